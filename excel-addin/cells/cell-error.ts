import { worded } from '../../shared/diagnostics';
import type { ErrorCode } from '../../shared/errors';
import { pageDiagnostics } from '../host/diagnostics';
import { shownError } from './shown-error';

/** What the person who typed the formula can mend in it. */
const OF_THE_FORMULA: readonly ErrorCode[] = ['argument', 'limited', 'too-large'];

/** What a cell shows of a failure, with the sentence beside it. */
export function cellError(failure: unknown): Error | CustomFunctions.Error {
  const { code, message } = worded(failure, pageDiagnostics, 'a cell');
  return shownError(OF_THE_FORMULA.includes(code) ? 'formula' : 'answer', message);
}
