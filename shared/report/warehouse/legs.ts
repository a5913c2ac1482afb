/**
 * What happens at the end of each leg of a refresh that fills a table: its rows go there, that is kept, and the next leg begins. A kill at any moment costs
 * what was read since, and what is written again is the same.
 * @module
 */
import { SURELY_KEPT } from '../../api/streams/first-day';
import type { Row } from '../../model/cell';
import type { DateRange } from '../../model/date-range';
import type { Task } from '../../task';
import type { Warehouse, WarehouseRow, WarehouseTable } from '../../warehouse/warehouse';
import { outputColumns } from '../definition/output';
import type { Bookmark } from '../kept/bookmark';
import { saveState } from '../kept/report-state';
import { firstReading, NO_END } from '../reading/reading';
import { finalRows } from '../rows/final-rows';
import { groupedRows } from '../rows/grouped-rows';
import type { Fill } from '../run/fill';
import { groupedPlan, stretchesOf } from '../run/grouping';
import type { Job } from '../run/job';
import { renew } from '../run/run-claim';
import { saveRun } from '../run/run-state';
import { stateLeft } from '../writing/state-left';
import { isOfSeveral, legFill, nextLegOf } from './leg-plan';
import type { RecordHeap } from './record-heap';
import { dayOf, dayPlace, isOfRecords, rowMaker, tableShape } from './table-shape';

/** Ends a leg: merges what was read of it, and keeps how far the table is filled. @returns whether there is another leg */
export function* nextLeg(warehouse: Warehouse, job: Job): Task<boolean> {
  const { ports, report, reading } = job;
  const fill = job.run.fill as Fill;
  const table = report.warehouse as WarehouseTable;
  job.run = yield* renew(ports, report, job.run);
  const done = isOfRecords(report) ? yield* mergeRecords(job) : yield* replaceDays(warehouse, job);
  const before = job.plan.bookmark as Bookmark;
  const bookmark = bookmarkAfter(job, before);
  const asked = { report, range: job.plan.days, bookmark, today: job.plan.today, connection: job.run.connection, next: fill.next };
  const kept = fill.kept + 1;
  const after = `${job.run.id} ${kept}`;
  const { rows: size } = yield* warehouse.size(table);
  job.plan = { ...job.plan, bookmark };
  const state = { ...stateLeft(job, { ...NOTHING_SAID, rows: size, people: done.people }, undefined), runId: after };
  yield* saveState(ports.documents, report.id, state);
  const leg = nextLegOf(asked);
  const now: Fill = { ...done, kept, ...(leg && { isPutOff: undefined }), ...legFill(asked, leg) };
  job.plan = { ...job.plan, after, bookmark: leg?.plan.bookmark ?? bookmark };
  const { pages, starts, counters } = reading;
  job.heap.truncate(0);
  job.tally?.clear();
  job.facts = undefined;
  job.rows = 0;
  if (leg) job.reading = firstReading({ pages, starts, counters, over: counters });
  const grouped = leg && report.rollup ? groupedPlan(leg.plan.reading, job.plan.today) : undefined;
  job.run = {
    ...job.run,
    // A call that goes on behind the last leg ends it once more, with what was found out of its days.
    grouping: leg ? grouped?.grouping : job.run.grouping,
    plan: grouped?.reading ?? leg?.plan.reading ?? job.run.plan,
    frame: job.plan,
    fill: now,
    reading: job.reading,
    // What sums are put aside is of the leg that has ended.
    staged: job.tally ? { sheet: '', rows: 0 } : job.heap.staged(),
    movedAt: ports.clock.now(),
  };
  yield* saveRun(ports.documents, report.id, job.run);
  return leg !== undefined;
}

const NOTHING_SAID = { outcome: 'done', message: '', isCurrent: true, checks: [], remarks: [], placed: undefined } as const;

/** The bookmark with what the leg found: its cursors, where it had no end; a cursor that was refused leaves the earlier days to be read again. */
function bookmarkAfter({ run: { plan, grouping }, reading }: Job, bookmark: Bookmark): Bookmark {
  const from = plan.isAnew ? Math.max(bookmark.from, plan.range.from) : bookmark.from;
  if (grouping?.days || plan.window.to !== NO_END || bookmark.way !== 'cursor') return { ...bookmark, from };
  return { ...bookmark, from, cursors: { ...(plan.isAnew ? {} : bookmark.cursors), ...reading.cursors } };
}

