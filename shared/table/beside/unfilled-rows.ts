import type { MarkedSheets } from '../../marks';
import type { SheetInfo } from '../../sheet-writer';
import type { Task } from '../../task';
import type { Target, Unfilled } from '../place/target';
import { sideColumns } from './side-columns';

/**
 * Rows of a refresh that was killed before it filled people's formulas down beside them, wherever these were sorted to since: they have none of those that
 * others have. `undefined` where there are no such rows.
 */
export function* unfilledRows(
  sheets: MarkedSheets,
  info: SheetInfo,
  { owner, placement }: Pick<Target, 'owner' | 'placement'>,
): Task<Unfilled | undefined> {
  const filled = (yield* sideColumns(sheets, info, owner, placement)).filter(({ usual }) => usual !== undefined);
  const all = (filled[0]?.values ?? []).map((_, row) => row);
  const model = all.reduce((found, row) => (filled.every(({ hasFormula }) => hasFormula(row)) ? row : found), -1);
  const rows = all.filter((row) => filled.every(({ values, hasFormula }) => values[row] === '' && !hasFormula(row)));
  return model === -1 || rows.length === 0 ? undefined : { rows, model };
}
