import { loadConnection } from '../api/connection-store';
import { forgetChart, leaveChart } from '../dashboard/kept-chart';
import { forgetReady, leaveReady, loadReady, readyChart, readySaid, saveReady } from '../dashboard/kept-ready';
import { removeSnapshots } from '../dashboard/snapshot';
import { ActivTrakError, isActivTrakError, wrong } from '../errors';
import { checkSchedule } from '../report/definition/check-schedule';
import type { Destination, Report } from '../report/definition/definition';
import { reportRange } from '../report/definition/report-range';
import { loadPerson } from '../report/kept/person';
import { exportText, importedReports } from '../report/kept/report-file';
import { loadState, removeState } from '../report/kept/report-state';
import { hasOwnSchedule, loadReport, loadReports, loadSaved, removeReport, type UnusableReport } from '../report/kept/report-store';
import { removeRequest, saveRequest } from '../report/kept/requests';
import { saveReport } from '../report/kept/save-report';
import { forgetRun } from '../report/refresh/run-cleanup';
import { type Task, wait } from '../task';
import { HAS_WAREHOUSE } from '../warehouse/has-warehouse';

import {
  A_COLLEAGUE,
  BUSY_TO_DELETE,
  BUSY_TO_SAVE,
  NO_SCHEDULE,
  NOBODY_TO_ASK,
  onlyOwnerChanges,
  SCHEDULE_WITHOUT_KEY,
  savedWithoutDays,
  savedWithoutSchedule,
  takenButStill,
} from '../words/en/panel-answers';
import { calendarHere } from './calendar';
import type { PanelCalls } from './calls';
import { rememberLeftRows } from './left-rows';
import { rememberDocument } from './notices';
import { withOwnWeeks } from './own-weeks';
import type { PanelPorts } from './ports';
import { standing } from './standing';
import { proposedTable } from './table-report';
import { refuseWhileRefreshed } from './while-refreshed';

/**
 * Saves a report; a new one gets an id. A report that is moved to another place, or whose place is gone, starts over there, and what
 * is in the old place stays.
 * @param shown where it was when the person began to change it
 * @returns its id, and why its schedule cannot run although it is saved
 * @throws ActivTrakError with what is wrong with it, or that it is being refreshed.
 */
