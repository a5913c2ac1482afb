import type { Filter } from '../../api/streams/filter';
import { recordWord } from '../../api/streams/read-log';
import { readRows, wholeWalk } from '../../api/streams/read-walk';
import type { StreamQuery } from '../../api/streams/stream-query';
import { STREAMS } from '../../api/streams/streams';
import { isActivTrakError } from '../../errors';
import type { Cell, Row } from '../../model/cell';
import { isNoId } from '../../model/cell-value';
import { type DateRange, daysOf, stretchesBack } from '../../model/date-range';
import { eachOnce } from '../../model/each-once';
import { columnIndex } from '../../model/selection';
import { dayIn, type GroupKey, groupedReads, plainText } from '../../report/rollup/group-keys';
import { recordEntry } from '../../report/rollup/record-entry';
import { put, type Tally } from '../../report/rollup/tally';
import { type Task, wait } from '../../task';
import { cacheDays, cachedDays } from './day-cache';
import { fetchedOnce } from './fetched-once';
import type { Session } from './session';
import { wordOfAll } from './whose-word';

/** Keys that cells ask about most: a day is kept by all of them, so that cells which group by other ones of these share it. */
const SHARED: readonly GroupKey[] = ['application', 'site', 'productivity'];
/** So many days are read and kept together: a cell whose time is over goes on behind them when it is calculated again, or with half as many. */
const DAYS_TOGETHER = 7;
const TOGETHER_SECONDS = 21_600;

const STREAM = STREAMS['activity-log'];

/** The log of some days added up. */
export interface GroupedDays {
  readonly tally: Tally;
  /** How its entries are told apart. */
  readonly by: readonly GroupKey[];
}

/**
 * The log of a period added up by some keys. Each day is fetched once for all cells and kept as its sums.
 * @param filters whose, by a word for each; none is everyone. Who belongs to two of them counts once.
 * @param by without groups of people, which the log does not know
 * @throws ActivTrakError `time` when the budget ends; what was read of the days before is kept.
 */
export function* groupedDays(
  session: Session,
  range: DateRange,
  filters: ReadonlyMap<string, Filter>,
  by: readonly GroupKey[],
): Task<GroupedDays> {
  const keys = by.every((key) => SHARED.includes(key)) ? SHARED : by;
  // Weeks are kept as they were when their days were read.
  const part = `log by ${keys.join(' ')} ${session.calendar.weekStart} of ${wordOfAll([...filters.keys()]) || 'all '}`;
  const wanted = daysOf(range);
  const all = yield* fetchedOnce<readonly Row[]>(session, {
    part,
    question: `${range.from} ${range.to}`,
    *kept() {
      const days = yield* cachedDays(session, part, range);
      return days.size === wanted.length ? { value: [...days.values()].flatMap(({ rows }) => rows) } : undefined;
    },
    *fetch() {
      const days = yield* cachedDays(session, part, range);
      const rows = [...days.values()].flatMap((day) => day.rows);
      const missing = wanted.filter((day) => !days.has(day));
      const together = yield* daysTogether(session, part);
      for (let at = 0; at < missing.length; ) {
        const from = missing[at] as number;
        const to = Math.min(from + together - 1, range.to);
        const stretch = { from, to: Math.max(from, ...missing.filter((day) => day <= to)) };
        const read = readSums(session, stretch, filters, keys);
        const sums = yield* at === 0 ? withFewerNext(session, part, together, read) : read;
        const isMissing = (row: Row): boolean => !days.has(row[0] as number);
        yield* cacheDays(session, part, stretch, sums, (row) => row[0] as number);
        for (const row of sums.filter(isMissing)) rows.push(row);
        at = missing.filter((day) => day <= stretch.to).length;
      }
      return rows;
    },
  });
  const tally: Tally = new Map();
  const person = keys.indexOf('person');
  for (const [, ms, activities, ...cells] of all) {
    const name = person === -1 ? '' : String(cells[person]);
    const sums = { ms: Number(ms), activities: Number(activities), first: 0, last: 0, longest: 0 };
    put(tally, { ...sums, cells, person: name, name });
  }
  return { tally, by: keys };
}

const togetherKey = ({ connection }: Session, part: string): string => `${part} ${connection.id} together`;

function* daysTogether(session: Session, part: string): Task<number> {
  const [kept] = yield* wait(session.ports.cache.get([togetherKey(session, part)]));
  return Number(kept ?? DAYS_TOGETHER);
}

/** The first days of a call: where its time ends before they are read, the next call would begin with the same ones for ever. */
function* withFewerNext<T>(session: Session, part: string, together: number, read: Task<T>): Task<T> {
  try {
    return yield* read;
  } catch (failure) {
    const fewer = { key: togetherKey(session, part), value: String(Math.ceil(together / 2)) };
    if (isActivTrakError(failure) && failure.code === 'time') yield* wait(session.ports.cache.put([fewer], TOGETHER_SECONDS));
    throw failure;
  }
}

/**
 * Sums of days as rows: the day, milliseconds, how many activities, and what the group is told by. Nobody knows in which zone the API cuts days, so a day more
 * on either side is asked for, and records go by the computers' own days.
 */
function* readSums(
  session: Session,
  range: DateRange,
  filters: ReadonlyMap<string, Filter>,
  keys: readonly GroupKey[],
): Task<readonly Row[]> {
  const columns = groupedReads(STREAM.columns, keys);
  const { weekStart, today } = session.calendar;
  const entryOf = recordEntry({ by: keys, columns, unit: 'seconds', weekStart, person: () => '', name: () => '' });
  const [time, user, logId] = ['time', 'user', 'logId'].map((key) => columnIndex(columns, key)) as [number, number, number];
  const around = { from: range.from - 1, to: Math.max(range.to, Math.min(range.to + 1, today)) };
  const whose = filters.size > 0 ? [...filters.values()] : [undefined];
  const stretches = stretchesBack(around, session.client.together / whose.length);
  const asked = whose.flatMap((filter) =>
    // Further west it is still today where the API has tomorrow.
    stretches.map((days): StreamQuery => ({ stream: STREAM, range: days, endless: days.to >= today, filter, columns, unit: 'seconds' })),
  );
  const read = yield* readRows(session.client, asked, session.ports.budget);
  read.forEach(wholeWalk);
  const seen = new Set<Cell>();
  const tally: Tally = new Map();
  const answers = whose.map((_, at) => read.slice(at * stretches.length, (at + 1) * stretches.length).flatMap(({ rows }) => rows));
  for (const row of answers.length > 1 ? eachOnce(answers, recordWord(columns)) : answers.flat()) {
    const [day, id] = [dayIn(row[time] ?? ''), row[logId] ?? ''];
    if (typeof day !== 'number' || day < range.from || day > range.to || (!isNoId(id) && seen.has(id))) continue;
    seen.add(id);
    const entry = entryOf(row);
    const cells = entry.cells.map((cell, at) => (keys[at] === 'person' ? plainText(row[user] ?? '') : cell));
    put(tally, { ...entry, cells: [day, ...cells] });
  }
  return [...tally.values()].map(({ cells: [day = '', ...cells], ms, activities }) => [day, ms, activities, ...cells]);
}
