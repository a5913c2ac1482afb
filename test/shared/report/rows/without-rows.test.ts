import type { Row } from '../../../../shared/model/cell';
import { withoutRows } from '../../../../shared/report/rows/final-rows';
import type { SheetInfo } from '../../../../shared/sheet-writer';
import { placeRanges } from '../../../../shared/table/cells/row-range';
import { memoryRows, piecedRows, putRows, type RowsSource, rowsAt } from '../../../../shared/table/changes/rows-source';
import type { ColumnGroup } from '../../../../shared/table/place/placement';
import { runSync, wait } from '../../../../shared/task';
import { memorySheets } from '../../../doubles/memory-sheets';

const ROWS: readonly Row[] = Array.from({ length: 7 }, (_, at) => [at]);
/** Every choice of some of their places. */
const CHOICES = Array.from({ length: 2 ** ROWS.length }, (_, bits) => ROWS.flatMap((_, at) => ((bits >> at) & 1 ? [at] : [])));

const othersThan = (places: readonly number[]): readonly Row[] => ROWS.filter((_, at) => !places.includes(at));
const all = (source: RowsSource): readonly Row[] => runSync(source.piece(0, ROWS.length + 3));

/** The rows from places that are apart, as after others were left out of them. */
const pieced = (): RowsSource =>
  piecedRows(
    [
      { from: 10, count: 3 },
      { from: 20, count: 1 },
      { from: 30, count: 3 },
    ],
    (some) =>
      wait(
        some.flatMap(({ from, count }) => Array.from({ length: count }, (_, at): Row => [[10, 11, 12, 20, 30, 31, 32].indexOf(from + at)])),
      ),
  );

describe.each([
  ['in memory', () => memoryRows(ROWS)],
  ['taken piece by piece', pieced],
] as const)('rows that are %s', (_, source) => {
  it('are there without any others, and none is lost', () => {
    for (const places of CHOICES) {
      const others = source().without(placeRanges(places));
      expect([others.count, all(others)]).toEqual([ROWS.length - places.length, othersThan(places)]);
    }
  });

  it('are taken from any one on, and as many as are asked for', () => {
    for (let from = 0; from < ROWS.length; from += 1)
      for (let count = 1; from + count <= ROWS.length; count += 1)
        expect(runSync(source().piece(from, count))).toEqual(ROWS.slice(from, from + count));
  });

  it('are found by their places', () => {
    for (const places of CHOICES) expect(runSync(rowsAt(source(), places))).toEqual(places.map((at) => [at]));
  });
});

it('rows that are handed over one by one are there without any others too', () => {
  for (const places of CHOICES) {
    const others = withoutRows(function* (take) {
      yield* wait(ROWS.forEach((row) => void take(row, '')));
    }, placeRanges(places));
    expect(runSync(others).rows).toEqual(othersThan(places));
  }
});

it('rows that are found by their places are read together where they are near, and not one by one', () => {
  const asked: (readonly number[])[] = [];
  const many = Array.from({ length: 200 }, (_, at): Row => [at]);
  const source: RowsSource = {
    ...memoryRows(many),
    piece(from, count) {
      asked.push([from, count]);
      return wait(many.slice(from, from + count));
    },
  };
  expect(runSync(rowsAt(source, [3, 66, 67, 130, 199]))).toEqual([[3], [66], [67], [130], [199]]);
  expect(asked).toEqual([
    [3, 64],
    [67, 64],
    [199, 64],
  ]);
});

it('rows go into the report’s columns as those stand in the sheet, moved, apart or some of them alone', () => {
  const put = (groups: readonly ColumnGroup[]): readonly (readonly unknown[])[] => {
    const sheets = memorySheets('at once');
    sheets.type('Hours', 0, 0, { value: 'header' });
    const [info] = sheets.sheets() as readonly SheetInfo[];
    runSync(putRows(sheets, info?.id ?? '', 1, groups, [['a', 'b', 'c']]));
    return sheets.seen('Hours').slice(1);
  };
  expect(put([{ column: 0, indexes: [0, 1, 2] }])).toEqual([['a', 'b', 'c']]);
  expect(put([{ column: 0, indexes: [1, 0, 2] }])).toEqual([['b', 'a', 'c']]);
  expect(put([{ column: 1, indexes: [0, 1] }])).toEqual([['', 'a', 'b']]);
  expect(
    put([
      { column: 0, indexes: [2] },
      { column: 2, indexes: [0] },
    ]),
  ).toEqual([['c', '', 'a']]);
});