/** Merges what the heap has into the table, and adds that to what the run knows of. */
export function* mergeRecords({ heap, run }: Job): Task<Fill> {
  const fill = run.fill as Fill;
  const { added, updated, days, people } = yield* (heap as RecordHeap).merge();
  return {
    ...fill,
    added: fill.added + added,
    updated: fill.updated + updated,
    rows: fill.rows + added + updated,
    days: withDays(fill.days, days),
    people: Math.max(fill.people, people),
    isPutOff: days.length === 0 ? fill.isPutOff : undefined,
  };
}

/** These days and no other: what is between them was not written. */
function daysInARow(days: readonly number[]): readonly DateRange[] {
  const found: { from: number; to: number }[] = [];
  for (const day of days) {
    const last = found[found.length - 1];
    if (last && day === last.to + 1) last.to = day;
    else found.push({ from: day, to: day });
  }
  return found;
}

const withDays = (before: Fill['days'], days: readonly number[]): Fill['days'] => {
  const all = new Set(days);
  for (const { from, to } of before) for (let day = from; day <= to; day += 1) all.add(day);
  return daysInARow([...all].sort((one, other) => one - other));
};

/**
 * Puts the leg's rows in the place of all that the table has of their days. Days of which nothing came stay, and those of which less came, if they are old or another
 * connection may have seen more.
 */
function* replaceDays(warehouse: Warehouse, job: Job): Task<Fill> {
  const { report, run, plan } = job;
  const mayLack = plan.bookmark && isOfSeveral(plan.bookmark);
  const fill = run.fill as Fill;
  const table = report.warehouse as WarehouseTable;
  const shape = tableShape(report);
  const columns = outputColumns(report);
  const [place, make] = [dayPlace(columns), rowMaker(report)];
  const { own = run.plan.range, days: touched } = run.grouping ?? {};
  const isOwn = touched ? (day: number) => touched.includes(day) : (day: number) => day >= own.from && day <= own.to;
  const days = new Map<number, WarehouseRow[]>();
  const { each, people } = yield* report.rollup ? groupedRows(job, report.rollup) : finalRows(job, columns);
  yield* each((row: Row, key) => {
    const day = dayOf(row[place]);
    if (!isOwn(day)) return;
    const rows = days.get(day) ?? [];
    days.set(day, rows);
    rows.push(make(row, key));
  });
  const old = [...days.keys()].filter((day) => mayLack || day < plan.today - SURELY_KEPT);
  const there = old.length === 0 ? [] : yield* warehouse.counts(table, shape, stretchesOf(old.sort((one, other) => one - other)));
  const stays = there.filter(({ day, rows, sum }) => {
    const came = days.get(day) ?? [];
    return came.length > 0 && (came.length < rows || sumOf(came, shape.measure) < sum);
  });
  for (const { day } of stays) days.delete(day);
  const written = [...days].sort(([one], [other]) => one - other).map(([day, rows]) => ({ day, rows }));
  // A late record may have had a day read before those around it.
  const again = written.flatMap(({ day }) => (fill.days.some(({ from, to }) => day >= from && day <= to) ? [day] : []));
  const replaced = again.length === 0 ? [] : yield* warehouse.counts(table, shape, daysInARow(again));
  if (written.length > 0) yield* warehouse.replaceDays(table, shape, written);
  return {
    ...fill,
    rows: fill.rows + written.reduce((sum, { rows }) => sum + rows.length, 0) - replaced.reduce((sum, { rows }) => sum + rows, 0),
    days: withDays(
      fill.days,
      written.map(({ day }) => day),
    ),
    stayed: fill.stayed + stays.length,
    people: Math.max(fill.people, people),
    isPutOff: written.length === 0 ? fill.isPutOff : undefined,
  };
}

const sumOf = (rows: readonly WarehouseRow[], measure: string | undefined): number =>
  measure === undefined ? 0 : rows.reduce((sum, row) => sum + Number(row[measure] ?? 0), 0);
