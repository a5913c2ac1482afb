import { countWords, numberWords } from './numbers';

/** @param rows where ActivTrak tells how many there are */
export const connectionWorks = (rows: number | undefined): string =>
  `The connection works. ActivTrak has ${rows === undefined ? 'rows' : countWords(rows, 'row')} for yesterday.`;

export const keyKept = (place: 'device' | 'session'): string =>
  place === 'device' ? 'Saved. The key is kept on this computer.' : 'Saved. The key is kept for this session only.';

export const DISCONNECTED = 'Disconnected. Your key is no longer stored.';
export const WHAT_DISCONNECTING_DOES =
  'This removes your key from Live Data. The rows stay in the sheets. Formulas that use your key will show an error.';
export const schedulesStop = (schedules: number): string =>
  schedules === 1
    ? 'One schedule that runs with your key will stop.'
    : `${numberWords(schedules)} schedules that run with your key will stop.`;

export const NAME_SAVED = 'Your name was saved.';
export const NAME_IN_FILES_HINT = "It's shown next to what you refresh, in this file and others.";
export const WEEK_HINT = 'Used for “this week” and “last week” with your key.';
export const weekSaved = (weekday: string): string => `Saved. Your weeks now begin on ${weekday}.`;
export const BEFORE_SHARING = 'Before you share this file, check what it shows about people.';

export const formulasAllowed = (isAllowed: boolean): string =>
  isAllowed ? 'Saved. Formulas can use your key.' : "Saved. Formulas can't use your key.";
/** Of a product where each file is allowed by itself. Nobody here knows whose the file is, and somebody else's formulas use that person's key. */
export const formulasHereAllowed = (isAllowed: boolean): string =>
  isAllowed
    ? 'Saved. If you own this spreadsheet, its formulas can use your key.'
    : "Saved. Formulas in this spreadsheet can't use your key.";
/** Where somebody may believe that it is: a key that she takes from formulas is used until then. */
export const FORMULAS_NOT_SAVED = 'Not saved yet. Formulas follow it once you press “Save”.';
/** Of a product where formulas run with the key of the file's owner. */
export const OWNERS_KEY_HINT =
  'If you own this spreadsheet, its formulas then use your key. Everyone who can edit it can get whatever your key can see.';
/** The same where she allows it for all her files. */
export const OWNERS_KEY_EVERYWHERE_HINT =
  'In every spreadsheet that you own, formulas then use your key. Everyone who can edit one of them can get whatever your key can see.';
/** Of a product where formulas run with the key of whoever calculates them. */
export const OWN_KEY_HINT =
  'Formulas that you calculate then use your key. What they show is saved in the workbook, for everyone who can open it.';
export const FORMULAS_WHERE = 'In which spreadsheets';
export const FORMULAS_HERE = 'This one';
export const FORMULAS_EVERYWHERE = 'All that I own';
/** @param others how many other spreadsheets, at least one */
export const formulasElsewhere = (others: number): string =>
  `Formulas in ${countWords(others, 'other spreadsheet')} can use your key, for the same people and groups.`;
export const STOP_ELSEWHERE = 'Stop it there';
export const STOPPED_ELSEWHERE = "Saved. Formulas in other spreadsheets can't use your key.";
export const EVERYONE_IN_FORMULAS = 'Everyone your key can see.';
export const UPDATE_HINT =
  'Formulas keep their last result until they are calculated again. Update them after you change the key or these settings.';

export const TRANSFER_HINT = 'All reports go into one file for another spreadsheet or workbook. It contains no key and no rows.';
/** A file has a ready sheet that this version doesn't know. */
export const readyOfNewer = (report: string): string =>
  `“${report}” came without its ready sheet, which a newer version made. It goes along when you export the report again.`;

export function minutesWords(minutes: number): string {
  if (minutes === 0) return 'Never';
  if (minutes % 60 > 0) return `Every ${countWords(minutes, 'minute')}`;
  return minutes === 60 ? 'Every hour' : `Every ${countWords(minutes / 60, 'hour')}`;
}

export const WHILE_OPEN_SAVED = 'Saved. To keep what starts with the workbook, save the workbook too.';
export const LOADS_HINT = 'For everyone who has Live Data. Otherwise it starts when someone uses its pane or one of its formulas.';
export const REFRESHES_HINT = 'With your key, on this computer.';

export const ADDRESS = 'Address';
export const KEY = 'Key';
export const CHANGE_KEY = 'Change the key';
export const DISCONNECT_ASK = 'Disconnect…';
export const DISCONNECT_QUESTION = 'Disconnect ActivTrak?';
export const DISCONNECT = 'Disconnect';
export const FORMULAS_USE_KEY = 'Formulas can use my key';
export const ONLY_THESE = 'Only these people and groups';
export const YOU = 'You';
export const CALENDAR = 'Calendar';
export const WHILE_OPEN = 'While this file is open';
export const THIS_FILE = 'This file';
export const WHAT_IT_HOLDS = 'What it holds about people';
export const SAVE_NAME = 'Save the name';
export const WEEK_BEGINS = 'A week begins on';
export const EXPORT_REPORTS = 'Export reports';
export const IMPORT_REPORTS = 'Import reports from a file';
export const START_WITH_WORKBOOK = 'Start Live Data with this workbook';
export const REFRESH_AT_START = 'Refresh all reports when Live Data starts';
export const TEST = 'Test';
