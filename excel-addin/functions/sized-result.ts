import { ActivTrakError } from '../../shared/errors';
import type { FunctionResult } from '../../shared/functions/result';
import { type CellResult, resultOf } from './cell-values';

/**
 * Excel on the web takes 5 MB a message, the results of several cells and what Excel puts around them included. A larger one is sent again
 * for a minute and then dropped: the cell stays #BUSY!. (https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization-for-office-add-ins;
 * CustomFunctionProxy in excel-web-16.00.js)
 */
export const MOST_BYTES = 4_000_000;

/** A result as Excel gets it, and how many bytes of a message it takes. */
export interface SizedResult {
  readonly value: CellResult;
  readonly bytes: number;
}

/** What the function's metadata say of a result, and the number formats of its columns; a value has the first. */
export interface ResultShape {
  readonly isMatrix: boolean;
  readonly isValue: boolean;
  readonly formats: readonly (string | undefined)[];
}

/**
 * A result with its number formats where a message has room for them, else with plain numbers.
 * @throws ActivTrakError `too-large` when it does not fit either way.
 */
export function sizedResult(result: FunctionResult, { isMatrix, isValue, formats }: ResultShape): SizedResult {
  const format = (column: number): string | undefined => formats[isValue ? 0 : column];
  const formatted = sized(resultOf(result, { isMatrix, format }));
  if (formatted.bytes <= MOST_BYTES) return formatted;
  const plain = formats.length === 0 ? formatted : sized(resultOf(result, { isMatrix, format: () => undefined }));
  if (plain.bytes <= MOST_BYTES) return plain;
  const rows = Array.isArray(result) ? result.length : 1;
  throw new ActivTrakError(
    'too-large',
    `${rows.toLocaleString('en-US')} rows are more than Excel takes from one formula. Choose fewer days, people or columns, or make a report.`,
  );
}

const encoder = new TextEncoder();

const sized = (value: CellResult): SizedResult => ({ value, bytes: encoder.encode(JSON.stringify(value)).length });
