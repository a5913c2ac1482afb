/** What is answered about a report's table in BigQuery. */
import { quoted } from './quoted';

export const NO_WAREHOUSE = "This installation can't fill tables. Ask your administrator for the build with BigQuery.";
export const FILLS_NO_TABLE = 'This report goes to a sheet. Choose a BigQuery table in the report first.';
export const NO_CONNECTED_SHEETS = 'Tables can be shown only in Google Sheets. In Excel, connect to BigQuery with Power Query.';
/** The name of the sheet with the pivot table. */
export const pivotName = (sheet: string): string => `${sheet.slice(0, 80)}, time by app`;
export const PROJECT_READY = 'BigQuery answers, and you can run jobs in the project.';
export const datasetReady = (dataset: string, region: string): string => `The data set ${quoted(dataset)} is there, in ${quoted(region)}.`;
