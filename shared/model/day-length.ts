/** Seconds of a day. */
export const DAY_SECONDS = 86_400;
/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;
/** The serial number of 1970-01-01. */
export const UNIX_EPOCH = 25_569;
