import { countWords } from './numbers';

export const WHO_CAN_READ = 'Everyone who can open this file can read this. A copy of the file holds it too.';
export const LOOKING_THROUGH = 'Looking through the file…';
export const NOTHING_ABOUT_PEOPLE = 'Nothing yet. No report has been refreshed here, and there are no ActivTrak formulas.';

/** Where what a sheet holds comes from. */
export const fromReport = (report: string): string => `report “${report}”`;
/** What a ready sheet, and the sheets that it looks things up in, come from. */
export const FROM_READY = 'ready sheets';
export const fromAlerts = (report: string): string => `the alerts of “${report}”`;
export const fromSnapshot = (report: string): string => `a snapshot of “${report}”`;
/** Of the hidden sheet on which the rows of a refresh wait. */
export const fromUnfinished = (report: string): string => `an unfinished refresh of “${report}”`;
export const fromLeftRows = (report: string): string => `rows that “${report}” left behind`;

export const sourceWords = (from: string, people: number | undefined): string =>
  `From ${from}${people === undefined ? '' : `, ${countWords(people, 'person', 'people')}`}`;

export const ABOUT_FORMULAS = 'Formulas show what they were asked for. Limit them under “Settings”, “Formulas”.';
export const ABOUT_LEFT_ROWS = 'No report refreshes these rows. Delete them from the sheet if nobody needs them.';
export const ABOUT_UNFINISHED = 'This sheet is hidden, and goes away when the refresh ends. Refresh the report, or delete it.';
export const NO_PERSONAL_COLUMNS = 'No column is about individual people.';
export const PERSONAL_COLUMNS = 'Columns about individual people:';

export const ABOUT_PEOPLE = 'What this file holds about people';
export const pseudonymsIn = (report: string): string => `Use pseudonyms in “${report}”`;
export const USE_PSEUDONYMS = 'Use pseudonyms';
export const summaryIn = (report: string): string => `Use a summary in “${report}”`;
export const USE_SUMMARY = 'Use a summary';
