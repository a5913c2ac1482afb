/** A report whose rows go to a table of BigQuery: what went wrong there, and what to do. Nobody's rows, names or tokens are quoted. */

import { quoted } from './quoted';

/** @param table its name in the data set */
export const filledByAnother = (table: string): string =>
  `Another report fills the table ${quoted(table)}. Choose another table name for this report.`;
export const notOurs = (table: string): string =>
  `The table ${quoted(table)} wasn't made by this add-on, so it's left alone. Choose another table name.`;
export const tableMissing = (table: string): string =>
  `BigQuery has no table ${quoted(table)} anymore. Refresh the report to make it again, then fill it from its first day.`;

/** Somebody changed the table by hand. @param was what the report writes @param is what is there */
export const fieldRetyped = (table: string, field: string, was: string, is: string): string =>
  `The field ${quoted(field)} of ${quoted(table)} is now ${is} instead of ${was}. Undo this in BigQuery, or choose another table name.`;
export const partitionsChanged = (table: string, field: string): string =>
  `The table ${quoted(table)} is no longer partitioned by ${quoted(field)}. Choose another table name, or delete the table in BigQuery.`;

/** A row that the table doesn't take. */
export const rowRefused = (table: string, field: string | undefined): string =>
  `BigQuery refused a row of ${quoted(table)}${field === undefined ? '' : ` because of ${quoted(field)}`}. Refresh again, and report the problem if it stays.`;
