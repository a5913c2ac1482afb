/**
 * Refreshing a report: reads everything first, then writes; in one call, or in as many as it takes. What is needed to go on after
 * a pause or a kill is in the document's store before the first cell changes.
 * @module
 */
import { ActivTrakError, isActivTrakError } from '../errors';
import type { Spent } from '../ports';
import { type Task, wait } from '../task';
import { keepLearnt, openAccount } from './account';
import { NO_COUNTERS } from './counters';
import type { Report } from './definition';
import type { Actor, Job, RefreshPorts, RefreshStep } from './job';
import { jobReader } from './job-reader';
import { outputColumns } from './output';
import { markEnd } from './place';
import { CLAIM_MARKS, placementOf } from './placement';
import { progressOf } from './progress';
import type { PartReader } from './read-parts';
import { firstReading } from './reading';
import { type RefreshPlan, refreshPlan } from './reading-plan';
import { reportRange } from './report-range';
import { loadState } from './report-state';
import { loadReport } from './report-store';
import { EXTRA_CELLS, rowHeap } from './row-heap';
import type { Progress } from './run';
import { cancelKey, forgetRun, isToStop, stagingName } from './run-cleanup';
import { keepFailure, keepSuccess } from './run-end';
import { claim, definitionWord, footprint, isKeptOut, isLeased, loadRun, paused, type RunState, renew, saveRun } from './run-state';
import { writeReport } from './write-report';

/** Writing needs so much time for a cell, in milliseconds: what is left of a call may be too little for all of them. */
const MS_PER_CELL = 0.1;
/** A refresh that stood still for longer begins anew. */
const LONGEST_MS = 24 * 3_600_000;

/**
 * Begins a refresh, or goes on with it, as far as the budget allows. Whatever goes wrong is kept as the report's last run.
 * @throws ActivTrakError `busy` when somebody else is at work on it; `not-connected` when who asks has no key; `argument` when there is
 * no such report.
 */
export function* refresh(ports: RefreshPorts, id: string, actor: Actor): Task<RefreshStep> {
  const report = yield* loadReport(ports.documents, id);
  const began = ports.clock.now();
  let job: Job | undefined;
  try {
    job = yield* openJob(ports, report, actor, began);
    return yield* work(job);
  } catch (cause) {
    if (isActivTrakError(cause) && isOwnAffair(cause, actor)) throw cause;
    const run = job?.run ?? (yield* abandonedRun(ports, report, actor));
    const record = yield* keepFailure(ports, report, actor, { job, run, failure: wording(cause), began });
    return { state: 'ended', progress: NOTHING_READ, record };
  } finally {
    if (job) yield* keepLearnt(job.account, ports.secrets);
  }
}

const NOTHING_READ: Progress = { pages: 0, pagesExpected: undefined, rows: 0, rowsExpected: undefined, phase: 'reading' };

/** What says nothing of the report: somebody else is at work on it, or the person who asks has no key. */
const isOwnAffair = ({ code }: ActivTrakError, { trigger }: Actor): boolean =>
  code === 'busy' || (code === 'not-connected' && trigger === 'hand');

/** What went wrong, in words for people. */
export const wording = (cause: unknown): ActivTrakError =>
  isActivTrakError(cause)
    ? cause
    : new ActivTrakError('decode', 'Something unexpected went wrong in the add-on: try again, and report it if it stays so.', { cause });

/** A run that nobody is at work on; somebody else's goes on although this refresh failed before it began. */
function* abandonedRun({ documents, clock }: RefreshPorts, { id }: Report, { person }: Actor): Task<RunState | undefined> {
  const run = yield* loadRun(documents, id);
  return run && isKeptOut(run, person, clock.now()) ? undefined : run;
}

function* openJob(ports: RefreshPorts, report: Report, actor: Actor, began: number): Task<Job> {
  const account = yield* openAccount(ports, ports.zone);
  const range = yield* reportRange(report, account.calendar, ports.sheets);
  const { run, plan, state } = yield* claim(ports, report, actor.person, ports.zone, function* (kept) {
    const before = yield* finishInterrupted(ports, report, kept);
    const last = yield* loadState(ports.documents, report.id);
    const planned = refreshPlan(report, range, last, account.calendar.today, account.connection.id);
    const sheetIds = (yield* wait(ports.sheets.sheets())).map(({ id }) => id);
    const fresh = { ...freshRun(report, planned, actor), id: ports.newId(), connection: account.connection.id, since: began };
    return { run: before ? goneOn(before, fresh, sheetIds) : fresh, plan: planned, state: last };
  });
  const cells = outputColumns(report).length - (report.privacy.people === 'summary' ? 1 : 0) + EXTRA_CELLS;
  const heap = rowHeap(ports.sheets, stagingName(report), cells, run.staged);
  return { ports, report, plan, state, heap, account, began, run, reading: run.reading };
}

