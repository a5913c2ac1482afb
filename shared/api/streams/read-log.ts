import type { Cell, Column, Row } from '../../model/cell';
import { isNoId } from '../../model/cell-value';
import { stretchesBack } from '../../model/date-range';
import { eachOnce } from '../../model/each-once';
import { columnIndex } from '../../model/selection';
import type { Budget } from '../../ports';
import type { Task } from '../../task';
import type { Client } from '../requests/client';
import type { Filter } from './filter';
import { readRows, startsShown, wholeWalk } from './read-walk';
import type { Starts } from './starts';
import type { StreamQuery } from './stream-query';

/** The newest rows of a period's log, by query. */
export interface LogRead {
  /** Those of each query, newest first by the time as written; one record may be in the rows of several. */
  readonly answers: readonly (readonly Row[])[];
  /** Whether rows were left out because of the limit. */
  readonly more: boolean;
  /** From when on all rows are there, by people's own clocks, where the time ended before the others were read: a day, or a moment of one. */
  readonly since?: number;
}

/** What log queries that are read together differ in. */
export type LogQuery = Omit<StreamQuery, 'filter'>;

/**
 * The newest `limit` rows of the log of everyone, or of all who are asked about. The API gives rows as they arrived, so a day is read whole before
 * its newest rows are known; days are read from the last one back, ever more of them together, until there are enough of all.
 * @param query its columns must hold `time`, `timeUtc` and `logId`; it is endless where its last day is today, which goes on further west when it is
 * over by the API's clock
 * @param filters one for each answer
 * @param takesPart whether the days that were read whole are enough where the budget ends
 * @throws ActivTrakError `time` when the budget ends.
 */
export function* readNewestLog(
  client: Client,
  query: LogQuery,
  filters: readonly (Filter | undefined)[],
  limit: number,
  budget: Budget,
  takesPart = false,
): Task<LogRead> {
  const { columns, range, endless = false } = query;
  const time = columnIndex(columns, 'time');
  const afterBegin = windowOf(columns, range.from);
  const beforeEnd = someMoment(columns, (moment) => moment < range.to + 1);
  const inRange = (row: Row): boolean => afterBegin(row) && (!endless || beforeEnd(row));
  const logId = columnIndex(columns, 'logId');
  const keyOf = recordWord(columns);
  const { momentOf, aheadOf } = clocksOf(columns);
  const found = filters.map(() => new Map<string | Row, Row>());
  /** By how much of a day somebody is ahead of UTC. */
  let ahead = 0;
  /**
   * Records behind all that is still to be read, if that is of days before one, in whichever zone the API cuts days: where it cuts them by UTC,
   * what those did who are ahead of it may be of the day itself by their clocks. Late records of earlier days come along with a day's own and are
   * not yet all there are of theirs.
   */
  const completeFrom = (day: number): readonly (readonly Row[])[] =>
    rowsOf((row) => {
      const moment = momentOf(row);
      return typeof moment !== 'number' || moment >= day + ahead;
    });
  const rowsOf = (belongs: (row: Row) => boolean): readonly (readonly Row[])[] => found.map((rows) => [...rows.values()].filter(belongs));
  const isMore = (answers: readonly (readonly Row[])[], than: number): boolean =>
    answers.reduce((sum, { length }) => sum + length, 0) > than && (answers.length < 2 || eachOnce(answers, keyOf).length > than);
  const read = (answers: readonly (readonly Row[])[], more: boolean): LogRead => ({
    answers: answers.map((rows) => newest(rows, time, limit)),
    more,
  });
  let starts: Starts = {};
  let together = 1;
  for (let last = range.to; last >= range.from; last -= together, together = Math.min(2 * together, client.together)) {
    const first = Math.max(range.from, last - together + 1);
    // Of many, days are not worth requests of their own.
    const stretches = stretchesBack({ from: first, to: last }, client.together / filters.length);
    const asked = stretches.flatMap((days) =>
      filters.map((filter): StreamQuery => ({ ...query, range: days, endless: endless && days.to === range.to, filter })),
    );
    const reads = yield* readRows(client, asked, budget, starts);
    const cut = takesPart ? reads.findIndex(({ state }) => state === 'time') : -1;
    const whole = cut === -1 ? reads.length : cut - (cut % filters.length);
    for (const [place, { rows }] of reads.slice(0, whole).entries())
      for (const row of rows.filter(inRange)) {
        found[place % filters.length]?.set(isNoId(row[logId]) ? row : String(row[logId]), row);
        ahead = Math.max(ahead, aheadOf(row));
      }
    if (cut !== -1) {
      const since = whole === 0 ? last + 1 : (asked[whole - 1] as StreamQuery).range.from;
      const complete = completeFrom(since);
      if (isMore(complete, 0)) return { ...read(complete, isMore(complete, limit)), since: since + ahead };
    }
    reads.forEach(wholeWalk);
    starts = startsShown(asked, reads, starts);
    const complete = completeFrom(first);
    if (
      isMore(complete, limit - 1) &&
      isMore(
        rowsOf(() => true),
        limit,
      )
    )
      return read(complete, true);
  }
  const all = rowsOf(() => true);
  return read(all, isMore(all, limit));
}

/** What tells a record of the log from others: its ID, or else all of it. */
export function recordWord(columns: readonly Column[]): (row: Row) => string {
  const logId = columnIndex(columns, 'logId');
  return (row) => (isNoId(row[logId]) ? JSON.stringify(row) : String(row[logId]));
}

function newest(rows: readonly Row[], time: number, limit: number): readonly Row[] {
  const stamp = (row: Row): number => (typeof row[time] === 'number' ? row[time] : 0);
  return [...rows].sort((one, other) => stamp(other) - stamp(one)).slice(0, limit);
}

/**
 * Whether a record belongs to a window that begins with a day. With a cursor the start date no longer binds, so late records
 * of earlier days come and are left out. The API does not say in which zone it cuts days, so a record is left out only when
 * both its wall time and its UTC time lie before.
 */
export const windowOf = (columns: readonly Column[], from: number): ((row: Row) => boolean) =>
  someMoment(columns, (moment) => moment >= from);

/**
 * Whether one of a record's moments is such a one: its wall time or its UTC time. Every row is asked, so no list is made of them.
 * @param without what is said of a record that has none
 */
export function someMoment(columns: readonly Column[], is: (moment: number) => boolean, without = true): (row: Row) => boolean {
  const time = columnIndex(columns, 'time');
  const utc = columnIndex(columns, 'timeUtc');
  return (row) => {
    const wall = row[time];
    const other = row[utc];
    if (typeof wall !== 'number') return typeof other === 'number' ? is(other) : without;
    return is(wall) || (typeof other === 'number' && is(other));
  };
}

/** Clocks are 14 hours ahead of UTC at the most. */
const MOST_AHEAD = 14 / 24;

/** What a record's two times tell: the moment by which it is ranked, and by how much of a day its clock is ahead of UTC. */
function clocksOf(columns: readonly Column[]) {
  const [time, utc] = ['time', 'timeUtc'].map((key) => columnIndex(columns, key)) as [number, number];
  return {
    momentOf: (row: Row): Cell | undefined => (typeof row[time] === 'number' ? row[time] : row[utc]),
    aheadOf(row: Row): number {
      const [wall, other] = [row[time], row[utc]];
      return typeof wall === 'number' && typeof other === 'number' ? Math.min(wall - other, MOST_AHEAD) : 0;
    },
  };
}
