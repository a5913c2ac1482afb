/** Asking and reading that came to no end. The host's own parts say it too: these are loaded before anything is asked. */
import { numberWords } from './numbers';

export const TOO_SLOW = 'ActivTrak was too slow to answer. Try again in a few minutes, or choose fewer days.';

export const addressTooLong = (most: number): string =>
  `This request's address is longer than the ${numberWords(most)} characters that can be sent. Choose fewer days, so that fewer pages follow.`;

/** A reading that ended before everything was there. */
export const WAS_STOPPED = 'This was stopped. Start it again when you like.';

export const TAKES_TOO_LONG = 'Reading all rows takes longer than is allowed here. Choose fewer days, or one person or group.';
