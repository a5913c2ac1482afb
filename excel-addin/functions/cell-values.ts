/**
 * Values as Excel hands them to a custom function and takes them back.
 * @module
 */
import type { Argument } from '../../shared/functions/argument';
import type { FunctionResult } from '../../shared/functions/call';
import type { Cell } from '../../shared/model/cell';

type ExcelCell = string | number | boolean;

/** A cell takes so many characters. */
const MOST_CHARACTERS = 32_767;

/**
 * An argument: a value, a range's rows, or `null` where it is left out. An empty cell comes as 0 on a desktop and as `null` on the web
 * (https://github.com/OfficeDev/office-js/issues/4702, 5262); since 0 is no day, no name and no limit, it counts as empty.
 */
export function argumentOf(value: unknown): Argument {
  if (Array.isArray(value)) return value.map((row) => (row as unknown[]).map(emptied));
  return emptied(value);
}

const emptied = (value: unknown): Cell | null => (value === 0 || value === undefined ? null : (value as Cell | null));

/** A result as the function's metadata promise it: rows where it can be more than one cell. */
export function resultOf(result: FunctionResult, isMatrix: boolean): ExcelCell | ExcelCell[][] {
  if (!isMatrix) return excelCell(result as Cell);
  const rows = Array.isArray(result) ? result : [[result]];
  return rows.map((row: readonly Cell[]) => row.map(excelCell));
}

const excelCell = (cell: Cell): ExcelCell =>
  typeof cell === 'string' && cell.length > MOST_CHARACTERS ? `${cell.slice(0, MOST_CHARACTERS - 1)}…` : cell;
