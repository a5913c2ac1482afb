/**
 * Reads what a refresh needs, page after page, in as many calls as it takes. Where it stands is plain JSON (`Reading`), the rows
 * are in the heap.
 * @module
 */
import type { Client } from '../../api/client';
import { someMoment } from '../../api/read-log';
import type { Added } from '../../api/seen';
import type { Page, StreamQuery } from '../../api/stream-query';
import { STREAMS } from '../../api/streams';
import { strides, type WayAsked } from '../../api/stride';
import type { Walk } from '../../api/walk';
import type { Column, Row } from '../../model/cell';
import type { Budget, Spent } from '../../ports';
import { fittedRows } from '../../table/fitted-rows';
import { isIdentity } from '../../table/record-key';
import { EXTRA_CELLS, type RowHeap } from '../../table/row-heap';
import { type Task, wait } from '../../task';
import type { Report } from '../definition/definition';
import { type Counters, counting } from './counters';
import { type KnownRecords, recordsInTurn, recordsTogether } from './known-records';
import { inWindow } from './log-window';
import { afterRound, waysInTurn, withOpened } from './open-ways';
import { isSideBySide, type OpenWay, onceMore, type Reading, type ReadingPlan, type Start } from './reading';
import { firstRows, gathered, withRows } from './segments';
import { type Way, type Ways, waysOf } from './ways';

export interface WayReader {
  /** The reading after as much as the budget allows, and why it stopped before its end. */
  readOn(reading: Reading): Task<{ readonly reading: Reading; readonly spent: Spent | undefined }>;
}

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

/** What a round of pages brought, before any of it is kept. */
interface Brought {
  readonly rows: readonly Row[][];
  counters: Counters;
  pages: number;
  /** Whether a row shows that days can't be asked for side by side: nothing tells it apart, or the server left the last day aside. */
  isOneByOne: boolean;
}

export function wayReader(options: WayReaderOptions): WayReader {
  const { report, plan, columns, client, budget, heap, shape, width, mostCharacters, onPages } = options;
  const stream = STREAMS[report.stream];
  const count = counting(report, columns);
  const belongs = inWindow(stream, columns, plan.window);
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

  function take(records: KnownRecords, number: number, way: Way, page: Page, into: Row[], brought: Brought): Added {
    const shaped = page.rows.map(shape);
    const added = records.add(number, shaped);
    const own: Row[] = [];
    let at = 0;
    const within = page.rows.filter((row, index) => {
      const cells = shaped[index] as Row;
      if (cells !== added.fresh[at]) return false;
      at += 1;
      if (!belongs(row)) return false;
      if (!records.isOfAnother(cells)) own.push(cells);
      return true;
    });
    const { rows, cut } = fittedRows(own, mostCharacters);
    into.push(...rows);
    const counters = count(brought.counters, within);
    const leftOut = counters.leftOut + added.fresh.length - within.length;
    brought.counters = { ...counters, leftOut, cut: (counters.cut ?? 0) + cut };
    brought.pages += 1;
    if (way.kind !== 'whole')
      brought.isOneByOne ||=
        shaped.some((row) => !isIdentity(String(row[row.length - EXTRA_CELLS]))) ||
        // A record that comes much later than its day is one in any zone.
        (!way.endless && !page.rows.every(someMoment(columns, (moment) => moment < way.range.to + 2)));
    return added;
  }

  function* round(from: Reading, ways: Ways): Task<Reading> {
    known ??= yield* (isSideBySide(plan, from) ? recordsTogether : recordsInTurn)(stream, heap, width, from);
    const records = known;
    const open = waysInTurn(from.open, client.together).map((one) => ({ ...one, of: ways.at(one.way) as Way }));
    const brought: Brought = { rows: open.map(() => []), counters: from.counters, pages: from.pages, isOneByOne: false };
    const asked = open.map(({ walk, of }): WayAsked => ({ query: queryOf(of), walk: { ...walk, ...from.starts[of.place] } }));
    const done = yield* strides(client, asked, function* (place, page) {
      const { way, of } = open[place] as (typeof open)[number];
      return yield* wait(take(records, way, of, page, brought.rows[place] as Row[], brought));
    });
    const starts = [...from.starts];
    done.forEach(({ walk }, place) => {
      starts[(open[place] as (typeof open)[number]).of.place] = startOf(walk);
    });
    const now = { ...from, starts, pages: brought.pages };
    if (brought.isOneByOne) return begun({ ...now, oneByOne: true });
    const again = done.find(({ state }) => state === 'again');
    if (again) return isSideBySide(plan, from) ? begun(now) : once(now, again.walk);
    let { segments } = from;
    brought.rows.forEach((rows, place) => {
      segments = withRows(segments, (open[place] as OpenWay).way, rows.length);
    });
    // Before they are many and are put aside, those of a way come together.
    const together = gathered(segments, heap.staged().rows);
    yield* heap.add(brought.rows.flat(), together.ranges);
    const strided = new Map(done.map((one, place) => [(open[place] as OpenWay).way, one]));
    return afterRound(plan, { ...now, segments: together.text, counters: brought.counters }, ways, strided);
  }

  /** All ways from their beginning. */
  function begun(reading: Reading): Reading {
    heap.truncate(0);
    known = undefined;
    return onceMore(reading);
  }

  /** The only open way from its beginning. */
  function once(reading: Reading, walk: Walk): Reading {
    const { open, rowsBefore, countersBefore, segments } = reading;
    heap.truncate(rowsBefore);
    known = undefined;
    return {
      ...reading,
      open: open.map(({ way }) => ({ way, walk })),
      counters: countersBefore,
      segments: firstRows(segments, rowsBefore),
    };
  }

  return {
    *readOn(from) {
      let reading = from;
      for (;;) {
        const ways = waysOf(plan, reading);
        const before = reading.open.length;
        reading = withOpened(plan, reading, ways, heap.count());
        // Of ways in turn, the next one's records are told from those before.
        if (reading.open.length > before && !isSideBySide(plan, reading)) known = undefined;
        if (reading.open.length === 0) return { reading, spent: undefined };
        const spent = budget.spent();
        if (spent) return { reading, spent };
        reading = yield* round(reading, ways);
        const stopped = yield* onPages(reading);
        if (stopped) return { reading, spent: stopped };
      }
    },
  };
}

const startOf = ({ dialect, turned, proven }: Walk): Start => ({ dialect, turned, proven });
