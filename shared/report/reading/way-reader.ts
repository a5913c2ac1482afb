/**
 * Reads what a refresh needs, page after page, in as many calls as it takes. Where it stands is plain JSON (`Reading`), the rows
 * are in the heap.
 * @module
 */
import type { Client } from '../../api/client';
import type { Added } from '../../api/seen';
import type { Page, StreamQuery } from '../../api/stream-query';
import { STREAMS } from '../../api/streams';
import { strides, type WayAsked } from '../../api/stride';
import { firstWalk, type Stride, type Walk } from '../../api/walk';
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

/** So many ways, and so many characters of cursors, are kept between two calls. */
const MOST_OPEN = 31;
const MOST_CURSOR_CHARACTERS = 3000;

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
  const moments = columns.flatMap(({ kind }, index) => (kind === 'datetime' ? [index] : []));
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

  /** How many ways are open; fewer where cursors are long, since they are kept. The first page shows that. */
  function mostWays({ pages, longest = 1, oneByOne }: Reading): number {
    if (!isSideBySide(plan, { oneByOne }) || pages === 0) return 1;
    return Math.max(1, Math.min(MOST_OPEN, Math.floor(MOST_CURSOR_CHARACTERS / longest)));
  }

  /** The ways whose turn it is: those that have come least far, as many as may be asked about together. */
  function inTurn(open: readonly OpenWay[]): readonly OpenWay[] {
    if (open.length <= client.together) return open;
    const turn = new Set([...open].sort((one, other) => one.walk.page - other.walk.page).slice(0, client.together));
    return open.filter((one) => turn.has(one));
  }

  /** The reading with the ways that may begin now. */
  function opened(reading: Reading, ways: Ways): Reading {
    const open: OpenWay[] = [...reading.open];
    const most = mostWays(reading);
    const isOpenable = (phase: ReturnType<Ways['phase']>): boolean => {
      if (phase === 'days') return open.every(({ way, walk }) => ways.phase(way) !== 'lead' || walk.page > 0);
      return phase === 'lead' || open.every(({ way }) => ways.phase(way) === 'rest');
    };
    let { next } = reading;
    for (; next < ways.count && open.length < most && isOpenable(ways.phase(next)); next += 1) {
      const way = ways.at(next);
      if (way) open.push({ way: next, walk: firstWalk(way) });
    }
    if (open.length === reading.open.length) return { ...reading, next };
    known = most === 1 ? undefined : known;
    return { ...reading, open, next, rowsBefore: heap.count(), countersBefore: reading.counters };
  }

  /** A row's record comes much later than a day in any zone. */
  const isBehind = (row: Row, day: number): boolean => {
    const own = moments.flatMap((index) => (typeof row[index] === 'number' ? [row[index]] : []));
    return own.length > 0 && own.every((moment) => moment >= day + 2);
  };

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
    for (const row of rows) into.push(row);
    const counters = count(brought.counters, within);
    const leftOut = counters.leftOut + added.fresh.length - within.length;
    brought.counters = { ...counters, leftOut, cut: (counters.cut ?? 0) + cut };
    brought.pages += 1;
    if (way.kind !== 'whole')
      brought.isOneByOne ||=
        shaped.some((row) => !isIdentity(String(row[row.length - EXTRA_CELLS]))) ||
        (!way.endless && page.rows.some((row) => isBehind(row, way.range.to)));
    return added;
  }

  function* round(from: Reading, ways: Ways): Task<Reading> {
    known ??= yield* (isSideBySide(plan, from) ? recordsTogether : recordsInTurn)(stream, heap, width, from);
    const records = known;
    const open = inTurn(from.open).map((one) => ({ ...one, of: ways.at(one.way) as Way }));
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
    const all: Row[] = [];
    brought.rows.forEach((rows, place) => {
      segments = withRows(segments, (open[place] as OpenWay).way, rows.length);
      for (const row of rows) all.push(row);
    });
    // Before they are many and are put aside, those of a way come together.
    const together = gathered(segments, heap.staged().rows);
    yield* heap.add(all, together.ranges);
    const strided = new Map(done.map((one, place) => [(open[place] as OpenWay).way, one]));
    return after({ ...now, segments: together.text, counters: brought.counters }, ways, strided);
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

  /** The reading after a round, without the ways that are over. */
  function after(reading: Reading, ways: Ways, done: ReadonlyMap<number, Stride>): Reading {
    const open: OpenWay[] = [];
    const cursors = { ...reading.cursors };
    const tips = [...(reading.tips ?? [])];
    let { counted, longest = 1 } = reading;
    for (const one of reading.open) {
      const { way } = one;
      const { walk, state } = done.get(way) ?? { ...one, state: 'more' };
      const { part, place, range, endless, kind } = ways.at(way) as Way;
      longest = Math.max(longest, walk.cursor?.length ?? 0);
      if (state === 'more') {
        open.push({ way, walk: kind === 'whole' ? walk : kept(walk) });
        continue;
      }
      counted &&= walk.total !== undefined;
      if (walk.cursor !== undefined && (kind === 'whole' || endless)) cursors[part.key] = walk.cursor;
      // Without a record there may be no cursor yet, and its last days are taken along.
      const isBare = kind === 'lead' && endless && walk.cursor === undefined && (walk.rows ?? 0) === 0;
      if (!isBare || range.from === plan.range.from) continue;
      tips[place] = Math.max(plan.range.from, range.from - 2 * (range.to - range.from + 1));
      open.push({ way, walk: firstWalk({ cursor: undefined }) });
    }
    return {
      ...reading,
      open,
      cursors,
      counted,
      longest,
      ...(tips.length > 0 ? { tips: Array.from(tips, (tip) => tip ?? plan.range.to) } : {}),
    };
  }

  return {
    *readOn(from) {
      let reading = from;
      for (;;) {
        const ways = waysOf(plan, reading);
        reading = opened(reading, ways);
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

/** What of a way by cursor is needed further on: many are kept together. */
function kept({ attempt, page, rows, empty, lastRows, cursor, mark }: Walk): Walk {
  return {
    attempt,
    page,
    cursor,
    ...(rows ? { rows } : {}),
    ...(empty ? { empty } : {}),
    ...(lastRows ? { lastRows } : {}),
    ...(mark ? { mark } : {}),
  };
}
