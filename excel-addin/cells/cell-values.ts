/**
 * Values as Excel hands them to a custom function and takes them back.
 * @module
 */
import type { ActivTrakError } from '../../shared/errors';
import type { Argument } from '../../shared/functions/arguments/argument';
import type { FunctionResult, ResultCell } from '../../shared/functions/result';
import type { Cell } from '../../shared/model/cell';
import { cellError } from './cell-error';
import { takesErrors } from './shown-error';

type ExcelCell = string | number | boolean | FormattedNumber | CustomFunctions.Error;

/** A cell takes so many characters. */
const MOST_CHARACTERS = 32_767;

/**
 * An argument: a value, a range's rows, or `null` where it is left out. An empty cell comes as 0 on a desktop and as `null` on the web
 * (https://github.com/OfficeDev/office-js/issues/4702, 5262); since 0 is no day and no name, it counts as empty. Whether a cell is empty or
 * nothing was given shows in arguments that take ranges alone: there a cell comes as a range of one.
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

/**
 * A result as the function's metadata promise it: rows where it can be more than one cell. An error stands in its own cell.
 * (https://learn.microsoft.com/javascript/api/custom-functions-runtime/customfunctions.error has one among the results of a range)
 * @throws the first of the errors where Excel takes none in a cell
 */
export function resultOf(
  result: FunctionResult,
  { isMatrix, format }: { readonly isMatrix: boolean; readonly format: (column: number) => string | undefined },
): CellResult {
  const excelCell = (cell: ResultCell, column: number): ExcelCell => {
    if (typeof cell === 'object') return errorIn(cell);
    if (typeof cell === 'string') return cell.length > MOST_CHARACTERS ? `${cell.slice(0, MOST_CHARACTERS - 1)}…` : cell;
    const numberFormat = typeof cell === 'number' ? format(column) : undefined;
    return numberFormat === undefined ? cell : { type: 'Double', basicValue: cell as number, numberFormat };
  };
  if (!isMatrix) return excelCell(result as Cell, 0);
  const rows = typeof result === 'object' ? result : [[result]];
  return rows.map((row) => row.map(excelCell));
}

function errorIn(cell: ActivTrakError): CustomFunctions.Error {
  if (!takesErrors()) throw cell;
  return cellError(cell) as CustomFunctions.Error;
}
