/**
 * Refreshing a report: reads everything first, then writes; in one call, or in as many as it takes. What is needed to go on after
 * a pause or a kill is in the document's store before the first cell changes.
 * @module
 */

import { ownerLacksKey, STOPPED, STOPPED_MIDWAY, STOPPED_WRITING } from '#words/refreshing';
import { STOPPED_FILLING } from '#words/warehouse';
import { worded } from '../../diagnostics';
import { ActivTrakError, isActivTrakError } from '../../errors';
import type { Spent } from '../../ports';
import { MODES } from '../../table/plan/modes';
import { type Task, wait } from '../../task';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import type { Report } from '../definition/definition';
import { fillsTable } from '../definition/fills-table';
import { outputColumns } from '../definition/output';
import { isScheduleOf, loadReport } from '../kept/report-store';
import { IS_OF_SCHEDULE, type Progress } from '../kept/run';
import type { Reading } from '../reading/reading';
import { keepLearnt } from '../run/account';
import type { Actor, Job, RefreshPorts, RefreshStep } from '../run/job';
import { outsideOf } from '../run/outside';
import { progressOf } from '../run/progress';
import { refuseUntested } from '../run/rows-of-others';
import { giveBack, isTaken, renew, takenOver, undivided, whileOwn } from '../run/run-claim';
import { clearOldRests } from '../run/run-cleanup';
import { isKeptOut, isLeased, paused } from '../run/run-lease';
import { putAside, restOf } from '../run/run-rest';
import { cancelKey, loadRun, type RunState, saveRun } from '../run/run-state';
import { notedWrites } from '../writing/noted-writes';
import { writeReport } from '../writing/write-report';
import type { Written } from '../writing/writing';
import { openJob } from './begin-run';
import { readOn } from './read-on';
import { keepFailure, keepSuccess } from './run-end';

/** Writing needs so much time for a cell, in milliseconds: what is left of a call may be too little for all of them. */
const MS_PER_CELL = 0.1;
/** Where that may take several calls, so much of one is worth to begin with. */
const PIECES_MS = 120_000;

/**
 * Begins a refresh, or goes on with it, as far as the budget allows. Whatever goes wrong is kept as the report's last run.
 * @param anew begins from the first page, whatever an earlier one has read
 * @throws ActivTrakError `busy` when somebody else is at work on it; `not-connected` when who asks has no key; `argument` when there is
 * no such report.
 */
export function* refresh(ports: RefreshPorts, id: string, actor: Actor, anew = false): Task<RefreshStep> {
  const report = yield* loadReport(ports.documents, id);
  // Whoever has taken over the schedule since then chose what it reads, for a key of her own.
  if (IS_OF_SCHEDULE[actor.trigger] && !isScheduleOf(report, actor.person)) throw takenOver();
  const began = ports.clock.now();
  let job: Job | undefined;
  try {
    yield* clearOldRests(ports);
    if (IS_OF_SCHEDULE[actor.trigger]) yield* refuseUntested(ports, report);
    job = yield* openJob(ports, report, actor, anew, began);
    return yield* work(job);
  } catch (cause) {
    if (job && (yield* isTaken(ports, report, job.run))) throw takenOver();
    if (isActivTrakError(cause) && isOwnAffair(cause, actor)) {
      if (job) yield* giveBack(ports, report, job.run);
      throw cause;
    }
    const failure = forEverybody(worded(cause, ports.diagnostics, 'a refresh'), actor);
    const run = job ? yield* restOf(job, failure) : yield* abandonedRun(ports, report, actor);
    const record = yield* keepFailure(ports, report, actor, { job, run, failure, began });
    return { state: 'ended', progress: NOTHING_READ, record };
  } finally {
    if (job) yield* keepLearnt(job.account, ports.secrets);
  }
}

/** The progress of a refresh that has not begun. */
export const NOTHING_READ: Progress = { pages: 0, pagesExpected: undefined, rows: 0, rowsExpected: undefined, phase: 'reading' };

/** What says nothing of the report: somebody else is at work on it, the host is busy, or the person who asks has no key. */
const isOwnAffair = ({ code }: ActivTrakError, { trigger }: Actor): boolean =>
  code === 'busy' || (code === 'not-connected' && !IS_OF_SCHEDULE[trigger]);

