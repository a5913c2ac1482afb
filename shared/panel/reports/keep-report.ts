import {
  BUSY_FOR_NOW,
  SAVED_BY_ANOTHER,
  savedStillNaming,
  savedWithNames,
  savedWithoutDays,
  savedWithoutSchedule,
} from '#words/panel-answers';
import { loadConnections } from '../../api/connections/connection-store';
import { ActivTrakError, isActivTrakError } from '../../errors';
import { withOtherRules } from '../../report/alerts/other-rules';
import { withdrawNames, withoutNames } from '../../report/alerts/withdrawn-names';
import type { Destination, Report } from '../../report/definition/definition';
import { fillsTable, tableWord } from '../../report/definition/fills-table';
import { showsNames } from '../../report/definition/people-shown';
import { refuseSheetless, reportRange } from '../../report/definition/report-range';
import { rowsNamePeople } from '../../report/kept/personal-columns';
import { loadState } from '../../report/kept/report-state';
import { loadReport } from '../../report/kept/report-store';
import { saveReport } from '../../report/kept/save-report';
import { forgetAccount } from '../../report/run/rows-of-others';
import { forgetAbsence } from '../../report/schedule/absent-owner';
import { MODES } from '../../table/plan/modes';
import { type Task, wait } from '../../task';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { calendarHere } from '../calendar';
import { withNamedConnection } from '../connections/connection-of-report';
import { ownOf } from '../connections/connection-views';
import { leaveReadySheet } from '../dashboard/left-ready';
import { rememberDocument } from '../notices/notices';
import type { PanelPorts } from '../ports';
import { beginAnew } from './begin-anew';
import { endAlerts, hasAlerts, leaveAlerts } from './left-alerts';
import { withOwnDays } from './own-days';
import { withOwnWeeks } from './own-weeks';
import { serveSchedules, withSchedule } from './report-schedules';
import { savedBefore } from './saved-before';
import { standing } from './standing';
import { withdrawUnfinished } from './unfinished-rows';
import { refuseWhileRefreshed } from './while-refreshed';

/**
 * Saves a report; a new one gets an id. A report that is moved to another place, or whose place is gone, starts over there, and what
 * is in the old place stays.
 * @param shown where it was when the person began to change it
 * @param isRefreshed whether it is refreshed next
 * @returns its id, and what is not as it should be although it is saved: its schedule cannot run, or names still stand in its list of alerts
 * @throws ActivTrakError with what is wrong with it, that it is being refreshed, or that somebody saved or deleted it meanwhile
 */
export function* keepReport(
  ports: PanelPorts,
  given: Report,
  shown?: Destination,
  isRefreshed = false,
): Task<{ readonly id: string; readonly problem?: string }> {
  const { documents, sheets } = ports;
  const again = given.id === '' ? yield* savedBefore(ports, given) : undefined;
  if (again !== undefined) return yield* keepReport(ports, { ...given, id: again }, shown, isRefreshed);
  const isNew = given.id === '';
  const before = isNew ? undefined : yield* loadReport(documents, given.id);
  refuseSheetless(given.range, before?.range);
  const marks = before ? yield* wait(sheets.marks(before.id)) : [];
  const state = before && (yield* loadState(documents, before.id));
  const there = standing(marks, yield* wait(sheets.sheets()), state?.sheet)?.first;
  const isMoved = before !== undefined && ![shown ?? before.destination, there].some((place) => isSame(place, given.destination));
  const destination = before && !isMoved ? before.destination : given.destination;
  const own = yield* withNamedConnection(ports, yield* withOwnDays(ports, given, before), before);
  const scheduled = yield* withSchedule(ports, { ...own, destination, id: isNew ? ports.newId() : given.id }, before);
  const report = withOtherRules(yield* withOwnWeeks(ports, scheduled, before), before, ports.newId);
  if (before) yield* refuseWhileRefreshed(ports, report.id, BUSY_FOR_NOW);
  const isDisguised = before !== undefined && state !== undefined && rowsNamePeople(state) && !showsNames(report);
  // First, since no later refresh or saving takes out names that the report's rows don't have any more.
  const listed = isDisguised ? yield* withdrawNames(ports, withoutNames(before)) : undefined;
  // Until here it took a while, with questions to ActivTrak in between.
  if (before && JSON.stringify(yield* loadReport(documents, before.id)) !== JSON.stringify(before))
    throw new ActivTrakError('busy', SAVED_BY_ANOTHER);
  // Before it is saved as one that names nobody: where the host keeps them, they would be among what the file holds no more.
  if (before && showsNames(before)) yield* withdrawUnfinished(ports, report);
  yield* saveReport(documents, report, ports.locale);
  if (before?.schedule?.ownerId !== report.schedule?.ownerId) yield* forgetAbsence(documents, [report.id]);
  yield* rememberDocument(ports);
  const isLost = marks.length === 0 && state !== undefined;
  const isAnew =
    HAS_WAREHOUSE && (report.warehouse || before?.warehouse)
      ? tableWord(before) !== tableWord(report)
      : isMoved || isLost || lacksEnd(marks);
  if (isAnew) yield* beginAnew(ports, before ?? report, 'in time');
  const named = listed ?? (before && (yield* withdrawNames(ports, report)));
  // Its rows are of the people of another account, whom the same IDs and names mean.
  if (before && !(yield* isOneConnection(ports, before, report))) {
    if (!isAnew) yield* leaveReadySheet(ports, before);
    yield* leaveAlerts(ports, before);
    yield* forgetAccount(documents, report.id);
  }
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

/** Whether two versions of a report use the same connection for certain, however they name it. */
function* isOneConnection({ secrets }: PanelPorts, one: Report, other: Report): Task<boolean> {
  if (one.connection?.handle === other.connection?.handle) return true;
  const all = yield* loadConnections(secrets);
  const own = ownOf(all, one.connection);
  return own !== undefined && own.id === ownOf(all, other.connection)?.id;
}

/** Why the days that stand in cells cannot be read now; a person may fill them in later. */
function* unreadDays(ports: PanelPorts, report: Report): Task<string | undefined> {
  if (report.range.kind !== 'cells') return undefined;
  try {
    yield* reportRange(report, yield* calendarHere(ports), ports.sheets);
    return undefined;
  } catch (failure) {
    if (isActivTrakError(failure)) return failure.message;
    throw failure;
  }
}

const isSame = (one: Destination | undefined, other: Destination): boolean => one?.sheet === other.sheet && one.cell === other.cell;

const lacksEnd = (marks: readonly { readonly name: string }[]): boolean =>
  marks.length > 0 && !(marks.some(({ name }) => name === 'header') && marks.some(({ name }) => name === 'last' || name === 'after'));
