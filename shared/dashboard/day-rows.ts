import type { SheetWriter } from '../sheet-writer';
import { type Task, wait } from '../task';
import type { Facts } from './draw-sheet';

/**
 * Gives sheets a row for each day of the period. Formulas count days off by the first rows of the report's sheet, and those of earlier versions by those
 * of Days off, whose empty rows people delete.
 * @param ids the sheets, where they are there
 */
export function* dayRows(sheets: Pick<SheetWriter, 'grow'>, { from, to }: Facts, ids: readonly (string | undefined)[]): Task<void> {
  const days = typeof from === 'number' && typeof to === 'number' ? to - from + 1 : 0;
  for (const id of ids) if (id !== undefined) yield* wait(sheets.grow(id, days, 0));
}
