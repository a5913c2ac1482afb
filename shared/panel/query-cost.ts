import { isoDay } from '../model/serial';
import { tableShape } from '../report/warehouse/table-shape';
import type { Task } from '../task';
import { fullTableName } from '../warehouse/table-name';
import { calendarHere } from './calendar';
import type { PanelPorts } from './ports';
import type { QueryCost } from './warehouse-calls';
import { loadTableReport, warehouseOf } from './warehouse-ports';

/** A month's days, as in most queries. */
const NEWEST_DAYS = 31;

/** What queries over a report's table would read. BigQuery only looks at them. */
export function* queryCost(ports: PanelPorts, id: string): Task<QueryCost> {
  const warehouse = warehouseOf(ports);
  const { report, table } = yield* loadTableReport(ports, id);
  const { today } = yield* calendarHere(ports);
  const everything = `SELECT * FROM \`${fullTableName(table)}\``;
  // Days as literals, since those alone spare the others.
  const newest = `${everything} WHERE \`${tableShape(report).day}\` BETWEEN DATE '${isoDay(today - NEWEST_DAYS + 1)}' AND DATE '${isoDay(today)}'`;
  return {
    all: yield* warehouse.dryRun(table, everything),
    newest: yield* warehouse.dryRun(table, newest),
    newestDays: NEWEST_DAYS,
  };
}
