/** The line above a report's header. */
import { countWords } from './numbers';

/** How each line begins, by which one is known again. */
export const STATUS_BEGINS = 'Refreshed ';

/**
 * @param at `2026-11-23 08:02`
 * @param by who refreshed it, or nothing
 * @param connection what the connection is called that they came from, where there are several
 */
export const refreshedLine = (at: string, by: string, rows: number, connection?: string): string =>
  `${STATUS_BEGINS}${at}${by === '' ? '' : ` by ${by}`}${connection === undefined ? '' : ` from “${connection}”`}, ${countWords(rows, 'row')}.`;

/** What divides it from why there are no newer rows. Lines of earlier versions have it too, so it stays as it is. */
export const NOT_REFRESHED_SINCE = ' Not refreshed since: ';

export const failedTimes = (failures: number): string => ` (${countWords(failures, 'time')})`;
