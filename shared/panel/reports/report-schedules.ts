/**
 * Whose key a report's schedule runs with, and the hourly run that serves it.
 * @module
 */

import {
  A_COLLEAGUE,
  NO_SCHEDULE,
  NOBODY_TO_ASK,
  onlyOwnerChanges,
  onlyOwnerNames,
  rowsFromOthers,
  rowsOfElsewhere,
  SAVED_BY_ANOTHER,
  SCHEDULE_WITHOUT_KEY,
  scheduleOfAnother,
  takenButStill,
} from '#words/panel-answers';
import { hostOf, REGIONS } from '../../api/connections/connection';
import { connectionOfReport } from '../../api/connections/connection-choice';
import { loadConnections } from '../../api/connections/connection-store';
import { ActivTrakError, wrong } from '../../errors';
import { NAMES_PEOPLE } from '../../report/definition/alert-rule';
import { checkSchedule } from '../../report/definition/check-schedule';
import type { Report, ReportSchedule } from '../../report/definition/definition';
import { tableWord } from '../../report/definition/fills-table';
import { loadPerson } from '../../report/kept/person';
import { loadState } from '../../report/kept/report-state';
import { hasOwnSchedule, loadReport } from '../../report/kept/report-store';
import { saveRequest } from '../../report/kept/requests';
import { saveReport } from '../../report/kept/save-report';
import { undisturbed } from '../../report/run/alone';
import { rowsOfOthers } from '../../report/run/rows-of-others';
import { forgetAbsence } from '../../report/schedule/absent-owner';
import { type Task, wait } from '../../task';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { rememberDocument } from '../notices/notices';
import type { PanelPorts } from '../ports';

/** Set by the build, and asked for here so that esbuild sees what the usual build doesn't import. */
declare const BUILD_NOTICES: boolean | undefined;

/**
 * A schedule runs with the key of whoever made or changed it, or changed what it reads. So a person's key reads only what that person chose, and so do
 * messages to her name people only where she did.
 */
export function* withSchedule(ports: PanelPorts, report: Report, before: Report | undefined): Task<Report> {
  if (report.schedule === undefined) return report;
  const kept = before?.schedule;
  if (before === undefined || kept === undefined || JSON.stringify(kept.when) !== JSON.stringify(report.schedule.when))
    return yield* newlyOwned(ports, report, before);
  const { id } = yield* loadPerson(ports.secrets, ports.newId);
  const readsSame = whatItReads(before) === whatItReads(report);
  const namesMore = namesInMessages(report) && !namesInMessages(before);
  if (kept.ownerId === id || (readsSame && !namesMore)) return { ...report, schedule: kept };
  if (!(HAS_WAREHOUSE && report.from) && (yield* loadConnections(ports.secrets)).length === 0) {
    const words = typeof BUILD_NOTICES !== 'undefined' && BUILD_NOTICES && readsSame ? onlyOwnerNames : onlyOwnerChanges;
    throw new ActivTrakError('not-connected', words(report.name, kept.ownerName));
  }
  return yield* newlyOwned(ports, report, before);
}

/** Whether messages about its alerts may name people, in a build that sends any. */
const namesInMessages = ({ alerts }: Report): boolean =>
  typeof BUILD_NOTICES !== 'undefined' && BUILD_NOTICES && alerts !== undefined && NAMES_PEOPLE[alerts.names].inMessages;

/** Whoever saves a colleague's report with a schedule takes it over. Rows of a connection that she replaces say nothing of the next one. */
function* newlyOwned(ports: PanelPorts, report: Report, before: Report | undefined): Task<Report> {
  const { id } = yield* loadPerson(ports.secrets, ports.newId);
  const isTaken = before !== undefined && before.schedule?.ownerId !== id && before.connection?.handle === report.connection?.handle;
  return yield* (isTaken ? takenSchedule : ownedSchedule)(ports, report, before?.schedule);
}

/**
 * What of a definition decides which data are read and shown; and which table is filled, read, or looked through for alerts, since that is done by the
 * account of whoever it runs as.
 */
const whatItReads = (report: Report): string =>
  HAS_WAREHOUSE
    ? partsRead(report) + tableWord(report) + JSON.stringify([report.from, report.warehouse && report.alerts])
    : partsRead(report);

const partsRead = ({ stream, range, who, columns, rollup, privacy, disposition, rereadDays, connection }: Report): string =>
  JSON.stringify([
    // One that has another handle is found by its name, at its host.
    ...(connection ? [connection.handle, connection.name, connection.host] : []),
    stream,
    range,
    who,
    columns.map(({ key }) => key),
    rollup,
    privacy,
    disposition,
    rereadDays,
  ]);

