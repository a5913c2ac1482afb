import { ownerAbsent } from '#words/panel-notices';
import type { Absence } from '../../report/schedule/absences';
import type { Notice, ReportView } from '../views';

/** Colleagues' schedules that nobody serves any more, or soon: a notice for each owner, reason and connection. */
export function wantedOwners(reports: readonly ReportView[]): readonly Notice[] {
  const kinds = new Map<
    string,
    { readonly absent: Absence; readonly owner: string; readonly connection?: string; readonly names: string[] }
  >();
  for (const { absent, scheduleIsMine, report } of reports) {
    if (absent === undefined || scheduleIsMine || report.schedule === undefined) continue;
    const { ownerId, ownerName } = report.schedule;
    const key = [ownerId, absent, report.connection?.handle].join(' ');
    const kind = kinds.get(key);
    if (kind) kind.names.push(report.name);
    else
      kinds.set(key, {
        absent,
        owner: ownerName,
        names: [report.name],
        ...(report.connection ? { connection: report.connection.name } : {}),
      });
  }
  return [...kinds.values()].map(({ absent, names, owner, connection }) => ({
    kind: 'warning',
    words: ownerAbsent(absent, names, owner, connection),
  }));
}
