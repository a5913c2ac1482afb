/**
 * The one way through a query's pages, as a plain value that another call can go on from. Everything that reads takes strides of it: cells,
 * reports and the library.
 * @module
 */
import { ActivTrakError } from '../errors';
import { mixed } from '../model/mixed';
import type { Task } from '../task';
import { LOG_TWICE, PAGE_EMPTY, ROW_COUNT_CHANGED, ROWS_TWICE, rowsMissing, SAME_PAGE } from '../words/en/answers';
import type { Client } from './client';
import type { Dialect } from './connection';
import { proven, startingDialect } from './filtered';
import type { Added } from './seen';
import { type Page, type PageQuery, pagesOf, type StreamQuery } from './stream-query';

/** The largest page that either description allows. */
export const PAGE_SIZE = 1000;
/** How many pages go together: UrlFetchApp's list and a browser's patience. */
export const PAGES_TOGETHER = 20;
/** How often rows that shift are read. */
const ATTEMPTS = 3;
/** So many empty pages in a row with ever new cursors are followed. */
const MOST_EMPTY = 100;
/** Where nobody counts the rows, so many empty pages in a row are the end. */
const EMPTY_AT_END = 3;

/** Where a way is; plain JSON. */
export interface Walk {
  readonly attempt: number;
  /** Pages of this attempt that are in, and the rows that came with them. */
  readonly page: number;
  readonly rows?: number;
  /** How many of them were left out because they said again what another said. */
  readonly again?: number;
  /** Whether two that differ have one record. */
  readonly twice?: boolean;
  /** Empty pages since the last one with rows. */
  readonly empty?: number;
  /** The rows in one number, and what they were in the attempt before. */
  readonly word?: number;
  readonly signature?: string;
  /** The last page that had rows: how many, and itself in one number where nobody counts. */
  readonly lastRows?: number;
  readonly lastWord?: number;
  /** Rows there are by the first page's word, and how many a page has. */
  readonly total?: number;
  readonly perPage?: number;
  /** Whether the first page said nothing of a total. */
  readonly silent?: boolean;
  /** The newest cursor there was. */
  readonly cursor?: string;
  /** A cursor of this way in one number, against going round. */
  readonly mark?: number;
  /** The dialect of the filter's parameter, whether the other one was left aside before, and whether this one was seen to count. */
  readonly dialect?: Dialect;
  readonly turned?: boolean;
  readonly proven?: boolean;
}

/** What came of asking once more. */
export interface Stride {
  readonly walk: Walk;
  /**
   * `ended`: every row is in. `unknown`: so many empty pages came that nobody knows whether rows follow. `again`: the rows of this way are to be
   * forgotten, it begins anew.
   */
  readonly state: 'more' | 'ended' | 'unknown' | 'again';
}

export const firstWalk = ({ cursor }: Pick<StreamQuery, 'cursor'>): Walk => ({
  attempt: 1,
  page: 0,
  ...(cursor === undefined ? {} : { cursor }),
});

/**
 * Asks for the pages that come next, proves that a filter counts, and hands the rows over.
 * @param take puts a page's rows to those of this way and says what they are to them
 * @throws ActivTrakError `filter-ignored` before a row is handed over; `unstable` when rows kept shifting; `decode` when cursors go round.
 */
export function* stride(
  client: Client,
  query: StreamQuery,
  before: Walk,
  take: (page: Page) => Task<Added>,
  pageSize = PAGE_SIZE,
): Task<Stride> {
  const walk = { ...before, dialect: startingDialect(client, query, before.dialect) };
  const pages = yield* pagesOf(client, query, walk.dialect)(nextPages(query, walk, pageSize, client.together));
  const checked = yield* proven(client, query, walk, pages);
  if (checked.turned && !walk.turned)
    return { walk: { ...firstWalk(query), attempt: walk.attempt, dialect: checked.dialect, turned: true }, state: 'again' };
  let now: Walk = checked;
  for (const page of pages) {
    if (query.stream.paging === 'cursor') now = afterCursor(now, page, yield* take(page));
    else {
      const counted: Walk = now.page === 0 ? { ...now, ...countOf(page) } : now;
      const wordOfPage = counted.total === undefined && page.rows.length > 0 ? mixed(0, JSON.stringify(page.rows)) : undefined;
      if (wordOfPage !== undefined && wordOfPage === now.lastWord) {
        // A server that gives its last page for every number behind it has no more; one that always gives its first may have.
        if (now.page === 1) return onceMore(query, now, 'same page');
        return numberedEnd(query, { ...now, page: now.page + 1, empty: EMPTY_AT_END }, []);
      }
      const added = yield* take(page);
      const shift = shiftOf(counted, page, added);
      if (shift) return onceMore(query, counted, shift);
      now = { ...behind(counted, page, added), ...(wordOfPage === undefined ? {} : { lastWord: wordOfPage }) };
    }
  }
  return query.stream.paging === 'cursor' ? cursorEnd(now, pages) : numberedEnd(query, now, pages);
}

function nextPages({ stream }: StreamQuery, walk: Walk, pageSize: number, together = PAGES_TOGETHER): readonly PageQuery[] {
  const { page, total, perPage = pageSize, cursor, empty = 0 } = walk;
  if (stream.paging === 'cursor') return [cursor === undefined ? { pageSize } : { pageSize, cursor }];
  // Where nobody counts, it is looked whether an empty page is one in the middle.
  const uncounted = empty === 0 ? 1 : EMPTY_AT_END - 1;
  const left = total === undefined ? uncounted : Math.max(Math.ceil(total / perPage) - page, Math.ceil((total - kept(walk)) / perPage));
  return Array.from({ length: Math.min(PAGES_TOGETHER, together, left) }, (_, index) => ({ page: page + index + 1, pageSize }));
}

