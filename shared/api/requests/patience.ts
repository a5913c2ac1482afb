import { addressTooLong, TOO_SLOW as TOO_SLOW_WORDS } from '#words/asking';
import type { Barrier } from '../../ports';

/** A page of the API takes up to 45 seconds, as its callers tell. */
const LONGEST_MS = 60_000;
/** What is reserved for asking again if an answer hangs. */
const RESERVE_MS = 10_000;
/** A single request may use all of a time this short. */
const SHORT_MS = 25_000;

/** What a person reads when no answer came in time. */
export const TOO_SLOW: Barrier = {
  words: TOO_SLOW_WORDS,
  passes: true,
};

/** A request whose address the host, or a server between here and ActivTrak, would not take: the cursor in it is too long. */
export const tooLong = (most: number): Barrier => ({
  words: addressTooLong(most),
  passes: false,
  code: 'too-large',
});

/**
 * How many milliseconds to wait for an answer. One of several that hangs must not use up what is left, since the others are asked again;
 * but a server that has been as slow before is waited for.
 * @param left milliseconds that are left for everything
 * @param together how many requests wait for each other
 * @param slowest the longest that an answer took so far
 */
export function patience(left: number, together: number, slowest = 0): number {
  const part = together === 1 ? Math.min(left, SHORT_MS) : Math.max(left / 2, Math.min(left, slowest * 1.5 + 1000));
  return Math.min(LONGEST_MS, Math.max(left - RESERVE_MS, part));
}
