import type { Row } from '../../../../shared/model/cell';
import type { SheetInfo } from '../../../../shared/sheet-writer';
import { readBack } from '../../../../shared/table/cells/read-back';
import { changedRows } from '../../../../shared/table/changes/changed-rows';
import type { OutputColumn } from '../../../../shared/table/place/output-column';
import { keyedGroups, type Placement } from '../../../../shared/table/place/placement';
import { runSync } from '../../../../shared/task';
import { memorySheets } from '../../../doubles/memory-sheets';

const OUTPUT: readonly OutputColumn[] = [
  { key: 'user', label: 'User', kind: 'text' },
  { key: 'active', label: 'Active', kind: 'number' },
];
/** The header's row. */
const HEADER = 2;

/** A table of rows that stand below a header, the header not on top. */
function standing(rows: readonly Row[]) {
  const sheets = memorySheets('at once');
  rows.forEach((row, at) => {
    for (const [column, value] of row.entries()) sheets.type('Hours', HEADER + 1 + at, column, { value });
  });
  const sheet = (sheets.sheets() as readonly SheetInfo[])[0]?.id ?? '';
  const columns = new Map(OUTPUT.map(({ key }, at) => [key, at]));
  const placement: Placement = { sheet, sheetName: 'Hours', status: undefined, header: HEADER, rows: rows.length, claimed: 0, columns };
  const back = readBack('seconds', { wallTime: () => '2026-01-01T00:00' }, 'UTC');
  const compared = { placement, output: OUTPUT, readBack: back };
  const groups = keyedGroups(OUTPUT, columns);
  return {
    sheets,
    changes: (found: readonly (readonly [row: number, cells: Row])[], isRecord?: (row: number) => boolean) =>
      runSync(changedRows(sheets, compared, groups, found, isRecord)),
  };
}

const people = (count: number): readonly Row[] => Array.from({ length: count }, (_, at) => [`person ${at}`, at + 1]);
const everySecond = (rows: readonly Row[], from: number): (readonly [number, Row])[] =>
  rows.flatMap(([user = '', active], at) => (at >= from && (at - from) % 2 === 0 ? [[at, [user, Number(active) + 100]] as const] : []));

describe('rows of which every second is different', () => {
  it('are written each alone, as long as there are few of them', () => {
    const rows = people(80);
    const changes = standing(rows).changes(everySecond(rows, 0));
    expect(changes.map(({ row, changed, cells }) => [row, changed, cells.length])).toEqual(
      Array.from({ length: 40 }, (_, at) => [HEADER + 1 + 2 * at, 1, 1]),
    );
  });

  it('are written as one with what comes and stands between them already', () => {
    const rows = people(85);
    const found = [...rows.entries()].map(([at, row]) => [at, row] as const);
    const fresh = new Map([...found, ...everySecond(rows, 0)]);
    expect(standing(rows).changes([...fresh])).toEqual([{ row: HEADER + 1, cells: [...fresh.values()], changed: 43, blank: [] }]);
  });

  it('are written as one with other records of the report, and without a row of a person’s own', () => {
    const rows = people(91);
    const found = everySecond(rows, 5);
    const changes = standing(rows).changes(found, (at) => at !== 46);
    expect(changes.map(({ row, changed, cells }) => [row, changed, cells.length])).toEqual([
      [HEADER + 1 + 5, 21, 41],
      [HEADER + 1 + 47, 22, 43],
    ]);
    expect(changes[0]?.cells.slice(0, 3)).toEqual([['person 5', 106], rows[6], ['person 7', 108]]);
    expect(standing(rows).changes(found)).toHaveLength(43);
  });
});

it('a row counts as blank where nothing of the report’s stands in it, and by its place in the sheet', () => {
  const rows: readonly Row[] = [
    ['a', 1],
    ['', ''],
    ['', 3],
    ['d', ''],
  ];
  const found = [0, 1, 2, 3].map((at) => [at, ['x', 9]] as const);
  expect(standing(rows).changes(found)).toMatchObject([{ row: HEADER + 1, changed: 4, blank: [HEADER + 2] }]);
});

describe('a number where the text of it stands', () => {
  const TEXTS: readonly Row[] = [
    ['a', ''],
    ['b', '2'],
    ['c', '3'],
  ];
  const found: readonly (readonly [number, Row])[] = [
    [0, ['a', '']],
    [1, ['b', 2]],
    [2, ['c', 3]],
  ];

  it('is left while its cells are plain text, which makes texts of numbers', () => {
    const table = standing(TEXTS);
    for (const at of [1, 2]) table.sheets.type('Hours', HEADER + 1 + at, 1, { format: '@' });
    expect(table.changes(found)).toEqual([]);
  });

  it('becomes one again when they are no plain text any more, and an empty cell stays as it is', () => {
    expect(standing(TEXTS).changes(found)).toMatchObject([{ row: HEADER + 2, changed: 2 }]);
  });
});
