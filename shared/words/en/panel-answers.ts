import { countWords, numberWords } from './numbers';

export const imported = (reports: number): string => `${countWords(reports, 'report')} imported.`;
/** Of what only the other product does. */
export const NOT_HERE = "This isn't available here. Reload the page.";
export const notInSheet = (report: string): string => `“${report}” isn't in a sheet yet. Refresh it to write it there.`;
export const noAlertList = (report: string): string =>
  `“${report}” has no list of alerts in this file now. Its next refresh makes one if it finds any.`;
export const PANEL_TOO_OLD = 'The panel is older than the add-on. Reload the page.';

/** How many formulas were calculated again, and how many are in cells that this person can't edit. */
export function formulasUpdated(updated: number, closed: number): string {
  if (updated + closed === 0) return 'There are no Live Data formulas in this file.';
  const done = `${countWords(updated, 'formula')} updated.`;
  return closed === 0
    ? done
    : `${done} ${countWords(closed, 'formula')} in protected cells ${closed === 1 ? "wasn't" : "weren't"}. Ask the owner of the file to update ${closed === 1 ? 'it' : 'them'}.`;
}

/** @param problem sentences that say why */
export const savedWithoutSchedule = (report: string, problem: string): string =>
  `“${report}” was saved, but its schedule can't run. ${problem}`;
export const savedWithoutDays = (report: string, problem: string): string =>
  `“${report}” was saved, but its days can't be read yet. ${problem}`;
/** Of names that are to be nowhere: those that stand in the list of alerts already. */
export const savedWithNames = (report: string, problem: string): string =>
  `“${report}” was saved, but its list of alerts names people until a refresh can remove them. ${problem}`;
/** Of a report that is to name nobody from now on. @param isReplaced whether a refresh replaces its rows */
export const savedStillNaming = (report: string, isReplaced: boolean): string =>
  isReplaced
    ? `“${report}” was saved, but its rows name people until they are replaced. Refresh it now.`
    : `“${report}” was saved, but its existing rows still name people. Choose “Replace the rows” in the report, and refresh it.`;
export const takenButStill = (problem: string): string => `The schedule now uses your key, but it can't run. ${problem}`;
export const schedulesStandStill = (problem: string): string => `Your schedules can't run. ${problem}`;

export const NO_CONNECTION_NAME = 'Give the connection a name, so that you can tell it from your others.';
export const connectionNameTaken = (name: string): string => `You already have a connection called “${name}”. Choose another name.`;
export const connectionNameTooLong = (most: number): string => `A connection's name can have ${most} characters. Shorten it.`;

/** Of a key that works and was to take an earlier one's place. */
export const KEY_SHOWS_OTHERS =
  'This key shows other people than the earlier key, so reports could mix two accounts. Add another account as a connection, or use this key anyway.';

/** Of a name that reports may still use for a removed connection. @param isFinal whether this connection can't have it */
export const nameOfOthers = (name: string, isFinal = false): string =>
  `“${name}” was a connection that showed other people, and reports may still use it. Choose another name${isFinal ? '' : ', or use this key anyway'}.`;

export const NO_SCHEDULES_OF_OWNER = 'This person has no schedules here any more. Look again to see who has.';

/** Between her look at it and her saving. */
export const SAVED_BY_ANOTHER = 'Someone changed this report just now. Look at it, then try again.';
/** Of a report that is being refreshed, whatever a person wants to do with it. */
export const BUSY_FOR_NOW = 'This report is being refreshed. Try again when that finishes.';
export const BUSY_TO_DELETE = 'This report is being refreshed. Stop it first, or delete the report when it finishes.';

export const onlyOwnerChanges = (report: string, owner: string): string =>
  `“${report}” refreshes with ${owner || 'a colleague'}'s key, so only ${owner || 'that person'} can change what it reads. Duplicate it under “More”, or connect your own key and save again.`;
export const onlyOwnerNames = (report: string, owner: string): string =>
  `Messages about “${report}” go to ${owner || 'a colleague'}, so only ${owner || 'that person'} can let them name people. Connect your own key to get them yourself.`;
export const rowsOfElsewhere = (report: string, host: string, own: string): string =>
  `“${report}” has rows from ${host}, and your first connection leads to ${own}. Add that account under “Settings”, and choose it in the report.`;
/** What can be done where a report's rows seem to come from another account: when a person refreshes it, and does so in the menu; when she takes its schedule. */
const WAYS_OUT = {
  asking: ', or press “Continue” to refresh it anyway',
  menu: ', or look at the report in the sidebar',
  taking: ', or refresh it by hand once if your key is for the same account',
} as const;
/** @param connection what her connection for the report is called */
export const rowsFromOthers = (report: string, connection: string, when: keyof typeof WAYS_OUT): string =>
  `The rows of “${report}” came from an account with other people than “${connection}” shows. Add that account under “Settings” and choose it in the report${WAYS_OUT[when]}.`;
export const NO_SCHEDULE = 'This report has no schedule. Edit it and choose one.';
export const SCHEDULE_WITHOUT_KEY = 'A schedule needs your key. Connect your key first, or save the report without a schedule.';
/** Said to who has no key. Nothing of saving it without a schedule: nobody would have that any more. */
export const scheduleOfAnother = (report: string, owner: string): string =>
  `The schedule of “${report}” runs with ${owner || 'a colleague'}'s key. Connect your own key to change it or take it over, or leave it as it was.`;
export const NOBODY_TO_ASK = 'This report has no schedule, so nobody would see the request. Ask a colleague who has a key to refresh it.';
export const A_COLLEAGUE = 'A colleague';

export const nameTooLong = (most: number): string => `The name is longer than ${numberWords(most)} characters. Shorten it.`;
