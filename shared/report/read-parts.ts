/**
 * Reads what a refresh needs, page after page, in as many calls as it takes. Where it stands is plain JSON (`Reading`), the rows
 * are in the heap.
 * @module
 */
import type { Client } from '../api/client';
import type { Dialect } from '../api/connection';
import { filterIgnored, filterVerdict } from '../api/filter';
import { answersForNobody } from '../api/filtered';
import { PAGES_TOGETHER, type Page, type PageQuery } from '../api/paginate';
import { PAGE_SIZE } from '../api/read-hours';
import { type AskPages, pagesOf, presumedDialect, type StreamQuery } from '../api/stream-query';
import { STREAMS } from '../api/streams';
import { ActivTrakError } from '../errors';
import type { Column, Row } from '../model/cell';
import type { Budget, Spent } from '../ports';
import type { Task } from '../task';
import { counting } from './counters';
import type { Report } from './definition';
import { inWindow } from './log-window';
import { NO_END, nextPart, onceMore, type Part, type Reading, type ReadingPlan } from './reading';
import { isIdentity } from './record-key';
import type { RowHeap } from './row-heap';
import { signatureOf } from './signature';

export interface PartReader {
  /** The reading after as much as the budget allows, and why it stopped before its end. */
  readOn(reading: Reading): Task<{ readonly reading: Reading; readonly spent: Spent | undefined }>;
}

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
  /** Called after each round of pages; it may end the reading. */
  readonly onPages: (reading: Reading) => Task<Spent | undefined>;
}

const ATTEMPTS = 3;

