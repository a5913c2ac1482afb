import type { NamedConnection } from '../../api/connections/connection';
import { connectionOfReport } from '../../api/connections/connection-choice';
import type { ConnectionView, PanelState } from '../../panel/views';
import type { Report } from '../../report/definition/definition';

/** A connection as a report names it; the first one's handle may be empty. */
export const nameIt = ({ handle, name, host }: ConnectionView): NamedConnection => ({ handle, name, host });

/** The person's own connection that a report uses, if she has one for certain. */
export function ownConnection(connections: readonly ConnectionView[], { connection: named }: Pick<Report, 'connection'>) {
  try {
    const all = connections.map((view) => ({ ...view, id: view.handle }));
    return connectionOfReport<(typeof all)[number]>(all, named?.handle === '' ? undefined : named);
  } catch {
    // Nothing is certain, so a person chooses.
    return undefined;
  }
}

/** A report that isn't saved yet, with the default connection where there are several. */
export function withUsualConnection(report: Report, { connections }: PanelState): Report {
  if (connections.length < 2 || report.id !== '' || report.connection) return report;
  const usual = connections.find(({ isDefault }) => isDefault);
  return usual ? { ...report, connection: nameIt(usual) } : report;
}
