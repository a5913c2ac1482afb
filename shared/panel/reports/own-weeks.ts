import { loadConnections } from '../../api/connections/connection-store';
import type { Report } from '../../report/definition/definition';
import { loadPerson } from '../../report/kept/person';
import type { Task } from '../../task';
import { asNamed, isOfColleague } from '../connections/connection-of-report';
import { ownOf } from '../connections/connection-views';
import type { PanelPorts } from '../ports';

/**
 * A report that is grouped by weeks has those of the person who saves it, whoever refreshes it then. It keeps what it has where it runs on a colleague's
 * schedule, which reads only what she chose, and where that person lacks its connection.
 * @param before the report until now
 */
export function* withOwnWeeks(ports: PanelPorts, report: Report, before?: Report): Task<Report> {
  if (!report.rollup?.by.includes('week')) return { ...report, weekStart: undefined };
  const kept = before ? { ...report, weekStart: before.weekStart } : report;
  if (isOfColleague(report, yield* loadPerson(ports.secrets, ports.newId))) return kept;
  const own = ownOf(yield* loadConnections(ports.secrets), report.connection && asNamed(report.connection));
  return own ? { ...report, weekStart: own.weekStart } : kept;
}
