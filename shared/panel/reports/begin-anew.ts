import { leaveChart } from '../../dashboard/kept-chart';
import type { Report } from '../../report/definition/definition';
import { removeState } from '../../report/kept/report-state';
import type { UnusableReport } from '../../report/kept/report-store';
import { forgetRun } from '../../report/run/run-cleanup';
import { type Task, wait } from '../../task';
import { leaveReadySheet } from '../dashboard/left-ready';
import type { PanelPorts } from '../ports';
import { rememberLeftRows } from './left-rows';

/** The report leaves its rows where they are, as anybody's. */
export function* beginAnew(ports: PanelPorts, report: Report | UnusableReport): Task<void> {
  const { documents, sheets } = ports;
  yield* forgetRun(documents, sheets, report);
  const marks = yield* wait(sheets.marks(report.id));
  yield* rememberLeftRows(ports, report, marks);
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
