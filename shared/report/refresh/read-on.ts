import { STREAMS } from '../../api/streams/streams';
import { isActivTrakError } from '../../errors';
import type { Spent } from '../../ports';
import type { Task } from '../../task';
import { loadHealth } from '../kept/report-health';
import { firstReading, isSideBySide, onceMore, type Reading } from '../reading/reading';
import { jobReader } from '../rows/job-reader';
import { nextDays } from '../rows/next-days';
import type { Job } from '../run/job';
import { outsideOf } from '../run/outside';
import { isToStop } from '../run/run-cleanup';

/** What passes by itself, or seems to. */
const PASSING: ReadonlySet<string> = new Set(['network', 'server', 'rate-limited']);

/**
 * Reads as much as this call can, and gives why it stopped before the end. A server that fails after it gave some pages is asked again by
 * the next call; one that gives none fails the refresh. Where it refuses a cursor, everything is read by the dates, once.
 */
export function* readOn(job: Job): Task<Spent | undefined> {
  const { pages } = job.reading;
  for (;;) {
    try {
      const reader = yield* jobReader(job);
      const { reading, spent } = yield* reader.readOn(job.reading);
      job.reading = reading;
      job.rows = job.heap.count();
      if (spent !== undefined || !((yield* nextDays(job)) || (yield* nextLeg(job)))) return spent;
    } catch (failure) {
      const code = isActivTrakError(failure) ? failure.code : '';
      if (code === 'cancelled' || (yield* isToStop(job.ports.documents, job.report.id, job.run))) return 'cancelled';
      if (outsideOf(job)?.isPutOff(job, failure) ?? (job.reading.pages > pages && PASSING.has(code))) return 'time';
      if (job.run.plan.isAnew || !(yield* isCursorInVain(job, code))) throw failure;
      if (isSideBySide(job.run.plan, job.reading)) forget(job, onceMore(job.reading, { oneByOne: true }));
      else readAnew(job);
    }
  }
}

/** The next days of a report that fills a table. */
function* nextLeg(job: Job): Task<boolean> {
  const outside = outsideOf(job);
  return outside !== undefined && (yield* outside.nextDays(job));
}

/** As a server that can't read a cursor may answer. */
const FATAL: ReadonlySet<string> = new Set(['server', 'decode']);
/** So many refreshes in a row that fail at the same page are no trouble that passes. */
const MANY = 3;

/**
 * Whether a cursor is of no use. A server may not know it any more, or refuse it for its length; too large can also be what it gave. One that breaks down
 * at a kept cursor would do so at each refresh from now on, behind the pages of other people.
 */
function* isCursorInVain(job: Job, code: string): Task<boolean> {
  if (job.isInDocument) return false;
  if (code === 'rejected' || code === 'too-large') return goesByCursor(job);
  if (!FATAL.has(code) || !isAtKept(job)) return false;
  const { failures, last } = yield* loadHealth(job.ports.documents, job.report.id);
  return failures >= MANY && last?.code === code && last.pages === job.reading.pages;
}

function goesByCursor({ report, run: { plan }, reading: { open, cursors } }: Job): boolean {
  const asked = [...open.map(({ walk }) => walk.cursor), ...plan.parts.map(({ cursor }) => cursor), ...Object.values(cursors)];
  return STREAMS[report.stream].paging.continues && asked.some((cursor) => cursor !== undefined);
}

const isAtKept = ({ run: { plan }, reading: { open, next } }: Job): boolean =>
  plan.parts.some(({ cursor }) => cursor !== undefined) && (next < plan.parts.length || open.some(({ walk }) => walk.page === 0));

/** All parts begin with the dates, so that what comes again can be compared with what the sheet has of those days. */
function readAnew(job: Job): void {
  const { plan } = job.run;
  const { range, anewFrom = range.from } = plan;
  const parts = plan.parts.map((part) => ({ ...part, cursor: undefined }));
  forget(job, firstReading());
  job.run = { ...job.run, plan: { ...plan, parts, range: { ...range, from: anewFrom }, isAnew: true, sideBySide: undefined } };
}

/** Leaves aside all rows that were read. */
function forget(job: Job, reading: Reading): void {
  job.heap.truncate(0);
  job.reading = reading;
  job.rows = 0;
  job.run = { ...job.run, reading, staged: { ...job.run.staged, rows: 0 } };
}
