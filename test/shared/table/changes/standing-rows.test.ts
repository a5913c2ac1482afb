import type { Row } from '../../../../shared/model/cell';
import type { SheetWriter } from '../../../../shared/sheet-writer';
import { readBack } from '../../../../shared/table/cells/read-back';
import { rowsPerCall } from '../../../../shared/table/cells/write-rows';
import { memoryRows } from '../../../../shared/table/changes/rows-source';
import { areStanding, eachStanding, PIECE } from '../../../../shared/table/changes/standing-rows';
import type { OutputColumn } from '../../../../shared/table/place/output-column';
import { runSync } from '../../../../shared/task';

/** So many columns that a call writes few rows. */
const OUTPUT = Array.from({ length: 4_000 }, (_, at): OutputColumn => ({ key: `c${at}`, label: '', kind: 'number' }));
const STEP = rowsPerCall(OUTPUT.length);
const HEADER = 2;

/** A sheet that says in each cell in which row it is, but for those that differ. */
function sheets(differing: readonly number[] = []) {
  const read: (readonly number[])[] = [];
  const writer = {
    read: (areas: readonly { row: number; rows: number; columns: number }[]) =>
      areas.map(({ row, rows, columns }) => {
        read.push([row, rows]);
        return Array.from({ length: rows }, (_, at) => Array(columns).fill(differing.includes(row + at) ? -1 : row + at));
      }),
  };
  return { read, writer: writer as unknown as SheetWriter };
}

const columnsOf = (output: readonly OutputColumn[]) => new Map(output.map(({ key }, at) => [key, at]));

describe('whether rows stand', () => {
  const BELOW = 5;
  const COUNT = 3 * STEP + 2;
  /** The row in the sheet of the first of them. */
  const FIRST = HEADER + 1 + BELOW;
  const back = readBack('seconds', { wallTime: () => '2026-01-01T00:00' }, 'UTC');
  const stand = (differing: readonly number[], rows = FIRST + COUNT): boolean => {
    const placement = {
      sheet: 's',
      sheetName: 's',
      status: undefined,
      header: HEADER,
      rows: BELOW,
      claimed: 0,
      columns: columnsOf(OUTPUT),
    };
    const info = { id: 's', name: 's', rows, columns: OUTPUT.length, hidden: false } as never;
    const source = memoryRows(Array.from({ length: COUNT }, (_, at): Row => Array(OUTPUT.length).fill(FIRST + at)));
    return runSync(areStanding(sheets(differing).writer, { placement, info }, OUTPUT, back, source, { count: COUNT, below: BELOW }));
  };

  it('is seen by one of each call that wrote them, and by the last', () => {
    expect(stand([])).toBe(true);
    for (const at of [0, STEP, 2 * STEP, 3 * STEP, COUNT - 1]) expect([at, stand([FIRST + at])]).toEqual([at, false]);
    expect(stand([1, FIRST - 1, FIRST + COUNT])).toBe(true);
  });

  it('is out of the question where the sheet ends before them', () => {
    expect([stand([], FIRST + COUNT), stand([], FIRST + COUNT - 1)]).toEqual([true, false]);
  });
});

it('rows that stand are handed over in pieces with their places, each once', () => {
  const [one] = OUTPUT as [OutputColumn];
  const ROWS = 2 * PIECE + 3;
  const { read, writer } = sheets();
  const placement = { sheet: 's', header: HEADER, columns: columnsOf([one]), rows: ROWS };
  const seen: number[] = [];
  const take = ([cell]: Row, index: number): void => {
    if (cell !== HEADER + 1 + index) throw new Error(`Row ${index} has ${cell}.`);
    seen.push(index);
  };
  runSync(eachStanding(writer, placement, [one], take));
  expect([seen.length, seen[0], seen.at(-1)]).toEqual([ROWS, 0, ROWS - 1]);
  expect(read).toEqual([
    [HEADER + 1, PIECE],
    [HEADER + 1 + PIECE, PIECE],
    [HEADER + 1 + 2 * PIECE, 3],
  ]);
  seen.length = 0;
  runSync(eachStanding(writer, placement, [one], take, 7, 12));
  expect(seen).toEqual([7, 8, 9, 10, 11]);
});
