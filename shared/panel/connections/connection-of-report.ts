import { hostOf, type NamedConnection } from '../../api/connections/connection';
import { changeConnection } from '../../api/connections/connection-changes';
import { connectionName } from '../../api/connections/connection-choice';
import { type KnownConnection, loadConnections } from '../../api/connections/connection-store';
import { unlessFailed } from '../../api/requests/unless-failed';
import type { Report } from '../../report/definition/definition';
import { loadPerson, type Person } from '../../report/kept/person';
import { loadReports } from '../../report/kept/report-store';
import { saveReport } from '../../report/kept/save-report';
import { keepSaltFor } from '../../report/privacy/salt';
import { undisturbed } from '../../report/run/alone';
import type { Task } from '../../task';
import type { PanelPorts } from '../ports';
import { ownOf } from './connection-views';

/** The first connection, which the panel names by an empty handle, as one that names none. */
export const asNamed = (named: NamedConnection): NamedConnection | undefined => (named.handle === '' ? undefined : named);

/**
 * A report that names a connection of the person at work names it as it is called now. The panel sends an empty handle for the first, which has
 * none before a report needs one. The name of a colleague's connection stays.
 * @param before the report until now: found by its name, a connection keeps the handle by which that report's rows and pseudonyms go
 */
export function* withNamedConnection(ports: PanelPorts, report: Report, before?: Report): Task<Report> {
  const { connection: named, ...unnamed } = report;
  if (named === undefined) return unnamed;
  const all = yield* loadConnections(ports.secrets);
  const own = all.find((one) => (named.handle === '' ? one.isFirst : one.handle === named.handle));
  if (own === undefined) return report;
  const kept = before?.connection;
  if (kept && ownOf(all, kept)?.id === own.id) {
    if (isOfColleague(before, yield* loadPerson(ports.secrets, ports.newId))) return { ...report, connection: kept };
    return { ...report, connection: { handle: kept.handle, name: connectionName(own), host: hostOf(own.baseUrl) } };
  }
  const handle = own.handle ?? ports.newId();
  if (own.handle === undefined) yield* changeConnection(ports.secrets, own.id, { handle });
  if (own.isFirst) yield* keepSaltFor(ports, handle);
  return { ...report, connection: { handle, name: connectionName(own), host: hostOf(own.baseUrl) } };
}

/** Whether a report runs on a colleague's schedule, which finds hers by the name that stands there: by another one it would be another account. */
export const isOfColleague = ({ schedule }: Report, { id }: Person): boolean => schedule !== undefined && schedule.ownerId !== id;

/**
 * Reports of this document show the new name of a connection; in others they find it by its handle. One that has another's handle, since a colleague
 * made it or the connection was added again, was found by the name alone. All of them go along, unless they run on a colleague's schedule.
 * @param all the person's connections with the names that they had
 */
export function* renameInReports(
  ports: PanelPorts,
  all: readonly KnownConnection[],
  connection: KnownConnection & { readonly handle: string },
): Task<void> {
  const person = yield* loadPerson(ports.secrets, ports.newId);
  const isIts = ({ connection: named }: Report): boolean =>
    named !== undefined && (named.handle === connection.handle || ownOf(all, named)?.id === connection.id);
  yield* undisturbed(ports, function* () {
    for (const report of yield* loadReports(ports.documents)) {
      if (!isIts(report) || isOfColleague(report, person)) continue;
      const { handle } = report.connection ?? connection;
      const named = { handle, name: connectionName(connection), host: hostOf(connection.baseUrl) };
      // One with days that nobody reads any more is found by its handle.
      yield* unlessFailed(saveReport(ports.documents, { ...report, connection: named }, ports.locale));
    }
  });
}
