import type { Report } from '../../report/definition/definition';
import type { Task } from '../../task';
import { withNamedConnection } from '../connections/connection-of-report';
import type { PanelPorts } from '../ports';
import { definedBy } from './defined-by';
import { withOwnDays } from './own-days';

/**
 * Whether somebody has saved another version of a report since a person began to change it.
 * @param kept as it is saved now, @param seen as she saw it then
 */
export function* isOutdated(ports: PanelPorts, given: Report, kept: Report, seen: Report): Task<boolean> {
  if (definedBy(kept) === definedBy(seen)) return false;
  // What is saved again, because an answer was lost, is no other version.
  return definedBy(kept) !== definedBy(yield* withNamedConnection(ports, yield* withOwnDays(ports, given, kept), kept));
}
