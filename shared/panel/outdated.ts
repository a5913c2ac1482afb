import type { Report } from '../report/definition/definition';
import { withSettledDays } from '../report/definition/settled-days';
import { loadPerson } from '../report/kept/person';
import { loadState } from '../report/kept/report-state';
import { isScheduleOf, loadReport, loadReports } from '../report/kept/report-store';
import type { Task } from '../task';
import type { PanelPorts } from './ports';

/**
 * Whether somebody has saved another version of a report since a person began to change it.
 * @param seen the report as she saw it then
 * @throws ActivTrakError `argument` when it is gone
 */
export function* isOutdated({ documents, locale }: Pick<PanelPorts, 'documents' | 'locale'>, given: Report, seen: Report): Task<boolean> {
  const kept = definedBy(yield* loadReport(documents, given.id));
  // What is saved again, because an answer was lost, is no other version.
  return kept !== definedBy(seen) && kept !== definedBy(withSettledDays(given, locale));
}

/**
 * The ID of a report that is given as a new one and was saved before: its answer was lost. It stands for the same place, and has no rows yet.
 */
export function* savedBefore({ documents, secrets, newId, locale }: PanelPorts, given: Report): Task<string | undefined> {
  const settled = withSettledDays(given, locale);
  const place = JSON.stringify(given.destination);
  const person = yield* loadPerson(secrets, newId);
  const isIt = (kept: Report): boolean =>
    JSON.stringify(kept.destination) === place &&
    definedBy(kept) === definedBy({ ...settled, id: kept.id }) &&
    (kept.schedule === undefined || isScheduleOf(kept, person));
  const kept = (yield* loadReports(documents)).find(isIt);
  return kept && (yield* loadState(documents, kept.id)) === undefined ? kept.id : undefined;
}

/**
 * What people choose. Its form follows from that. Where it stands now, whose key its schedule uses, what its connection is called and the words of its
 * rules change by themselves.
 */
const definedBy = ({ version: _, destination: __, schedule, connection, alerts, ...rest }: Report): string =>
  JSON.stringify([
    Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1)),
    schedule?.when,
    connection?.handle,
    alerts && { ...alerts, rules: alerts.rules.map((rule) => ({ ...rule, id: '' })) },
  ]);
