import type { Database } from './database';
import type { Scope } from './scope';

/** What a request asks of the log. Days are counted since 1970. */
export interface LogQuery {
  readonly scope: Scope;
  /** Bounds the answer only where there is no cursor. */
  readonly firstDay: number | undefined;
  readonly lastDay: number | undefined;
  /** Rows that arrived after this one; 0 for all. */
  readonly after: number;
  readonly minDuration: number | undefined;
  readonly maxDuration: number | undefined;
  readonly limit: number;
}

/** One activity as the database has it. */
export interface LogRow {
  readonly arrival: number;
  readonly at: number;
  readonly day: number;
  readonly person: number;
  readonly computer: number;
  readonly duration: number;
  readonly passive: number;
  readonly screen: number;
  readonly session: number;
  readonly alarms: number;
}

/** Above this many rows a duration is common, and reading on in order of arrival finds the next ones soon. */
const RARE = 20_000;

interface Condition {
  readonly sql: string;
  readonly values: readonly number[];
}

/**
 * The next rows in order of arrival. Rows that came in time lie in the order of their days, so a range of days is a range of
 * arrivals; late ones are few and have an index of their own. Both are sought, never counted through, so that the last page
 * costs what the first does.
 */
export function queryLog(database: Database, query: LogQuery): readonly LogRow[] {
  if (query.scope.people?.length === 0) return [];
  const bounds = arrivalBounds(database, query);
  const inTime = seeks(query).flatMap((seek) => (bounds ? arrivalsOf(database, seek, [...rowConditions(query), bounds], query.limit) : []));
  const late = arrivalsOf(
    database,
    { from: 'log INDEXED BY log_late', arrival: 'arrival', conditions: [{ sql: 'late = 1', values: [] }, ...peopleCondition(query.scope)] },
    [...rowConditions(query), { sql: 'arrival > ?', values: [query.after] }],
    query.limit,
  );
  const arrivals = [...new Set([...inTime, ...late])].sort((one, other) => one - other).slice(0, query.limit);
  return rowsOf(database, arrivals);
}

/** The newest arrival there is; 0 when nothing has arrived. */
export const newestArrival = (database: Database): number => Number(database.get('SELECT max(arrival) AS newest FROM log')?.newest ?? 0);

/** The arrivals between which the rows of the days lie that came in time; `undefined` when there are none. */
function arrivalBounds(database: Database, { firstDay, lastDay, after }: LogQuery): Condition | undefined {
  const days = database.get('SELECT min(first) AS first, max(last) AS last FROM arrivals WHERE day BETWEEN ? AND ?', [
    firstDay ?? 0,
    lastDay ?? 1e9,
  ]);
  if (days?.first == null) return undefined;
  const from = Math.max(after, Number(days.first) - 1);
  return from < Number(days.last) ? { sql: 'arrival > ? AND arrival <= ? AND late = 0', values: [from, Number(days.last)] } : undefined;
}

interface Seek {
  readonly from: string;
  readonly arrival: string;
  readonly conditions: readonly Condition[];
}

/** How the rows in time are sought: each way gives arrivals in order straight from an index. */
function seeks(query: LogQuery): readonly Seek[] {
  const { people, groups, computer } = query.scope;
  if (computer !== undefined)
    return [{ from: 'log INDEXED BY log_computer', arrival: 'arrival', conditions: peopleCondition(query.scope) }];
  if (groups)
    return groups.map((group) => ({
      from: 'log_group JOIN log USING (arrival)',
      arrival: 'log_group.arrival',
      conditions: [{ sql: 'grp = ?', values: [group] }],
    }));
  if (people)
    return people.map((person) => ({
      from: 'log INDEXED BY log_person',
      arrival: 'arrival',
      conditions: [{ sql: 'person = ?', values: [person] }],
    }));
  return [{ from: 'log NOT INDEXED', arrival: 'arrival', conditions: [] }];
}

function peopleCondition({ people, computer }: Scope): readonly Condition[] {
  return [
    ...(computer === undefined ? [] : [{ sql: 'computer = ?', values: [computer] }]),
    ...(people === undefined ? [] : [{ sql: `person IN (${people.join(', ')})`, values: [] }]),
  ];
}

function rowConditions({ firstDay, lastDay, minDuration, maxDuration }: LogQuery): readonly Condition[] {
  const conditions: Condition[] = [];
  if (firstDay !== undefined) conditions.push({ sql: 'day >= ?', values: [firstDay] });
  if (lastDay !== undefined) conditions.push({ sql: 'day <= ?', values: [lastDay] });
  if (minDuration !== undefined) conditions.push({ sql: 'duration >= ?', values: [minDuration] });
  if (maxDuration !== undefined) conditions.push({ sql: 'duration <= ?', values: [maxDuration] });
  return conditions;
}

function arrivalsOf(database: Database, seek: Seek, conditions: readonly Condition[], limit: number): readonly number[] {
  const all = [...seek.conditions, ...conditions];
  const duration = all.filter(({ sql }) => sql.startsWith('duration'));
  const from = seek.from === 'log NOT INDEXED' && isRare(database, duration) ? 'log INDEXED BY log_duration' : seek.from;
  const sql = `SELECT ${seek.arrival} AS arrival FROM ${from} WHERE ${all.map((condition) => condition.sql.replace(/\barrival\b/g, seek.arrival)).join(' AND ')} ORDER BY ${seek.arrival} LIMIT ?`;
  return database.all(sql, [...all.flatMap(({ values }) => values), limit]).map(({ arrival }) => Number(arrival));
}

/** Whether so few rows have such a duration that sorting them beats reading on until enough are found. */
function isRare(database: Database, duration: readonly Condition[]): boolean {
  if (duration.length === 0) return false;
  const where = duration.map(({ sql }) => sql).join(' AND ');
  const found = database.get(
    `SELECT count(*) AS n FROM (SELECT 1 FROM log WHERE ${where} LIMIT ${RARE})`,
    duration.flatMap(({ values }) => values),
  );
  return Number(found?.n) < RARE;
}

function rowsOf(database: Database, arrivals: readonly number[]): readonly LogRow[] {
  if (arrivals.length === 0) return [];
  return database.all(`SELECT * FROM log WHERE arrival IN (${arrivals.join(', ')}) ORDER BY arrival`) as unknown as readonly LogRow[];
}
