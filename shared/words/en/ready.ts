/** Ready sheets over a report's rows. */
import { countWords, numberWords } from './numbers';

/** The name of a ready sheet whose title is none for a sheet. */
export const READY_SHEET = 'Ready sheet';

export const readyLacks = (title: string, column: string): string =>
  `“${title}” needs “${column}”, which isn't there. Add it to the report, or make the sheet again.`;

export const readyNeedsTimes = (title: string): string =>
  `“${title}” calculates with hours and minutes. Show time as “Hours and minutes (7:30)” in its report, then refresh.`;

/** @param title of a ready sheet by IDs whose report has pseudonyms by now, or the other way round */
export const readyNamesOtherwise = (title: string): string =>
  `“${title}” names people otherwise than its report, so all of them would count twice. Choose “Make again” to get a new sheet.`;

export const readyNeedsLines = (title: string, lines: number): string =>
  `“${title}” needs ${lines} free rows above its report. Insert rows there, then refresh.`;

export const ownSheetDeleted = (sheet: string, title: string): string =>
  `The sheet “${sheet}” was deleted, and “${title}” calculates without it. Make “${title}” again to get a new one.`;

/** @param sheet People or Days off */
export const ownColumnDeleted = (sheet: string, column: string, title: string): string =>
  `The column “${column}” of “${sheet}” was deleted, and “${title}” calculates without it. Undo that, or delete the whole sheet and refresh to see how to get a new one.`;

/** @param sheet a ready sheet, People or Days off: a refresh that finds it deleted says how to get a new one */
export const readyHeaderDeleted = (sheet: string): string =>
  `The header row of “${sheet}” was deleted. Undo that, or delete the whole sheet and refresh to see how to get a new one.`;

/** @param sheet People or Days off @param first the first of their cells, as `B7` */
export const datesAreText = (sheet: string, dates: number, first: string): string =>
  dates === 1
    ? `“${sheet}” has a date in ${first} that is text, so it may not count. Format the cell as a date and type it again, such as 2026-11-30.`
    : `“${sheet}” has ${numberWords(dates)} dates that are text, the first in ${first}, so they may not count. Format the cells as dates and type them again, such as 2026-11-30.`;

/** @param title of a ready sheet by IDs */
export const rowsWithoutIds = (title: string, rows: number): string =>
  `“${title}” can't place ${countWords(rows, 'row')} without an ID. Show pseudonyms in its report, then choose “Make again”.`;

/** @param title of a ready sheet of people @param rows of those who have no row in its report */
export const rowsWithoutHours = (title: string, rows: number): string =>
  `“${title}” has ${countWords(rows, 'row')} without hours in its report. Delete the rows of people who no longer belong there.`;

/** @param cell the first that has one of them */
export const namesakesOff = (sheet: string, cell: string): string =>
  `“${sheet}” has a name in ${cell} that several people have, so it counts for nobody. Write an ID there.`;

/** @param cell the first that has one of them */
export const nameOffDiffers = (sheet: string, cell: string): string =>
  `“${sheet}” has a name in ${cell} with other blanks or signs than in the report, so it may not count. Copy it from there, or write an ID.`;

/** When a refresh could not bring its ready sheet up to date: what failed follows. */
export const READY_NOT_UPDATED = "The rows are up to date, but their ready sheet isn't.";

export const readyDeleted = (title: string): string =>
  `Somebody deleted the sheet “${title}”, so it is not updated. To have it back, choose “Make again”.`;

/** Where a refresh that brought no rows would have drawn it. */
export const readyWaits = (title: string): string =>
  `“${title}” isn't made yet, because no new rows came and those in the report are of other days. Choose days with rows, and refresh again.`;

export const sheetStays = (sheet: string): string =>
  `“${sheet}” can't be deleted, because it is protected or the only sheet. Delete the report without its sheets, or change that and try again.`;
