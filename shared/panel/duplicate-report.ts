import { loadReady, saveReady } from '../dashboard/kept-ready';
import type { Report } from '../report/definition/definition';
import { fillsTable } from '../report/definition/fills-table';
import { loadReport, loadReports } from '../report/kept/report-store';
import { saveReport } from '../report/kept/save-report';
import { type Task, wait } from '../task';
import type { PanelPorts } from './ports';
import { proposedTable } from './table-report';

/** The copy goes to a sheet of its own and has no schedule. */
export function* duplicateReport(ports: PanelPorts, id: string): Task<void> {
  const { schedule: _, ...report } = yield* loadReport(ports.documents, id);
  const names = new Set((yield* loadReports(ports.documents)).map(({ name }) => name.toLowerCase()));
  const sheets = new Set((yield* wait(ports.sheets.sheets())).map(({ name }) => name.toLowerCase()));
  const free = (base: string, taken: ReadonlySet<string>): string => {
    let number = 2;
    while (taken.has(`${base} ${number}`.toLowerCase())) number += 1;
    return `${base} ${number}`;
  };
  const name = free(report.name.slice(0, 90), names);
  const ready = yield* loadReady(ports.documents, id);
  const destination = { sheet: free(report.destination.sheet.slice(0, 90), sheets), cell: ready ? report.destination.cell : 'A1' };
  const copy = ports.newId();
  const made = { ...report, id: copy, name, destination };
  const others = fillsTable(report) ? yield* loadReports(ports.documents) : [];
  yield* saveReport(ports.documents, fillsTable(made) ? withOwnTable(made, others) : made, ports.locale);
  if (ready) yield* saveReady(ports.documents, copy, { version: 1, blueprint: ready.blueprint, own: ready.own });
}

/** A copy with a table of its own, where it fills one. */
const withOwnTable = (copy: Report, others: readonly Report[]): Report =>
  copy.warehouse
    ? { ...copy, warehouse: { ...copy.warehouse, table: proposedTable(copy, copy.warehouse, others, copy.warehouse.table) } }
    : copy;
