import { PAGE_SIZE } from '../api/walk';
import { cellPlace } from '../model/a1';
import type { SheetInfo } from '../ports';
import type { Report } from '../report/definition';
import { outputColumns } from '../report/output';
import { type Task, wait } from '../task';
import type { Estimate } from './calls';
import type { PanelPorts } from './ports';

/** What was asked of one way through the stream: how many rows there are, where the API tells. */
interface Counted {
  readonly total: number | undefined;
}

/**
 * What a refresh will cost.
 * @param parts how many ways through the stream there are
 * @param samples what was asked of the first of them; the rest are taken to be alike
 * @param rowsNow rows of the report that are in the sheet
 */
export function* estimateOf(
  ports: PanelPorts,
  report: Report,
  parts: number,
  samples: readonly Counted[],
  rowsNow: number,
): Task<Estimate> {
  const infos = yield* wait(ports.sheets.sheets());
  const cellsInFile = infos.reduce((all, sheet) => all + sheet.rows * sheet.columns, 0);
  const totals = samples.map(({ total }) => total);
  const isKnown = totals.every((total) => total !== undefined);
  const scale = samples.length === 0 ? 1 : parts / samples.length;
  const sum = (of: (total: number) => number): number | undefined =>
    isKnown ? Math.round(totals.reduce<number>((all, total) => all + of(total ?? 0), 0) * scale) : undefined;
  // How many rows a summary comes to is seen when all of them have been added up.
  const rows = report.privacy.people === 'summary' ? undefined : sum((total) => total);
  return {
    rows,
    requests: sum((total) => Math.max(1, Math.ceil(total / PAGE_SIZE))),
    cells: rows === undefined ? undefined : rows * outputColumns(report).length,
    cellsInFile,
    cellsAfter: rows === undefined ? undefined : cellsInFile + (yield* growth(ports, report, infos, rows, rowsNow)),
    mostCells: ports.mostCells,
  };
}

/** By how many cells the report's sheet grows, empty ones beside the rows included: a file counts those too. */
function* growth(ports: PanelPorts, report: Report, infos: readonly SheetInfo[], rows: number, rowsNow: number): Task<number> {
  const [mark] = report.id === '' ? [] : yield* wait(ports.sheets.marks(report.id));
  const name = report.destination.sheet.trim().toLowerCase();
  const sheet = infos.find((info) => (mark ? info.id === mark.sheet : info.name.toLowerCase() === name));
  const first = cellPlace(report.destination.cell) ?? { row: 0, column: 0 };
  const kept = report.disposition === 'replace' ? 0 : rowsNow;
  // A status line, the header and a free row at the end go with the rows.
  const needed = { rows: first.row + 3 + kept + rows, columns: first.column + outputColumns(report).length };
  const grid = sheet ?? ports.newSheet ?? { rows: 0, columns: 0 };
  const after = Math.max(grid.rows, needed.rows) * Math.max(grid.columns, needed.columns);
  return after - (sheet ? sheet.rows * sheet.columns : 0);
}
