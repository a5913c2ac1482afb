/**
 * Results as they fit into the messages by which Excel gets them.
 * @module
 */

import { tooLargeForFormula } from '#words/excel';
import { ActivTrakError } from '../../shared/errors';
import type { FunctionResult } from '../../shared/functions/result';
import type { Clock } from '../../shared/ports';
import { type CellResult, resultOf } from './cell-values';

/**
 * Excel on the web takes 5 MB a message, the results of several cells and what Excel puts around them included. A larger one is sent again
 * for a minute and then dropped: the cell stays #BUSY!. (https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization-for-office-add-ins;
 * CustomFunctionProxy in excel-web-16.00.js)
 */
export const MOST_BYTES = 4_000_000;

/**
 * Excel collects the results of some milliseconds into one message, and of up to two seconds while one is on its way
 * (CustomFunctionProxy in excel-web-16.00.js); whatever is in a message that is too large goes with it.
 */
const TOGETHER_MS = 2_500;

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
  throw new ActivTrakError('too-large', tooLargeForFormula(rows));
}

const encoder = new TextEncoder();

const sized = (value: CellResult): SizedResult => ({ value, bytes: encoder.encode(JSON.stringify(value)).length });

/**
 * Hands results to Excel so that those which may travel together fit into one message: one that does not waits for those before it.
 */
export function delivery(clock: Pick<Clock, 'now' | 'sleep'>): (result: SizedResult) => Promise<SizedResult['value']> {
  let given: readonly { readonly at: number; readonly bytes: number }[] = [];

  return async ({ value, bytes }) => {
    for (;;) {
      const now = clock.now();
      given = given.filter(({ at }) => now - at < TOGETHER_MS && at <= now);
      const first = given[0];
      const together = given.reduce((sum, one) => sum + one.bytes, bytes);
      if (first === undefined || together <= MOST_BYTES) {
        given = [...given, { at: now, bytes }];
        return value;
      }
      await clock.sleep(TOGETHER_MS - (now - first.at));
    }
  };
}
