/**
 * What is kept when a refresh ends: the report's state, its marks and status line, the history and the log sheet.
 * @module
 */

import { partlyWritten, readAgainSince } from '#words/refreshing';
import type { ActivTrakError } from '../../errors';
import { isoDay } from '../../model/serial';
import { markEnd } from '../../table/place/place';
import { CLAIM_MARKS } from '../../table/place/placement';
import { type Task, wait } from '../../task';
import type { Report } from '../definition/definition';
import { fillsTable } from '../definition/fills-table';
import { alertChecks } from '../follow-ups/alert-checks';
import { chartChecks } from '../follow-ups/chart-checks';
import { readyChecks } from '../follow-ups/ready-checks';
import { snapshotChecks } from '../follow-ups/snapshot-checks';
import { withdrawWords } from '../follow-ups/withdrawn-words';
import { addToHistory } from '../kept/history';
import { loadHealth, saveHealth } from '../kept/report-health';
import { loadState, saveState } from '../kept/report-state';
import { loadRequest, removeRequest } from '../kept/requests';
import { type Check, good, type RunRecord, WENT, warning } from '../kept/run';
import { newestOf } from '../rows/known-rows';
import type { Actor, Job, RefreshPorts } from '../run/job';
import { undivided } from '../run/run-claim';
import { forgetRun, mayHaveWritten, parkRun } from '../run/run-cleanup';
import { logRun } from '../run/run-log';
import { canGoOn, type RunState, saveRest } from '../run/run-state';
import { stateLeft } from '../writing/state-left';
import { statusCells, writeStatus } from '../writing/status-cells';
import { tellViewers } from '../writing/tell-viewers';
import type { Written } from '../writing/writing';

/** Ends a refresh that went well. The marks come first, then the state: from then on the rows count as written, wherever people move them. */
export function* keepSuccess(job: Job, written: Written): Task<RunRecord> {
  const { ports, report, run, reading, began } = job;
  const { clock, documents, sheets } = ports;
  const now = clock.now();
  const { outcome, message, rows, placed, missing } = written;
  const checks = [...(run.untold ?? []).map(warning), ...written.checks, ...readAgain(run)];
  const record: RunRecord = {
    ...recordOf(report, { person: run.by, trigger: run.trigger }, run.id, now),
    outcome,
    message,
    checks,
    ...(missing ? { lacksDays: true } : {}),
    ...connectionIn(job),
    rows,
    pages: reading.pages,
    retries: run.retries,
    ms: run.ms + now - began,
    since: run.since,
  };
  // What a killed refresh may have begun stays known where no answer came in its place.
  if (!written.isCurrent && mayHaveWritten(job.run)) {
    yield* keepRecord(ports, record);
    yield* forgetServed(job);
    yield* undivided(job, () => parkRun(documents, sheets, report, { ...job.run, id: ports.newId(), untold: undefined }, 'in time'));
    return { ...record };
  }
  if (placed) yield* markEnd(sheets, report.id, { ...placed.placement, rows });
  yield* wait(sheets.flush());
  const words = placed ? yield* withdrawWords(job) : [];
  if (placed) {
    const state = stateLeft(job, written, yield* newestOf(job));
    yield* undivided(job, function* () {
      yield* saveState(documents, report.id, state);
      if (job.run.dirtyRows > 0) yield* wait(sheets.removeMarks(report.id, CLAIM_MARKS));
    });
    yield* writeStatus(sheets, yield* statusCells(sheets, report, state), state, job.state?.status);
  } else if (fillsTable(report)) yield* saveState(documents, report.id, stateLeft(job, written, undefined));
  const table = placed && { ...placed.placement, rows };
  const looks = table ? [...(yield* readyChecks(job, table, written)), ...(yield* chartChecks(ports, report, table))] : [];
  const alerts = yield* alertChecks(job, table, written);
  // Both look at People and Days off.
  const more = alerts.checks.filter(({ words }) => !looks.some((look) => look.words === words));
  const ended = {
    ...record,
    ...alerts,
    checks: [...checks, ...words, ...looks, ...more, ...(fillsTable(report) ? [] : yield* snapshotChecks(job))],
  };
  yield* keepRecord(ports, ended);
  yield* forgetServed(job);
  yield* undivided(job, function* () {
    yield* forgetRun(documents, sheets, report, 'in time');
    yield* wait(sheets.flush());
  });
  return ended;
}

/** Whoever set it off, it serves those who had asked when it began. */
function* forgetServed({ ports: { documents }, report: { id }, run: { asked } }: Job): Task<void> {
  if (asked !== undefined && (yield* loadRequest(documents, id))?.at === asked) yield* removeRequest(documents, id);
}

const readAgain = ({ plan: { isAnew, range } }: RunState): readonly Check[] => (isAnew ? [good(readAgainSince(isoDay(range.from)))] : []);

/** How a refresh did not reach its end. */
export interface FailedRefresh {
  readonly failure: ActivTrakError;
  /** When this call began; milliseconds since 1970. */
  readonly began: number;
  /** The call's work, where it came so far. */
  readonly job?: Job | undefined;
  /** The run that ends with it. */
  readonly run: RunState | undefined;
}

/** Ends a refresh that failed or was stopped: the rows stay as they were, and the status line says why there are no newer ones. */
export function* keepFailure(
  ports: RefreshPorts,
  report: Report,
  actor: Actor,
  { failure, began, job, run }: FailedRefresh,
): Task<RunRecord> {
  const { clock, documents, sheets } = ports;
  const state = yield* loadState(documents, report.id);
  const isPartial = run?.put !== undefined || job?.putting === 'begun';
  const record: RunRecord = {
    ...recordOf(report, actor, job?.run.id ?? ports.newId(), clock.now()),
    outcome: failure.code === 'cancelled' ? 'cancelled' : 'failed',
    code: failure.code,
    message: isPartial && failure.code !== 'cancelled' ? partlyWritten(failure.message) : failure.message,
    checks: [],
    ...connectionIn(job),
    rows: state?.rows ?? 0,
    pages: job?.reading.pages ?? run?.reading.pages ?? 0,
    retries: job?.run.retries ?? 0,
    ms: (job?.run.ms ?? 0) + clock.now() - began,
  };
  const failures = yield* keepRecord(ports, record);
  if (run && canGoOn(run, clock.now())) yield* saveRest(documents, report, run);
  else if (run) yield* parkRun(documents, sheets, report, run, 'in time');
  if (WENT[record.outcome] === 'wrong' && state && !fillsTable(report)) yield* tellViewers(ports, report, state, record.message, failures);
  return record;
}

const connectionIn = (job: Job | undefined): Pick<RunRecord, 'connection'> =>
  job?.account.called === undefined ? {} : { connection: job.account.called };

const recordOf = (report: Report, { person, trigger }: Actor, runId: string, at: number) =>
  ({ runId, reportId: report.id, reportName: report.name, at, by: person.name, trigger }) as const;

/** The history, the report's health and the log sheet. Returns the failures since the last refresh that went well. */
function* keepRecord({ clock, documents, sheets, zone }: RefreshPorts, record: RunRecord): Task<number> {
  // Also of a refresh that went on after a failure, and whose end that was until now.
  const health = yield* saveHealth(documents, record, yield* loadHealth(documents, record.reportId));
  yield* addToHistory(documents, record);
  yield* logRun(sheets, record, clock, zone);
  return health.failures;
}
