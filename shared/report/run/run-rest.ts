/**
 * What a refresh has read, put aside for the next call, or for a person or a schedule to go on with after a failure or a stop.
 * @module
 */
import type { ActivTrakError } from '../../errors';
import type { Task } from '../../task';
import type { Job } from './job';
import { outsideOf } from './outside';
import { progressOf } from './progress';
import { type RunState, saveRun } from './run-state';

/** Failures that come again with the pages so far, or that have nothing to do with reading. */
const SPOILING: ReadonlySet<string> = new Set(['unstable', 'filter-ignored', 'argument', 'rejected', 'too-large']);

/** Puts the rows so far on the hidden sheet, without those of a round of pages that failed. */
export function* putAside(job: Job): Task<void> {
  job.heap.truncate(job.rows);
  const staged = yield* outsideOf(job)?.putAside(job) ?? job.heap.putAside();
  const { share } = progressOf(job.reading, job.run);
  if (share !== undefined) job.reading = { ...job.reading, share };
  job.run = { ...job.run, reading: job.reading, staged, movedAt: job.ports.clock.now() };
}

/** Keeps how far a long reading is, so that a kill does not cost all of it. */
export function* checkpoint(job: Job): Task<void> {
  yield* putAside(job);
  yield* saveRun(job.ports.documents, job.report.id, job.run);
}

/** The run that ends with a failure, with what it read where one can go on from that. */
export function* restOf(job: Job, { code }: ActivTrakError): Task<RunState> {
  const { reading, run, heap } = job;
  const nothing = { ...run, reading: { ...run.reading, pages: 0 } };
  if (SPOILING.has(code) || reading.pages === 0) return nothing;
  try {
    // What failed may have been putting them aside.
    if (reading.pages !== run.reading.pages || heap.inMemory().length > 0) yield* putAside(job);
    return job.run;
  } catch {
    return nothing;
  }
}
