/**
 * What is kept when a refresh ends: the report's state, its marks and status line, the history and the log sheet.
 * @module
 */
import type { ActivTrakError } from '../../errors';
import { isoDay } from '../../model/serial';
import type { SheetArea, SheetValue, SheetWriter } from '../../sheet-writer';
import { markEnd } from '../../table/place';
import { CLAIM_MARKS, statusRow } from '../../table/placement';
import { type Task, wait } from '../../task';
import type { Report } from '../definition/definition';
import { durationFormat, outputColumns } from '../definition/output';
import type { Bookmark } from '../kept/bookmark';
import { addToHistory } from '../kept/history';
import { loadHealth, loadState, meaningOf, type ReportState, saveHealth, saveState } from '../kept/report-state';
import { loadRequest, removeRequest } from '../kept/requests';
import type { Check, RunRecord } from '../kept/run';
import type { Actor, Job, RefreshPorts } from './job';
import { newestOf } from './known-rows';
import { durationsOf } from './relooked';
import { forgetRun, mayHaveWritten, parkRun } from './run-cleanup';
import { logRun } from './run-log';
import { canGoOn, type RunState, saveRest } from './run-state';
import { failedStatusLine, statusLine } from './status-line';
import type { Written } from './write-report';

/** Ends a refresh that went well. The marks come first, then the state: from then on the rows count as written, wherever people move them. */
export function* keepSuccess(job: Job, written: Written): Task<RunRecord> {
  const { ports, report, run, reading, began } = job;
  const { clock, documents, sheets, zone } = ports;
  const now = clock.now();
  const { outcome, message, rows, placed, missing } = written;
  const checks = [...written.checks, ...readAgain(run)];
  const record: RunRecord = {
    ...recordOf(report, { person: run.by, trigger: run.trigger }, run.id, now),
    outcome,
    message,
    checks,
    ...(missing ? { lacksDays: true } : {}),
    rows,
    pages: reading.pages,
    retries: run.retries,
    ms: run.ms + now - began,
    since: run.since,
  };
  // What a killed refresh may have begun stays known where no answer came in its place.
  if (!written.isCurrent && mayHaveWritten(job.run)) {
    yield* keepRecord(ports, record);
    yield* parkRun(documents, sheets, report, { ...job.run, id: ports.newId() });
    return { ...record };
  }
  if (placed) yield* markEnd(sheets, report.id, placed.placement, rows);
  yield* wait(sheets.flush());
  if (placed) {
    const state = stateOf(job, written, yield* newestOf(job));
    yield* saveState(documents, report.id, state);
    if (job.run.dirtyRows > 0) yield* wait(sheets.removeMarks(report.id, CLAIM_MARKS));
    yield* writeStatus(sheets, yield* statusCells(sheets, report, state), state, job.state?.status);
  }
  yield* keepRecord(ports, record);
  // Whoever set it off, it serves those who had asked when it began.
  const asked = yield* loadRequest(documents, report.id);
  if (asked && asked.at <= run.since) yield* removeRequest(documents, report.id);
  yield* forgetRun(documents, sheets, report);
  yield* wait(sheets.flush());
  return { ...record };

  function stateOf({ state }: Job, { remarks, people, isCurrent }: Written, newest: string | undefined): ReportState {
    const isNew = isCurrent || state === undefined;
    const refreshedAt = isNew ? run.since : state.refreshedAt;
    const refreshedBy = isNew ? run.by.name : state.refreshedBy;
    const durations = isNew ? durationFormat(report) : durationsOf(state);
    const worded = isNew ? outputColumns(report).flatMap(({ key, words }) => (words ? [key] : [])) : (state.worded ?? []);
    const bookmark = bookmarkOf(job, newest);
    const names = job.names ?? state?.names;
    const firstKept = job.firstKept ?? state?.firstKept;
    const status = statusLine({ refreshedAt: clock.wallTime(refreshedAt, zone), refreshedBy, rows, remarks });
    return {
      version: 1,
      // Where nothing came, nothing was written, no header either.
      columns: isNew ? outputColumns(report).map(({ key, label }) => [key, label] as const) : state.columns,
      meaning: isNew ? meaningOf(report) : state.meaning,
      ...(durations ? { durations } : {}),
      ...(worded.length > 0 ? { worded } : {}),
      ...(state === undefined || state.textIds ? { textIds: true } : {}),
      disposition: report.disposition,
      rows,
      ...(placed ? { sheet: placed.placement.sheet, sheetName: placed.placement.sheetName } : {}),
      people: report.disposition === 'replace' ? people : Math.max(people, state?.people ?? 0),
      ...(bookmark ? { bookmark } : {}),
      ...(names && report.privacy.people === 'names' ? { names } : {}),
      ...(firstKept ? { firstKept } : {}),
      ...(missing ? { missing } : {}),
      refreshedAt,
      refreshedBy,
      zone,
      status,
      runId: run.id,
    };
  }
}

