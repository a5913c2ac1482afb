import type { Report } from '../report/definition/definition';
import { withSettledDays } from '../report/definition/settled-days';
import { loadReport } from '../report/kept/report-store';
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

/** What people choose. Where it stands now, whose key its schedule uses, what its connection is called and the words of its rules change by themselves. */
const definedBy = ({ destination: _, schedule, connection, alerts, ...rest }: Report): string =>
  JSON.stringify([
    Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1)),
    schedule?.when,
    connection?.handle,
    alerts && { ...alerts, rules: alerts.rules.map((rule) => ({ ...rule, id: '' })) },
  ]);
