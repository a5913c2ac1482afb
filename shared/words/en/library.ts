/** What the library says of what a script handed in. Names of options and functions stand as a script writes them. */
import { quoted } from './quoted';

/** Values in place of another kind. What is none of these is `a date`, `a function` and so on. */
export const VALUE_KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  string: 'text',
  undefined: 'nothing',
  null: 'nothing',
};
export const otherKind = (kind: string): string => VALUE_KINDS[kind] ?? `a ${kind}`;
export const EMPTY = 'empty';
export const MISSING = 'missing';

/** @param name an option or what it belongs to @param found what is there in its place */
export const notText = (name: string, found: string): string => `${name} is ${found}. Give text, or leave it out.`;
export const emptyText = (name: string): string => `${name} is empty. Write something, or leave it out.`;
export const notService = (name: string, found: string, example: string): string => `${name} is ${found}. Give what ${example} returns.`;
export const notOptions = (call: string, found: string, first: string): string =>
  `The options of ${call} can't be ${found}. Write them as {${first}: …}.`;

/** What isn't there, and what was probably meant. */
export const noOption = (call: string, name: string): string => `${call} has no option ${quoted(name)}.`;
export const rangeHasNo = (name: string): string => `range has no ${quoted(name)}.`;
export const noColumnInRows = (name: string): string => `The rows don't have a column ${quoted(name, 60)}.`;
export const noColumnToMergeBy = (name: string): string => `The table doesn't have a column ${quoted(name, 60)} to merge by.`;
export const WRITE_RANGE = 'Write range: {from: …, to: …}.';
export const thereAre = (known: readonly string[]): string => `Choose from ${known.join(', ')}.`;
export const didYouMean = (name: string): string => `Did you mean ${name}?`;

/** Connections. */
export const NOT_A_CONNECTION = "The first argument isn't a connection from this execution. Make one with connect().";
/** What stands there may be a key in the wrong place, so it isn't shown. */
export const notName = (option: string): string =>
  `${option} can't be used. Give a text with a letter or digit in it, of at most 60 characters, such as 'EU'.`;

export const noKeyGiven = (property: string): string => `There is no key. Give it as key, or give properties that hold it as ${property}.`;
export const notAddress = (name: string, found: string): string =>
  `${name} is ${found}. Write an address such as 'https://api.example.com'.`;
export const notSeconds = (found: string): string => `seconds is ${found}. Give a number above 0.`;
export const notWeekStart = (found: string): string => `weekStart is ${found}. Give 1 for Monday to 7 for Sunday.`;
export const notTimeZone = (found: string): string => `timeZone is ${found}. Write one such as 'America/New_York'.`;
/** @param zone nothing where it may be a key in the wrong place */
export const noTimeZone = (zone: string | undefined): string =>
  `There is no time zone ${zone === undefined ? 'like that' : `“${zone}”`}. Write one such as 'America/New_York'.`;

/** Queries. */
export const EMPTY_RANGE = 'range is empty. Leave it out for the last 7 days.';
export const notRange = (found: string): string => `range is ${found}. Write it as 'last week' or {from: '2026-03-01', to: '2026-03-31'}.`;
export const isDate = (name: string): string => `${name} is a date. Give its text: Utilities.formatDate(date, timeZone, 'yyyy-MM-dd').`;
export const notDay = (name: string, found: string): string => `${name} is ${found}. Write a day as '2026-03-31'.`;
export const NOBODY_LISTED = "who is an empty list. Leave it out, or write 'everyone', for everyone.";
export const EVERYONE_AND_OTHERS = 'who names everyone and others. Leave it out for everyone.';
export const notWho = (found: string): string => `who is ${found}. Write a name, an ID such as 42 or 'group:Sales', or a list of them.`;
export const whoIsEmpty = (found: string): string => `who is ${found}. Leave it out, or write 'everyone', for everyone.`;
export const notId = (what: 'who' | 'group', id: number): string =>
  `${what === 'who' ? 'who' : 'The group'} is ${id}. An ID is a whole number from 1.`;
