import { bigQuery } from '../../shared/bigquery/bigquery';
import { tableRefresh } from '../../shared/report/warehouse/table-refresh';
import { scriptClock, timeBudget } from './clock';
import { bigQueryTransport } from './warehouse';

/** What was read still has to be merged when a call's time is over, which ends well before Google's own limit. */
const MERGING_MS = 55_000;

/** BigQuery in the name of whoever the script runs as, and reports that fill its tables. @param ms how long the call reads */
export function bigQueryTables(ms: number, newId: () => string) {
  const budget = timeBudget(scriptClock, ms + MERGING_MS);
  const warehouse = bigQuery({ transport: bigQueryTransport(budget.left), clock: scriptClock, budget, newId });
  return { warehouse, outside: tableRefresh(warehouse) };
}
