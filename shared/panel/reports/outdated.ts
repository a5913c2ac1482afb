import type { Report } from '../../report/definition/definition';
import { withSettledDays } from '../../report/definition/settled-days';
import { loadReport } from '../../report/kept/report-store';
import type { Task } from '../../task';
import type { PanelPorts } from '../ports';
import { definedBy } from './defined-by';

/**
 * Whether somebody has saved another version of a report since a person began to change it.
 * @param seen the report as she saw it then
 * @throws ActivTrakError `argument` when it is gone
 */
export function* isOutdated({ documents, locale }: Pick<PanelPorts, 'documents' | 'locale'>, given: Report, seen: Report): Task<boolean> {
  const kept = definedBy(yield* loadReport(documents, given.id));
  // What is saved again, because an answer was lost, is no other version.
  return ![seen, given, withSettledDays(given, locale)].some((one) => definedBy(one) === kept);
}
