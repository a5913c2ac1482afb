/** What a value can be held against a limit by. */
export const LIMIT_TESTS = ['below', 'above'] as const;
/** One of the ways to hold a value against a limit; exactly the limit is neither. */
export type LimitTest = (typeof LIMIT_TESTS)[number];