const freshRun = (report: Report, plan: RefreshPlan, { person, trigger }: Actor): Omit<RunState, 'id' | 'connection' | 'since'> => ({
  version: 1,
  by: person,
  trigger,
  leaseUntil: 0,
  working: true,
  definition: definitionWord(report),
  plan: plan.reading,
  reading: firstReading(NO_COUNTERS, plan.reading.parts[0]),
  staged: { sheet: '', rows: 0 },
  dirtyRows: 0,
  placed: false,
  retries: 0,
  ms: 0,
});

/** A refresh that was killed after its rows were in the sheet has only its marks to set; any other is given back. */
function* finishInterrupted(ports: RefreshPorts, report: Report, run: RunState | undefined): Task<RunState | undefined> {
  const state = yield* loadState(ports.documents, report.id);
  if (run === undefined || state?.runId !== run.id) return run;
  // An earlier version kept the state before it set the marks. Now the marks are right by then, wherever people moved them since.
  if (state.sheet !== undefined) yield* wait(ports.sheets.removeMarks(report.id, CLAIM_MARKS));
  else {
    const placement = placementOf(report.name, yield* wait(ports.sheets.marks(report.id)), yield* wait(ports.sheets.sheets()));
    if (placement) yield* markEnd(ports.sheets, report.id, placement, state.rows);
  }
  yield* forgetRun(ports.documents, ports.sheets, report);
  return undefined;
}

/**
 * The earlier run, from where its rows are on the hidden sheet; what was in memory alone is read again. A plan stays with its
 * run, also over midnight. When somebody deleted the hidden sheet or edited the report, or another key reads, everything is read anew.
 */
function goneOn(before: RunState, fresh: RunState, sheetIds: readonly string[]): RunState {
  const isSame = before.definition === fresh.definition && before.connection === fresh.connection;
  const isYoung = fresh.since - before.since < LONGEST_MS && before.reading.pages > 0;
  const isAside = before.staged.rows === 0 || sheetIds.includes(before.staged.sheet);
  return isSame && isYoung && isAside ? { ...before, by: fresh.by, trigger: fresh.trigger } : { ...fresh, ...footprint(before) };
}

function* work(job: Job): Task<RefreshStep> {
  const { ports, report, heap, account, run } = job;
  const before = run.reading.pages;
  const reader = yield* jobReader(job);
  const spent = yield* readFor(job, reader);
  const { reading } = job;
  job.run = { ...run, retries: run.retries + Math.max(0, account.requests() - (reading.pages - before)) };
  if (spent === 'cancelled') throw stoppedByHand();
  job.run = yield* renew(ports, report, job.run);
  const cells = heap.count() * outputColumns(report).length;
  const isTooLate = reading.pages > before && (ports.budget.spent() ?? ports.budget.spent(cells * MS_PER_CELL)) !== undefined;
  if (spent || isTooLate) return yield* pause(job);
  const written = yield* writeReport(job);
  const record = yield* keepSuccess(job, written);
  return { state: 'ended', progress: { ...progressOf(reading, run), phase: 'writing' }, record };
}

/** What passes by itself, or seems to. */
const PASSING: ReadonlySet<string> = new Set(['network', 'server', 'rate-limited']);

/**
 * Reads as much as this call can, and gives why it stopped before the end. A server that fails after it gave some pages is asked again by
 * the next call; one that gives none fails the refresh.
 */
function* readFor(job: Job, reader: PartReader): Task<Spent | undefined> {
  try {
    const { reading, spent } = yield* reader.readOn(job.run.reading);
    job.reading = reading;
    return spent;
  } catch (failure) {
    if (isActivTrakError(failure) && failure.code === 'cancelled') return 'cancelled';
    if (yield* isToStop(job.ports.documents, job.report.id, job.run)) return 'cancelled';
    const hasPages = job.reading.pages > job.run.reading.pages;
    if (hasPages && isActivTrakError(failure) && PASSING.has(failure.code)) return 'time';
    throw failure;
  }
}

/** Puts aside what has been read; the next call goes on from here. */
function* pause(job: Job): Task<RefreshStep> {
  const { ports, report, heap, reading } = job;
  const staged = yield* heap.putAside();
  const now = ports.clock.now();
  job.run = { ...job.run, reading, staged, ms: job.run.ms + now - job.began };
  yield* saveRun(ports.documents, report.id, paused(job.run, now));
  return { state: 'running', progress: progressOf(reading, job.run) };
}

const stoppedByHand = (): ActivTrakError => new ActivTrakError('cancelled', 'The refresh was stopped; the sheet is as it was.');

/** Stops a refresh: at once when it waits for its next call, else at its next page. The sheet stays as it was. */
export function* cancelRefresh(ports: RefreshPorts, id: string, actor: Actor): Task<void> {
  const report = yield* loadReport(ports.documents, id);
  const run = yield* loadRun(ports.documents, id);
  const now = ports.clock.now();
  // What was interrupted before it had a page, or keeps in mind what it may have written, is no refresh that goes on.
  if (run === undefined || (run.reading.pages === 0 && !isLeased(run, now))) return;
  if (run.working && isLeased(run, now)) return yield* wait(ports.documents.set(cancelKey(id), run.id));
  yield* keepFailure(ports, report, actor, { run, failure: stoppedByHand(), began: now });
}
