/** A report whose rows go to a table of BigQuery: what went wrong there, and what to do. Nobody's rows, names or tokens are quoted. */

import { quoted } from './quoted';

/** Signing in, and what the project allows. */
export const SIGN_IN_EXPIRED = 'Your sign-in with Google has expired. Reload the spreadsheet, then refresh again.';
export const NOT_AUTHORIZED =
  "You haven't allowed this add-on to use BigQuery. Open it from the Extensions menu, and accept BigQuery when Google asks.";
export const apiOff = (project: string): string =>
  `The BigQuery API is off in the project ${quoted(project)}. Turn it on in the Google Cloud console, then wait a few minutes.`;
export const noBilling = (project: string): string =>
  `The project ${quoted(project)} has no active billing. Turn it on in the Google Cloud console, then refresh again.`;
export const noBillingForMerge = (project: string): string =>
  `BigQuery merges records only in projects with billing, and ${quoted(project)} has none. Turn it on in the Google Cloud console.`;
export const projectMissing = (project: string): string =>
  `Google has no project ${quoted(project)} for you. Check its ID, or ask its owner whether it was deleted.`;
export const behindPerimeter = (project: string): string =>
  `Your organization's policies block BigQuery in the project ${quoted(project)}. Ask your Google Cloud administrator.`;

/** Who may do what, by the names of Google's roles. */
export const noJobsAllowed = (project: string): string =>
  `You can't run jobs in the project ${quoted(project)}. Ask its owner for the role “BigQuery Job User”.`;
export const noDatasetsAllowed = (project: string, dataset: string): string =>
  `You can't make the data set ${quoted(dataset)} in ${quoted(project)}. Ask for the role “BigQuery User”, or have its owner make it.`;
export const noTablesAllowed = (dataset: string): string =>
  `You can't change tables in the data set ${quoted(dataset)}. Ask its owner for the role “BigQuery Data Editor”.`;
export const rowsHidden = (table: string): string =>
  `Row access policies hide rows of ${quoted(table)} from you. Ask its owner for a policy with the filter TRUE.`;
/** Source of the role: https://cloud.google.com/bigquery/docs/column-level-security#fine_grained_reader */
export const columnsProtected = (table: string): string =>
  `A policy tag keeps columns of ${quoted(table)} from you. Ask its owner for the role “Fine-Grained Reader” on that tag.`;

/** Regions. @param is where the data set is @param wanted where the report looks for it */
export const otherRegion = (dataset: string, is: string, wanted: string): string =>
  `The data set ${quoted(dataset)} is in ${quoted(is)}, not in ${quoted(wanted)}. Choose its region in the report, or another data set.`;
export const notInRegion = (dataset: string, region: string): string =>
  `BigQuery has no data set ${quoted(dataset)} in ${quoted(region)}. Check the region in the report.`;
export const regionNotAllowed = (region: string): string =>
  `Your organization doesn't allow data in ${quoted(region)}. Choose another region.`;
export const unknownRegion = (region: string): string =>
  `BigQuery doesn't know the region ${quoted(region)}. Choose one such as EU, US or europe-west3.`;

/** Which of BigQuery's quotas is used up. */
export type BigQueryQuota = 'table-loads' | 'project-loads' | 'partitions' | 'free-queries' | 'free-storage' | 'own-limit' | 'other';

const QUOTA_WORDS: Readonly<Record<BigQueryQuota, string>> = {
  'table-loads': "This table has reached BigQuery's limit of loads a day. It's over within a day, so choose a rarer schedule.",
  'project-loads': "The project has reached BigQuery's limit of loads a day. It's over within a day.",
  partitions: "This table has reached BigQuery's limit of changed days. It's over within a day, so choose a rarer schedule.",
  'free-queries': "The project has used BigQuery's free queries of this month. Turn on billing, or wait for next month.",
  'free-storage': "The project has used BigQuery's free storage. Turn on billing, or delete tables in the Google Cloud console.",
  'own-limit': "The limit that your administrator set for BigQuery is reached. It's over at midnight Pacific time.",
  other: 'A quota of BigQuery is used up. Try again in an hour, or look under “Quotas” in the Google Cloud console.',
};
export const quotaUsedUp = (quota: BigQueryQuota): string => QUOTA_WORDS[quota];
export const TOO_FAST = 'BigQuery is limiting requests. Try again in a few minutes.';
export const BIGQUERY_BUSY = 'Somebody else is changing this in BigQuery. Try again in a minute.';

