/** Sheets that show a table of BigQuery, and what keeps them from it. */
import { quoted } from './quoted';

/** Source: https://developers.google.com/apps-script/guides/sheets/connected-sheets#troubleshoot */
export const CONNECTED_SHEETS_OFF =
  "Your account doesn't have Connected Sheets. Ask your Google Workspace administrator to turn it on for you.";
/** Source: https://support.google.com/a/answer/9604541 */
export const noTableRoles = (table: string): string =>
  `You can't read the table ${quoted(table)}. Ask its owner for the roles “BigQuery Job User” and “BigQuery Data Viewer”.`;
export const tableNotShown = (table: string): string =>
  `BigQuery has no table ${quoted(table)} here. Refresh the report first, or check its data set and region.`;
export const RESULT_TOO_LARGE = 'The result is larger than Google Sheets shows. Choose fewer groups, or make a pivot table of your own.';
export const READING_INTERRUPTED = 'BigQuery stopped while it was reading the table. Try again in a few minutes.';
/** @param words BigQuery's own */
export const readingFailed = (words: string): string =>
  words === ''
    ? "BigQuery couldn't read the table. Open its sheet and press “Refresh” to see why."
    : `BigQuery couldn't read the table. It says: ${quoted(words, 200)}`;
export const DATA_SOURCES_NOT_ALLOWED =
  "Google doesn't let Live Data read BigQuery into this spreadsheet yet. Open any menu item of Live Data and allow it.";
export const DATA_SOURCES_NEED_WIDER_SCOPE =
  'Google asks for more rights to show a table here. Ask an administrator to install the build with BigQuery and the wider scope.';
/** @param why a sentence, with the next step */
export const shownRowsAreOlder = (why: string): string => `The table has its new rows, but the sheet that shows it has older ones. ${why}`;
export const sheetNameTaken = (sheet: string): string =>
  `There is another sheet ${quoted(sheet)} already. Rename it, or choose another name in the report.`;
