import { isStatus } from '../../table/place/status-text';
import type { Task } from '../../task';
import type { Report } from '../definition/definition';
import { type ReportState, saveState } from '../kept/report-state';
import type { RefreshPorts } from '../run/job';
import { statusCells, writeStatus } from './status-cells';
import { failedStatusLine } from './status-line';

/** Says in the status line why a report's rows are not newer. @param failures how often in a row */
export function* tellViewers(
  { documents, sheets }: Pick<RefreshPorts, 'documents' | 'sheets'>,
  report: Report,
  state: ReportState,
  why: string,
  failures: number,
): Task<void> {
  const status = failedStatusLine(state.status, why, failures);
  const now = { ...state, status };
  yield* saveState(documents, report.id, now);
  const cells = yield* statusCells(sheets, report, now);
  // A row of somebody's own is in its place where the sheet was sorted.
  if (cells?.there === '' && cells.others.some((cell) => cell !== '' && !isStatus(cell))) return;
  yield* writeStatus(sheets, cells, now, state.status);
}
