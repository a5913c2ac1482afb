/**
 * Reads what a refresh needs, page after page, in as many calls as it takes. Where it stands is plain JSON (`Reading`), the rows
 * are in the heap.
 * @module
 */
import type { Client } from '../../api/requests/client';
import { startKey, withStart } from '../../api/streams/starts';
import type { StreamQuery } from '../../api/streams/stream-query';
import { STREAMS } from '../../api/streams/streams';
import { strides, type WayAsked, waysInTurn } from '../../api/streams/stride';
import type { Stride } from '../../api/streams/walk';
import type { Column, Row } from '../../model/cell';
import type { Budget, Spent } from '../../ports';
import type { RowHeap } from '../../table/staging/row-heap';
import type { Task } from '../../task';
import type { Report } from '../definition/definition';
import { type Brought, broughtTogether, pageReading } from './brought';
import { NO_COUNTERS } from './counters';
import { type KnownRecords, recordsOfEach, recordsTogether } from './known-records';
import { afterRound, type WayDone, withCounted, withOpened } from './open-ways';
import { onceMore, type Reading, type ReadingPlan } from './reading';
import { gathered, rangesInOrder, withRows } from './segments';
import { type Way, type Ways, waysOf } from './ways';

/** Reads a refresh's ways, from wherever it stands. */
export interface WayReader {
  /** The reading after as much as the budget allows, and why it stopped before its end. */
  readOn(reading: Reading): Task<{ readonly reading: Reading; readonly spent: Spent | undefined }>;
}

/** What is read, with what, and where it goes. */
export interface WayReaderOptions {
  readonly report: Report;
  readonly plan: ReadingPlan;
  readonly columns: readonly Column[];
  readonly client: Client;
  readonly budget: Budget;
  readonly heap: RowHeap;
  /** Makes the heap's row of one that was read. */
  readonly shape: (row: Row) => Row;
  /** How many cells of such a row are the report's; the key of its record is in the next one. */
  readonly width: number;
  /** As many as a cell takes. */
  readonly mostCharacters: number;
  /** Called after each round of pages; it may end the reading. */
  readonly onPages: (reading: Reading) => Task<Spent | undefined>;
}

/** What came of a way whose turn it was, and by what its start is kept. */
interface Found extends Stride {
  readonly way: number;
  readonly start: string;
  readonly brought: Brought;
}

/** A reader over a heap that has the rows of the reading so far. */
export function wayReader(options: WayReaderOptions): WayReader {
  const { report, plan, columns, client, budget, heap, shape, width, mostCharacters, onPages } = options;
  const stream = STREAMS[report.stream];
  const { isOneRow } = stream.record;
  const brings = pageReading(report, plan, columns, mostCharacters);
  const recordsSoFar = isOneRow ? recordsTogether : recordsOfEach;
  let known: KnownRecords | undefined;

  const queryOf = ({ part: { filter }, range, endless, cursor }: Way): StreamQuery => ({
    stream,
    range,
    endless,
    filter,
    columns,
    unit: report.unit,
    cursor,
  });

  function* round(from: Reading, ways: Ways): Task<Reading> {
    known ??= yield* recordsSoFar(stream, heap, width, from);
    const records = known;
    const open = waysInTurn(from.open, client.together).map((one) => {
      const of = ways.at(one.way) as Way;
      return { ...one, of, start: startKey(of.part.filter) };
    });
    const asked = open.map(({ walk, of, start }): WayAsked => ({ query: queryOf(of), walk: { ...walk, ...from.starts[start] } }));
    const pages = open.map((): Brought[] => []);
    const done = yield* strides(client, asked, (place, page, now) => {
      const { way, of } = open[place] as (typeof open)[number];
      const shaped = page.rows.map(shape);
      const added = records.add(way, shaped, now);
      (pages[place] as Brought[]).push(brings({ page, way: of, shaped, added }));
      return added;
    });
    const found = open.map(({ way, start }, place): Found => {
      const { walk, state } = done[place] as Stride;
      return { way, start, walk, state, brought: broughtTogether(pages[place] as Brought[]) };
    });
    const starts = found.reduce((all, { start, walk }) => withStart(all, start, walk), from.starts);
    const now = { ...from, starts, pages: from.pages + pages.flat().length };
    if (found.some(({ brought }) => brought.isOneByOne)) return begun({ ...now, oneByOne: true });
    return yield* kept(now, ways, found);
  }

  /** Keeps what a round brought. Of ways that begin again it forgets all. */
  function* kept(from: Reading, ways: Ways, found: readonly Found[]): Task<Reading> {
    const again = found.filter(({ state }) => state === 'again');
    const isAgain = (way: number): boolean => again.some((one) => one.way === way);
    const all = found.reduce((text, { way, brought }) => withRows(text, way, brought.rows.length), from.segments);
    const aside = heap.staged().rows;
    // Before they are many and are put aside, those of a way come together.
    const { text: segments, ranges } = gathered(all, aside, (way) => isOneRow || !isAgain(way));
    yield* heap.add(
      found.flatMap(({ brought }) => brought.rows),
      ranges,
    );
    const done = new Map<number, WayDone>();
    for (const { way, walk, state, brought } of found) done.set(way, { walk, state, counters: brought.counters, times: brought.times });
    let { tries, stale } = from;
    for (const { way, walk } of again) {
      if (walk.attempt > 1) tries = { ...tries, [way]: { attempt: walk.attempt, signature: walk.signature } };
      known?.forget?.(way);
      // Rows that are aside can't be taken out, nor records that other ways may have given too.
      if (!rangesInOrder(all, ways.rank, (one) => one === way).some((range) => isOneRow || range.from < aside)) continue;
      stale = true;
      done.set(way, { walk, state: 'ended', counters: NO_COUNTERS });
    }
    const now = { ...from, segments, ...(tries ? { tries } : {}), ...(stale ? { stale } : {}) };
    return afterRound(plan, withCounted(now, ways, done), ways, done);
  }

  /** All ways from their beginning. */
  function begun(reading: Reading): Reading {
    heap.truncate(0);
    known = undefined;
    return onceMore(reading);
  }

  return {
    *readOn(from) {
      let reading = from;
      for (let isFirst = true; ; isFirst = false) {
        const ways = waysOf(plan, reading);
        reading = withOpened(plan, reading, ways);
        if (reading.open.length === 0 && !reading.stale) return { reading, spent: undefined };
        // Reading back what earlier calls put aside may take a call's time: without a round in each, none would ever come further.
        const spent = budget.spent() && budget.spent(isFirst ? 1 : 0);
        if (spent) return { reading, spent };
        reading = reading.open.length === 0 ? begun(reading) : yield* round(reading, ways);
        const stopped = yield* onPages(reading);
        if (stopped) return { reading, spent: stopped };
      }
    },
  };
}
