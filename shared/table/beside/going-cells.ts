import type { MarkedSheets } from '../../marks';
import { type Task, wait } from '../../task';
import type { Placement } from '../place/placement';
import { cellBeside, type StandingCell } from './standing-cell';
import { cellWord } from './typed-cell';

/** A cell of which it is known where it goes. */
export type GoingCell = StandingCell & { readonly to: number };

/**
 * The cells that go to another row, or whose row is emptied first, and those of them that can't: a formula, what it may fill, and what stands
 * beside a record that nobody can tell. What a formula fills for sure is typed by nobody, and stays where that is.
 */
export function* goingCells(
  sheets: MarkedSheets,
  placement: Placement,
  cells: readonly StandingCell[],
): Task<{ readonly going: readonly GoingCell[]; readonly refused: readonly StandingCell[] }> {
  const all = cells.filter(({ row, to }) => to !== row || row >= placement.rows);
  const filled = all.length > 0 ? yield* wait(sheets.areFilled?.(all.map((cell) => cellBeside(placement, cell)))) : undefined;
  const maybeFilled = filled ? new Set<string>() : underFormulas(cells);
  const canGo = (cell: StandingCell): cell is GoingCell =>
    cell.to === cell.row || (cell.to !== undefined && cell.value !== undefined && !maybeFilled.has(cellWord(cell)));
  const typed = all.filter((_, at) => filled?.[at] !== true);
  return { going: typed.filter(canGo), refused: typed.filter((cell) => !canGo(cell)) };
}

/** Words of cells with a formula that no other row has, and of those below without a gap. */
function underFormulas(cells: readonly StandingCell[]): ReadonlySet<string> {
  const under = new Set<string>();
  for (const cell of cells) if (cell.value === undefined || under.has(cellWord({ ...cell, row: cell.row - 1 }))) under.add(cellWord(cell));
  return under;
}
