import { agreeing } from './numbers';
import { sentence } from './quoted';

// What couldn't be read when the panel opened.
export const NO_SCHEDULES = "The schedules couldn't be checked.";
export const NO_REPORTS = "The saved reports couldn't be read.";
export const NO_KEY = "Your key couldn't be read.";
export const NO_SEPARATORS = "Live Data couldn't read how formulas are typed here.";
export const NO_SHEETS = "The sheets couldn't be read, so Live Data doesn't know where the reports are.";
export const NO_ZONE = "The file's time zone couldn't be read, so times are shown in UTC.";
export const NO_NAME = "Your name couldn't be read.";
export const NO_LAST_RUNS = "The results of the last refreshes couldn't be read.";
export const NO_KEY_LIFETIME = "Live Data couldn't read where your key is kept.";
export const NO_OPEN_SETTINGS = "The settings of this open file couldn't be read.";
export const NO_COPY_CHECK = "Live Data couldn't check whether this file is a copy.";
export const NO_ZONE_CHECK = "The file's time zone couldn't be checked.";

// What a person should know of the file.
export const schedulesWithoutKey = (reports: readonly string[]): string =>
  `You have no key connected, so your schedules don't run (${reports.map((name) => `“${name}”`).join(', ')}). Connect a key, or ask a colleague to take them over.`;

export const COPY =
  'This is a copy of another spreadsheet, and schedules run only in the original. To use a report in this copy, save it here once.';

export const COPY_WITH_ROWS =
  'This spreadsheet seems to be a copy, so its rows no longer update. To refresh here, export the reports in the original and import them here, each to a new place.';

export const zoneChanged = (before: string, now: string): string =>
  `“Today” went by ${before} at the last refresh, and now goes by ${now}. Schedules keep their own time zones.`;

const refreshes = (count: number): string => agreeing(count, 'no longer refreshes', 'no longer refresh');

/** @param count how many reports */
const WHY_ABSENT = {
  leaving: (owner: string, reports: string) => `${owner} wants somebody to take over ${reports}`,
  key: (owner: string, reports: string, count: number) => `${owner} has no key any more, so ${reports} ${refreshes(count)} by schedule`,
  connection: (owner: string, reports: string, count: number) =>
    `${owner} no longer has the connection that ${reports} ${agreeing(count, 'uses', 'use')}`,
  consent: (owner: string, reports: string, count: number) =>
    `${owner} has to allow Live Data again, so ${reports} ${refreshes(count)} by schedule`,
} as const;

/** @param connection the name of the one that they use, where they name one */
export function ownerAbsent(
  why: keyof typeof WHY_ABSENT,
  reports: readonly string[],
  owner: string,
  connection: string | undefined,
): string {
  const names = reports.map((name) => `“${name}”`).join(', ');
  const who = connection === undefined ? 'a key' : `the connection “${connection}”`;
  return `${sentence(WHY_ABSENT[why](owner || 'the owner', names, reports.length))}. Whoever has ${who} can take over in “Health of this file”.`;
}

const overdue = (report: string): string => `The schedule of “${report}” hasn't run for more than a day`;

export const ownOverdue = (report: string): string => `${overdue(report)}. Save the report again to set up your hourly run.`;

export const theirsOverdue = (report: string, owner: string): string =>
  `${overdue(report)}. ${owner || 'Its owner'} may have left or removed the add-on. Take over the schedule to run it with your key.`;

export const waitsForOwner = (report: string, owner: string): string =>
  `${overdue(report)}. It runs only while ${owner || 'its owner'} has this file open. Refresh it by hand, or take over the schedule.`;
