import type { MarkedSheets } from '../../marks';
import type { SheetInfo, SheetValue } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { columnCells } from '../cells/column-cells';
import type { Placement } from '../place/placement';
import { columnsOfOthers } from './beside';

/** A column of a person's own between a report's or next to them, at the side of its rows. */
export interface SideColumn {
  readonly column: number;
  readonly values: readonly SheetValue[];
  /** Rows that hold a formula as no other row does; every other formula does the same in each row. */
  readonly single: readonly number[];
  /** A row with the formula that the others have. */
  readonly usual: number | undefined;
  readonly hasFormula: (row: number) => boolean;
}

/**
 * The columns beside a report that hold something at its rows. Those that one formula fills are left out, with all behind them.
 */
export function* sideColumns(sheets: MarkedSheets, info: SheetInfo, owner: string, placement: Placement): Task<readonly SideColumn[]> {
  const { sheet, header, columns } = placement;
  const rows = Math.min(placement.rows + placement.claimed, info.rows - header - 1);
  const own = new Set(columns.values());
  if (rows <= 0 || own.size === 0) return [];
  const [first, last] = [Math.min(...own), Math.max(...own)];
  const found: SideColumn[] = [];
  let others: ReadonlySet<number> | undefined;

  /** Whether something stands there; then it is looked at. */
  function* take(column: number): Task<boolean> {
    const area = columnCells({ sheet }, column, header, rows + 1);
    const [values = []] = yield* wait(sheets.read([area]));
    if (values.every(([value]) => value === '')) return placement.gaps?.has(column) === true;
    others ??= yield* columnsOfOthers(sheets, owner, placement);
    if (others.has(column)) return false;
    const side = sideOf(
      column,
      values.map(([value = '']) => value),
      (yield* wait(sheets.formulas(area))).map(([formula = '']) => formula),
      placement.rows,
    );
    if (side) found.push(side);
    return side !== undefined;
  }

  for (let column = first + 1; column < last; column += 1) if (!own.has(column)) yield* take(column);
  for (let column = last + 1; column < info.columns && (yield* take(column)); ) column += 1;
  const right = found.length;
  let column = first - 1;
  while (column >= 0 && (yield* take(column))) column -= 1;
  // What stands between two reports goes with the one to its left.
  return others?.has(column) ? found.slice(0, right) : found;
}

/** `undefined` where one formula fills the column. @param sure so many rows are no refresh's that was killed */
function sideOf(
  column: number,
  [, ...values]: readonly SheetValue[],
  [head = '', ...formulas]: readonly string[],
  sure: number,
): SideColumn | undefined {
  const times = new Map<string, number>();
  for (const formula of formulas) if (formula !== '') times.set(formula, (times.get(formula) ?? 0) + 1);
  const isOnce = (row: number): boolean => times.get(formulas[row] ?? '') === 1;
  // The last row's goes down into new ones, and a killed refresh may not have come so far.
  const isUsual = (row: number): boolean => row === formulas.length - 1 || row === sure - 1 || !isOnce(row);
  const once = formulas.flatMap((formula, row) => (formula !== '' && isOnce(row) ? [row] : []));
  const fills = (row: number): boolean =>
    row + 1 < values.length && values.slice(row + 1).every((value, at) => value !== '' && formulas[row + 1 + at] === '');
  if (head !== '' || once.some(fills)) return undefined;
  const single = once.filter((row) => !isUsual(row));
  const usual = formulas.findIndex((formula, row) => formula !== '' && isUsual(row));
  return { column, values, single, usual: usual === -1 ? undefined : usual, hasFormula: (row) => (formulas[row] ?? '') !== '' };
}

/** Whether it may be a column of checkboxes, of which each one that isn't ticked holds `false`. */
export const isOfBoxes = ({ values }: SideColumn): boolean => values.every((value) => value === '' || typeof value === 'boolean');
