import type { Clock } from '../../shared/ports';
import { MOST_BYTES, type SizedResult } from './sized-result';

/**
 * Excel collects the results of some milliseconds into one message, and of up to two seconds while one is on its way
 * (CustomFunctionProxy in excel-web-16.00.js); whatever is in a message that is too large goes with it.
 */
const TOGETHER_MS = 2_500;

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
