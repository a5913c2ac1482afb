/**
 * Where a report is written: where it stands, brought up to its definition, or where that says.
 * @module
 */

import { STREAMS } from '../../api/streams/streams';
import { isActivTrakError } from '../../errors';
import { readBack } from '../../table/cells/read-back';
import { followColumns } from '../../table/place/follow-columns';
import { refuseTypedHeader, writeHeader } from '../../table/place/header';
import type { OutputColumn } from '../../table/place/output-column';
import { findPlace, type Placed, standingPlace, takePlace } from '../../table/place/place';
import type { Home } from '../../table/place/placement';
import type { Naming } from '../../table/place/target';
import { isOnlyAdding, MODES } from '../../table/plan/modes';
import { interruptedRows } from '../../table/recovery/interrupted-rows';
import { putRight } from '../../table/recovery/sorted-along';
import type { KnownTable } from '../../table/recovery/sorted-block';
import { tracedRows, wholeTraces } from '../../table/recovery/traced-rows';
import type { Task } from '../../task';
import type { Report } from '../definition/definition';
import { identityKeys, ownerKey } from '../definition/output';
import { showsNames } from '../definition/people-shown';
import type { ReportState } from '../kept/report-state';
import type { FinalRows } from '../rows/final-rows';
import { newestBefore } from '../rows/known-rows';
import { untoldNames } from '../rows/tell-apart';
import type { Job } from '../run/job';
import { type RunState, saveRun } from '../run/run-state';
import { relooked } from './relooked';
import { eachOfNext, stoodRows } from './stood-rows';

/** Finds the report's place, or takes it; what people did to it is put right. */
export function* settlePlace(job: Job, output: readonly OutputColumn[], rows: FinalRows): Task<Placed> {
  const { ports, report, state, plan } = job;
  const { sheets } = ports;
  const replaces = !MODES[plan.disposition].keeps;
  const needed = MODES[report.disposition].updates ? identityKeys(report) : [];
  if (state) {
    const found = claimedBefore(job, yield* findPlace(sheets, report, homeOf(report, state)));
    const standing = yield* rightPlace(job, output, rows, state, found);
    return yield* followColumns(
      sheets,
      report,
      output,
      { headers: new Map(state.columns), formatted: relooked(report, output, state, replaces), replaces, needed },
      standing,
    );
  }
  // A first write that was interrupted, maybe before the definition was edited.
  const begun = yield* begunPlace(job, output);
  if (begun) {
    const { placed: isPlaced, labels } = job.run;
    const standing = yield* rightPlace(job, output, rows, { columns: [...new Map(labels)], rows: 0 }, claimedBefore(job, begun));
    // Killed between its marks and the word of them: then nothing of it was written.
    yield* refuseTypedHeader(sheets, report.name, standing, output, isPlaced ? labels : []);
    // Every header that it may have written by now.
    const isNew = ([key, label]: readonly [string, string]): boolean => !labels?.some((one) => one[0] === key && one[1] === label);
    const fresh = headersOf(output).filter(isNew);
    if (!isPlaced || fresh.length > 0) yield* keep(job, { placed: true, labels: [...(labels ?? []), ...fresh] });
    return yield* followColumns(sheets, report, output, { headers: new Map(), replaces, needed }, standing);
  }
  const placed = yield* takePlace(sheets, report, output, rows.source.count);
  yield* keep(job, { placed: true, dirtyRows: 0, labels: headersOf(output) });
  yield* writeHeader(sheets, output, placed.placement);
  return placed;
}

const headersOf = (output: readonly OutputColumn[]): NonNullable<RunState['labels']> => output.map(({ key, label }) => [key, label]);

/** Where a first write began. One that was killed among its marks had written nothing yet, and begins anew. */
function* begunPlace({ ports, report, run }: Job, output: readonly OutputColumn[]): Task<Placed | undefined> {
  try {
    const begun = yield* standingPlace(ports.sheets, report, homeOf(report, undefined));
    return run.placed || output.every(({ key }) => begun?.placement.columns.has(key)) ? begun : undefined;
  } catch (failure) {
    if (isActivTrakError(failure) && !run.placed) return undefined;
    throw failure;
  }
}

/**
 * Puts right what a person sorted along.
 * @param left the headers and rows of the last refresh, or the headers that a first one which was killed was going to write
 */
