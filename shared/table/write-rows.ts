import type { Row } from '../model/cell';
import type { SheetWriter } from '../sheet-writer';
import { type Task, wait } from '../task';

/** As many cells as go into one call of either host. */
export const CELLS_PER_CALL = 200_000;

/** Where the first cell of rows goes. */
export interface FirstCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Writes rows from a cell on, in blocks. */
export function* writeRows(sheets: SheetWriter, first: FirstCell, rows: readonly Row[]): Task<void> {
  const columns = rows[0]?.length ?? 0;
  if (columns === 0) return;
  const perCall = Math.max(1, Math.floor(CELLS_PER_CALL / columns));
  for (let at = 0; at < rows.length; at += perCall) {
    const block = rows.slice(at, at + perCall);
    yield* wait(sheets.write({ ...first, row: first.row + at, rows: block.length, columns }, block));
  }
}
