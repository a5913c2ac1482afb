import type { Client } from '../../shared/api/requests/client';
import { recordWord } from '../../shared/api/streams/read-log';
import { type Reader, readWalks, wholeWalk } from '../../shared/api/streams/read-walk';
import type { StreamQuery } from '../../shared/api/streams/stream-query';
import type { Cell, Column, Row } from '../../shared/model/cell';
import { type KeyNumbers, keyNumbers } from '../../shared/model/key-numbers';
import { columnIndex } from '../../shared/model/selection';
import type { Budget } from '../../shared/ports';
import type { Task } from '../../shared/task';

/** So many days are read side by side: each has rows in memory that wait for their row group. */
const DAYS_TOGETHER = 8;

/** What is done with the rows of days, which are serial numbers. */
export interface DayReader {
  /** Forgets what came of a day so far. */
  begin(day: number): void;
  rows(day: number, rows: readonly Row[]): void;
  /** Every row of a day was handed over. */
  whole(day: number): void;
  /** Another page came. */
  page(): void;
}

/** What is asked of each day. */
export type DayQuery = Omit<StreamQuery, 'range'>;

/**
 * Reads days one by one, several side by side; each is handed over whole, its rows once.
 * @param days serial numbers, in order
 * @param today no later day is asked for
 * @throws ActivTrakError as reading does; days that were whole before stay so
 */
export function* readDays(
  client: Client,
  query: DayQuery,
  days: readonly number[],
  today: number,
  budget: Budget,
  reader: DayReader,
): Task<void> {
  const asked = query.stream.record.comesLate ? withNeighbors(days, today) : days;
  const readerOf = query.stream.record.comesLate ? byWallTime(query, asked, new Set(days), reader) : byAsking(query, reader);
  const ways = asked.map((day) => ({ query: { ...query, range: { from: day, to: day } }, reader: readerOf(day) }));
  const reads = yield* readWalks(client, ways, budget, { most: DAYS_TOGETHER });
  reads.forEach(wholeWalk);
}

/** The days with the one before and the one after each, up to today. */
const withNeighbors = (days: readonly number[], today: number): readonly number[] =>
  [...new Set(days.flatMap((day) => [day - 1, day, day + 1]))].filter((day) => day <= today).sort((one, other) => one - other);

/** Each day has the rows that come when it is asked for. */
const byAsking =
  ({ columns }: DayQuery, reader: DayReader): ((day: number) => Reader) =>
  (day) => {
    const date = columnIndex(columns, 'date');
    return {
      begin: () => reader.begin(day),
      rows(fresh) {
        reader.page();
        reader.rows(
          day,
          fresh.filter(({ [date]: own }) => typeof own !== 'number' || Math.floor(own) === day),
        );
        return true;
      },
      ended: () => reader.whole(day),
    };
  };

/**
 * Each day has the records of its wall time. The API doesn't say in which zone it cuts days, so some may come when the day before or after is asked
 * for; and records of earlier days that arrived late come behind a day's own, where they are known already.
 */
function byWallTime(query: DayQuery, asked: readonly number[], wanted: ReadonlySet<number>, reader: DayReader): (day: number) => Reader {
  const recordDayOf = recordDay(query.columns);
  const wordOf = recordWord(query.columns);
  const open = new Set(asked);
  const known = new Map<number, KeyNumbers>();
  const strays = new Map<number, Row[]>();

  function stray(day: number, row: Row): void {
    const rows = strays.get(day);
    if (rows) rows.push(row);
    else strays.set(day, [row]);
  }

  function close(day: number): void {
    if (!wanted.has(day) || !known.has(day) || [day - 1, day, day + 1].some((one) => open.has(one))) return;
    const records = known.get(day) as KeyNumbers;
    reader.rows(
      day,
      (strays.get(day) ?? []).filter((row) => isNew(records, wordOf(row))),
    );
    known.delete(day);
    strays.delete(day);
    reader.whole(day);
  }

  return (day) => ({
    begin() {
      if (!wanted.has(day)) return;
      known.set(day, keyNumbers());
      reader.begin(day);
    },
    rows(fresh) {
      reader.page();
      const records = known.get(day);
      const own = fresh.filter((row) => {
        const belongs = recordDayOf(row) ?? day;
        if (belongs === day) return records !== undefined && isNew(records, wordOf(row));
        if (wanted.has(belongs) && Math.abs(belongs - day) === 1) stray(belongs, row);
        return false;
      });
      reader.rows(day, own);
      return true;
    },
    ended() {
      open.delete(day);
      for (const one of [day - 1, day, day + 1]) close(one);
    },
  });
}

/** Times are written to the nearest millisecond. */
const HALF_MS = 0.5 / 86_400_000;

/**
 * The day of a record of the log: that of its wall time or, where a computer's clock is wrong or there is none, of the moment in UTC.
 * `undefined` where it has neither.
 */
export function recordDay(columns: readonly Column[]): (row: Row) => number | undefined {
  const [time, utc] = [columnIndex(columns, 'time'), columnIndex(columns, 'timeUtc')];
  return (row) => {
    const [own, other] = [dayOf(row[time]), dayOf(row[utc])];
    if (own === undefined || other === undefined) return own ?? other;
    // No zone is a day from UTC.
    return Math.abs(own - other) > 1 ? other : own;
  };
}

const dayOf = (moment: Cell | undefined): number | undefined => (typeof moment === 'number' ? Math.floor(moment + HALF_MS) : undefined);

function isNew(records: KeyNumbers, word: string): boolean {
  if (records.get(word) !== undefined) return false;
  records.set(word, 1);
  return true;
}
