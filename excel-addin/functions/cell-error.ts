import { type ErrorCode, isActivTrakError } from '../../shared/errors';
import { namespaced } from '../../shared/functions/catalog';
import { IS_NAMESPACED } from '../build-options';

/** What the person who typed the formula can mend in it. */
const OF_THE_FORMULA: readonly ErrorCode[] = ['argument', 'limited'];

const UNEXPECTED = 'The add-in met an unexpected problem: recalculate, and report it if it stays so.';

/**
 * What a cell shows, with the sentence beside it. Excel takes a text with #VALUE! and #N/A alone.
 * (https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-errors)
 */
export function cellError(failure: unknown): Error | CustomFunctions.Error {
  const known = isActivTrakError(failure) ? failure : undefined;
  const message = known?.message ?? UNEXPECTED;
  const words = IS_NAMESPACED ? namespaced(message) : message;
  // The first requirement set has no errors of its own; any other error is #VALUE! there.
  if (CustomFunctions.Error === undefined) return new Error(words);
  const { invalidValue, notAvailable } = CustomFunctions.ErrorCode;
  const isOfFormula = known !== undefined && OF_THE_FORMULA.includes(known.code);
  return new CustomFunctions.Error(isOfFormula ? invalidValue : notAvailable, words);
}
