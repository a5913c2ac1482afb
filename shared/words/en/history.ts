import { alertsCount } from './alert-views';
import { STARTED } from './log-sheet';
import { countWords } from './numbers';

export const LOG_SHEET_HINT =
  'Once it is there, the log sheet gets a line for each refresh, newest first. Everyone who can open this file can read it.';
export const READING_HISTORY = 'Reading the history…';
export const HISTORY_EMPTY = 'Nothing has been refreshed yet.';
export const SOMEBODY = 'Someone';

interface Run {
  readonly trigger: keyof typeof STARTED;
  readonly pages: number;
  readonly retries: number;
  readonly ms: number;
  readonly alerts?: number;
}

/** `by schedule · 3 pages · 4 s · 2 alerts`. */
export function runWords({ trigger, pages, retries, ms, alerts }: Run): string {
  const again = retries > 0 ? [`${countWords(retries, 'request')} sent again`] : [];
  const seconds = `${Math.max(1, Math.round(ms / 1000))}\u00a0s`;
  const found = alerts === undefined ? [] : [alertsCount(alerts)];
  return [STARTED[trigger] ?? trigger, countWords(pages, 'page'), ...again, seconds, ...found].join(' · ');
}

export const SHOW_LOG_SHEET = 'Show the log sheet';
export const CHECKS = 'Checks';
/** Behind what is said of one report, for who can't see where it stands. */
export const ofReport = (report: string): string => ` of ${report}`;