function* rightPlace(
  job: Job,
  now: readonly OutputColumn[],
  rows: FinalRows,
  left: { readonly columns: ReportState['columns']; readonly rows: number },
  found: Placed,
): Task<Placed> {
  const { ports, report, run, state, plan } = job;
  const { each, source } = rows;
  const { id, name, unit } = report;
  const replaces = !MODES[plan.disposition].keeps;
  const described = report.rollup ? now : STREAMS[report.stream].columns;
  const kinds = new Map(described.map(({ key, kind }) => [key, kind]));
  const { columns } = found.placement;
  const before = left.columns.flatMap(([key, label]) =>
    columns.has(key) ? [{ key, label, kind: kinds.get(key) ?? ('number' as const) }] : [],
  );
  const fresh = now.filter(({ key }) => columns.has(key) && !before.some((one) => one.key === key));
  const output = [...before, ...fresh];
  const how = { unit, readBack: readBack(unit, ports.clock, ports.zone) };
  const shown = new Set(now.flatMap(({ key }) => (columns.has(key) ? [key] : [])));
  const wasNewest = newestBefore(job);
  const stood = yield* stoodRows(job, now, how.readBack, source, found);
  job.stand = stood !== undefined;
  const isInterrupted = run.dirtyRows > 0 && !replaces && !stood;
  const again =
    run.dirtyRows === 0
      ? run.traces
      : yield* wholeTraces(run.traces ?? [], shown, now, how, namingOf(job), (take) =>
          stood
            ? eachOfNext(stood, run.traces ?? [], take)
            : each((row, key) => {
                if (!wasNewest(key)) take(row);
              }),
        );
  const traces = isInterrupted ? again : run.traces;
  const traced = stood ? undefined : tracedRows(traces, shown, output, how);
  const ids = identityKeys(report);
  // What comes again is told by its identity, or by all that a row says where that has a moment, or its day was read whole.
  const isTold = !isOnlyAdding(plan.disposition) || (ids.length > 0 && ids.every((key) => shown.has(key)));
  const isWhole = run.plan.parts.every(({ cursor }) => cursor === undefined);
  const isComparable = isTold || (state !== undefined && (shown.has('time') || (isWhole && shown.has('date'))));
  const known: KnownTable = {
    owner: id,
    name,
    unit,
    output,
    fresh: before.length === 0 ? 0 : fresh.length,
    labels: new Map(now.map(({ key, label }) => [key, label])),
    rows: stood && !replaces ? found.placement.rows : left.rows,
    status: state?.status,
    claim:
      state === undefined || run.dirtyRows > 0
        ? {
            rows: run.dirtyRows,
            ...(stood ? {} : isComparable ? { isOwn: traced?.isOwn } : { isUnwritten: run.hasClaimMark && !found.placement.isBegun }),
          }
        : undefined,
    replaces,
  };
  const right = yield* putRight(ports.sheets, known, found);
  if (stood && right.placement !== found.placement) {
    job.run = { ...job.run, put: undefined };
    return yield* rightPlace(job, now, rows, left, right);
  }
  const interrupted =
    isInterrupted && traced
      ? yield* interruptedRows(ports.sheets, known, traced, { ...right, traces: run.traces ?? [], how }, { isTold, isComparable })
      : undefined;
  if (interrupted) {
    if (interrupted.isScattered) yield* keep(job, { scattered: true });
    return { ...right, placement: interrupted.placement, traces, unfilled: interrupted.unfilled };
  }
  if (right.placement !== found.placement && right.placement.claimed === 0 && run.dirtyRows > 0)
    yield* keep(job, { dirtyRows: 0, traces: [] });
  return isInterrupted || again === run.traces ? right : { ...right, again };
}

/** Somebody may have got a namesake since, or another name. */
const namingOf = (job: Job): Naming | undefined =>
  showsNames(job.report) ? { key: ownerKey(job.report), plain: untoldNames(job) } : undefined;

/** Where a report was left, as far as that is known. */
export const homeOf = ({ destination }: Report, state: ReportState | undefined): Home => ({
  sheet: state?.sheet,
  sheetName: state?.sheetName ?? destination.sheet,
});

/**
 * An earlier version set no marks for rows that an interrupted refresh may have filled: they are those below the end. A claim that no run knows of,
 * on rows that count as written, is of a refresh that slept until another one had ended.
 */
function claimedBefore({ run, state }: Job, placed: Placed): Placed {
  const { placement, info } = placed;
  const end = placement.rows + placement.claimed;
  if (run.dirtyRows === 0 && placement.claimed > 0 && end <= (state?.rows ?? 0))
    return { ...placed, placement: { ...placement, rows: end, claimed: 0 } };
  if (run.traces !== undefined || placement.claimed > 0) return placed;
  const claimed = Math.max(0, Math.min(run.dirtyRows, info.rows - 1 - placement.header - placement.rows));
  return { ...placed, placement: { ...placement, claimed } };
}

/** Keeps a change of the run. The reading goes with it once its rows are on the hidden sheet. */
export function* keep(
  job: Job,
  change: Partial<
    Pick<RunState, 'dirtyRows' | 'traces' | 'hasClaimMark' | 'scattered' | 'placed' | 'labels' | 'typed' | 'ranked' | 'adding'>
  >,
): Task<void> {
  const { heap, reading, ports, report } = job;
  const isAside = heap.inMemory().length === 0;
  job.run = { ...job.run, ...change, ...(isAside ? { reading, staged: heap.staged() } : {}) };
  yield* saveRun(ports.documents, report.id, job.run);
}
