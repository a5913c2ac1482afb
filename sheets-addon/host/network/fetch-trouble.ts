import { ADDRESS_NOT_ALLOWED, ANSWER_TOO_LARGE, DAY_OVER, LIMITED } from '#words/google';
import { TOO_SLOW } from '../../../shared/api/requests/patience';
import type { Barrier } from '../../../shared/ports';

/**
 * What stands in the way, by the words of Google's exception; `undefined` for a connection that broke.
 * "… too many times in a short time: urlfetch" is a throttle of seconds, "… for one day" the day's quota; "Bandwidth quota exceeded" passes
 * as well, and "Limit Exceeded: URLFetch Response Size." names the service too. Google may say it in the person's language: whatever speaks of `urlfetch` then is one of the two, and asked again first.
 * @param isLate whether the time for an answer had passed
 */
export function fetchTrouble(words: string, isLate: boolean): Barrier | undefined {
  if (/for one day|per day/i.test(words)) return { words: DAY_OVER, passes: false };
  if (/response size/i.test(words)) return { words: ANSWER_TOO_LARGE, passes: false, code: 'too-large' };
  if (/bandwidth quota|too many times|: urlfetch\b/i.test(words)) return { words: LIMITED, passes: true, code: 'rate-limited' };
  if (/whitelisted|not permitted/i.test(words))
    return {
      words: ADDRESS_NOT_ALLOWED,
      passes: false,
    };
  return isLate || /^\W*(Exception: )?timeout|timed out/i.test(words) ? TOO_SLOW : undefined;
}

/** Whether the same would be said of every other request as well, so that none has to be sent to find out. */
export const concernsAll = (barrier: Barrier | undefined): boolean =>
  barrier !== undefined && barrier !== TOO_SLOW && barrier.code !== 'too-large';
