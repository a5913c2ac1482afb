/** What a refresh says of a report's alerts, and what stands in their list. */
import { countWords, numberWords } from './numbers';

export const ALERT_HEADERS = {
  found: 'Found',
  alert: 'Alert',
  day: 'Day',
  who: 'Who',
  value: 'Value',
  state: 'State',
  code: 'ID',
} as const;
/** Whether a row of the list was found by the last refresh that looked. */
export const HOLDS_NOW = 'Now';
export const HELD_EARLIER = 'Earlier';

/** The sheet with the list: the report's name, and the word behind it. */
export const ALERTS_SHEET = 'Alerts';
export const alertsSheet = (report: string): string => `${report} alerts`;

/** `Active below 2:00` */
export const alertInWords = (label: string, test: string, limit: string): string => `${label} ${test} ${limit}`;
/** What a value is found for: of times of day, and of the rest. */
export const TEST_WORDS = {
  time: { below: 'before', above: 'after' },
  other: { below: 'below', above: 'above' },
} as const;
/** @param value what stands for nothing, such as `0:00` */
export const valueWithoutRow = (value: string): string => `${value} (no row)`;

export const ALERT_LIST_NOT_WRITTEN = "The list of this report's alerts wasn't written.";
export const alertListLost = (sheet: string): string =>
  `The header, columns or rows of “${sheet}” were deleted or sorted so that its rows can't be told. Undo that, or delete the sheet to get a new list.`;
export const alertListFull = (sheet: string, most: number, left: number): string =>
  `The sheet “${sheet}” takes no more than ${numberWords(most)} rows, so ${countWords(left, 'alert')} can't be listed. Delete rows that nobody needs.`;
export const alertsBeyondList = (listed: number, all: number): string =>
  `Only the first ${numberWords(listed)} of ${numberWords(all)} alerts are in the list. Change the alerts so that fewer rows meet them.`;
