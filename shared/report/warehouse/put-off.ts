import type { Job } from '../run/job';
import { isOwnFailure } from './own-failure';
import { isOfRecords } from './table-shape';

/** What the next call may not meet: BigQuery was slow, or didn't answer. */
const MAY_PASS: ReadonlySet<string> = new Set(['time', 'network', 'server', 'rate-limited', 'decode']);

/**
 * Whether a failure of the warehouse ends this call alone. Then its job is back where it was kept, since nobody knows which records are in the table, and the next call
 * reads them again. Hours wait on the hidden sheet. Where nothing was kept since it happened last, it's told.
 * @returns `undefined` for a failure of something else
 */
export function putOff(job: Job, failure: unknown): boolean | undefined {
  const { fill, reading } = job.run;
  if (fill === undefined || !isOwnFailure(failure)) return undefined;
  if (fill.isPutOff || !failure.retryable || !MAY_PASS.has(failure.code)) return false;
  if (isOfRecords(job.report)) {
    job.heap.truncate(0);
    job.facts = undefined;
    job.rows = 0;
    job.reading = { ...reading, pages: job.reading.pages };
  }
  job.run = { ...job.run, fill: { ...fill, isPutOff: true } };
  return true;
}
