import { bigQuery } from '../../../shared/bigquery/bigquery';
import { tableSource } from '../../../shared/report/warehouse/from-table';
import { tableRefresh } from '../../../shared/report/warehouse/table-refresh';
import { scriptClock, timeBudget } from '../clock';
import { whenUsed } from '../late';
import { spreadsheetDataSources } from './data-sources';
import { bigQueryTransport } from './warehouse';

/** Asked for here, so that esbuild sees what the usual build doesn't import. */
declare const BUILD_BIGQUERY: boolean | undefined;

/** What was read still has to be merged when a call's time is over, which ends well before Google's own limit. */
const MERGING_MS = 55_000;

/**
 * BigQuery in the name of whoever the script runs as, and reports that fill its tables, in the build that may.
 * @param ms how long the call reads
 */
export const tablePorts = (spreadsheet: () => GoogleAppsScript.Spreadsheet.Spreadsheet, ms: number, newId: () => string) =>
  typeof BUILD_BIGQUERY !== 'undefined' && BUILD_BIGQUERY ? bigQueryPorts(spreadsheet, ms, newId) : {};

function bigQueryPorts(spreadsheet: () => GoogleAppsScript.Spreadsheet.Spreadsheet, ms: number, newId: () => string) {
  const budget = timeBudget(scriptClock, ms + MERGING_MS);
  const warehouse = bigQuery({ transport: bigQueryTransport(budget.left), clock: scriptClock, budget, newId });
  const dataSources = whenUsed(() => spreadsheetDataSources(spreadsheet(), budget.left));
  return { warehouse, dataSources, outside: tableRefresh(warehouse, dataSources), source: tableSource(warehouse) };
}
