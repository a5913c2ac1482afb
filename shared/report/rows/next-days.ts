import type { Task } from '../../task';
import { firstReading } from '../reading/reading';
import { daysIn } from '../rollup/tally';
import { stretchesOf, stretchPlan } from '../run/grouping';
import { inDocument } from '../run/in-document';
import type { Job } from '../run/job';
import { renew } from '../run/run-claim';
import { checkpoint } from '../run/run-rest';

/**
 * Where a reading is at its end, and grouped rows are kept: goes over to the days that it touched, or to the next stretch of them. The cursors of then are
 * kept with the run, since they are behind all that the days hold by now.
 * @returns whether there are more days to read
 */
export function* nextDays(job: Job): Task<boolean> {
  const { reading, tally, ports, report } = job;
  const { grouping, plan } = job.run;
  if (grouping === undefined || tally === undefined || !(grouping.finds || grouping.left?.length)) return false;
  // Until all of it is kept at once, the run is as it was.
  const run = yield* inDocument(job, () => renew(ports, report, job.run));
  const { finds, own, left = [] } = grouping;
  const days = finds ? daysIn(tally.tally(), 0) : (grouping.days ?? []);
  if (finds) {
    const { bookmark } = job.plan;
    const cursors = bookmark?.way === 'cursor' ? { ...(plan.isAnew ? {} : bookmark.cursors), ...reading.cursors } : {};
    job.plan = { ...job.plan, bookmark: bookmark && { ...bookmark, cursors } };
    tally.clear();
  } else tally.closeRecords();
  const next = stretchPlan(plan, days, finds ? stretchesOf(days) : left, job.plan.today);
  const { pages, starts, counters } = reading;
  if (next) job.reading = firstReading({ pages, starts, ...(finds ? {} : { counters, over: counters }) });
  job.rows = tally.count();
  job.run = { ...run, frame: job.plan, plan: next?.reading ?? plan, grouping: next?.grouping ?? { own, days }, reading: job.reading };
  if (next === undefined) return false;
  yield* inDocument(job, () => checkpoint(job));
  return true;
}