export const notGroup = (found: string): string => `The group is ${found}. Write its name or ID, or leave it out to list everyone.`;
export const notNames = (option: string, found: string): string => `${option} holds ${found}. Write names as 'date,user' or in a list.`;
export const notUnit = (name: string, found: string): string => `${name} can't be ${found}. Write 'seconds', 'hours' or 'days'.`;
export const notLimit = (found: string): string => `limit can't be ${found}. Write a whole number from 1.`;
export const notMode = (found: string): string => `mode can't be ${found}. Write 'replace', 'append' or 'merge'.`;

/** The log. */
export const notOnPage = (found: string): string => `onPage is ${found}. Give a function that takes rows.`;
export const PAGES_ABOUT_ONE = 'Only one user, group or computer can be read page by page. Name one, or nobody for everyone.';
export const SYNC_ABOUT_ONE = 'A sync is about one user, group or computer. Sync each with its own bookmark.';
export const NOT_A_BOOKMARK = "The bookmark isn't text that an earlier call returned. Give that text, or none to start over.";
export const bookmarkOfOther = (who: string, host: string, wantedWho: string, wantedHost: string): string =>
  `The bookmark is for ${who} at ${host}, but this call is about ${wantedWho} at ${wantedHost}. Keep a bookmark for each.`;

/** Rows and tables. */
export const NOT_ROWS = "The rows aren't a list of objects. Give what hours() returns.";
export const UNIT_UNSURE = "Times in the rows could be seconds or hours. Say which with rowsIn: 'seconds', 'hours' or 'days'.";
export const notLabels = (name: string, found: string): string => `${name} is ${found}. Write headers by column, as {user: 'Person'}.`;
export const notShowable = (key: string, value: number): string =>
  `“${key}” holds ${value}, which a cell can't show. Give a number, or null.`;
export const notCellValue = (key: string, found: string): string =>
  `“${key}” holds ${found}. Give text, a number or a boolean. A day is text such as '2026-03-31'.`;
export const NOT_A_TABLE = "This isn't a table. Make one with table(rows).";
export const COLUMN_INCOMPLETE = 'A column of the table lacks its key, label or kind. Make the table with table(rows).';
export const twoColumns = (key: string): string => `The table has two columns ${quoted(key, 60)}. Remove one.`;
export const ROWS_WITHOUT_COLUMNS = 'The table has rows but no columns. Name its columns.';
/** @param cells nothing where it isn't a row @param place counts from 1 */
export const rowMisfits = (place: number, cells: number | undefined, columns: number): string =>
  `Row ${place} of the table has ${cells ?? 'no'} cells, but there are ${columns} columns. Give each row a cell for each column.`;
export const NOT_CELLS =
  "The table holds something that isn't text, a number or a boolean. Days are serial numbers, as table(rows) makes them.";
export const NOTHING_TO_MERGE_BY =
  "Merging needs columns that tell rows apart. Read logId, or date and userId, or name them as key: 'date,user'.";

export const rowsWithoutKey = (name: string, column: string): string =>
  `The rows of “${name}” have no column “${column}” to merge by, so they would be there twice. Undo its deletion, replace all rows, or call forgetTable() and write to a free place.`;

/** Writing to a sheet. */
export const notSheet = (found: string): string => `The sheet is ${found}. Give one that exists, for example from getSheetByName().`;
export const ANOTHER_WRITES = 'Another execution is writing. Try again in a minute.';
export const tableElsewhere = (name: string, sheet: string): string =>
  `The table “${name}” is on the sheet “${sheet}”. Give the second table another name, or forget the first with forgetTable().`;
/** @param there the unit of the times that stand in the sheet @param now that of those that come */
export const timesInOtherUnit = (name: string, there: string, now: string): string =>
  `The times of “${name}” are in ${there} in the sheet, but in ${now} in this table. Make the table with unit: '${there}', or replace all rows.`;
export const writtenMixed = (name: string): string =>
  `Rows of “${name}” were sorted, deleted or changed after a write that was cut short, so nothing was written. Undo that, or call forgetTable() and write to a free place.`;

/** What nobody expected. @param code finds it in the log of the execution */
export const unexpectedInLibrary = (code: string): string =>
  `Something unexpected went wrong in the library. Try again, or look for the code ${code} in the log of this execution.`;
/** @param words Google's own, where they can be shown */
export const googleRefused = (words: string | undefined, code: string): string =>
  `Google refused a step${words === undefined ? '' : `: “${words}”`}. Check the sheet and your script's permissions, then try again (code ${code}).`;