const kept = ({ rows = 0, again = 0 }: Walk): number => rows - again;

/** The way with one more page. */
const behind = (walk: Walk, { rows: { length } }: Page, { again, twice, word }: Added): Walk => ({
  ...walk,
  page: walk.page + 1,
  rows: (walk.rows ?? 0) + length,
  again: (walk.again ?? 0) + again,
  twice: walk.twice === true || twice,
  word: mixed(walk.word ?? 0, String(word)),
  empty: length === 0 ? (walk.empty ?? 0) + 1 : 0,
  lastRows: length || (walk.lastRows ?? 0),
});

/** What is wrong with a set of numbered pages: rows came or went while they were read, so one may be missing or there twice. */
type Shift = 'total changed' | 'rows missing' | 'rows twice' | 'page empty' | 'same page';

function shiftOf(walk: Walk, { rows, total }: Page, { known }: Added): Shift | undefined {
  // Who said nothing at the beginning counts behind the end.
  if (rows.length === 0) return walk.silent && total && total !== kept(walk) ? 'total changed' : undefined;
  if (walk.total !== undefined && total !== undefined && total !== walk.total) return 'total changed';
  if (walk.total === undefined && (walk.empty ?? 0) > 0) return 'page empty';
  return walk.page > 0 && known === rows.length ? 'same page' : undefined;
}

/** Rows and pages by the first page's word, where it can be one: a count of pages, or 0 or -1 beside rows, is none. */
function countOf({ total, rows: { length } }: Page): Pick<Walk, 'total' | 'perPage' | 'silent'> {
  if (total === undefined) return { silent: true };
  return total >= Math.max(0, length) ? { total, perPage: Math.max(1, Math.min(PAGE_SIZE, length)) } : {};
}

function numberedEnd(query: StreamQuery, walk: Walk, pages: readonly Page[]): Stride {
  const { total, rows = 0, again = 0, empty = 0, twice, signature } = walk;
  const ended = total === undefined ? empty >= EMPTY_AT_END : kept(walk) >= total || pages.some((page) => page.rows.length === 0);
  if (!ended) return { walk, state: 'more' };
  if (total !== undefined && kept(walk) !== total) return onceMore(query, walk, rows === total ? 'rows twice' : 'rows missing');
  // Two readings that agree in every row show that the server has it so.
  const isDoubtful = twice || (total === undefined && again > 0);
  return isDoubtful && signature !== wordOf(walk) ? onceMore(query, walk, 'rows twice') : { walk, state: 'ended' };
}

const wordOf = (walk: Walk): string => `${kept(walk)} ${walk.word ?? 0}`;

/** The way from its beginning. @throws ActivTrakError `unstable` when that was done often enough. */
function onceMore(query: StreamQuery, walk: Walk, shift: Shift): Stride {
  const { attempt, dialect, turned } = walk;
  if (attempt >= ATTEMPTS) throw new ActivTrakError('unstable', unstableWords(shift, walk), { retryable: true });
  const asked = { ...(dialect ? { dialect } : {}), ...(turned ? { turned } : {}) };
  return { walk: { ...firstWalk(query), ...asked, attempt: attempt + 1, signature: wordOf(walk) }, state: 'again' };
}

function unstableWords(shift: Shift, walk: Walk): string {
  switch (shift) {
    case 'total changed':
      return ROW_COUNT_CHANGED;
    case 'rows missing':
      return rowsMissing(walk.total ?? 0, kept(walk));
    case 'rows twice':
      return ROWS_TWICE;
    case 'page empty':
      return PAGE_EMPTY;
    case 'same page':
      return SAME_PAGE;
  }
}

function afterCursor(walk: Walk, page: Page, added: Added): Walk {
  const next = behind(walk, page, added);
  const { length } = page.rows;
  const isKnown = length > 0 && added.known === length;
  // The last records once more, behind a page with more of them: the end as a server gives it whose pages begin at the cursor.
  const isOverlap = isKnown && length < (walk.lastRows ?? 0);
  const { cursor } = page;
  if (cursor === undefined) return next;
  if (cursor === page.query.cursor) {
    if (length > 0 && !isOverlap) throw goesRound();
    return next;
  }
  const word = mixed(0, cursor);
  if (word === walk.mark || (isKnown && !isOverlap)) throw goesRound();
  // One cursor is kept, each time after twice as many pages: a round of any length is found, and the way stays small.
  const isMark = (next.page & walk.page) === 0;
  return { ...next, cursor, ...(isMark ? { mark: word } : {}) };
}

const goesRound = (): ActivTrakError => new ActivTrakError('decode', LOG_TWICE, { retryable: true });

/** A page with no other cursor than it was asked with, or none, is the last: nothing behind it has come yet. */
function cursorEnd(walk: Walk, [page]: readonly Page[]): Stride {
  if (page?.cursor === undefined || page.cursor === page.query.cursor) return { walk, state: 'ended' };
  return { walk, state: (walk.empty ?? 0) < MOST_EMPTY ? 'more' : 'unknown' };
}
