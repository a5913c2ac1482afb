import type { Database } from './database';
import type { Scope } from './scope';

/** Which hours are asked for. */
export interface HoursQuery {
  readonly by: 'person' | 'computer';
  readonly scope: Scope;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly newestFirst: boolean;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** One day of a user or computer; seconds by productivity, moments of the wall clock in seconds since 1970. */
export interface HoursRow {
  readonly day: number;
  readonly active: readonly [undefined_: number, productive: number, unproductive: number];
  readonly passive: readonly [undefined_: number, productive: number, unproductive: number];
  /** When the first active row began and the last one ended; both `undefined` when nothing was active. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** When the last row began, active or not. */
  readonly lastLog: number;
  readonly people: readonly number[];
  readonly computers: readonly number[];
}

/** A page of hours, and how many rows there are in all. */
export interface HoursPage {
  readonly rows: readonly HoursRow[];
  readonly total: number;
}

/** A page of hours, oldest or newest day first, then by id: sums of the log's rows, kept as they arrive. */
export function queryHours(database: Database, { by, scope, firstDay, lastDay, newestFirst, page, pageSize }: HoursQuery): HoursPage {
  if (scope.people?.length === 0) return { rows: [], total: 0 };
  const where = [
    'day BETWEEN ? AND ?',
    ...(scope.people === undefined ? [] : [`person IN (${scope.people.join(', ')})`]),
    ...(scope.computer === undefined ? [] : [`computer = ${scope.computer}`]),
  ].join(' AND ');
  const days = [firstDay, lastDay];
  const total = Number(database.get(`SELECT count(*) AS n FROM (SELECT 1 FROM hours WHERE ${where} GROUP BY day, ${by})`, days)?.n);
  const rows = database.all(
    `SELECT day, sum(active0) AS a0, sum(active1) AS a1, sum(active2) AS a2, sum(passive0) AS p0, sum(passive1) AS p1, sum(passive2) AS p2,
       min(first) AS first, max(last) AS last, max(last_log) AS last_log, group_concat(DISTINCT person) AS people, group_concat(DISTINCT computer) AS computers
     FROM hours WHERE ${where} GROUP BY day, ${by} ORDER BY day ${newestFirst ? 'DESC' : 'ASC'}, ${by} LIMIT ? OFFSET ?`,
    [...days, pageSize, (page - 1) * pageSize],
  ) as unknown as readonly Readonly<Record<string, number>>[];
  return { rows: rows.map(hoursRow), total };
}

function hoursRow(row: Readonly<Record<string, unknown>>): HoursRow {
  const number = (name: string): number => Number(row[name]);
  const ids = (name: string): readonly number[] =>
    String(row[name])
      .split(',')
      .map(Number)
      .sort((one, other) => one - other);
  return {
    day: number('day'),
    active: [number('a0'), number('a1'), number('a2')],
    passive: [number('p0'), number('p1'), number('p2')],
    first: number('last') === 0 ? undefined : number('first'),
    last: number('last') || undefined,
    lastLog: number('last_log'),
    people: ids('people'),
    computers: ids('computers'),
  };
}
