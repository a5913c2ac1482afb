import type { Report } from '../../report/definition/definition';
import { loadPerson } from '../../report/kept/person';
import { loadState } from '../../report/kept/report-state';
import { isScheduleOf, loadReports } from '../../report/kept/report-store';
import type { Task } from '../../task';
import { withNamedConnection } from '../connections/connection-of-report';
import type { PanelPorts } from '../ports';
import { definedBy } from './defined-by';
import { withOwnDays } from './own-days';

/**
 * The ID of a report that is given as a new one and was saved before: its answer was lost. It stands for the same place, and has no rows yet.
 */
export function* savedBefore(ports: PanelPorts, given: Report): Task<string | undefined> {
  const { documents, secrets, newId } = ports;
  const saved = yield* withNamedConnection(ports, yield* withOwnDays(ports, given));
  const place = JSON.stringify(given.destination);
  const person = yield* loadPerson(secrets, newId);
  const isIt = (kept: Report): boolean =>
    JSON.stringify(kept.destination) === place &&
    definedBy(kept) === definedBy({ ...saved, id: kept.id }) &&
    (kept.schedule === undefined || isScheduleOf(kept, person));
  const kept = (yield* loadReports(documents)).find(isIt);
  return kept && (yield* loadState(documents, kept.id)) === undefined ? kept.id : undefined;
}
