import { rowsStatement } from '../../bigquery/statements';
import { tableShape } from '../../report/warehouse/table-shape';
import type { Task } from '../../task';
import { EVERY_DAY } from '../../warehouse/every-day';
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
  const { day } = tableShape(report);
  return {
    all: yield* warehouse.dryRun(table, rowsStatement(table, day, EVERY_DAY)),
    newest: yield* warehouse.dryRun(table, rowsStatement(table, day, { from: today - NEWEST_DAYS + 1, to: today })),
    newestDays: NEWEST_DAYS,
  };
}
