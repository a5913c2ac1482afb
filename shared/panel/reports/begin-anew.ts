import { leaveChart } from '../../dashboard/kept-chart';
import type { Report } from '../../report/definition/definition';
import { loadState, removeState } from '../../report/kept/report-state';
import type { UnusableReport } from '../../report/kept/report-store';
import { forgetRun, type Tidiness } from '../../report/run/run-cleanup';
import { ownMarks } from '../../table/place/own-marks';
import { type Task, wait } from '../../task';
import { leaveReadySheet } from '../dashboard/left-ready';
import type { PanelPorts } from '../ports';
import { rememberLeftRows } from './left-rows';

/**
 * The report leaves its rows where they are, as anybody's.
 * @param tidiness `in time` where it goes on elsewhere, so that a refresh takes away what the host keeps for now
 */
export function* beginAnew(ports: PanelPorts, report: Report | UnusableReport, tidiness?: Tidiness): Task<void> {
  const { documents, sheets } = ports;
  yield* forgetRun(documents, sheets, report, tidiness);
  const marks = yield* wait(sheets.marks(report.id));
  const own = yield* ownMarks(sheets, marks, (yield* loadState(documents, report.id)) ?? {});
  // Where its sheet is gone, a copy has its rows.
  yield* rememberLeftRows(ports, report, own.length > 0 ? own : marks);
  if (marks.length > 0)
    yield* wait(
      sheets.removeMarks(
        report.id,
        marks.map(({ name }) => name),
      ),
    );
  yield* removeState(documents, report.id);
  yield* leaveChart(documents, report.id, ports.newId);
  yield* leaveReadySheet(ports, report);
}
