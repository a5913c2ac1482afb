import { readHours } from '../../api/streams/read-hours';
import type { Stream } from '../../api/streams/streams';
import type { Row } from '../../model/cell';
import { type DateRange, daysOf } from '../../model/date-range';
import { columnIndex } from '../../model/selection';
import { type Task, wait } from '../../task';
import { type CachedDay, cacheDays, cachedDays } from './day-cache';
import { fetchedOnce } from './fetched-once';
import type { Session } from './session';

/** Above this many rows a cell that asks about a few people asks for them alone. */
const MOST_SHARED_ROWS = 20_000;
const TOO_MANY_SECONDS = 300;

/** Everyone's rows, however many there are. */
export const EVERY_ROW = Number.POSITIVE_INFINITY;

const mostRows = ({ setting }: Session): number => Math.max(MOST_SHARED_ROWS, setting.rowsForMany ?? 0);

/** Everyone's hours in a range, in seconds, under all of the stream's columns. */
export interface SharedHours {
  readonly rows: readonly Row[];
  /** When the last day was fetched, which is the newest activity's, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * Everyone's hours, fetched once for all cells that ask about the same days: the first caller fetches under a lock what the
 * cache does not have, the others wait and read the cache.
 * @param most the most rows of everyone that the caller wants
 * @returns `undefined` when there are more
 */
export const sharedHours = (session: Session, stream: Stream, range: DateRange, most = mostRows(session)): Task<SharedHours | undefined> =>
  fetchedOnce<SharedHours | undefined>(session, {
    part: stream.name,
    question: `${range.from} ${range.to}`,
    kept: () => fromCache(session, stream, range, most),
    fetch: () => fetchMissing(session, stream, range, most),
  });

/** What the cache has of a range: all its days, or that they are too many. */
function* fromCache(
  session: Session,
  stream: Stream,
  range: DateRange,
  most: number,
): Task<{ readonly value: SharedHours | undefined } | undefined> {
  const days = yield* cachedDays(session, stream.name, range);
  if (days.size === daysOf(range).length) {
    return { value: hoursOf([...days.values()]) };
  }
  return (yield* knownTooMany(session, stream, range, most)) ? { value: undefined } : undefined;
}

/** Fetches from the first day that the cache lacks to the last, and gives the whole range. */
function* fetchMissing(session: Session, stream: Stream, range: DateRange, most: number): Task<SharedHours | undefined> {
  const known = yield* cachedDays(session, stream.name, range);
  const missing = daysOf(range).filter((day) => !known.has(day));
  const gap: DateRange = { from: missing[0] as number, to: missing[missing.length - 1] as number };
  const query = { stream, range: gap, filter: undefined, columns: stream.columns, unit: 'seconds' } as const;
  const read = yield* readHours(session.client, query, session.ports.budget, most);
  if (read.tooMany !== undefined) {
    yield* wait(session.ports.cache.put([{ key: tooManyKey(session, stream, range), value: String(read.tooMany) }], TOO_MANY_SECONDS));
    return undefined;
  }
  const date = columnIndex(stream.columns, 'date');
  const fetched = yield* cacheDays(session, stream.name, gap, read.rows, (row) => row[date] as number);
  const days = [...known.values()].filter(({ day }) => day < gap.from || day > gap.to).concat(fetched);
  return hoursOf(days.sort((one, other) => one.day - other.day));
}

interface Joined {
  readonly days: readonly CachedDay[];
  readonly hours: SharedHours;
}

/** Days that were put together, by the first of them and how many they are: what is found out about rows hangs on the list that they are in. */
const joined = new WeakMap<CachedDay, Map<number, Joined>>();

function hoursOf(days: readonly CachedDay[]): SharedHours {
  const [first] = days as readonly [CachedDay];
  const sinceFirst = joined.get(first) ?? new Map<number, Joined>();
  joined.set(first, sinceFirst);
  const known = sinceFirst.get(days.length);
  if (known?.days.every((day, at) => day === days[at])) return known.hours;
  const hours = { rows: days.flatMap(({ rows }) => rows), at: days[days.length - 1]?.at as number };
  sinceFirst.set(days.length, { days, hours });
  return hours;
}

function* knownTooMany(session: Session, stream: Stream, range: DateRange, most: number): Task<boolean> {
  if (most === EVERY_ROW) return false;
  const [value] = yield* wait(session.ports.cache.get([tooManyKey(session, stream, range)]));
  return value !== undefined && Number(value) > most;
}

const tooManyKey = ({ connection }: Session, stream: Stream, { from, to }: DateRange): string =>
  `many ${stream.name} ${connection.id} ${from} ${to}`;