/** Data sets and tables. @param table its name in the data set */
export const datasetMissing = (dataset: string): string =>
  `BigQuery has no data set ${quoted(dataset)} anymore. Refresh the report from its first day to make it again.`;
export const tableMissing = (table: string): string =>
  `BigQuery has no table ${quoted(table)} anymore. Refresh the report from its first day to make it again.`;
export const SOMETHING_MISSING = "BigQuery doesn't have something that this needs. Refresh the report, then try again.";
export const filledByAnother = (table: string): string =>
  `Another report fills the table ${quoted(table)}. Choose another table name for this report.`;
export const rowsMeanOther = (table: string): string =>
  `The rows in the table ${quoted(table)} don't match the report's settings. Choose another table name, or undo the change.`;
export const notOurs = (table: string): string =>
  `The table ${quoted(table)} wasn't made by this add-on, so it's left alone. Choose another table name.`;

const itsField = (field: string | undefined): string => (field === undefined ? 'A field' : `The field ${quoted(field)}`);

/** Somebody changed the table by hand. @param was what the report writes @param is what is there */
export const fieldRetyped = (table: string, field: string, was: string, is: string): string =>
  `The field ${quoted(field)} of ${quoted(table)} is now ${is} instead of ${was}. Undo this in BigQuery, or choose another table name.`;
export const fieldDeleted = (table: string, field: string | undefined): string =>
  `${itsField(field)} of ${quoted(table)} was deleted in BigQuery, which blocks its name for a week. Choose another table name until then.`;
export const schemaChanged = (table: string, field: string | undefined): string =>
  `${itsField(field)} of ${quoted(table)} was changed in BigQuery. Undo this there, or choose another table name.`;
export const partitionsChanged = (table: string, field: string): string =>
  `The table ${quoted(table)} isn't partitioned by ${quoted(field)}. Choose another table name, or delete the table in BigQuery.`;

/** Rows that a table doesn't take. */
export const rowRefused = (table: string, field: string | undefined): string =>
  `BigQuery refused a row of ${quoted(table)}${field === undefined ? '' : ` because of ${quoted(field)}`}. Refresh again, and report the problem if it stays.`;
export const rowTooLarge = (table: string): string =>
  `A row for ${quoted(table)} is larger than a request can carry. Leave out a column, such as the window title.`;
export const dayTooLarge = (table: string): string =>
  `A day of ${quoted(table)} is too large to send. Leave out columns, or choose fewer people.`;
export const statementTooLarge = (project: string): string =>
  `The statement needs more than BigQuery gives the project ${quoted(project)}. Choose fewer days.`;

/** What passes, or nobody knows better. */
export const NO_ANSWER_FROM_BIGQUERY = "BigQuery didn't answer. Try again in a minute.";
export const BIGQUERY_DOWN = "BigQuery can't do this at the moment. Try again in a few minutes.";
export const BIGQUERY_SLOW = "BigQuery didn't finish in the time allowed here. Refresh again to continue.";
export const UPLOAD_LOST = 'BigQuery lost the rows that were being sent. Refresh again to send them once more.';
export const BIGQUERY_STOPPED = 'This was stopped. Refresh again when you like.';
export const JOB_STOPPED = 'Somebody stopped the job in BigQuery. Refresh again when you like.';
export const NOT_BIGQUERY = "The answer isn't BigQuery's. Check the network, then try again.";
/** @param reason as BigQuery calls it */
export const refusedOtherwise = (status: number, reason: string | undefined): string =>
  `BigQuery refused this (${[status === 200 ? 'job' : String(status), ...(reason === undefined ? [] : [reason])].join(', ')}). Look at the job history in the Google Cloud console for the reason.`;