/**
 * A report whose schedule runs with this person's key from now on.
 * @param before whose it was
 * @throws ActivTrakError `not-connected` where she can't serve it
 */
function* ownedSchedule(ports: PanelPorts, report: Report, before: ReportSchedule | undefined): Task<Report> {
  if (report.schedule === undefined) throw wrong(NO_SCHEDULE);
  checkSchedule(report.schedule.when, ports.clock);
  const { id, name } = yield* loadPerson(ports.secrets, ports.newId);
  if (!(HAS_WAREHOUSE && report.from)) {
    const all = yield* loadConnections(ports.secrets);
    const isOfAnother = before !== undefined && before.ownerId !== id;
    if (all.length === 0)
      throw new ActivTrakError('not-connected', isOfAnother ? scheduleOfAnother(report.name, before.ownerName) : SCHEDULE_WITHOUT_KEY);
    connectionOfReport(all, report.connection);
  }
  return { ...report, schedule: { ...report.schedule, ownerId: id, ownerName: name, since: ports.clock.now() } };
}

/**
 * The same of a colleague's schedule. A report that names no connection would go over to this person's first one, whatever that is.
 * @throws ActivTrakError `not-connected` where that is evidently another account; and as `ownedSchedule` does
 */
function* takenSchedule(ports: PanelPorts, report: Report, before: ReportSchedule | undefined): Task<Report> {
  const own = yield* ownedSchedule(ports, report, before);
  yield* refuseOtherRegion(ports, report);
  const others = yield* rowsOfOthers(ports, report);
  if (others !== undefined) throw new ActivTrakError('not-connected', rowsFromOthers(report.name, others, 'taking'));
  return own;
}

/** Saves a report with its schedule taken over. While ActivTrak is asked, somebody may save another version of it, take it over too, or delete it. */
export function* saveTaken(ports: PanelPorts, report: Report): Task<void> {
  const { schedule } = yield* takenSchedule(ports, report, report.schedule);
  yield* undisturbed(ports, function* () {
    const now = yield* loadReport(ports.documents, report.id);
    if (schedule === undefined || now.schedule === undefined) throw wrong(NO_SCHEDULE);
    const namesMore = namesInMessages(now) && !namesInMessages(report);
    const isTaken = now.schedule.ownerId !== report.schedule?.ownerId;
    if (namesMore || isTaken || whatItReads(now) !== whatItReads(report)) throw new ActivTrakError('busy', SAVED_BY_ANOTHER);
    yield* saveReport(ports.documents, { ...now, schedule: { ...schedule, when: now.schedule.when } }, ports.locale);
  });
  yield* forgetAbsence(ports.documents, [report.id]);
}

function* refuseOtherRegion(ports: PanelPorts, report: Report): Task<void> {
  const host = report.connection || (HAS_WAREHOUSE && report.from) ? undefined : (yield* loadState(ports.documents, report.id))?.host;
  if (host === undefined) return;
  const first = hostOf(connectionOfReport(yield* loadConnections(ports.secrets), undefined).baseUrl);
  // An address of somebody's own may lead to the same account.
  if (isRegion(host) && isRegion(first) && host !== first)
    throw new ActivTrakError('not-connected', rowsOfElsewhere(report.name, host, first));
}

const isRegion = (host: string): boolean => Object.values(REGIONS).some((address) => hostOf(address) === host);

/** One hourly run serves all of a person's schedules; without any it is taken away. Gives why it cannot run. */
export function* serveSchedules(ports: PanelPorts): Task<string | undefined> {
  if (yield* hasOwnSchedule(ports)) return yield* wait(ports.scheduler.start());
  yield* wait(ports.scheduler.stop());
  // She may have saved one in another window meanwhile, for which it was there.
  return (yield* hasOwnSchedule(ports)) ? yield* wait(ports.scheduler.start()) : undefined;
}

/**
 * Takes over a schedule: from now on it runs with this person's key.
 * @throws ActivTrakError `argument` when it is saved but can't run; `not-connected` without a key
 */
export function* takeSchedule(ports: PanelPorts, id: string): Task<void> {
  yield* saveTaken(ports, yield* loadReport(ports.documents, id));
  yield* rememberDocument(ports);
  const problem = yield* serveSchedules(ports);
  if (problem !== undefined) throw wrong(takenButStill(problem));
}

/** Asks the schedule's owner for a refresh. @throws ActivTrakError when nobody could serve it. */
export function* requestRefresh(ports: PanelPorts, id: string): Task<void> {
  const report = yield* loadReport(ports.documents, id);
  if (report.schedule === undefined) throw wrong(NOBODY_TO_ASK);
  const { name } = yield* loadPerson(ports.secrets, ports.newId);
  yield* saveRequest(ports.documents, id, { by: name || A_COLLEAGUE, at: ports.clock.now() });
}
