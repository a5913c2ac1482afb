import { readHours } from '../api/read-hours';
import type { Stream } from '../api/streams';
import { ActivTrakError, type ErrorCode, isActivTrakError } from '../errors';
import type { Row } from '../model/cell';
import { type DateRange, daysOf } from '../model/date-range';
import { placeOf } from '../model/selection';
import { type Task, wait } from '../task';
import { cacheDays, cachedDays } from './day-cache';
import type { Session } from './session';

/** Above this many rows a cell that asks about a few people asks for them alone. */
const MOST_SHARED_ROWS = 20_000;
const TOO_MANY_SECONDS = 300;
const FAILURE_SECONDS = 10;
/** How long a cell waits for another's fetch before it looks into the cache again. */
const LOCK_MS = 1500;

/** Everyone's hours in a range, in seconds, under all of the stream's columns. */
export interface SharedHours {
  readonly rows: readonly Row[];
  /** When the oldest part was fetched, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * Everyone's hours, fetched once for all cells that ask about the same days: the first caller fetches under a lock what the
 * cache does not have, the others wait and read the cache.
 * @param uncapped fetches however many rows there are
 * @returns `undefined` when there are more than 20,000 rows and the caller did not want them all.
 */
export function* sharedHours(session: Session, stream: Stream, range: DateRange, uncapped = false): Task<SharedHours | undefined> {
  for (;;) {
    const ready = yield* fromCache(session, stream, range);
    if (ready) return ready;
    yield* throwFreshFailure(session, stream);
    if (!uncapped && (yield* knownTooMany(session, stream, range))) return undefined;
    if (session.ports.budget.spent(LOCK_MS)) {
      throw new ActivTrakError('busy', 'Another cell is still fetching these data: they will be there when you recalculate in a minute.', {
        retryable: true,
      });
    }
    const release = yield* wait(session.ports.lock.acquire(`${stream.name} ${session.connection.id}`, LOCK_MS));
    if (!release) continue;
    try {
      const meanwhile = yield* fromCache(session, stream, range);
      if (!meanwhile) yield* throwFreshFailure(session, stream);
      return meanwhile ?? (yield* rememberingFailure(session, stream, () => fetchMissing(session, stream, range, uncapped)));
    } finally {
      yield* wait(release());
    }
  }
}

function* fromCache(session: Session, stream: Stream, range: DateRange): Task<SharedHours | undefined> {
  const days = yield* cachedDays(session, stream.name, range);
  if (days.size < daysOf(range).length) return undefined;
  return { rows: [...days.values()].flatMap(({ rows }) => rows), at: Math.min(...[...days.values()].map(({ at }) => at)) };
}

/** Fetches from the first day that the cache lacks to the last, and gives the whole range. */
function* fetchMissing(session: Session, stream: Stream, range: DateRange, uncapped: boolean): Task<SharedHours | undefined> {
  const known = yield* cachedDays(session, stream.name, range);
  const missing = daysOf(range).filter((day) => !known.has(day));
  const gap: DateRange = { from: missing[0] as number, to: missing[missing.length - 1] as number };
  const query = { stream, range: gap, filter: undefined, columns: stream.columns, unit: 'seconds' } as const;
  const read = yield* readHours(session.client, query, session.ports.budget, uncapped ? undefined : MOST_SHARED_ROWS);
  if (read.tooMany !== undefined) {
    yield* wait(session.ports.cache.put([{ key: tooManyKey(session, stream, range), value: String(read.tooMany) }], TOO_MANY_SECONDS));
    return undefined;
  }
  const date = placeOf(stream.columns, 'date');
  const fetched = yield* cacheDays(session, stream.name, gap, read.rows, (row) => row[date] as number);
  const days = [...known.values()].filter(({ day }) => day < gap.from || day > gap.to).concat(fetched);
  days.sort((one, other) => one.day - other.day);
  return { rows: days.flatMap(({ rows }) => rows), at: Math.min(...days.map(({ at }) => at)) };
}

/** A failure is everyone's for some seconds: hundreds of cells must not each ask a server that just refused the key. */
function* rememberingFailure<T>(session: Session, stream: Stream, fetch: () => Task<T>): Task<T> {
  try {
    return yield* fetch();
  } catch (failure) {
    if (isActivTrakError(failure)) {
      const { code, message, retryable } = failure;
      yield* wait(
        session.ports.cache.put(
          [{ key: failureKey(session, stream), value: JSON.stringify({ code, message, retryable }) }],
          FAILURE_SECONDS,
        ),
      );
    }
    throw failure;
  }
}

function* throwFreshFailure(session: Session, stream: Stream): Task<void> {
  const [kept] = yield* wait(session.ports.cache.get([failureKey(session, stream)]));
  if (kept === undefined) return;
  const { code, message, retryable } = JSON.parse(kept) as { code: ErrorCode; message: string; retryable: boolean };
  throw new ActivTrakError(code, message, { retryable });
}

const failureKey = ({ connection }: Session, stream: Stream): string => `failed ${stream.name} ${connection.id}`;

function* knownTooMany(session: Session, stream: Stream, range: DateRange): Task<boolean> {
  const [value] = yield* wait(session.ports.cache.get([tooManyKey(session, stream, range)]));
  return value !== undefined;
}

const tooManyKey = ({ connection }: Session, stream: Stream, { from, to }: DateRange): string =>
  `many ${stream.name} ${connection.id} ${from} ${to}`;
