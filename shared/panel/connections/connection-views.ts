import { rulesHere } from '../../api/connections/cell-rules';
import { CONNECTION_COLORS, hostOf, REGIONS } from '../../api/connections/connection';
import { connectionName, connectionOfFormulas, connectionOfReport, defaultConnection } from '../../api/connections/connection-choice';
import { type KnownConnection, loadWithKeys, maskedKey, withoutKey } from '../../api/connections/connection-store';
import { isActivTrakError } from '../../errors';
import type { Report } from '../../report/definition/definition';
import type { Task } from '../../task';
import type { PanelPorts } from '../ports';
import type { ConnectionView, ReportConnection } from '../views';

/** A person's connections, as the state is made of them. */
export interface OwnConnections {
  readonly all: readonly KnownConnection[];
  /** In the same order, without the reports that use them. */
  readonly views: readonly Omit<ConnectionView, 'reports'>[];
}

/** A person's connections as she may see them. One that cannot be read counts as none: connecting again mends it. */
export function* ownConnections({ secrets, desk }: PanelPorts): Task<OwnConnections> {
  try {
    const saved = yield* loadWithKeys(secrets);
    const all = saved.map(withoutKey);
    const usual = yield* defaultConnection(secrets, all);
    const ofFormulas = yield* connectionOfFormulas(secrets, all, () => desk.documentId());
    const views: Omit<ConnectionView, 'reports'>[] = [];
    for (const one of saved)
      views.push({
        ...viewOf(one),
        cells: yield* rulesHere(one.cells, () => desk.documentId()),
        maskedKey: maskedKey(one),
        isDefault: one.id === usual?.id,
        isOfFormulas: one.id === ofFormulas?.id,
      });
    return { all, views };
  } catch (failure) {
    if (isActivTrakError(failure) && failure.code === 'not-connected') return { all: [], views: [] };
    throw failure;
  }
}

function viewOf({ handle = '', isFirst = false, name, color = CONNECTION_COLORS[0], baseUrl, weekStart }: KnownConnection) {
  const region = Object.entries(REGIONS).find(([, address]) => address === baseUrl)?.[0] ?? 'own';
  return { handle, isFirst, name: connectionName({ name, baseUrl }), color, host: hostOf(baseUrl), region, baseUrl, weekStart };
}

/** The connection that a report uses, for whoever looks at it; `undefined` where nobody could take another for it. */
export function connectionShown(all: readonly KnownConnection[], { connection: named }: Report): ReportConnection | undefined {
  const own = ownOf(all, named);
  if (all.length < 2 && named === undefined) return undefined;
  if (own === undefined) return { name: named?.name ?? '', isMissing: true };
  return { handle: own.handle ?? '', name: connectionName(own), color: own.color ?? CONNECTION_COLORS[0] };
}

/** A person's own connection that a report uses, if she has it. */
export function ownOf(all: readonly KnownConnection[], named: Report['connection']): KnownConnection | undefined {
  try {
    return connectionOfReport(all, named);
  } catch {
    return undefined;
  }
}
