import { isolated } from '../isolated';
import { countWords, numberWords } from './numbers';
import { quoted } from './quoted';

export const HEALTH = 'Health of this file';
export const LOOKING_AT_FILE = 'Looking at the file…';
export const SIZE = 'Size';
export const OWNERS = 'Whose keys refresh it';
export const COSTS = 'What each report costs';
export const NOBODYS = 'No report has a schedule. Add one when you edit a report.';
export const NO_REPORTS_HERE = 'There are no reports in this file yet.';
export const YOURSELF = 'You';
export const SOMEONE = 'A colleague without a name';
/** Inside a sentence. @param owner `''` for somebody who gave no name */
const called = (owner: string): string => (owner === '' ? 'a colleague without a name' : isolated(owner));

export const TAKE_ALL = 'Take over all…';
export const TAKE_ALL_QUESTION = 'Take over these schedules?';
export const takeAllOf = (owner: string): string => `Take over all schedules of ${called(owner)}`;
export const HAND_OVER_ASK = 'Hand over my schedules…';
export const HAND_OVER = 'Ask colleagues';
export const HAND_OVER_QUESTION = 'Ask colleagues to take over?';
export const WHAT_HANDING_DOES =
  'Everyone who opens this file will see that your schedules want another owner. They run with your key until then.';
export const HAND_OVER_SAID = 'Colleagues will see it when they open this file.';
export const STAY = 'Keep my schedules';
export const STAY_SAID = 'Your schedules stay with you.';

/** Why somebody no longer serves their schedules, on their own card. */
export const ABSENCE_WORDS = {
  leaving: 'Somebody else is wanted for these schedules. They run until then.',
  key: 'The key is gone, so nothing runs.',
  connection: 'A connection that they use is gone, so those do not run.',
  consent: 'Live Data has to be allowed again, so nothing runs.',
} as const;

/** A share of a limit: under a thousandth it says so. */
const shareWords = (part: number, whole: number): string => {
  const share = (100 * part) / whole;
  return part === 0 ? '0%' : share < 0.1 ? 'under 0.1%' : `${numberWords(Math.round(share * 10) / 10)}%`;
};

/** @param most the most that the file can have */
export const cellsWords = (cells: number, most: number | undefined): string =>
  most === undefined
    ? `${countWords(cells, 'cell')}, empty ones too.`
    : `${numberWords(cells)} of ${numberWords(most)} cells, empty ones too (${shareWords(cells, most)}).`;

export const requestsWords = (perDay: number): string =>
  `About ${countWords(Math.ceil(perDay), 'request')} to ActivTrak on an average day.`;

/** `under a second`, `9 seconds`. */
const secondsWords = (ms: number): string => (ms < 1000 ? 'under a second' : countWords(Math.round(ms / 1000), 'second'));

/** `under a minute`, `12 minutes`. */
const minutesWords = (ms: number): string => (ms < 60_000 ? 'under a minute' : countWords(Math.round(ms / 60_000), 'minute'));

/** @param most the most that the hourly runs of one person may take, in milliseconds */
export const runTimeWords = (msPerDay: number, most: number | undefined): string =>
  msPerDay === 0
    ? 'Nothing has run by schedule yet.'
    : `Takes ${minutesWords(msPerDay)} on an average day${most === undefined ? '' : `, of ${minutesWords(most)} for all files of one person`}.`;

export const ofReports = (reports: readonly string[]): string => reports.map(isolated).join(', ');

/** @param connections what the connections are called that they will use, where there could be others */
export const takesAll = (owner: string, reports: readonly string[], connections: readonly string[] = []): string => {
  const keys = connections.length > 1 ? 'your keys' : 'your key';
  const whose = connections.length === 0 ? keys : `${keys} for ${connections.map((one) => quoted(one, 60)).join(', ')}`;
  return `${countWords(reports.length, 'schedule')} of ${called(owner)} will run with ${whose}: ${ofReports(reports)}.`;
};
export const takenAll = (taken: number): string => `${countWords(taken, 'schedule')} ${taken === 1 ? 'runs' : 'run'} with your key now.`;
export const leftWith = (report: string, why: string): string => `${isolated(report)} stays. ${why}`;

interface Cost {
  readonly requests: number | undefined;
  readonly ms: number | undefined;
  readonly requestsPerDay: number | undefined;
  readonly msPerDay: number | undefined;
}

/** What a run of a report costs, and what its schedule makes of that. */
export function costWords({ requests, ms, requestsPerDay, msPerDay }: Cost): string {
  if (requests === undefined || ms === undefined) return "It hasn't been refreshed yet, so its cost isn't known.";
  const run = `A refresh takes about ${countWords(Math.ceil(requests), 'request')} and ${secondsWords(ms)}.`;
  return requestsPerDay && msPerDay
    ? `${run} By schedule that is ${countWords(Math.ceil(requestsPerDay), 'request')} and ${minutesWords(msPerDay)} a day.`
    : run;
}

export const failedInARow = (failures: number): string => `Failed ${countWords(failures, 'time')} in a row.`;
