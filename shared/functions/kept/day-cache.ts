import { OTHER_DAYS } from '#words/answers';
import { ActivTrakError } from '../../errors';
import type { Row } from '../../model/cell';
import { type DateRange, daysOf } from '../../model/date-range';
import { DAY_MS, UNIX_EPOCH } from '../../model/day-length';
import { isoDay } from '../../model/serial';
import type { CacheEntry } from '../../ports';
import { type Task, wait } from '../../task';
import { parsedOnce } from './parsed-once';
import type { Session } from './session';

/** Data are 2 to 5 minutes fresh, so keeping today's for five costs nothing; past days change only by late records. */
const TODAY_SECONDS = 300;
const PAST_SECONDS = 21_600;

/** The day that it is where clocks are furthest behind, 12 hours from UTC: the spreadsheet's yesterday may be the today of those at work. */
const lastToday = (now: number): number => Math.floor(now / DAY_MS - 0.5) + UNIX_EPOCH;

/** One day of everyone's hours, as the cells share it. */
export interface CachedDay {
  readonly day: number;
  /** When it was fetched, in milliseconds since 1970. */
  readonly at: number;
  readonly rows: readonly Row[];
}

/** The days of a range that the cache has. */
export function* cachedDays(session: Session, stream: string, range: DateRange): Task<ReadonlyMap<number, CachedDay>> {
  const days = daysOf(range);
  const values = yield* wait(session.ports.cache.get(days.map((day) => dayKey(session, stream, day))));
  const found = new Map<number, CachedDay>();
  values.forEach((value, index) => {
    const day = days[index] as number;
    if (value !== undefined) found.set(day, parsedOnce<CachedDay>(session.ports.cache, dayKey(session, stream, day), value));
  });
  return found;
}

/**
 * Keeps every day of a range: a day without rows is known to be empty.
 * @throws ActivTrakError `decode` for a row of another day.
 */
export function* cacheDays(
  session: Session,
  stream: string,
  range: DateRange,
  rows: readonly Row[],
  dayOf: (row: Row) => number,
): Task<readonly CachedDay[]> {
  const at = session.ports.clock.now();
  const rowsByDay = new Map<number, Row[]>(daysOf(range).map((day) => [day, []]));
  for (const row of rows) {
    const day = rowsByDay.get(dayOf(row));
    if (!day) throw new ActivTrakError('decode', OTHER_DAYS);
    day.push(row);
  }
  const days = [...rowsByDay].map(([day, dayRows]) => ({ day, at, rows: dayRows }));
  const entry = (cached: CachedDay): CacheEntry => ({ key: dayKey(session, stream, cached.day), value: JSON.stringify(cached) });
  const open = lastToday(at);
  yield* wait(session.ports.cache.put(days.filter(({ day }) => day < open).map(entry), PAST_SECONDS));
  yield* wait(session.ports.cache.put(days.filter(({ day }) => day >= open).map(entry), TODAY_SECONDS));
  return days;
}

const dayKey = ({ connection }: Session, stream: string, day: number): string => `${stream} ${connection.id} ${isoDay(day)}`;