export function partReader(options: PartReaderOptions): PartReader {
  const { report, plan, columns, client, budget, heap, shape, onPages } = options;
  const stream = STREAMS[report.stream];
  const count = counting(report, columns);
  const belongs = inWindow(stream, columns, plan.window);

  // A way that is followed on and on has no last day: offices further east have tomorrow's date already, and an end would cut that off for good.
  const endless = plan.window.to === NO_END;
  const queryOf = (part: Part): StreamQuery => ({ stream, range: plan.range, endless, filter: part.filter, columns, unit: report.unit });
  const dialectOf = (reading: Reading): Dialect => reading.dialect ?? presumedDialect(client);

  /** The queries of the next round. */
  function nextQueries({ page, total, perPage = PAGE_SIZE, cursor }: Reading): readonly PageQuery[] {
    if (stream.paging === 'cursor') return [cursor === undefined ? { pageSize: PAGE_SIZE } : { pageSize: PAGE_SIZE, cursor }];
    if (page === 0 || total === undefined) return [{ page: page + 1, pageSize: PAGE_SIZE }];
    const left = Math.ceil(total / perPage) - page;
    return Array.from({ length: Math.min(PAGES_TOGETHER, left) }, (_, index) => ({ page: page + index + 1, pageSize: PAGE_SIZE }));
  }

  /** Identities of the parts before: somebody may be in two groups. */
  let known: { readonly part: number; readonly keys: ReadonlySet<string> } = { part: 0, keys: new Set() };

  function* keysBefore({ part, rowsBefore }: Reading): Task<ReadonlySet<string>> {
    if (known.part === part) return known.keys;
    const keys = new Set<string>();
    let left = rowsBefore;
    yield* heap.each(0, [options.width], ([key]) => {
      if (left > 0 && isIdentity(String(key))) keys.add(String(key));
      left -= 1;
    });
    known = { part, keys };
    return keys;
  }

  /** Puts a page's rows into the heap. */
  function* take(reading: Reading, page: Page): Task<Reading> {
    const rows = page.rows.filter(belongs);
    const before = yield* keysBefore(reading);
    const shaped = rows.map(shape);
    const added = before.size === 0 ? shaped : shaped.filter((row) => !before.has(String(row[options.width])));
    yield* heap.add(added);
    const counters = count(reading.counters, rows);
    return {
      ...reading,
      page: reading.page + 1,
      pages: reading.pages + 1,
      dropped: reading.dropped + page.rows.length - added.length,
      counters: { ...counters, leftOut: counters.leftOut + page.rows.length - rows.length },
      ...(reading.page === 0 && page.total !== undefined
        ? { total: page.total, perPage: Math.max(1, Math.min(PAGE_SIZE, page.rows.length)) }
        : {}),
      ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
    };
  }

  /** Begins the part again, or fails when it was begun often enough. */
  function again(reading: Reading, part: Part, signature?: string): Reading {
    if (reading.attempt >= ATTEMPTS)
      throw new ActivTrakError(
        'unstable',
        'The data kept changing while they were read, so rows could be missing: try again in a minute, or leave today out.',
        { retryable: true },
      );
    heap.truncate(reading.rowsBefore);
    return onceMore(reading, part, signature === undefined ? {} : { signature });
  }

  /** The reading with the other dialect's parameter, once a server was seen to ignore the first one's. */
  function* provenFilter(reading: Reading, part: Part, pages: readonly Page[]): Task<Reading | undefined> {
    if (part.filter === undefined) return undefined;
    const query = queryOf(part);
    const dialect = dialectOf(reading);
    const verdict = filterVerdict(
      part.filter,
      columns,
      pages.flatMap((page) => page.rows),
    );
    if (verdict === 'obeyed' || (verdict === 'unclear' && reading.page > 0)) return undefined;
    if (verdict === 'unclear' && (yield* answersForNobody(client, query, dialect))) return undefined;
    const other: Dialect = dialect === 'current' ? 'early-access' : 'current';
    const name = stream.filters[other][part.filter.kind];
    if (reading.dialect !== undefined || name === undefined || name === stream.filters[dialect][part.filter.kind]) throw filterIgnored();
    heap.truncate(reading.rowsBefore);
    return { ...onceMore(reading, part, { dialect: other }), attempt: reading.attempt };
  }

  /** Whether the part is at its end: no more pages, and they belong together. */
  function* finished(reading: Reading, part: Part, last: readonly Page[]): Task<Reading | undefined> {
    const ended = last.some((page) => page.rows.length === 0);
    if (stream.paging === 'cursor') return ended ? keepCursor(reading, part) : undefined;
    if (reading.total !== undefined && last.some(({ total }) => total !== undefined && total !== reading.total))
      return again(reading, part);
    const whole = reading.total === undefined ? ended : reading.page * (reading.perPage ?? PAGE_SIZE) >= reading.total;
    if (!whole && !ended) return undefined;
    const rows = heap.count() - reading.rowsBefore + reading.dropped;
    const { word, twice, alike } = yield* signatureOf(heap, reading.rowsBefore, options.width);
    const shifted = reading.total !== undefined && rows !== reading.total;
    // Two readings that agree in every row show that the server gives a record more than one.
    if (shifted || (twice && (alike || word !== reading.signature))) return again(reading, part, word);
    return nextPart(reading, heap.count(), plan.parts[reading.part + 1]);
  }

  function keepCursor(reading: Reading, part: Part): Reading {
    const kept = reading.cursor === undefined ? reading.cursors : { ...reading.cursors, [part.key]: reading.cursor };
    return nextPart({ ...reading, cursors: kept }, heap.count(), plan.parts[reading.part + 1]);
  }

  function* round(reading: Reading, part: Part): Task<Reading> {
    const ask: AskPages = pagesOf(client, queryOf(part), dialectOf(reading));
    const pages = yield* ask(nextQueries(reading));
    const proven = yield* provenFilter(reading, part, pages);
    if (proven) return proven;
    let now = reading;
    for (const page of pages) {
      if (stream.paging === 'cursor' && page.rows.length > 0 && (page.cursor === undefined || page.cursor === now.cursor))
        throw sameCursor();
      now = yield* take(now, page);
    }
    return (yield* finished(now, part, pages)) ?? now;
  }

  return {
    *readOn(from) {
      let reading = from;
      for (;;) {
        const part = plan.parts[reading.part];
        if (part === undefined) return { reading, spent: undefined };
        const spent = budget.spent();
        if (spent) return { reading, spent };
        reading = yield* round(reading, part);
        const stopped = yield* onPages(reading);
        if (stopped) return { reading, spent: stopped };
      }
    },
  };
}

const sameCursor = (): ActivTrakError =>
  new ActivTrakError('decode', 'ActivTrak gave the same place in the log twice, so rows could be missing: try again in a few minutes.', {
    retryable: true,
  });
