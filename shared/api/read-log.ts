import type { Cell, Column, Row } from '../model/cell';
import { isNoId } from '../model/cell-value';
import { columnIndex } from '../model/selection';
import type { Budget } from '../ports';
import type { Task } from '../task';
import type { Client } from './client';
import { type Asking, type Reader, readWalks, type WalkRead, wholeWalk } from './read-walk';
import type { StreamQuery } from './stream-query';
import type { Walk } from './walk';

/** The newest rows of a period's log. */
export interface LogRead {
  /** Newest first by the time as written. */
  readonly rows: readonly Row[];
  /** Whether rows were left out because of the limit. */
  readonly more: boolean;
  /** The first day that was read whole, where the time ended before the others were: `rows` are of the days from then on. */
  readonly since?: number;
}

/**
 * The newest `limit` rows of a log query. The API gives rows as they arrived, so a day is read whole before its newest rows
 * are known; days are read from the last one back, ever more of them together, until there are enough.
 * @param query its columns must hold `time`, `timeUtc` and `logId`
 * @param takesPart whether the days that were read whole are enough where the budget ends
 * @throws ActivTrakError `time` when the budget ends.
 */
export function* readNewestLog(client: Client, query: StreamQuery, limit: number, budget: Budget, takesPart = false): Task<LogRead> {
  const time = columnIndex(query.columns, 'time');
  const inRange = windowOf(query.columns, query.range.from);
  const logId = columnIndex(query.columns, 'logId');
  const rows = new Map<Cell | Row, Row>();
  let start: Asking['start'] = {};
  let together = 1;
  for (let last = query.range.to; last >= query.range.from; last -= together, together = Math.min(2 * together, client.together)) {
    const first = Math.max(query.range.from, last - together + 1);
    const days = Array.from({ length: last - first + 1 }, (_, back): OfDay => ofDay(query, last - back, inRange));
    const reads: readonly WalkRead[] = yield* readWalks(client, days, budget, { start });
    const cut = takesPart ? reads.findIndex(({ state }) => state === 'time') : -1;
    const whole = cut === -1 ? days : days.slice(0, cut);
    for (const row of whole.flatMap((day) => day.rows)) rows.set(isNoId(row[logId]) ? row : (row[logId] as Cell), row);
    if (cut !== -1) {
      const since = last - cut + 1;
      const read = [...rows.values()].filter(ofDaysFrom(query.columns, since));
      if (read.length > 0) return { rows: newest(read, time, limit), more: read.length > limit, since };
    }
    const walks = reads.map(wholeWalk);
    const { dialect, turned, proven } = walks.find((walk) => walk.proven) ?? (walks[0] as Walk);
    start = { dialect, turned, proven };
    const complete = [...rows.values()].filter(ofDaysFrom(query.columns, first));
    if (complete.length >= limit && rows.size > limit) return { rows: newest(complete, time, limit), more: true };
  }
  return { rows: newest([...rows.values()], time, limit), more: rows.size > limit };
}

/** A day's question, and its rows that are in the range. */
interface OfDay {
  readonly query: StreamQuery;
  readonly rows: Row[];
  readonly reader: Reader;
}

function ofDay(query: StreamQuery, day: number, inRange: (row: Row) => boolean): OfDay {
  const rows: Row[] = [];
  return {
    query: { ...query, range: { from: day, to: day } },
    rows,
    reader: {
      begin() {
        rows.length = 0;
      },
      rows(fresh) {
        for (const row of fresh) if (inRange(row)) rows.push(row);
        return true;
      },
    },
  };
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

/**
 * Whether a record lies in the days that have been read whole, back to a day. Late records of earlier days come along with a
 * day's own and are not yet all there are of theirs; in whichever zone the API cuts days, one is left to its own day.
 */
function ofDaysFrom(columns: readonly Column[], day: number): (row: Row) => boolean {
  const isBefore = someMoment(columns, (moment) => moment < day, false);
  return (row) => !isBefore(row);
}
