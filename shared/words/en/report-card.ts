import { isolated } from '../isolated';
import { countWords } from './numbers';

/** A report's badge. */
export const STATE_WORDS = {
  new: 'New',
  ready: 'Ready',
  partial: 'Days missing',
  running: 'Refreshing',
  paused: 'Not finished',
  failed: 'Failed',
} as const;

export const NOT_REFRESHED = 'Not refreshed yet.';
export const ROWS_UNCHANGED = "The rows in the sheet weren't changed.";

interface Refreshed {
  /** `at 08:02`, `yesterday at 17:40`. */
  readonly when: string;
  readonly by?: string | undefined;
  readonly rows: number;
  /** `Hours!A1`, or nothing where it isn't in a sheet. */
  readonly place: string;
}

export const refreshedWords = ({ when, by, rows, place }: Refreshed): string =>
  `Refreshed ${when}${by ? ` by ${isolated(by)}` : ''}. ${countWords(rows, 'row')}${place ? ` at ${isolated(place)}` : ''}.`;

/** What a report whose rows come from a table is refreshed with. */
export const GOOGLE_ACCOUNT = 'Google account';

/** Whose key a schedule runs with. */
export interface KeyOwner {
  readonly isMine: boolean;
  readonly name?: string | undefined;
  /** What of that person's it uses. @default a key */
  readonly its?: string;
}

export const keyWords = ({ isMine, name, its = 'key' }: KeyOwner): string =>
  `${isMine ? 'your' : `${name ? isolated(name) : 'a colleague'}'s`} ${its}`;

/** @param next when the next run comes, in words */
export const scheduledWords = (rhythm: string, zone: string | undefined, owner: KeyOwner, next: string | undefined): string =>
  `Refreshes ${rhythm}${zone === undefined ? '' : ` (${zone})`} with ${keyWords(owner)}.${next === undefined ? '' : ` Next: ${next}.`}`;

export const requestedWords = (by: string, when: string, owner: KeyOwner): string =>
  `${by ? isolated(by) : 'A colleague'} asked for a refresh ${when}. The next run with ${keyWords(owner)} will do it.`;

export const failedTimes = (failures: number): string => `It has failed ${countWords(failures, 'time')} in a row.`;

/** `, 2 warnings`; empty when all is well. */
export const warningsWords = (warnings: number): string => (warnings === 0 ? '' : `, ${countWords(warnings, 'warning')}`);

interface Elsewhere {
  readonly by: string;
  /** `08:02`, and the same after a verb: `at 08:02`. */
  readonly since: string;
  readonly when: string;
  readonly isMine: boolean;
  /** No window of theirs is at work, but their schedule. */
  readonly isScheduled?: boolean;
  /** Nobody is at work on it any more. */
  readonly isFree: boolean;
  /** When a call that was killed keeps this window out no longer: `12:07`. */
  readonly until?: string;
}

/** A refresh that this panel doesn't drive. */
export function elsewhereWords({ by, since, when, isMine, isScheduled, isFree, until }: Elsewhere): string {
  const name = by ? isolated(by) : 'A colleague';
  if (isFree) return `${isMine ? 'Your' : `${name}'s`} refresh hasn't finished. It started ${when}.`;
  if (!isMine) return `${name} has been refreshing it since ${since}.`;
  const own = isScheduled
    ? `Your schedule has been refreshing it since ${since}.`
    : `You have been refreshing it in another window since ${since}.`;
  return until ? `${own} If that was cut short, you can refresh it here from ${until}.` : own;
}

export const requestSent = (owner: string, report: string): string =>
  `Request sent. ${owner ? `${isolated(owner)}'s next run` : 'The next scheduled run'} will refresh “${report}”.`;

export const deleted = (report: string, leavesRows: boolean): string =>
  `“${report}” was deleted.${leavesRows ? ' Its rows are still in the sheet.' : ''}`;

export const WHAT_DELETES_UNUSABLE = 'This deletes the report for everyone who uses this file. Rows that it wrote stay in the sheet.';

export const ASK_FOR_REFRESH = 'Ask for a refresh';
export const MORE = 'More';
export const LAST_CHECKS = 'Checks of the last refresh';
/** What a button does to which report, for who can't see where it stands: `Refresh “Hours”`. */
export const named = (button: string, report: string): string => `${button} “${report}”`;
export const showInSheet = (report: string): string => `Show “${report}” in the sheet`;
export const CHECK_FOR_CHANGES = 'Check for changes by colleagues';
export const REFRESH_ALL = 'Refresh all';
export const READY_MADE = 'Ready-made reports';
/** Behind “More”, for who can't see where it stands. */
export const aboutReport = (report: string): string => ` about ${report}`;

export const CHOOSE_CONNECTION = 'Choose a connection';
/** What a button does with another connection than the default one. */
export const actionFrom = (action: string, connection: string): string => `${action} from ${isolated(connection)}`;

/** What the card of a report with a ready sheet says: “Timesheet” on the sheet “Timesheet 2”. */
export const readyOn = (sheet: string): string => `Ready sheet: ${isolated(sheet)}`;
