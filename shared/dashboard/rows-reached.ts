import { columnCells } from '../table/cells/column-cells';
import { type Task, wait } from '../task';
import type { Drawing, Stand } from './drawing';

/**
 * How far down the rows of a ready sheet reach of which there are so many, wherever people put some in or deleted some: to the last formula in a column.
 * @param key the column's
 */
export function* rowsReached({ sheets }: Pick<Drawing, 'sheets'>, stand: Stand, key: string): Task<number> {
  const column = stand.columns.get(key);
  const first = stand.header + 1;
  if (column === undefined || stand.grid <= first) return 0;
  const formulas = yield* wait(sheets.formulas(columnCells(stand, column, first, stand.grid - first)));
  return formulas.reduce((end, [formula = ''], row) => (formula === '' ? end : row + 1), 0);
}
