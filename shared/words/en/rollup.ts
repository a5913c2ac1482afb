/** What stands in the rows of a report that is grouped. */

/** In the place of a value that records do not have. */
export const NONE = '(none)';
/** The row of everything that a top list does not name. */
export const ALL_OTHERS = 'All others';
