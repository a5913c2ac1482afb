import { rowsStatement } from '../../bigquery/statements';
import { tableShape } from '../../report/warehouse/table-shape';
import type { Task } from '../../task';
import { calendarHere } from '../calendar';
import type { PanelPorts } from '../ports';
import type { QueryCost } from './warehouse-calls';
import { loadTableReport, warehouseOf } from './warehouse-ports';

/** A month's days, as in most queries. */
const NEWEST_DAYS = 31;

/** What queries over a report's table would read. BigQuery only looks at them. */
export function* queryCost(ports: PanelPorts, id: string): Task<QueryCost> {
  const warehouse = warehouseOf(ports);
  const { report, table } = yield* loadTableReport(ports, id);
  const { today } = yield* calendarHere(ports);
  const newest = { day: tableShape(report).day, days: [{ from: today - NEWEST_DAYS + 1, to: today }] };
  return {
    all: yield* warehouse.dryRun(table, rowsStatement(table)),
    newest: yield* warehouse.dryRun(table, rowsStatement(table, newest)),
    newestDays: NEWEST_DAYS,
  };
}
