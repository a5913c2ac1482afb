/** Where reports and tables are in the sheets, and what is in their way. */
import { inCellOrScript } from '../voice';
import { agreeing } from './numbers';
import { andOthers } from './quoted';

const thing = (): string => inCellOrScript('report', 'table');

/** What can be done where something can't be found in its sheet any more. */
const startOver = (): string =>
  inCellOrScript('Edit the report and choose a free place.', 'Forget the table with forgetTable(), then write it to a free place.');

/** The same where rows are left there. */
const startElsewhere = (): string => `${startOver()}${inCellOrScript(' The rows in the old place stay.', '')}`;

export const everyColumnDeleted = (name: string): string => `Every column of “${name}” was deleted. ${startOver()}`;

export const headerDeleted = (name: string): string => `The header row of “${name}” was deleted. ${startElsewhere()}`;

export const endDeleted = (name: string): string =>
  `The last rows of “${name}” and the row below were deleted, so its end can't be found. ${startElsewhere()}`;

export const sheetDeleted = (name: string): string => `The sheet of “${name}” was deleted. ${startOver()}`;

export const keyColumnDeleted = (column: string, name: string): string =>
  `The column “${column}” of “${name}” was deleted, and records can't be told apart without it. ${startElsewhere()}`;

export const noRoomForColumn = (name: string): string => `There is no room for another column of “${name}”. Choose another place for it.`;

export const columnDeleted = (column: string): string =>
  `The column “${column}” was deleted in the sheet and is left out. ${inCellOrScript('Edit the report to remove it for good, or to choose it again.', 'Leave it out of the table, or forget the table and write it again.')}`;

export const columnNotPart = (column: string): string =>
  `“${column}” isn't part of the ${thing()} anymore. Its cells stay in the sheet as your own.`;

export const isTaken = (name: string, cells: string, sheet: string, taken: string): string =>
  `“${name}” needs ${cells} on “${sheet}”, but ${taken} isn't empty. Move or delete what is there, or choose another place. Nothing was written.`;

/** @param why the host's own sentences */
export const cannotWrite = (name: string, why: string): string => `“${name}” couldn't be written. ${why}`;

export const sortedAlong = (name: string): string =>
  `“${name}” was sorted together with its header or with other rows, so nothing was written. ${inCellOrScript('Undo the sorting, or edit the report and choose another place.', 'Undo the sorting, or call forgetTable() and write to a free place.')}`;

export const killedMixed = (name: string): string =>
  `Rows of “${name}” were sorted or deleted after a refresh that was cut short, so nothing was written. Undo that, or edit the report and choose another place.`;

/** @param typed what somebody typed beside a row @param row what the row was about, as far as that may be said */
export const typedRemoved = (typed: string, row: string): string =>
  `“${typed}” was removed from your column, because the report no longer has its row${row === '' ? '' : ` (${row})`}.`;

/** @param canMerge whether it would be kept where rows are updated in their places */
export const typedNotKept = (name: string, cells: readonly string[], canMerge: boolean): string => {
  const step = canMerge
    ? inCellOrScript('Move it, or use “Update and add”.', "Move it, or write with mode 'merge'.")
    : 'Move it to another place.';
  return `What you typed next to “${name}” can't be kept with its rows (${andOthers(cells, 3)}). ${step} Nothing was written.`;
};

const labels = (columns: readonly string[]): string => columns.map((label) => `“${label}”`).join(', ');

export const formattedAsText = (columns: readonly string[]): string =>
  `${labels(columns)} ${agreeing(columns.length, 'is', 'are')} formatted as plain text, so SUM leaves new numbers out. Choose a number format for the whole column.`;

export const showsPlainNumbers = (columns: readonly string[]): string =>
  `${labels(columns)} may show as plain numbers. Give the ${agreeing(columns.length, 'column', 'columns')} a date or duration format.`;
