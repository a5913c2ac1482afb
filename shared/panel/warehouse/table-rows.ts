/**
 * What a table has for a report whose rows are to come from it, before that is made.
 * @module
 */

import { CHOOSE_SOURCE } from '#words/from-table';
import { readingStatement } from '../../bigquery/statements';
import { wrong } from '../../errors';
import type { DateRange } from '../../model/date-range';
import { mixed } from '../../model/mixed';
import type { WhoKind } from '../../model/who-kinds';
import { checkReport } from '../../report/definition/check-report';
import type { Report, ReportWho } from '../../report/definition/definition';
import { reportRange } from '../../report/definition/report-range';
import { fieldsRead } from '../../report/warehouse/fields-read';
import { rowsAsked, seenTable } from '../../report/warehouse/from-table';
import { wholeReading } from '../../report/warehouse/whole-reading';
import type { Task } from '../../task';
import { fieldName } from '../../warehouse/field';
import type { QueryRows, TableSeen, WarehouseTable } from '../../warehouse/warehouse';
import { calendarHere } from '../calendar';
import type { PanelPorts } from '../ports';
import type { NamesToPick } from '../views';
import { saveTablePlace } from './table-place';
import type { TableLook } from './warehouse-calls';
import { warehouseOf } from './warehouse-ports';

const tableOf = ({ from }: Report): WarehouseTable => {
  if (from === undefined) throw wrong(CHOOSE_SOURCE);
  return from;
};

/**
 * Whether a table has all that a report shows, and what a refresh would read. No row is read for it. The next report begins with the same place.
 * @throws ActivTrakError with what stands against it
 */
export function* lookAtTable(ports: PanelPorts, given: Report): Task<TableLook> {
  const report = { ...given, id: given.id || 'new' };
  const table = tableOf(report);
  checkReport(report, ports.locale);
  const warehouse = warehouseOf(ports);
  const seen = yield* seenTable(warehouse, table);
  const asked = rowsAsked(report, fieldsRead(report, table, seen), yield* daysOf(ports, report));
  const bytes = yield* warehouse.dryRun(table, readingStatement(table, asked));
  yield* saveTablePlace(ports.documents, table);
  return { rows: seen.rows, bytes };
}

function* daysOf(ports: PanelPorts, report: Report): Task<DateRange> {
  return yield* reportRange(report, yield* calendarHere(ports), ports.sheets);
}

/** Names of so many days are looked for, in so many rows at the most. */
const [MOST_DAYS, MOST_ROWS] = [7, 20_000];

/** Those whom the newest days of a report have, by the table. Groups have no IDs there: each gets a number that follows from its name. */
export function* namesInTable(ports: PanelPorts, report: Report): Task<NamesToPick> {
  const warehouse = warehouseOf(ports);
  const table = tableOf(report);
  const seen = yield* seenTable(warehouse, table);
  const keys = ['userId', 'user', 'computerId', 'computer', 'groups'].filter((key) => has(seen, key));
  const { from, to } = yield* daysOf(ports, report);
  const day = has(seen, 'date') ? 'date' : 'day';
  const days = { from: Math.max(from, to - MOST_DAYS + 1), to };
  const asked = { fields: keys.map(fieldName), day, days, anyOf: [], orderedBy: [] };
  const rows: QueryRows['rows'][number][] = [];
  if (keys.length > 0)
    yield* wholeReading(warehouse, table, asked, (piece) => {
      rows.push(...piece);
      return rows.length < MOST_ROWS;
    });
  const found = new Map<string, ReportWho>();
  const put = (kind: WhoKind, id: number, name: string): void => {
    if (Number.isSafeInteger(id) && id > 0) found.set(`${kind}:${id}`, { kind, id, name: name || String(id) });
  };
  for (const row of rows) {
    const textOf = (key: string): string => row[keys.indexOf(key)] ?? '';
    put('user', Number(textOf('userId')), textOf('user'));
    put('computer', Number(textOf('computerId')), textOf('computer'));
    for (const name of textOf('groups').split(', ')) if (name !== '') put('group', mixed(0, name) + 1, name);
  }
  return { who: [...found.values()].sort((one, other) => one.name.localeCompare(other.name)), refused: false };
}

const has = ({ fields }: TableSeen, key: string): boolean => fields.some(({ name }) => name.toLowerCase() === fieldName(key));
