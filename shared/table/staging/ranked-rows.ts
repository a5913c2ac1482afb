/**
 * Rows on the hidden sheet are put in order by the host, without passing through memory: each gets a number behind its cells, and the
 * sheet is sorted by that. Hosts say little of how they sort texts, or rows that are equal; numbers of which each is there once leave nothing open.
 * @module
 */
import type { SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { columnCells } from '../cells/column-cells';
import type { RowRange } from '../cells/row-range';
import { writeRows } from '../cells/write-rows';
import type { StagedRows } from './row-heap';

/** Writes the places that rows have in the order of some ranges. @param column the one behind their cells */
export function* writeRanks(
  sheets: SheetWriter,
  { sheet, first = 0 }: StagedRows,
  column: number,
  ranges: readonly RowRange[],
): Task<void> {
  const ranks: [number][] = [];
  let next = 0;
  for (const { from, count } of ranges)
    for (let row = from; row < from + count; row += 1) {
      ranks[row] = [next];
      next += 1;
    }
  yield* wait(sheets.grow(sheet, 0, column + 1));
  // A new column looks like the one before it, and where that is of plain text a number would become one.
  yield* wait(sheets.format([columnCells({ sheet }, column, first, ranks.length)], '0'));
  yield* writeRows(sheets, { sheet, row: first, column }, ranks);
  yield* wait(sheets.flush());
}

/** Sorts rows that have their places behind them. Once more does no harm, and a host may refuse so many cells. */
export function* sortByRanks(sheets: SheetWriter, { sheet, first = 0, rows }: StagedRows, column: number): Task<void> {
  try {
    yield* wait(sheets.sort({ sheet, row: first, column: 0, rows, columns: column + 1 }, column));
    yield* wait(sheets.flush());
  } catch {
    // What it made of them is looked at.
  }
}

/** Whether rows stand where the places behind them say. */
export function* areSorted(sheets: SheetWriter, { sheet, first = 0, rows }: StagedRows, column: number): Task<boolean> {
  const [found = []] = yield* wait(sheets.read([columnCells({ sheet }, column, first, rows)]));
  return found.every(([rank], row) => rank === row);
}
