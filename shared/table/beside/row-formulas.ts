/**
 * The row formulas of the user's own columns beside a report: new rows get them, and rows that are the report's no more lose them.
 * @module
 */

import type { SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { columnCells } from '../cells/column-cells';
import { runs } from '../cells/row-range';
import type { Placement } from '../place/placement';
import type { BesideColumns } from './beside';

/** Fills the row formulas down into new rows; a cell that holds something else stays. */
export function* fillFormulas(sheets: SheetWriter, { sheet, header, rows }: Placement, beside: BesideColumns, newRows: number): Task<void> {
  if (newRows > 0) yield* fillFrom(sheets, sheet, beside, header + rows + 1, newRows);
}

/** Fills them into rows among the others, counted from the report's first: those of a killed refresh that were sorted since, and those that a person put in. */
export function* fillUnfilled(
  sheets: SheetWriter,
  { sheet, header }: Placement,
  beside: BesideColumns,
  rows: readonly number[],
): Task<void> {
  const first = Math.min(...rows);
  const wanted = new Set(rows);
  yield* fillFrom(sheets, sheet, beside, header + 1 + first, Math.max(...rows) - first + 1, (at) => wanted.has(first + at));
}

function* fillFrom(
  sheets: SheetWriter,
  sheet: string,
  { formulas, model }: BesideColumns,
  first: number,
  rows: number,
  isWanted: (at: number) => boolean = () => true,
): Task<void> {
  for (const [column, formula] of formulas) {
    const area = columnCells({ sheet }, column, first, rows);
    const [values = []] = yield* wait(sheets.read([area]));
    const there = yield* wait(sheets.formulas(area));
    const isFree = (at: number): boolean =>
      isWanted(at) && (there[at]?.[0] === formula || (there[at]?.[0] === '' && values[at]?.[0] === ''));
    for (const { from, count } of runs(rows, isFree))
      yield* wait(sheets.fillDown(columnCells({ sheet }, column, model), first + from, count));
  }
}

/** Takes the row formulas out of rows that are not the report's any more, where they are still what was filled in. */
export function* clearFormulas(
  sheets: SheetWriter,
  { sheet, header, rows, claimed }: Placement,
  { formulas }: BesideColumns,
  rowsLeft: number,
): Task<void> {
  for (const [column, formula] of formulas) {
    const area = columnCells({ sheet }, column, header + 1 + rowsLeft, rows + claimed - rowsLeft);
    const there = yield* wait(sheets.formulas(area));
    const gone = runs(area.rows, (at) => there[at]?.[0] === formula).map(({ from, count }) => ({
      ...area,
      row: area.row + from,
      rows: count,
    }));
    if (gone.length > 0) yield* wait(sheets.clear(gone));
  }
}
