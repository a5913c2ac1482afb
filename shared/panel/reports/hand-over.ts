/**
 * Schedules that go from one person to another, all of them at once.
 * @module
 */

import { NO_SCHEDULES_OF_OWNER, takenButStill } from '#words/panel-answers';
import { isActivTrakError, wrong } from '../../errors';
import { loadPerson } from '../../report/kept/person';
import { loadReports } from '../../report/kept/report-store';
import { sayLeaving } from '../../report/schedule/absent-owner';
import type { Task } from '../../task';
import type { PanelCalls } from '../calls';
import { rememberDocument } from '../notices/notices';
import type { PanelPorts } from '../ports';
import { saveTaken, serveSchedules } from './report-schedules';

type Taken = Omit<PanelCalls['takeSchedules']['out'], 'state'>;

/**
 * Takes over every schedule of one owner: from now on they run with this person's key. What she can't serve stays with the owner, with the reason.
 * @throws ActivTrakError `argument` when the owner has none; or when they are taken but can't run
 */
export function* takeSchedules(ports: PanelPorts, { ownerId }: PanelCalls['takeSchedules']['in']): Task<Taken> {
  const reports = (yield* loadReports(ports.documents)).filter(({ schedule }) => schedule?.ownerId === ownerId);
  if (reports.length === 0) throw wrong(NO_SCHEDULES_OF_OWNER);
  const taken: string[] = [];
  const left: { readonly name: string; readonly words: string }[] = [];
  for (const report of reports) {
    try {
      yield* saveTaken(ports, report);
      taken.push(report.name);
    } catch (failure) {
      if (!isActivTrakError(failure)) throw failure;
      left.push({ name: report.name, words: failure.message });
    }
  }
  if (taken.length > 0) yield* rememberDocument(ports);
  const problem = yield* serveSchedules(ports);
  if (problem !== undefined && taken.length > 0) throw wrong(takenButStill(problem));
  return { taken, left };
}

/** Tells everybody who opens the document that this person's schedules want another owner, or takes that back. */
export function* offerSchedules(ports: PanelPorts, { isLeaving }: PanelCalls['offerSchedules']['in']): Task<void> {
  yield* sayLeaving(ports, yield* loadPerson(ports.secrets, ports.newId), isLeaving);
}
