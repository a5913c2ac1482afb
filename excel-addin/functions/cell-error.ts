import { type ErrorCode, isActivTrakError } from '../../shared/errors';
import { namespaced } from '../../shared/functions/signatures';
import { IS_NAMESPACED } from '../build-options';
import { shownError } from './shown-error';

/** What the person who typed the formula can mend in it. */
const OF_THE_FORMULA: readonly ErrorCode[] = ['argument', 'limited', 'too-large'];

const UNEXPECTED = 'The add-in met an unexpected problem: recalculate, and report it if it stays so.';

/** What a cell shows of a failure, with the sentence beside it. */
export function cellError(failure: unknown): Error | CustomFunctions.Error {
  const known = isActivTrakError(failure) ? failure : undefined;
  const message = known?.message ?? UNEXPECTED;
  const isOfFormula = known !== undefined && OF_THE_FORMULA.includes(known.code);
  return shownError(isOfFormula ? 'formula' : 'answer', IS_NAMESPACED ? namespaced(message) : message);
}
