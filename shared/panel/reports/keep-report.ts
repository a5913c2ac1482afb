import {
  BUSY_FOR_NOW,
  SAVED_BY_ANOTHER,
  savedStillNaming,
  savedWithNames,
  savedWithoutDays,
  savedWithoutSchedule,
} from '#words/panel-answers';
import { ActivTrakError } from '../../errors';
import { withOtherRules } from '../../report/alerts/other-rules';
import { withdrawNames, withoutNames } from '../../report/alerts/withdrawn-names';
import type { Destination, Report } from '../../report/definition/definition';
import { fillsTable, tableWord } from '../../report/definition/fills-table';
import { showsNames } from '../../report/definition/people-shown';
import { refuseSheetless } from '../../report/definition/report-range';
import { rowsNamePeople } from '../../report/kept/personal-columns';
import { loadState } from '../../report/kept/report-state';
import { loadReport } from '../../report/kept/report-store';
import { saveReport } from '../../report/kept/save-report';
import { undisturbed } from '../../report/run/alone';
import { forgetAbsence } from '../../report/schedule/absent-owner';
import { MODES } from '../../table/plan/modes';
import type { Task } from '../../task';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import type { PanelCalls } from '../calls';
import { withNamedConnection } from '../connections/connection-of-report';
import { rememberDocument } from '../notices/notices';
import type { PanelPorts } from '../ports';
import { beginAnew } from './begin-anew';
import { leaveAccount } from './left-account';
import { endAlerts, hasAlerts } from './left-alerts';
import { isOutdated } from './outdated';
import { withOwnDays } from './own-days';
import { withOwnWeeks } from './own-weeks';
import { placeToKeep } from './place-to-keep';
import { serveSchedules, withSchedule } from './report-schedules';
import { savedBefore } from './saved-before';
import { withdrawUnfinished } from './unfinished-rows';
import { unreadDays } from './unread-days';
import { refuseWhileRefreshed } from './while-refreshed';

/** What else is asked with a report that is to be saved. */
type SaveOptions = Pick<PanelCalls['saveReport']['in'], 'shown' | 'seen' | 'isRefreshed'>;

/**
 * Saves a report; a new one gets an id. A report that is moved to another place, or whose place is gone, starts over there, and what
 * is in the old place stays.
 * @param options where it was when the person began to change it, and as she saw it then; whether it is refreshed next
 * @returns its id, and what is not as it should be although it is saved: its schedule cannot run, or names still stand in its list of alerts. Where
 * somebody has saved another version since she saw it, only that: nothing was saved then.
 * @throws ActivTrakError with what is wrong with it, that it is being refreshed, or that somebody saved or deleted it meanwhile
 */
export function* keepReport(
  ports: PanelPorts,
  given: Report,
  options: SaveOptions = {},
): Task<{ readonly id: string; readonly problem?: string; readonly isOutdated?: true }> {
  const { shown, seen, isRefreshed = false } = options;
  const { documents } = ports;
  const again = given.id === '' ? yield* savedBefore(ports, given) : undefined;
  if (again !== undefined) return yield* keepReport(ports, { ...given, id: again }, options);
  const before = given.id === '' ? undefined : yield* loadReport(documents, given.id);
  if (seen && before && (yield* isOutdated(ports, given, before, seen))) return { id: given.id, isOutdated: true };
  refuseSheetless(given.range, before?.range);
  const state = before && (yield* loadState(documents, before.id));
  const { destination, isNewThere } = yield* placeToKeep(ports, given, shown, before, state);
  const report = yield* reportToKeep(ports, given, destination, before);
  if (before) yield* refuseWhileRefreshed(ports, report.id, BUSY_FOR_NOW);
  const isDisguised = before !== undefined && state !== undefined && rowsNamePeople(state) && !showsNames(report);
  // First, since no later refresh or saving takes out names that the report's rows don't have any more.
  const listed = isDisguised ? yield* withdrawNames(ports, withoutNames(before)) : undefined;
  yield* undisturbed(ports, function* () {
    // Until here it took a while, with questions to ActivTrak in between.
    if (before && JSON.stringify(yield* loadReport(documents, before.id)) !== JSON.stringify(before))
      throw new ActivTrakError('busy', SAVED_BY_ANOTHER);
    // Before it is saved as one that names nobody: where the host keeps them, they would be among what the file holds no more.
    if (before && showsNames(before)) yield* withdrawUnfinished(ports, report);
    yield* saveReport(documents, report, ports.locale);
  });
  if (before?.schedule?.ownerId !== report.schedule?.ownerId) yield* forgetAbsence(documents, [report.id]);
  yield* rememberDocument(ports);
  const isInTable = HAS_WAREHOUSE && (report.warehouse ?? before?.warehouse) !== undefined;
  const isAnew = isInTable ? tableWord(before) !== tableWord(report) : isNewThere;
  if (isAnew) yield* beginAnew(ports, before ?? report, 'in time');
  const named = listed ?? (before && (yield* withdrawNames(ports, report)));
  if (before) yield* leaveAccount(ports, before, report, isAnew);
  const left = before && hasAlerts(before) && !hasAlerts(report) ? yield* endAlerts(ports, report, before) : undefined;
  const problem = yield* serveSchedules(ports);
  const name = report.name.trim();
  if (named !== undefined) return { id: report.id, problem: savedWithNames(name, named) };
  if (isDisguised && !isAnew && !isRefreshed && !fillsTable(report))
    return { id: report.id, problem: savedStillNaming(name, !MODES[report.disposition].keeps) };
  if (report.schedule && problem !== undefined) return { id: report.id, problem: savedWithoutSchedule(name, problem) };
  const days = yield* unreadDays(ports, report);
  const others = days === undefined ? left : savedWithoutDays(name, days);
  return { id: report.id, ...(others === undefined ? {} : { problem: others }) };
}

/** The definition that a person gave, with what follows from who saves it: her connection, the meaning of days and weeks, and whose the schedule is. */
function* reportToKeep(ports: PanelPorts, given: Report, destination: Destination, before: Report | undefined): Task<Report> {
  const own = yield* withNamedConnection(ports, yield* withOwnDays(ports, given, before), before);
  const scheduled = yield* withSchedule(ports, { ...own, destination, id: given.id || ports.newId() }, before);
  return withOtherRules(yield* withOwnWeeks(ports, scheduled, before), before, ports.newId);
}
