/** A report whose rows come from a table of BigQuery, in the gallery, the editor and on its card. */
import { isolated } from '../isolated';
import { bytesWords } from './byte-words';
import { quoted } from './quoted';

interface TableParts {
  readonly project: string;
  readonly dataset: string;
  readonly table: string;
}

export const ROWS_FROM = 'Rows from';
export const ROWS_FROM_HINT = 'A table needs no API key. It takes the roles “BigQuery Job User” and “BigQuery Data Viewer”.';
export const FROM_ACTIVTRAK = 'ActivTrak';
export const CHOOSE_TABLE = 'Choose a table';
export const ANOTHER_TABLE = 'Another table';
export const TABLE_TO_READ_HINT = 'The name of a table that a report fills, such as working_hours_users.';
export const DATASET_TO_READ_HINT = 'The data set that has the table.';
export const CHECK_TABLE = 'Check the table';
/** @param bytes that each refresh reads */
export const tableFits = (table: string, bytes: number): string =>
  `${quoted(table)} has everything for this. A refresh reads ${bytesWords(bytes)}.`;
/** On a report's card. @param name the table's full name */
export const rowsFromBigQuery = (name: string): string => `Rows from BigQuery · ${isolated(name)}`;
export const WITHOUT_KEY_FROM_TABLE = 'No key? A ready sheet can get its rows from a BigQuery table that a colleague fills.';
export const READ_WHOLE = 'Each refresh reads the table again and replaces the rows.';
/** A schedule of such a report. @param owner whoever set it */
export const runsAsOwner = (owner: string): string =>
  `It reads the table with ${isolated(owner)}'s Google account. If you change it, it will read with yours.`;
export const EVERYONE_IN_TABLE = 'Everyone in the table.';
/** `working_hours_users (acme-reports.activtrak)`: what tells tables apart comes first. */
export const tableChoice = ({ project, dataset, table }: TableParts): string => `${table} (${project}.${dataset})`;
