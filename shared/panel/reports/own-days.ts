import type { Report } from '../../report/definition/definition';
import { withSettledDays } from '../../report/definition/settled-days';
import { loadPerson } from '../../report/kept/person';
import type { Task } from '../../task';
import { isOfColleague } from '../connections/connection-of-report';
import type { PanelPorts } from '../ports';

/**
 * A report with days that mean the same to everybody, as the person who saves it writes them. A period that she left alone stays as it is where the
 * report runs on a colleague's schedule, which reads only what that person chose.
 * @param before the report until now
 */
export function* withOwnDays({ secrets, newId, locale }: PanelPorts, report: Report, before?: Report): Task<Report> {
  const isLeft = before !== undefined && JSON.stringify(before.range) === JSON.stringify(report.range);
  return isLeft && isOfColleague(before, yield* loadPerson(secrets, newId)) ? report : withSettledDays(report, locale);
}
