import { type Diagnostics, worded } from '../../diagnostics';
import { isActivTrakError } from '../../errors';
import type { Task } from '../../task';
import { type Check, warning } from '../kept/run';

/** Does what is no part of the rows: where it fails, that is the check. @param words that it failed, for people */
export function* failingAlone(
  diagnostics: Diagnostics,
  where: string,
  words: string,
  work: () => Task<readonly Check[]>,
): Task<readonly Check[]> {
  try {
    return yield* work();
  } catch (cause) {
    const { message } = worded(cause, diagnostics, where, words);
    return [warning(isActivTrakError(cause) ? `${words} ${message}` : message)];
  }
}
