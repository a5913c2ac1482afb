import { PAGE_SIZE } from '../../api/streams/walk';
import type { Report } from '../../report/definition/definition';
import { outputColumns } from '../../report/definition/output';
import { addsUp } from '../../report/definition/people-shown';
import { roomFor } from '../../report/rows/room';
import { MODES } from '../../table/plan/modes';
import type { Task } from '../../task';
import type { PanelPorts } from '../ports';
import type { Estimate } from '../views';

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
  const totals = samples.map(({ total }) => total);
  const isKnown = totals.every((total) => total !== undefined);
  const scale = samples.length === 0 ? 1 : parts / samples.length;
  const sum = (of: (total: number) => number): number | undefined =>
    isKnown ? Math.round(totals.reduce<number>((all, total) => all + of(total ?? 0), 0) * scale) : undefined;
  // How many rows a summary or groups come to is seen when all of them have been added up.
  const rows = addsUp(report) || report.rollup ? undefined : sum((total) => total);
  const room = yield* roomFor(ports.sheets, report, rows ?? 0, MODES[report.disposition].keeps ? rowsNow : 0);
  const { cells, rows: mostRows } = ports.sheets.limits;
  const known = <Value>(value: Value): Value | undefined => (rows === undefined ? undefined : value);
  return {
    rows,
    requests: sum((total) => Math.max(1, Math.ceil(total / PAGE_SIZE))),
    cells: rows === undefined ? undefined : rows * outputColumns(report).length,
    cellsInFile: room.now,
    cellsAfter: known(room.after),
    cellsMeanwhile: known(room.meanwhile),
    ...(Number.isFinite(cells) ? { mostCells: cells } : {}),
    rowsAfter: known(room.rows),
    mostRows,
  };
}
