/** What Google refuses of sheets and of hourly runs. No cell says it. */

export const NO_CELL_SELECTED = 'No cell is selected. Select one in the sheet first.';

export const sheetProtected = (sheet: string): string =>
  `The sheet “${sheet}” is protected, and you can't edit it. Ask its owner, or choose another place.`;

export const cellsProtected = (cells: string, sheet: string): string =>
  `${cells} of “${sheet}” is protected, and you can't edit it. Ask whoever protected it, or choose another place.`;

export const cellsMerged = (cells: string, sheet: string): string =>
  `The cells ${cells} of “${sheet}” are merged, so rows in them wouldn't be seen. Unmerge them, or choose another place.`;

/** What Google says as late as at the change. */
export const rejectedByRule = (cell: string): string =>
  `${cell} rejects a new value. Change its rule under Data → Data validation, or choose another place.`;
export const COLUMNS_FROZEN = 'Google puts no column in among frozen ones. Unfreeze columns under View → Freeze, and refresh again.';
export const CHANGE_PROTECTED = "Something there is protected, and you can't edit it. Ask the file's owner, or choose another place.";
export const MAY_NOT_EDIT = "You can't edit this file. Ask its owner for edit access, then try again.";

export const TOO_MANY_CELLS =
  "The spreadsheet would have more than the ten million cells that Google allows. Delete sheets that you don't need, or choose fewer days or columns.";

export const notAGrid = (sheet: string): string =>
  `“${sheet}” is a chart or a connected sheet, which can't hold rows. Choose another sheet.`;

export const runsNotAllowed = (address: string): string =>
  `You haven't allowed Live Data to run when you aren't there. Allow it at ${address} and save the report again.`;

export const NO_MORE_TRIGGERS =
  'Google allows no more hourly runs for this account. Remove a schedule in another spreadsheet, or let a colleague take this one over.';

export const allowTheRest = (address: string): string =>
  `Live Data isn't allowed everything that it needs, so some of it won't work. Allow the rest at ${address}`;

/** What kept an hourly run from its work. */
export const CONSENT_NEEDED =
  'Your hourly run has stopped because Google asks for your consent again. Open any menu item of Live Data and allow it.';
export const DATA_UNREACHED =
  'Google gave your hourly run no access to what Live Data keeps with this spreadsheet. Refresh a report by hand once, and the next run will reach it.';
export const SPREADSHEET_UNREACHED =
  "Google gave your hourly run no access to this spreadsheet, so schedules don't run. Refresh by hand, or ask an administrator to install the build with the wider scope.";
export const TRIGGER_TIME_SPENT =
  "You've used up the time that Google gives scheduled runs in a day, so the rest runs tomorrow. Use fewer schedules, or space them further apart.";
