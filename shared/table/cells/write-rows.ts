import type { Row } from '../../model/cell';
import type { SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { CELLS_PER_CALL } from './memory-limits';

/** So much more in a call is better than another one for the rest. */
const TENTH = 0.1;

/** How many rows of so many cells go into one call. */
export const rowsPerCall = (columns: number): number => Math.max(1, Math.floor(CELLS_PER_CALL / columns));

/** Where the first cell of rows goes. */
export interface FirstCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** How many of so many rows are written in one call. */
export const rowsPerBlock = (rows: number, columns: number): number =>
  Math.ceil(rows / Math.max(1, Math.ceil((rows * columns) / CELLS_PER_CALL - TENTH)));

/** Writes rows from a cell on, in blocks of about one size. */
export function* writeRows(sheets: SheetWriter, first: FirstCell, rows: readonly Row[]): Task<void> {
  const columns = rows[0]?.length ?? 0;
  if (columns === 0) return;
  const perCall = rowsPerBlock(rows.length, columns);
  for (let at = 0; at < rows.length; at += perCall) {
    const block = rows.slice(at, at + perCall);
    yield* wait(sheets.write({ ...first, row: first.row + at, rows: block.length, columns }, block));
  }
}
