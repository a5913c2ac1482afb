import type { Row } from '../../model/cell';
import { type Calendar, lastSevenDays } from '../../model/date-range';
import type { Budget } from '../../ports';
import type { Task } from '../../task';
import type { Client } from '../requests/client';
import { readRows, readWalk, wholeWalk } from './read-walk';
import type { StreamQuery } from './stream-query';
import type { Stream } from './streams';

/** The hours of a period, or how many there were if they were too many. */
export interface HoursRead {
  readonly rows: readonly Row[];
  /** How many rows there are, when there were more than the caller wanted; `rows` is empty then. */
  readonly tooMany: number | undefined;
}

/**
 * Every row of an hours query. Rows that shift between pages while they are read (someone begins work) are found by the
 * count and the keys, and everything is read again, three times at most.
 * @param most gives up when there are more rows than this
 * @throws ActivTrakError `unstable` when the rows kept shifting, `time` when the budget ends.
 */
export function* readHours(client: Client, query: StreamQuery, budget: Budget, most = Number.POSITIVE_INFINITY): Task<HoursRead> {
  let rows: Row[] = [];
  let tooMany: number | undefined;
  const read = yield* readWalk(client, query, budget, {
    begin() {
      rows = [];
    },
    rows(fresh) {
      for (const row of fresh) rows.push(row);
      return true;
    },
    seen({ total, rows: count = 0 }) {
      if ((total ?? count) > most) tooMany = total ?? count;
      return tooMany === undefined;
    },
  });
  if (tooMany !== undefined) return { rows: [], tooMany };
  wholeWalk(read);
  return rows.length > most ? { rows: [], tooMany: rows.length } : { rows, tooMany: undefined };
}

/** More rows than this are not looked through for names. */
const MOST_FOR_NAMES = 20_000;

/**
 * Rows with all columns of the last seven days, for the names in them; where they are too many, of as many of the newest days as can be looked through.
 * @throws ActivTrakError as `readHours` does
 */
export function* readLastDays(client: Client, stream: Stream, calendar: Calendar, budget: Budget): Task<readonly Row[]> {
  const range = lastSevenDays(calendar);
  const query = { stream, range, filter: undefined, columns: stream.columns, unit: 'seconds' } as const;
  const { rows, tooMany } = yield* readHours(client, query, budget, MOST_FOR_NAMES);
  if (tooMany === undefined) return rows;
  let newest: readonly Row[] = [];
  for (let day = range.to; day >= range.from; day -= 1) {
    const own = yield* readHours(client, { ...query, range: { from: day, to: day } }, budget, MOST_FOR_NAMES - newest.length);
    if (own.tooMany !== undefined) break;
    newest = newest.concat(own.rows);
  }
  return newest;
}

/** Every row of several hours queries of one stream, read side by side, by query. @throws ActivTrakError as `readHours` does */
export function* readHoursOfEach(client: Client, queries: readonly StreamQuery[], budget: Budget): Task<readonly (readonly Row[])[]> {
  const reads = yield* readRows(client, queries, budget);
  reads.forEach(wholeWalk);
  return reads.map(({ rows }) => rows);
}
