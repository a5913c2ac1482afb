import { writeAlertList } from '../../report/alerts/alert-list';
import { forgetAlerts } from '../../report/alerts/kept-alerts';
import { alertsOwner, forgetList, loadList, personalList, removeBegun } from '../../report/alerts/kept-list';
import type { Report } from '../../report/definition/definition';
import { type Task, wait } from '../../task';
import type { PanelPorts } from '../ports';
import { rememberLeft } from './left-rows';

/**
 * Looks after the list of what a report's alerts found, when it is saved with none any more: what stands there was found earlier.
 * @param before what it was until now
 * @returns why that can't be written
 */
export function* endAlerts(ports: PanelPorts, report: Report, before: Report): Task<string | undefined> {
  yield* forgetAlerts(ports.documents, report.id);
  // Names that were to go, and could not, go now.
  const alerts = before.alerts?.names === 'nowhere' ? before.alerts : report.alerts;
  const { checks } = yield* writeAlertList(ports, { ...report, alerts }, { count: 0, findings: [], isWhole: true }, () => 0);
  return checks[0]?.words;
}

/** Whether a report looks for anything. */
export const hasAlerts = ({ alerts }: Report): boolean => (alerts?.rules.length ?? 0) > 0;

/** Forgets what a report's alerts found. The sheet that lists it stays as anybody's, and the next findings get a new one. */
export function* leaveAlerts(ports: PanelPorts, { id, name }: Pick<Report, 'id' | 'name'>): Task<void> {
  const { documents, sheets } = ports;
  yield* forgetAlerts(documents, id);
  const kept = yield* loadList(documents, id);
  if (kept === undefined) return;
  const owner = alertsOwner(id);
  yield* removeBegun(sheets, owner);
  const marks = yield* wait(sheets.marks(owner));
  if (kept !== 'newer') yield* rememberLeft(ports, { reportName: name, columns: personalList(kept, marks) }, marks);
  yield* wait(
    sheets.removeMarks(
      owner,
      marks.map((mark) => mark.name),
    ),
  );
  yield* forgetList(documents, id);
}
