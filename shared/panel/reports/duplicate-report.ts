import { loadReady, saveReady } from '../../dashboard/kept-ready';
import type { Report } from '../../report/definition/definition';
import { fillsTable } from '../../report/definition/fills-table';
import { loadReport, loadReports } from '../../report/kept/report-store';
import { saveReport } from '../../report/kept/save-report';
import { MOST_NAME_CHARACTERS, nameForSheet, nameStart } from '../../table/place/sheet-name';
import { freeName } from '../../table/place/sheet-named';
import { type Task, wait } from '../../task';
import type { PanelPorts } from '../ports';
import { proposedTable } from '../warehouse/table-report';

/** The copy goes to a sheet of its own and has no schedule. */
export function* duplicateReport(ports: PanelPorts, id: string): Task<void> {
  const { schedule: _, ...report } = yield* loadReport(ports.documents, id);
  const others = yield* loadReports(ports.documents);
  const infos = yield* wait(ports.sheets.sheets());
  const name = freeName(nameStart(report.name, 90), others, 2);
  // Another report's sheet may not be there yet.
  const sheets = [...infos, ...others.map(({ destination }) => ({ name: destination.sheet }))];
  const ready = yield* loadReady(ports.documents, id);
  const sheet = freeName(nameForSheet(report.destination.sheet, MOST_NAME_CHARACTERS - 4), sheets, 2);
  const copy = ports.newId();
  const made = { ...report, id: copy, name, destination: { sheet, cell: ready ? report.destination.cell : 'A1' } };
  yield* saveReport(ports.documents, fillsTable(made) ? withOwnTable(made, others) : made, ports.locale);
  if (ready) yield* saveReady(ports.documents, copy, { version: 1, blueprint: ready.blueprint, own: ready.own });
}

/** A copy with a table of its own, where it fills one. */
const withOwnTable = (copy: Report, others: readonly Report[]): Report =>
  copy.warehouse
    ? { ...copy, warehouse: { ...copy.warehouse, table: proposedTable(copy, copy.warehouse, others, copy.warehouse.table) } }
    : copy;
