/** A report whose rows come from a table of BigQuery instead of ActivTrak. */
import { bytesWords } from './byte-words';
import { countWords } from './numbers';
import { quoted } from './quoted';

/** What such a report can't be. */
export const FROM_TABLE_INTO_SHEET = "A report can't read one table and fill another. Choose a sheet for its rows.";
export const FROM_TABLE_REPLACES = 'Rows from a table are read whole each time. Choose “Replace the rows”.';
export const FROM_TABLE_WITHOUT_GROUPS = "Rows from a table can't be grouped by group. Leave that out, or choose rows from ActivTrak.";
export const FROM_TABLE_WITHOUT_PEOPLE =
  "A table of computers doesn't tell people apart, so it has no summary. Choose hours by person, or rows from ActivTrak.";

/** What a table is not, or doesn't have. @param table its name in the data set */
export const noSuchTable = (table: string): string =>
  `BigQuery has no table ${quoted(table)} there. Check its name and region, or refresh the report that fills it.`;
export const cannotReadTable = (table: string): string =>
  `You can't read the table ${quoted(table)}. Ask its owner for the role “BigQuery Data Viewer” on its data set.`;
export const notFilledByReport = (table: string): string =>
  `No report of this add-on fills the table ${quoted(table)}. Choose one that a report fills.`;
export const tableIsEmpty = (table: string): string => `The table ${quoted(table)} is empty. Refresh the report that fills it first.`;
/** @param kind what the rows are to be: `hours by user` */
export const tableOfOthers = (table: string, kind: string): string =>
  `The rows of ${quoted(table)} aren't ${kind}. Choose a table that has these.`;
/** @param labels headers of columns */
export const tableLacks = (table: string, labels: readonly string[]): string =>
  `${quoted(table)} lacks ${labels.length === 1 ? 'the column' : 'the columns'} ${labels.join(', ')}. Add ${labels.length === 1 ? 'it' : 'them'} to the report that fills it, delete the table, and fill it again.`;
export const tableHasPseudonyms = (table: string): string =>
  `${quoted(table)} has pseudonyms in the place of people. Choose “Pseudonyms” under “People are shown as”.`;
/** @param is what the field holds @param wanted what it would hold if a report filled it */
export const tableFieldIsOther = (table: string, field: string, is: string, wanted: string): string =>
  `The field ${quoted(field)} of ${quoted(table)} holds ${is} instead of ${wanted}. Undo this in BigQuery, or choose another table.`;
/** @param kind `user IDs`, `groups` */
export const tableCannotNarrow = (table: string, kind: string): string =>
  `${quoted(table)} doesn't say ${kind}. Choose everyone, or add that column to the report that fills it.`;
export const NARROWED_BY = { user: 'user IDs', group: 'groups', computer: 'computer IDs' } as const;
export const READING_LOST = "BigQuery doesn't have the rows anymore that it read. Refresh again.";

/** What a refresh found. @param days as a period in words */
export const tableHasNoRows = (table: string, days: string): string =>
  `${quoted(table)} has no rows for ${days} until the report that fills it is refreshed.`;
/** @param bytes that BigQuery read, where that is known */
export const rowsFromTable = (rows: number, table: string, bytes: number | undefined): string =>
  `${countWords(rows, 'row')} of ${quoted(table)}, all that it has for these days.${bytes === undefined ? '' : ` BigQuery read ${bytesWords(bytes)}.`}`;
/** @param day `2026-03-31` */
export const tableBegins = (table: string, day: string): string =>
  `${quoted(table)} has nothing before ${day}. Earlier days are missing until the report that fills it has read them.`;
export const tableEnds = (table: string, day: string): string =>
  `${quoted(table)} has nothing after ${day}. Refresh the report that fills it, then this one.`;
export const tableRowsTwice = (rows: number, isLog: boolean): string =>
  `${countWords(rows, 'row has', 'rows have')} the same ${isLog ? 'log ID' : 'day and ID'} as another. The table has more than one row for them.`;
export const CHOOSE_SOURCE = 'Choose a table under “Choices”, “Rows from”, or connect your key under “Settings”.';
