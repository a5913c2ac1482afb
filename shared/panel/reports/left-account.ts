import { loadConnections } from '../../api/connections/connection-store';
import type { Report } from '../../report/definition/definition';
import { forgetAccount } from '../../report/run/rows-of-others';
import type { Task } from '../../task';
import { ownOf } from '../connections/connection-views';
import { leaveReadySheet } from '../dashboard/left-ready';
import type { PanelPorts } from '../ports';
import { leaveAlerts } from './left-alerts';

/**
 * A report that reads with another connection leaves what is kept of the people of the one before: the same IDs and names mean others there.
 * @param before the report until now
 * @param isAnew whether it has begun anew, and left its ready sheet with that
 */
export function* leaveAccount(ports: PanelPorts, before: Report, report: Report, isAnew: boolean): Task<void> {
  if (yield* isOneConnection(ports, before, report)) return;
  if (!isAnew) yield* leaveReadySheet(ports, before);
  yield* leaveAlerts(ports, before);
  yield* forgetAccount(ports.documents, report.id);
}

/** Whether two versions of a report use the same connection for certain, however they name it. */
function* isOneConnection({ secrets }: PanelPorts, one: Report, other: Report): Task<boolean> {
  if (one.connection?.handle === other.connection?.handle) return true;
  const all = yield* loadConnections(secrets);
  const own = ownOf(all, one.connection);
  return own !== undefined && own.id === ownOf(all, other.connection)?.id;
}
