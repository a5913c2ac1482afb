/**
 * Values as Excel hands them to a custom function and takes them back.
 * @module
 */
import type { Argument } from '../../shared/functions/argument';
import type { FunctionResult } from '../../shared/functions/call';
import type { Cell } from '../../shared/model/cell';

type ExcelCell = string | number | boolean | FormattedNumber;

/** A cell takes so many characters. */
const MOST_CHARACTERS = 32_767;

/**
 * An argument: a value, a range's rows, or `null` where it is left out. An empty cell comes as 0 on a desktop and as `null` on the web
 * (https://github.com/OfficeDev/office-js/issues/4702, 5262); since 0 is no day and no name, it counts as empty.
 * @param isCount whether the argument is a number of something: 0 is a mistake there, and said to be one
 */
export function argumentOf(value: unknown, isCount = false): Argument {
  if (isCount && basicOf(value) === 0) return 0;
  if (Array.isArray(value)) return value.map((row) => (row as unknown[]).map(emptied));
  return emptied(value);
}

function emptied(value: unknown): Cell | null {
  const basic = basicOf(value);
  return basic === 0 || basic === undefined ? null : (basic as Cell | null);
}

/**
 * What a cell with data of a richer type counts as: our own dates come back as such numbers, and a linked person or place has its text.
 * (https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-data-types-concepts)
 */
function basicOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { type, basicValue, text } = value as { readonly type?: string; readonly basicValue?: unknown; readonly text?: unknown };
  return type === 'Entity' || type === 'LinkedEntity' ? text : basicValue;
}

/** What Excel gets: a value, or rows. */
export type CellResult = ExcelCell | readonly (readonly ExcelCell[])[];

/** A number with the format in which a cell shows it; it counts as a number everywhere. (CustomFunctionsRuntime 1.4) */
interface FormattedNumber {
  readonly type: 'Double';
  readonly basicValue: number;
  readonly numberFormat: string;
}

/** A result as the function's metadata promise it: rows where it can be more than one cell. */
export function resultOf(
  result: FunctionResult,
  { isMatrix, format }: { readonly isMatrix: boolean; readonly format: (column: number) => string | undefined },
): CellResult {
  const excelCell = (cell: Cell, column: number): ExcelCell => {
    if (typeof cell === 'string') return cell.length > MOST_CHARACTERS ? `${cell.slice(0, MOST_CHARACTERS - 1)}…` : cell;
    const numberFormat = typeof cell === 'number' ? format(column) : undefined;
    return numberFormat === undefined ? cell : { type: 'Double', basicValue: cell as number, numberFormat };
  };
  if (!isMatrix) return excelCell(result as Cell, 0);
  const rows = Array.isArray(result) ? result : [[result]];
  return rows.map((row: readonly Cell[]) => row.map(excelCell));
}
