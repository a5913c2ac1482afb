/** The log sheet, which has a line for each refresh. */

export const LOG_SHEET = 'ActivTrak log';
export const LOG_HEADER = [
  'When (newest first)',
  'Who',
  'Started',
  'Report',
  'Rows',
  'Pages',
  'Sent again',
  'Seconds',
  'Result',
  'What happened',
  'Checks',
] as const;
export const STARTED = { hand: 'by hand', schedule: 'by schedule', request: 'on request', open: 'while open' } as const;
export const RESULTS = { done: 'Done', 'nothing-new': 'Nothing new', failed: 'Failed', cancelled: 'Stopped' } as const;
/** Who refreshed, and from which connection, where there are several. */
export const byFrom = (by: string, connection: string): string => `${by} (${connection})`.trim();

/** No later refresh tries it again. What a host said of it may follow. */
export const LOG_STILL_NAMES =
  'The log sheet may still name people in lines of earlier refreshes. Delete those lines yourself, or the whole sheet.';

export const checksGood = (checks: number): string => `${checks} good`;