export function* keepReport(
  ports: PanelPorts,
  given: Report,
  shown?: Destination,
): Task<{ readonly id: string; readonly problem?: string }> {
  const { documents, sheets } = ports;
  const isNew = given.id === '';
  const before = isNew ? undefined : yield* loadReport(documents, given.id);
  const marks = before ? yield* wait(sheets.marks(before.id)) : [];
  const state = before && (yield* loadState(documents, before.id));
  const there = standing(marks, yield* wait(sheets.sheets()), state?.sheet)?.first;
  const isMoved = before !== undefined && ![shown ?? before.destination, there].some((place) => isSame(place, given.destination));
  const destination = before && !isMoved ? before.destination : given.destination;
  const own = yield* withOwnWeeks(ports, given);
  const report = yield* withSchedule(ports, { ...own, destination, id: isNew ? ports.newId() : given.id }, before);
  if (before) yield* refuseWhileRefreshed(ports, report.id, BUSY_TO_SAVE);
  yield* saveReport(documents, report, ports.locale);
  yield* rememberDocument(ports);
  const isLost = marks.length === 0 && state !== undefined;
  const isAnew =
    HAS_WAREHOUSE && (report.warehouse || before?.warehouse)
      ? tableWord(before) !== tableWord(report)
      : isMoved || isLost || lacksEnd(marks);
  if (isAnew) yield* beginAnew(ports, before ?? report);
  const problem = yield* serveSchedules(ports);
  const name = report.name.trim();
  if (report.schedule && problem !== undefined) return { id: report.id, problem: savedWithoutSchedule(name, problem) };
  const days = yield* unreadDays(ports, report);
  return { id: report.id, ...(days === undefined ? {} : { problem: savedWithoutDays(name, days) }) };
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

/** Which table a report fills, in a word. */
const tableWord = (report: Report | undefined): string => JSON.stringify(report?.warehouse ?? '');

const lacksEnd = (marks: readonly { readonly name: string }[]): boolean =>
  marks.length > 0 && !(marks.some(({ name }) => name === 'header') && marks.some(({ name }) => name === 'last' || name === 'after'));

/** The report leaves its rows where they are, as anybody's. */
function* beginAnew(ports: PanelPorts, report: Report | UnusableReport): Task<void> {
  const { documents, sheets } = ports;
  yield* forgetRun(documents, sheets, report);
  const marks = yield* wait(sheets.marks(report.id));
  yield* rememberLeftRows(ports, report, marks);
  if (marks.length > 0)
    yield* wait(
      sheets.removeMarks(
        report.id,
        marks.map(({ name }) => name),
      ),
    );
  yield* removeState(documents, report.id);
  yield* leaveChart(documents, report.id, ports.newId);
  yield* leaveReady(documents, sheets, report.id);
}

/**
 * A schedule runs with the key of whoever made or changed it, or changed what it reads. So a person's key reads only what that person chose.
 */
function* withSchedule(ports: PanelPorts, report: Report, before: Report | undefined): Task<Report> {
  if (report.schedule === undefined) return report;
  const kept = before?.schedule;
  if (before === undefined || kept === undefined || JSON.stringify(kept.when) !== JSON.stringify(report.schedule.when))
    return yield* ownedSchedule(ports, report);
  const { id } = yield* loadPerson(ports.secrets, ports.newId);
  if (kept.ownerId === id || whatItReads(before) === whatItReads(report)) return { ...report, schedule: kept };
  if ((yield* loadConnection(ports.secrets)) === undefined)
    throw new ActivTrakError('not-connected', onlyOwnerChanges(report.name, kept.ownerName));
  return yield* ownedSchedule(ports, report);
}

/** What of a definition decides which data are read and shown; and into which table, since that is written by the account of whoever it runs as. */
const whatItReads = (report: Report): string => (HAS_WAREHOUSE ? partsRead(report) + tableWord(report) : partsRead(report));

const partsRead = ({ stream, range, who, columns, privacy, disposition, rereadDays }: Report): string =>
  JSON.stringify([stream, range, who, columns.map(({ key }) => key), privacy, disposition, rereadDays]);

function* ownedSchedule(ports: PanelPorts, report: Report): Task<Report> {
  if (report.schedule === undefined) throw wrong(NO_SCHEDULE);
  checkSchedule(report.schedule.when, ports.clock);
  if ((yield* loadConnection(ports.secrets)) === undefined) throw new ActivTrakError('not-connected', SCHEDULE_WITHOUT_KEY);
  const { id, name } = yield* loadPerson(ports.secrets, ports.newId);
  return { ...report, schedule: { ...report.schedule, ownerId: id, ownerName: name, since: ports.clock.now() } };
}

/** One hourly run serves all of a person's schedules; without any it is taken away. Gives why it cannot run. */
function* serveSchedules(ports: PanelPorts): Task<string | undefined> {
  if (yield* hasOwnSchedule(ports)) return yield* wait(ports.scheduler.start());
  yield* wait(ports.scheduler.stop());
  return undefined;
}

/**
 * Takes over a schedule: from now on it runs with this person's key.
 * @throws ActivTrakError `argument` when it is saved but can't run; `not-connected` without a key
 */
export function* takeSchedule(ports: PanelPorts, id: string): Task<void> {
  const report = yield* ownedSchedule(ports, yield* loadReport(ports.documents, id));
  yield* saveReport(ports.documents, report, ports.locale);
  const problem = yield* serveSchedules(ports);
  if (problem !== undefined) throw wrong(takenButStill(problem));
}

/** The copy goes to a sheet of its own and has no schedule. */
export function* duplicateReport(ports: PanelPorts, id: string): Task<void> {
  const { schedule: _, ...report } = yield* loadReport(ports.documents, id);
  const names = new Set((yield* loadReports(ports.documents)).map(({ name }) => name.toLowerCase()));
  const sheets = new Set((yield* wait(ports.sheets.sheets())).map(({ name }) => name.toLowerCase()));
  const free = (base: string, taken: ReadonlySet<string>): string => {
    let number = 2;
    while (taken.has(`${base} ${number}`.toLowerCase())) number += 1;
    return `${base} ${number}`;
  };
  const name = free(report.name.slice(0, 90), names);
  const ready = yield* loadReady(ports.documents, id);
  const destination = { sheet: free(report.destination.sheet.slice(0, 90), sheets), cell: ready ? report.destination.cell : 'A1' };
  const copy = ports.newId();
  const made = { ...report, id: copy, name, destination };
  const others = HAS_WAREHOUSE && report.warehouse ? yield* loadReports(ports.documents) : [];
  yield* saveReport(ports.documents, HAS_WAREHOUSE ? withOwnTable(made, others) : made, ports.locale);
  if (ready) yield* saveReady(ports.documents, copy, { version: 1, blueprint: ready.blueprint, own: ready.own });
}

/** A copy with a table of its own, where it fills one. */
const withOwnTable = (copy: Report, others: readonly Report[]): Report =>
  copy.warehouse
    ? { ...copy, warehouse: { ...copy.warehouse, table: proposedTable(copy, copy.warehouse, others, copy.warehouse.table) } }
    : copy;

/** Deletes the definition, also of a report that this version cannot use; the rows stay in the sheet. */
export function* deleteReport(ports: PanelPorts, id: string, withSnapshots = false): Task<void> {
  const { unusable } = yield* loadSaved(ports.documents);
  const report = unusable.find((one) => one.id === id) ?? (yield* loadReport(ports.documents, id));
  yield* refuseWhileRefreshed(ports, id, BUSY_TO_DELETE);
  if (withSnapshots) yield* removeSnapshots(ports, id, report.name);
  yield* beginAnew(ports, report);
  yield* removeRequest(ports.documents, id);
  yield* forgetChart(ports.documents, id);
  yield* forgetChart(ports.documents, readyChart(id));
  yield* forgetReady(ports.documents, id);
  yield* removeReport(ports.documents, id);
  yield* serveSchedules(ports);
}

/** The text of a file with every report of the document, including those that this version can't use. */
export function* exportReports(ports: PanelPorts): Task<string> {
  const { unusable } = yield* loadSaved(ports.documents);
  const placed: Report[] = [];
  for (const report of yield* placedReports(ports)) placed.push({ ...report, ...(yield* readySaid(ports.documents, report.id)) });
  return exportText([...placed, ...unusable.map(({ kept }) => kept)]);
}

/** The reports that can be used, each with the place where it is now. */
function* placedReports({ documents, sheets }: PanelPorts): Task<readonly Report[]> {
  const infos = yield* wait(sheets.sheets());
  const placed: Report[] = [];
  for (const report of yield* loadReports(documents)) {
    const at = standing(yield* wait(sheets.marks(report.id)), infos, (yield* loadState(documents, report.id))?.sheet);
    placed.push(at ? { ...report, destination: at.first } : report);
  }
  return placed;
}

/**
 * Saves the reports of a file, all of them or none.
 * @param ready the ready sheets over them, by the reports' places in the file
 * @returns how many there were
 * @throws ActivTrakError `argument` when the file isn't one of ours
 */
export function* importReports(ports: PanelPorts, { json, ready = {} }: PanelCalls['importReports']['in']): Task<number> {
  const reports = importedReports(json, ports.newId, yield* placedReports(ports), ports.locale);
  try {
    for (const [place, report] of reports.entries()) {
      yield* saveReport(ports.documents, report, ports.locale);
      const own = ready[place];
      if (own) yield* saveReady(ports.documents, report.id, { version: 1, ...own });
    }
  } catch (failure) {
    // All of them or none: the same file can then be taken again.
    for (const { id } of reports) {
      yield* forgetReady(ports.documents, id);
      yield* removeReport(ports.documents, id);
    }
    throw failure;
  }
  yield* rememberDocument(ports);
  return reports.length;
}

/** Asks the schedule's owner for a refresh. @throws ActivTrakError when nobody could serve it. */
export function* requestRefresh(ports: PanelPorts, id: string): Task<void> {
  const report = yield* loadReport(ports.documents, id);
  if (report.schedule === undefined) throw wrong(NOBODY_TO_ASK);
  const { name } = yield* loadPerson(ports.secrets, ports.newId);
  yield* saveRequest(ports.documents, id, { by: name || A_COLLEAGUE, at: ports.clock.now() });
}