const readAgain = ({ plan: { isAnew, range } }: RunState): readonly Check[] =>
  isAnew
    ? [
        {
          verdict: 'good',
          words: `ActivTrak no longer accepts the place where the last refresh ended. The days since ${isoDay(range.from)} were read again.`,
        },
      ]
    : [];

function bookmarkOf({ plan: { bookmark }, run: { plan }, reading }: Job, newest: string | undefined): Bookmark | undefined {
  if (bookmark === undefined) return undefined;
  // A range that has ended goes on by its days.
  const cursors = bookmark.way === 'cursor' ? { ...(plan.isAnew ? {} : bookmark.cursors), ...reading.cursors } : {};
  return { ...bookmark, cursors, ...(newest === undefined ? {} : { newest }) };
}

/** How a refresh did not reach its end. */
export interface Failed {
  readonly failure: ActivTrakError;
  /** When this call began; milliseconds since 1970. */
  readonly began: number;
  /** The call's work, where it came so far. */
  readonly job?: Job | undefined;
  /** The run that ends with it. */
  readonly run: RunState | undefined;
}

/** Ends a refresh that failed or was stopped: the rows stay as they were, and the status line says why there are no newer ones. */
export function* keepFailure(ports: RefreshPorts, report: Report, actor: Actor, { failure, began, job, run }: Failed): Task<RunRecord> {
  const { clock, documents, sheets } = ports;
  const state = yield* loadState(documents, report.id);
  const record: RunRecord = {
    ...recordOf(report, actor, job?.run.id ?? ports.newId(), clock.now()),
    outcome: failure.code === 'cancelled' ? 'cancelled' : 'failed',
    message: failure.message,
    checks: [],
    rows: state?.rows ?? 0,
    pages: job?.reading.pages ?? run?.reading.pages ?? 0,
    retries: job?.run.retries ?? 0,
    ms: (job?.run.ms ?? 0) + clock.now() - began,
  };
  const failures = yield* keepRecord(ports, record);
  if (run && canGoOn(run, clock.now())) yield* saveRest(documents, report, run);
  else if (run) yield* parkRun(documents, sheets, report, run);
  if (record.outcome === 'failed' && state) yield* tellViewers(ports, report, state, record, failures);
  return record;
}

const recordOf = (report: Report, { person, trigger }: Actor, runId: string, at: number) =>
  ({ runId, reportId: report.id, reportName: report.name, at, by: person.name, trigger }) as const;

/** The history, the report's health and the log sheet. Returns the failures since the last refresh that went well. */
function* keepRecord({ clock, documents, sheets, zone }: RefreshPorts, record: RunRecord): Task<number> {
  const before = yield* loadHealth(documents, record.reportId);
  const health = before.last?.runId === record.runId ? before : yield* saveHealth(documents, record);
  yield* addToHistory(documents, record);
  yield* logRun(sheets, record, clock, zone);
  return health.failures;
}

function* tellViewers(
  { documents, sheets }: RefreshPorts,
  report: Report,
  state: ReportState,
  record: RunRecord,
  failures: number,
): Task<void> {
  const status = failedStatusLine(state.status, record, failures);
  const now = { ...state, status };
  yield* saveState(documents, report.id, now);
  const cells = yield* statusCells(sheets, report, now);
  // A row of somebody's own is in its place where the sheet was sorted.
  if (cells?.there === '' && cells.others.some((cell) => cell !== '' && !isStatus(cell))) return;
  yield* writeStatus(sheets, cells, now, state.status);
}

/** The place of the status line, with the cells that stand there; none where the report has none. */
function* statusCells(sheets: SheetWriter, report: Report, state: ReportState): Task<StatusCells | undefined> {
  const marks = report.statusLine ? yield* wait(sheets.marks(report.id)) : [];
  // A copy of the sheet may have brought marks along.
  const row = statusRow(marks.filter(({ sheet }) => state.sheet === undefined || sheet === state.sheet));
  if (row === undefined) return undefined;
  const [[[there = '', ...others] = []] = []] = yield* wait(sheets.read([row]));
  return { row, there, others };
}

interface StatusCells {
  readonly row: SheetArea;
  readonly there: SheetValue;
  /** Those of the report's other columns. */
  readonly others: readonly SheetValue[];
}

/** Writes the status line, unless somebody has put something of theirs into its cell, or protected it. */
function* writeStatus(sheets: SheetWriter, cells: StatusCells | undefined, state: ReportState, before: string | undefined): Task<void> {
  if (cells === undefined) return;
  const { row, there, others } = cells;
  if (there !== '' && there !== before && !isStatus(there)) return;
  const area = { ...row, columns: 1 };
  // It went along when somebody moved the column below it.
  const moved = others.flatMap((cell, at) => (isStatus(cell) ? [{ ...area, column: row.column + at + 1 }] : []));
  if ((yield* wait(sheets.refusal([area, ...moved]))) !== undefined) return;
  if (moved.length > 0) yield* wait(sheets.clear(moved));
  yield* wait(sheets.format([area], '@'));
  yield* wait(sheets.write(area, [[state.status]]));
}

const isStatus = (cell: SheetValue): boolean => String(cell).startsWith('Refreshed ');
