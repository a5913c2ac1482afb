import { shownRowsAreOlder } from '#words/connected-sheets';
import { addedAndUpdated, NO_NEWS, noRowsFor } from '#words/refreshing';
import * as words from '#words/warehouse';
import { isActivTrakError } from '../../errors';
import type { Row } from '../../model/cell';
import { rangeWords } from '../../model/date-range';
import { serialOfToday } from '../../model/serial';
import { type Task, wait } from '../../task';
import type { DataSources } from '../../warehouse/data-sources';
import type { Warehouse, WarehouseTable } from '../../warehouse/warehouse';
import { outputColumns } from '../definition/output';
import type { Bookmark } from '../kept/bookmark';
import { type Check, good, warning } from '../kept/run';
import { NOTHING_LEFT_OUT } from '../privacy/summary';
import { checksOf } from '../run/checks';
import type { Fill } from '../run/fill';
import type { Job } from '../run/job';
import type { Outside, OutsideWritten } from '../run/outside';
import { daysLeft, legFill, nextLegOf, tableBookmark } from './leg-plan';
import { mergeRecords, nextLeg } from './legs';
import { ownFailure } from './own-failure';
import { putOff } from './put-off';
import { recordHeap } from './record-heap';
import { rowsForAlerts } from './rows-for-alerts';
import { dayOf, dayPlace, isOfRecords, rowMaker, tableShape } from './table-shape';

/**
 * Tables of a warehouse as where reports go.
 * @param dataSources sheets that show them, where the host has such sheets
 * @param most characters of records that are sent together
 */
export function tableRefresh(warehouse: Warehouse, dataSources?: DataSources, most?: number): Outside<Job> {
  return {
    plan({ state, ...rest }) {
      const asked = { ...rest, bookmark: tableBookmark(rest.report, state) };
      const leg = nextLegOf(asked);
      const plan = leg?.plan ?? nothingToRead(asked.bookmark, asked.range);
      const { left, next = asked.range.to + 1 } = legFill(asked, leg);
      return { ...plan, fill: { of: daysLeft(asked), left, next, kept: 0, days: [], rows: 0, added: 0, updated: 0, stayed: 0, people: 0 } };
    },
    *ensure(report) {
      const table = report.warehouse as WarehouseTable;
      yield* warehouse.ensure(table, tableShape(report), report.id);
      return (yield* warehouse.size(table)).rows;
    },
    heap(report, newId, groupsOn) {
      if (!isOfRecords(report)) return undefined;
      const place = dayPlace(outputColumns(report));
      const table = report.warehouse as WarehouseTable;
      const own = { shape: tableShape(report), make: rowMaker(report), dayOf: (row: Row) => dayOf(row[place]) };
      return recordHeap({ warehouse, table, call: newId(), groupsOn, ...own }, most);
    },
    *putAside(job) {
      if (!isOfRecords(job.report)) return yield* job.heap.putAside();
      try {
        const fill = yield* mergeRecords(job);
        job.run = { ...job.run, fill };
        job.reading = { ...job.reading, segments: '' };
        job.rows = 0;
      } catch (failure) {
        if (!putOff(job, failure)) throw failure;
      }
      return job.heap.staged();
    },
    nextDays: (job) => ownFailure(nextLeg(warehouse, job)),
    isPutOff: putOff,
    written: (job) => ownFailure(written(warehouse, dataSources, job)),
    rows: ({ report, ports: { budget } }) => rowsForAlerts(warehouse, report, budget),
  };
}

const nothingToRead = (bookmark: Bookmark | undefined, range: Job['plan']['days']) =>
  ({ disposition: 'merge', reading: { parts: [], range, window: range }, bookmark }) as const;

/** What a refresh did to its table, which is counted once more. */
function* written(warehouse: Warehouse, dataSources: DataSources | undefined, job: Job): Task<OutsideWritten> {
  const { report, run, reading, ports } = job;
  const table = report.warehouse as WarehouseTable;
  const { days, rows, added, updated, stayed, people } = run.fill as Fill;
  const { rows: size, keptDays, goneAt } = yield* warehouse.size(table);
  const gone = goneAt === undefined ? [] : [warning(words.tableVanishes(ports.clock.wallTime(goneAt, ports.zone).slice(0, 10)))];
  const { from } = job.plan.days;
  const since = days[0]?.from ?? from;
  // Its days begin in UTC.
  const utcToday = serialOfToday(ports.clock.wallTime(ports.clock.now(), 'UTC').slice(0, 10));
  const isTooOld = (day: number): boolean => keptDays !== undefined && day <= utcToday - keptDays;
  const vanish = keptDays !== undefined && isTooOld(Math.min(from, since)) ? [warning(words.daysVanish(keptDays))] : [];
  // What went by itself can't be counted.
  const counted = rows === 0 || isTooOld(since) ? [] : yield* countedAgain(warehouse, job);
  const views = yield* besideTable(() => warehouse.makeViews(table, tableShape(report), report.id), words.viewsNotMade);
  const shown = dataSources && rows > 0 ? yield* besideTable(() => readAnew(dataSources, table), shownRowsAreOlder) : [];
  const { first, last, ...others } = reading.counters;
  // What one leg leaves out another one takes.
  const counters = { ...others, leftOut: 0 };
  const checks = checksOf({
    report,
    counters,
    range: job.plan.days,
    window: run.plan.window,
    counted: false,
    repeated: 0,
    leftOut: NOTHING_LEFT_OUT,
    overlaps: false,
  });
  const count = days.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  return {
    outcome: rows === 0 ? 'nothing-new' : 'done',
    message:
      rows > 0
        ? isOfRecords(report)
          ? addedAndUpdated(added, updated)
          : words.daysLoaded(rows, count)
        : size > 0
          ? NO_NEWS
          : noRowsFor(rangeWords(job.plan.days)),
    checks: [...checks, ...counted, ...vanish, ...(stayed > 0 ? [warning(words.fewerInTable(stayed))] : []), ...gone, ...views, ...shown],
    rows: size,
    people,
  };
}

/** What stands on the table. Where it can't be brought up to date, that's a warning of a refresh that has written its rows, and the next one tries again. */
function* besideTable(step: () => Task<unknown>, said: (why: string) => string): Task<readonly Check[]> {
  try {
    yield* step();
    return [];
  } catch (failure) {
    if (!isActivTrakError(failure)) throw failure;
    return ['time', 'cancelled'].includes(failure.code) ? [] : [warning(said(failure.message))];
  }
}

function* readAnew(dataSources: DataSources, table: WarehouseTable): Task<void> {
  yield* wait(dataSources.refresh(table));
}

function* countedAgain(warehouse: Warehouse, { report, run }: Job): Task<readonly Check[]> {
  const { days, rows } = run.fill as Fill;
  const counts = yield* warehouse.counts(report.warehouse as WarehouseTable, tableShape(report), days);
  const there = counts.reduce((sum, count) => sum + count.rows, 0);
  const records = counts.reduce((sum, count) => sum + count.records, 0);
  if (records < there) return [warning(words.tableHasTwice(there - records))];
  // Of records, those that were there before are counted too.
  if (isOfRecords(report) ? there === 0 : there !== rows) return [warning(words.tableHasOther(there, rows))];
  return [good(words.tableCounted(there, counts.length))];
}
