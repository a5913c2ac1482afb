/**
 * Reads what a refresh needs, page after page, in as many calls as it takes. Where it stands is plain JSON (`Reading`), the rows
 * are in the heap.
 * @module
 */
import type { Client } from '../../api/client';
import { type Added, type Seen, seenRecords } from '../../api/seen';
import type { Page, StreamQuery } from '../../api/stream-query';
import { STREAMS } from '../../api/streams';
import { stride } from '../../api/stride';
import { firstWalk } from '../../api/walk';
import type { Column, Row } from '../../model/cell';
import type { Budget, Spent } from '../../ports';
import { fittedRows } from '../../table/fitted-rows';
import { isIdentity } from '../../table/record-key';
import { EXTRA_CELLS, type RowHeap } from '../../table/row-heap';
import type { Task } from '../../task';
import type { Report } from '../definition/definition';
import { counting } from './counters';
import { inWindow } from './log-window';
import { NO_END, nextPart, onceMore, type Part, type Reading, type ReadingPlan } from './reading';

/** Reads a report's parts one after the other. */
export interface PartReader {
  /** The reading after as much as the budget allows, and why it stopped before its end. */
  readOn(reading: Reading): Task<{ readonly reading: Reading; readonly spent: Spent | undefined }>;
}

/** What a reader needs to know of its report, and where its rows go. */
export interface PartReaderOptions {
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

/** What is known of the records in the heap, for one attempt at one part. */
interface Known {
  readonly part: number;
  readonly attempt: number;
  /** Identities of the parts before: somebody may be in two groups. */
  readonly before: ReadonlySet<string>;
  readonly seen: Seen;
}

/** A reader of a report's parts. It can continue a reading that another call began. */
export function partReader(options: PartReaderOptions): PartReader {
  const { report, plan, columns, client, budget, heap, shape, width, mostCharacters, onPages } = options;
  const stream = STREAMS[report.stream];
  const count = counting(report, columns);
  const belongs = inWindow(stream, columns, plan.window);

  // A way that is followed on and on has no last day: offices further east have tomorrow's date already, and an end would cut that off for good.
  const endless = plan.window.to === NO_END;
  const queryOf = ({ filter, cursor }: Part): StreamQuery => ({
    stream,
    range: plan.range,
    endless,
    filter,
    columns,
    unit: report.unit,
    cursor,
  });

  const keyOf = (row: Row): string => String(row[row.length - EXTRA_CELLS]);
  /** What tells a row apart: hours without an id go by their day and name, where they name somebody. */
  const tellingKey = (row: Row): string => {
    const key = keyOf(row);
    return isIdentity(key) || (!stream.record.isOneRow && row[row.length - 1] !== '') ? key : '';
  };

  /** What another part would give again: a record by its identity, hours that have none by all their cells. */
  const inAnyPart = (row: Row): string => (isIdentity(keyOf(row)) || tellingKey(row) === '' ? tellingKey(row) : row.join('\n'));

  let known: Known | undefined;

  function* knownOf({ part, attempt, rowsBefore }: Reading): Task<Known> {
    if (known?.part === part && known.attempt === attempt) return known;
    const before = new Set<string>();
    const seen = seenRecords(stream, tellingKey);
    let at = 0;
    const indexes = Array.from({ length: width + EXTRA_CELLS }, (_, index) => index);
    yield* heap.each(0, stream.record.isOneRow ? indexes.slice(width) : indexes, (row) => {
      if (at >= rowsBefore) seen.add([row]);
      else if (tellingKey(row) !== '') before.add(inAnyPart(row));
      at += 1;
    });
    known = { part, attempt, before, seen };
    return known;
  }

  /** Puts a page's rows into the heap. */
  function* take(reading: Reading, page: Page): Task<{ readonly added: Added; readonly reading: Reading }> {
    const { before, seen } = yield* knownOf(reading);
    const shaped = page.rows.map(shape);
    const added = seen.add(shaped);
    const own: Row[] = [];
    let at = 0;
    const within = page.rows.filter((row, index) => {
      const cells = shaped[index] as Row;
      if (cells !== added.fresh[at]) return false;
      at += 1;
      if (!belongs(row)) return false;
      if (before.size === 0 || !before.has(inAnyPart(cells))) own.push(cells);
      return true;
    });
    const { rows, cut } = fittedRows(own, mostCharacters);
    yield* heap.add(rows);
    const counters = count(reading.counters, within);
    const leftOut = counters.leftOut + added.fresh.length - within.length;
    return { added, reading: { ...reading, pages: reading.pages + 1, counters: { ...counters, leftOut, cut: (counters.cut ?? 0) + cut } } };
  }

  function* round(from: Reading, part: Part): Task<Reading> {
    let reading = from;
    const { walk, state } = yield* stride(client, queryOf(part), from, function* (page) {
      const taken = yield* take(reading, page);
      reading = taken.reading;
      return taken.added;
    });
    if (state === 'again') return again(reading, onceMore(reading, walk));
    const { pages, counters } = reading;
    const now = { ...from, ...walk, pages, counters };
    if (state === 'more') return now;
    const cursors = now.cursor === undefined ? now.cursors : { ...now.cursors, [part.key]: now.cursor };
    return nextPart({ ...now, cursors }, heap.count(), plan.parts[now.part + 1]);
  }

  function again({ rowsBefore }: Reading, anew: Reading): Reading {
    heap.truncate(rowsBefore);
    known = undefined;
    return anew;
  }

  /** A reading that an earlier version paused in the middle of a part does not say what its rows were asked with, nor how many came. */
  function understood(reading: Reading, part: Part): Reading {
    const isOld = reading.page > 0 && reading.rows === undefined && (stream.paging.tellsTotal || part.filter !== undefined);
    return isOld ? again(reading, onceMore(reading, firstWalk(part))) : reading;
  }

  return {
    *readOn(from) {
      let reading = from;
      for (;;) {
        const part = plan.parts[reading.part];
        if (part === undefined) return { reading, spent: undefined };
        const spent = budget.spent();
        if (spent) return { reading, spent };
        reading = yield* round(understood(reading, part), part);
        const stopped = yield* onPages(reading);
        if (stopped) return { reading, spent: stopped };
      }
    },
  };
}
