import type { DateRange } from '../model/date-range';

/** All days that a table can have: 1900-01-01 to 9999-12-31. */
export const EVERY_DAY: DateRange = { from: 2, to: 2_958_465 };
