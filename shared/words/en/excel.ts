/** What Excel and the task pane's server refuse. */
import { countWords, numberWords } from './numbers';
import { FEWER_OR_ANEW } from './room';

const CHOOSE_PLACE = 'or choose another place.';
const CLEAR_FILTER = 'Clear it under Data, Clear, and refresh again.';
const FEWER_DAYS = 'Choose fewer days or columns';

export const EXCEL_PROTECTED = `The sheet or the workbook is protected. Unprotect it under Review, ${CHOOSE_PLACE}`;
export const EXCEL_READ_ONLY =
  'The workbook is open for viewing only, or the sheet is protected. Turn on editing or save a copy, then try again.';
export const FILTER_HIDES = `A filter hides rows of the report. ${CLEAR_FILTER}`;
export const CELL_BEING_TYPED = 'A cell is being edited. Press Enter or Esc in the sheet, and try again.';
export const NAME_TAKEN = 'Excel already has something with this name, maybe hidden. Choose another name, or delete that one.';
export const TABLE_CANNOT_GROW =
  "The table around the report can't grow over another table or merged cells. Move them, or make room below the table.";
export const PIVOT_IN_THE_WAY = `A PivotTable is in the way of the report. Move the PivotTable and refresh again, ${CHOOSE_PLACE}`;
export const KEPT_TOGETHER = `A PivotTable or an array formula keeps Excel from inserting a column. Move it and refresh again, ${CHOOSE_PLACE}`;
export const CHANGED_BY_ANOTHER = 'Somebody else is changing the same part of the workbook. Try again in a minute.';
export const NO_CELL_SELECTED_IN_EXCEL = 'No cell of this workbook is selected. Select one in the sheet, and try again.';
export const NO_COLUMN_LEFT = "Excel can't insert a column, because the last columns of the sheet are filled. Clear those first.";
export const OUT_OF_MEMORY = `Excel doesn't have enough memory for this. ${FEWER_DAYS}, or close other workbooks.`;
export const ROW_TOO_LARGE_TO_WRITE = 'A row is larger than Excel accepts at once. Leave out the columns with long texts.';
export const ROW_TOO_LARGE_TO_READ = 'A row is larger than Excel returns at once. Shorten the longest texts in it.';
export const TOO_MANY_AT_ONCE = `This is more cells than Excel accepts at once. ${FEWER_DAYS}.`;
export const OTHER_WORKBOOK = 'Another workbook came to the front. Go back to this one, and try again.';
export const EXCEL_ABORTED = 'Excel stopped what it was doing. Try again.';
export const EXCEL_BUSY = 'Excel is busy. Try again in a minute.';
export const EXCEL_UNREACHED = "Excel doesn't answer. Check your network, and try again in a minute.";
export const EXCEL_SILENT = "Excel doesn't answer. Try again in a minute.";

export const sheetProtectedInExcel = (sheet: string): string =>
  `The sheet “${sheet}” is protected. Unprotect it under Review, ${CHOOSE_PLACE}`;

export const cellsMergedInExcel = (cells: string, sheet: string): string =>
  `${cells} of “${sheet}” are merged, and rows don't fit into merged cells. Unmerge them, ${CHOOSE_PLACE}`;

export const pivotInTheWay = (cells: string, sheet: string): string =>
  `The PivotTable at ${cells} of “${sheet}” is in the way. Move it, ${CHOOSE_PLACE}`;

export const filterHides = (sheet: string): string => `The filter on “${sheet}” hides rows that would be written. ${CLEAR_FILTER}`;

export const tableFilterHides = (table: string): string =>
  `The filter of the table “${table}” hides rows that would be written. ${CLEAR_FILTER}`;

export const totalsInTheWay = (cells: string, table: string): string =>
  `The total row ${cells} of the table “${table}” is in the way. Turn it off under Table Design, Total Row.`;

export const COUNTS_FROM_1904 =
  'The workbook counts days from 1904, so all dates would be four years off. Turn off “Use 1904 date system” under File, Options, Advanced, and refresh again.';

export const sheetTooSmall = (rows: number, columns: number, mostRows: number, mostColumns: number): string =>
  `The report needs ${countWords(rows, 'row')} and ${countWords(columns, 'column')}, and a sheet can have ${numberWords(mostRows)} and ${numberWords(mostColumns)}. ${rows > mostRows ? FEWER_OR_ANEW : `${FEWER_DAYS}.`}`;

export const sheetNameRefused = (name: string, most: number): string =>
  `Excel doesn't accept “${name}” as a sheet name. Edit the report and choose one of at most ${most} characters, without : \\ / ? * [ ].`;

export const notAFormula = (cell: string): string => `${cell} doesn't hold an ActivTrak formula. Select a cell that one fills.`;

export const formulaShowsError = (cell: string): string => `${cell} shows an error instead of values. Wait until the rows are there.`;

/** What a formula shows while it is looked at piece by piece. */
export const IN_PREVIEW = 'not loaded in a preview';

export const NO_LONGER_WANTED = 'Excel no longer asks for this. Recalculate to have it.';
export const NO_ANSWER_IN_TIME = 'There was no answer in time. Recalculate in a few minutes, or choose fewer days.';

export const tooLargeForFormula = (rows: number): string =>
  `${countWords(rows, 'row is', 'rows are')} more than Excel takes from one formula. Choose fewer days, people or columns, or make a report.`;

export const SCHEDULES_NOT_STARTED = "Scheduled refreshes couldn't start in this workbook.";

export const STORAGE_BLOCKED =
  "This browser doesn't let the add-in save anything, so a key that you connect is forgotten when you close this workbook. Allow cookies for Excel, or leave the private window.";

export const WORKBOOK_FULL =
  'What Live Data keeps in this workbook has reached the size that Excel allows. Delete reports that nobody needs, then try again.';
export const NOT_SAVED_IN_WORKBOOK = "Excel can't save this in the workbook. Save a copy that you can edit, and try again.";

/** What stands between the pane and ActivTrak: different people can mend each. */
export const OFFLINE = "This computer isn't connected to a network. Connect it, and try again.";
export const NO_SERVER =
  "The task pane's server doesn't answer, so ActivTrak can't be asked. Try again in a minute, or tell your administrator.";
export const NO_PROXY =
  "The task pane's server doesn't pass requests on, and a browser can't ask ActivTrak directly (CORS). Your administrator has to use the server that comes with the add-in.";
export const SIGN_IN_FIRST =
  "Something between here and ActivTrak wants a sign-in first. Sign in to your company's network, and try again.";
export const SERVER_CANNOT_REACH =
  "The task pane's server can't reach ActivTrak. Try again in a minute, or ask your administrator to check its network.";
export const ADDRESS_REFUSED =
  "The task pane's server doesn't pass requests on to this address. Choose your region, or ask your administrator to allow the address.";
export const TOO_LARGE_FOR_SERVER = "ActivTrak's answer is larger than the task pane's server passes on. Choose fewer days.";
export const SERVER_BUSY = "The task pane's server is busy. Try again in a minute.";