/** Whoever opens the document reads why a schedule failed: a sentence that speaks to its owner is one about the owner then. */
const forEverybody = (failure: ActivTrakError, { person }: Actor): ActivTrakError =>
  failure.code === 'not-connected' ? new ActivTrakError('not-connected', ownerLacksKey(person.name), { cause: failure }) : failure;

/** A run that nobody is at work on; somebody else's goes on although this refresh failed before it began. */
function* abandonedRun({ documents, clock }: RefreshPorts, { id }: Report, { person }: Actor): Task<RunState | undefined> {
  const run = yield* loadRun(documents, id);
  return run && isKeptOut(run, person, clock) ? undefined : run;
}

function* work(job: Job): Task<RefreshStep> {
  const { ports, report, account } = job;
  const { pages } = job.run.reading;
  const spent = yield* readOn(job);
  const { reading } = job;
  const isFurther = reading.pages !== pages;
  job.run = { ...job.run, retries: job.run.retries + Math.max(0, account.requests() - Math.max(0, reading.pages - pages)) };
  if (spent === 'cancelled') throw stoppedByHand(report, reading);
  job.run = yield* renew(ports, report, job.run);
  return yield* whileOwn(job, write(job, spent, isFurther));
}

function* write(job: Job, spent: Spent | undefined, isFurther: boolean): Task<RefreshStep> {
  const { ports, report, heap, reading } = job;
  const cells = (job.tally?.tally().size ?? heap.count()) * outputColumns(report).length;
  const isPiecewise = heap.staged().packed && !MODES[job.plan.disposition].updates;
  const ahead = Math.min(cells * MS_PER_CELL, isPiecewise ? PIECES_MS : Number.POSITIVE_INFINITY);
  const isTooLate = isFurther && (ports.budget.spent() ?? ports.budget.spent(ahead)) !== undefined;
  if (spent || isTooLate) return yield* pause(job);
  // No pages are left to begin, and what follows has all that is left of the call.
  const sheets = notedWrites(job, ports.sheets);
  job.ports = { ...ports, sheets, budget: { spent: (aheadMs = 0) => ports.budget.spent(Math.max(1, aheadMs)) } };
  let written: Written | undefined;
  try {
    written = yield* writeReport(job);
  } catch (failure) {
    // Before anything is written, the groups of people are read: the next call has all of its time for that.
    if (isFurther && isActivTrakError(failure) && failure.code === 'time') return yield* pause(job);
    if (outsideOf(job)?.isPutOff(job, failure)) return yield* pause(job);
    throw failure;
  }
  if (written === undefined) return yield* pause(job);
  const record = yield* keepSuccess(job, written);
  return { state: 'ended', progress: { ...progressOf(reading, job.run), phase: 'writing' }, record };
}

/** Puts aside what has been read; the next call goes on from here. */
function* pause(job: Job): Task<RefreshStep> {
  const { ports, report } = job;
  yield* putAside(job);
  const now = ports.clock.now();
  const run = paused({ ...job.run, ms: job.run.ms + now - job.began }, now);
  // Until it is kept, the work is given back as it was taken.
  yield* undivided(job, () => saveRun(ports.documents, report.id, run));
  job.run = run;
  return { state: 'running', progress: progressOf(job.reading, job.run) };
}

const stoppedByHand = (report: Report, { pages }: Reading, put?: number): ActivTrakError =>
  new ActivTrakError(
    'cancelled',
    HAS_WAREHOUSE && fillsTable(report) ? STOPPED_FILLING : pages === 0 ? STOPPED : put === undefined ? STOPPED_MIDWAY : STOPPED_WRITING,
  );

/** Stops a refresh: at once when it waits for its next call, else at its next page. The sheet stays as it was. */
export function* cancelRefresh(ports: RefreshPorts, id: string, actor: Actor): Task<void> {
  const report = yield* loadReport(ports.documents, id);
  const run = yield* loadRun(ports.documents, id);
  const now = ports.clock.now();
  // What was interrupted before it had a page, or keeps in mind what it may have written, is no refresh that goes on.
  if (run === undefined || run.waits || (run.reading.pages === 0 && !isLeased(run, now))) return;
  if (run.working && isLeased(run, now)) return yield* wait(ports.documents.set(cancelKey(id), run.id));
  // What a schedule began stays the schedule's: it is not begun again with the next hour.
  const stopped = { ...actor, trigger: run.trigger };
  yield* keepFailure(ports, report, stopped, { run, failure: stoppedByHand(report, run.reading, run.put), began: now });
}
