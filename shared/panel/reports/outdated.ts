import type { Report } from '../../report/definition/definition';
import { loadReport } from '../../report/kept/report-store';
import type { Task } from '../../task';
import { withNamedConnection } from '../connections/connection-of-report';
import type { PanelPorts } from '../ports';
import { definedBy } from './defined-by';
import { withOwnDays } from './own-days';

/**
 * Whether somebody has saved another version of a report since a person began to change it.
 * @param seen the report as she saw it then
 * @throws ActivTrakError `argument` when it is gone
 */
export function* isOutdated(ports: PanelPorts, given: Report, seen: Report): Task<boolean> {
  const kept = yield* loadReport(ports.documents, given.id);
  if (definedBy(kept) === definedBy(seen)) return false;
  // What is saved again, because an answer was lost, is no other version.
  return definedBy(kept) !== definedBy(yield* withNamedConnection(ports, yield* withOwnDays(ports, given, kept), kept));
}
