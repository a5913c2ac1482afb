/** What stands in the rows of a report that is grouped. */
import { quoted } from './quoted';

/** In the place of a value that records do not have. */
export const NONE = '(none)';
/** The row of everything that a top list does not name. */
export const ALL_OTHERS = 'All others';

export const timeUnreadable = (written: string): string =>
  `ActivTrak gave ${quoted(written)} for a time, so nothing is added up. Choose names or pseudonyms to look at the rows.`;
