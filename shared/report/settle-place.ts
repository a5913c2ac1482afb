/**
 * Where a report is written: where it stands, brought up to its definition, or where that says.
 * @module
 */
import { STREAMS } from '../api/streams';
import { isActivTrakError } from '../errors';
import type { Task } from '../task';
import type { Report } from './definition';
import { refuseTypedHeader, writeHeader } from './header';
import type { Job } from './job';
import type { OutputColumn } from './output';
import { findPlace, followDefinition, type Placed, standingPlace, takePlace } from './place';
import type { Home } from './placement';
import { relooked } from './relooked';
import type { ReportState } from './report-state';
import { type RunState, saveRun } from './run-state';
import { type Known, putRight } from './sorted-along';

/** Finds the report's place, or takes it; what people did to it is put right. */
export function* settlePlace(job: Job, output: readonly OutputColumn[], rows: number): Task<Placed> {
  const { ports, report, state, plan } = job;
  const { sheets } = ports;
  const replaces = plan.disposition === 'replace';
  if (state) {
    const found = claimedBefore(job, yield* findPlace(sheets, report, homeOf(report, state)));
    const standing = yield* putRight(sheets, knownOf(report, state, found, replaces), found);
    return yield* followDefinition(
      sheets,
      report,
      output,
      { headers: new Map(state.columns), formatted: relooked(report, output, state, replaces), replaces },
      standing,
    );
  }
  // A first write that was interrupted, maybe before the definition was edited.
  const begun = yield* begunPlace(job, output);
  if (begun) {
    const { placed: isPlaced, labels } = job.run;
    // Killed between its marks and the word of them: then nothing of it was written.
    yield* refuseTypedHeader(sheets, report.name, begun, output, isPlaced ? labels : []);
    return yield* followDefinition(sheets, report, output, { headers: new Map(), replaces }, claimedBefore(job, begun));
  }
  const placed = yield* takePlace(sheets, report, output, rows);
  yield* keep(job, { placed: true, dirtyRows: 0, labels: output.map(({ key, label }) => [key, label]) });
  yield* writeHeader(sheets, output, placed.placement);
  return placed;
}

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

/** What the last refresh left, in the order in which its columns stand. */
function knownOf(report: Report, { columns, rows }: ReportState, { placement }: Placed, replaces: boolean): Known {
  const kinds = new Map(STREAMS[report.stream].columns.map(({ key, kind }) => [key, kind]));
  const output = columns.flatMap(([key, label]) =>
    placement.columns.has(key) ? [{ key, label, kind: kinds.get(key) ?? ('number' as const) }] : [],
  );
  return { owner: report.id, name: report.name, unit: report.unit, output, rows, replaces };
}

/** Where a report was left, as far as that is known. */
export const homeOf = ({ destination }: Report, state: ReportState | undefined): Home => ({
  sheet: state?.sheet,
  sheetName: state?.sheetName ?? destination.sheet,
});

/** An earlier version set no marks for rows that an interrupted refresh may have filled: they are those below the end. */
function claimedBefore({ run }: Job, placed: Placed): Placed {
  const { placement, info } = placed;
  if (run.traces !== undefined || placement.claimed > 0) return placed;
  const claimed = Math.max(0, Math.min(run.dirtyRows, info.rows - 1 - placement.header - placement.rows));
  return { ...placed, placement: { ...placement, claimed } };
}

/** Keeps a change of the run. The reading goes with it once its rows are on the hidden sheet. */
export function* keep(job: Job, change: Partial<Pick<RunState, 'dirtyRows' | 'traces' | 'placed' | 'labels' | 'typed'>>): Task<void> {
  const { heap, reading, ports, report } = job;
  const isAside = heap.inMemory().length === 0;
  job.run = { ...job.run, ...change, ...(isAside ? { reading, staged: heap.staged() } : {}) };
  yield* saveRun(ports.documents, report.id, job.run);
}
