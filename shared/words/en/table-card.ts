/** A report that fills a table of BigQuery, on its card. */
import { isolated } from '../isolated';
import { bytesWords } from './byte-words';
import { countWords, numberWords } from './numbers';

/** @param name the table's full name */
export const inBigQuery = (name: string): string => `BigQuery · ${isolated(name)}`;

interface Filled {
  /** `May 3, 2026` */
  readonly since: string;
  readonly days: number;
  /** All days of the report, where that is known. */
  readonly of: number | undefined;
}

export const filledWords = ({ since, days, of }: Filled): string =>
  of === undefined || of <= days
    ? `Filled from ${since} · ${countWords(days, 'day')}`
    : `Filled from ${since} · ${numberWords(days)} of ${countWords(of, 'day')}`;
export const fillOf = (report: string): string => `First fill of “${report}”`;
export const FILL_GOES_ON = 'The next run continues with the days before.';
export const FILL_NEEDS_RUN = 'Refresh again to continue with the days before, or give the report a schedule.';

export const OPEN_CONNECTED = 'Open in Connected Sheets';
export const openConnected = (report: string): string => `Open in Connected Sheets: “${report}”`;
/** @param isReading whether BigQuery is still at it @param pivot the sheet of a pivot table over it */
export const connectedIn = (sheet: string, isReading: boolean, pivot?: string): string =>
  `${isReading ? 'BigQuery is still reading the table into' : 'The table is on'} “${sheet}”${pivot === undefined ? '' : `, and time by app on “${pivot}”`}.`;
export const WHO_CAN_READ_TABLE =
  'Whoever opens that sheet needs the roles “BigQuery Job User” and “BigQuery Data Viewer” to query. Others see the last values.';

export const COPY_TABLE_NAME = 'Copy the table name';
export const TABLE_NAME = 'the table name';
export const copied = (what: string): string => `Copied: ${what}.`;
export const COPY_BY_HAND = "The browser doesn't allow copying here. Select the text and copy it.";
export const QUERY_COST = 'What a query costs';

interface Cost {
  readonly all: number;
  readonly newest: number;
  readonly newestDays: number;
}

export const queryCostWords = ({ all, newest, newestDays }: Cost): string =>
  `A query over the whole table reads ${bytesWords(all)}. One over the newest ${countWords(newestDays, 'day')} reads ${bytesWords(newest)}.`;
/** Google's list price in US regions. Source: https://cloud.google.com/bigquery/pricing */
export const PRICE_OF_QUERIES = 'The first 1 TB of queries each month is free. After that, Google charges about $6.25 for each TB.';

export const MAKE_VIEWS = 'Make the views';
/** @param views their names */
export const viewsMade = (views: readonly string[]): string =>
  views.length === 0
    ? 'This table has no columns for views. They need dates and hours, or applications.'
    : `Next to the table, BigQuery now has: ${views.join(', ')}.`;

export const ROW_ACCESS = 'Rows for managers only';
export const ABOUT_ROW_ACCESS =
  'These statements let people see only the rows of their team. Run them in the BigQuery console. After that, everybody else sees no rows.';
export const TEAM_SHOWN = 'Team';
export const TEAM_SHOWN_HINT = 'As ActivTrak calls the group.';
export const MAY_SEE_TEAM = 'Who may see it';
export const MAY_SEE_ALL = 'Who refreshes this report';
export const GRANTEE_HINT = 'Such as group:leads@example.com or user:jane@example.com.';
export const ROW_ACCESS_MISSING = 'Fill in the team, who may see it, and who refreshes the report.';
export const NEEDS_GROUPS = 'This table has no groups. Add the column “Groups” to the report first.';
export const COPY_STATEMENTS = 'Copy the statements';
export const STATEMENTS = 'the statements';

export const whatDeletesTable = (hasSchedule: boolean): string =>
  `This deletes the report${hasSchedule ? ' and its schedule' : ''}. Its table stays in BigQuery, with all its rows.`;
export const DELETE_TABLE_THERE = 'To delete the table too, open it in BigQuery and choose “Delete” there.';
export const OPEN_TABLE = 'Open in BigQuery';
