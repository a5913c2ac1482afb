import { BUSY_TO_DELETE } from '#words/panel-answers';
import { forgetChart } from '../../dashboard/kept-chart';
import { forgetReady, readyChart } from '../../dashboard/kept-ready';
import { removeSnapshots } from '../../dashboard/snapshot';
import { loadReport, loadSaved, removeReport } from '../../report/kept/report-store';
import { removeRequest } from '../../report/kept/requests';
import { forgetDeleted, noteDeleted } from '../../report/notices/deleted-reports';
import { undisturbed } from '../../report/run/alone';
import { forgetAbsence } from '../../report/schedule/absent-owner';
import type { Task } from '../../task';
import type { PanelPorts } from '../ports';
import { beginAnew } from './begin-anew';
import { leaveAlerts } from './left-alerts';
import { serveSchedules } from './report-schedules';
import { refuseWhileRefreshed } from './while-refreshed';

/** Set by the build, and asked for here so that esbuild sees what the usual build doesn't import. */
declare const BUILD_NOTICES: boolean | undefined;

/** Deletes the definition, also of a report that this version cannot use; the rows stay in the sheet. */
export function* deleteReport(ports: PanelPorts, id: string, withSnapshots = false): Task<void> {
  const { unusable } = yield* loadSaved(ports.documents);
  const report = unusable.find((one) => one.id === id) ?? (yield* loadReport(ports.documents, id));
  yield* refuseWhileRefreshed(ports, id, BUSY_TO_DELETE);
  if (typeof BUILD_NOTICES !== 'undefined' && BUILD_NOTICES) yield* noteDeleted(ports.documents, id);
  if (withSnapshots) yield* removeSnapshots(ports, id, report.name);
  yield* beginAnew(ports, report);
  yield* leaveAlerts(ports, report);
  yield* removeRequest(ports.documents, id);
  yield* forgetAbsence(ports.documents, [id]);
  yield* forgetChart(ports.documents, id);
  yield* forgetChart(ports.documents, readyChart(id));
  yield* forgetReady(ports.documents, id);
  yield* undisturbed(ports, () => removeReport(ports.documents, id));
  if (typeof BUILD_NOTICES !== 'undefined' && BUILD_NOTICES) yield* forgetDeleted(ports);
  yield* serveSchedules(ports);
}
