import { PAGE_EMPTY, ROW_COUNT_CHANGED, ROWS_TWICE, rowsMissing, SAME_PAGE } from '#words/answers';
import { ActivTrakError } from '../../errors';
import { mixed } from '../../model/mixed';
import type { Page } from './stream-query';
import { type Added, behind, firstWalk, more, PAGE_SIZE, type Paging, type Stride, type Walk } from './walk';

/** How often rows that shift are read. */
const ATTEMPTS = 3;
/** Where nobody counts the rows, so many empty pages in a row are the end. */
const EMPTY_AT_END = 3;

/** So many passes more go over the pages for rows that came while they were read. */
const MOST_PASSES = 4;

/**
 * Pages by their numbers: the first gives the total, the rest go together. Where rows came meanwhile, which moves those behind them, the pages are
 * read once more until there are as many rows as the newest answer says; where rows went, all is read again from the beginning.
 */
export const NUMBERED_PAGES: Paging = {
  next(walk, pageSize, together = 1) {
    const { total, perPage = pageSize, empty = 0 } = walk;
    const page = pagesOfPass(walk);
    // Where nobody counts, it is looked whether an empty page is one in the middle.
    const uncounted = empty === 0 ? 1 : EMPTY_AT_END - 1;
    // What is new is most likely on the first page, whose answer is of one moment.
    const isLook = walk.grown && page === 0;
    const left = total === undefined ? uncounted : isLook ? 1 : pagesLeft(walk, total, perPage);
    return Array.from({ length: Math.min(together, left) }, (_, index) => ({ page: page + index + 1, pageSize }));
  },
  arrived({ rested, ...walk }, page) {
    if (rested && walk.total !== undefined && page.total !== undefined && page.total !== walk.total)
      return onceMore(walk, ROW_COUNT_CHANGED);
    const counted = walk.page === 0 ? { ...walk, ...countOf(page) } : grownBy(walk, page);
    if (counted.total !== undefined || page.rows.length === 0) return more(counted);
    const lastWord = mixed(0, JSON.stringify(page.rows));
    if (lastWord !== walk.lastWord) return more({ ...counted, lastWord });
    // A server that gives its last page for every number behind it has no more; one that always gives its first may have.
    return walk.page === 1 ? onceMore(walk, SAME_PAGE) : over({ ...walk, page: walk.page + 1, empty: EMPTY_AT_END }, []);
  },
  taken(walk, page, added) {
    const shift = walk.grown ? undefined : shiftOf(walk, page, added);
    return shift ? onceMore(walk, shift) : more(behind(walk, page, added));
  },
  over: (walk, pages) => (walk.grown ? grownOver(walk, pages) : over(walk, pages)),
};

/** Pages of this pass that are in. */
const pagesOfPass = ({ page, since = 0 }: Walk): number => page - since;

/** How many pages there are still, by the rows that are said and by those that are missing. */
const pagesLeft = (walk: Walk, total: number, perPage: number): number =>
  Math.max(Math.ceil(total / perPage) - pagesOfPass(walk), walk.grown ? 0 : Math.ceil((total - kept(walk)) / perPage));

/** The way, with more rows than were said before. */
const grownBy = (walk: Walk, { total }: Page): Walk =>
  walk.total !== undefined && total !== undefined && total > walk.total ? { ...walk, total, grown: true } : walk;

const kept = ({ rows = 0, again = 0 }: Walk): number => rows - again;

/** Why a page does not go with those before it, in words: rows came or went while they were read, so one may be missing or there twice. */
function shiftOf(walk: Walk, { rows, total }: Page, { known, alike }: Added): string | undefined {
  // Who said nothing at the beginning counts behind the end.
  if (rows.length === 0) return walk.silent && total && total !== kept(walk) ? ROW_COUNT_CHANGED : undefined;
  if (walk.total !== undefined && total !== undefined && total !== walk.total) return ROW_COUNT_CHANGED;
  if (walk.total === undefined && (walk.empty ?? 0) > 0) return PAGE_EMPTY;
  // Days may have second rows, and a page nothing else. Rows of today may have grown where a page came once more.
  return walk.page > 0 && known === rows.length && 2 * alike >= known ? SAME_PAGE : undefined;
}

/** The number of rows and pages that the first page states, if it can be one. A count of pages isn't, nor is 0 or -1 on a page with rows. */
function countOf({ total, rows: { length } }: Page): Pick<Walk, 'total' | 'perPage' | 'silent'> {
  if (total === undefined) return { silent: true };
  return total >= Math.max(0, length) ? { total, perPage: Math.max(1, Math.min(PAGE_SIZE, length)) } : {};
}

function over(walk: Walk, pages: readonly Page[]): Stride {
  const { total, rows = 0, again = 0, empty = 0, twice, signature } = walk;
  const ended = total === undefined ? empty >= EMPTY_AT_END : kept(walk) >= total || pages.some((page) => page.rows.length === 0);
  if (!ended) return more(walk);
  if (total !== undefined && kept(walk) !== total) return onceMore(walk, rows === total ? ROWS_TWICE : rowsMissing(total, kept(walk)));
  // Two readings that agree in every row show that the server has it so.
  const isDoubtful = twice || (total === undefined && again > 0);
  return isDoubtful && signature !== wordOf(walk) ? onceMore(walk, ROWS_TWICE) : { walk, state: 'ended' };
}

/**
 * Where rows came while they were read: whether all are there that the newest answer counts. Nothing is missing then, since each was there when
 * that was given, unless one went as well; each page of a round says fewer where that has happened.
 */
function grownOver(walk: Walk, pages: readonly Page[]): Stride {
  const { total = 0, perPage = PAGE_SIZE, passes = 0, twice } = walk;
  if (twice || kept(walk) > total || pages.every((page) => page.total !== undefined && page.total < total))
    return onceMore(walk, ROW_COUNT_CHANGED);
  if (kept(walk) === total) return { walk, state: 'ended' };
  if (pagesLeft(walk, total, perPage) > 0 && pages.every(({ rows }) => rows.length > 0)) return more(walk);
  if (passes >= MOST_PASSES) throw unstable(ROW_COUNT_CHANGED);
  return more({ ...walk, since: walk.page, passes: passes + 1 });
}

const wordOf = (walk: Walk): string => `${kept(walk)} ${walk.word ?? 0}`;

/** The way from its beginning. @throws ActivTrakError `unstable` with the reason when that was done often enough. */
function onceMore(walk: Walk, why: string): Stride {
  const { attempt, dialect, turned, proven } = walk;
  if (attempt >= ATTEMPTS) throw unstable(why);
  return { walk: { ...firstWalk({}), dialect, turned, proven, attempt: attempt + 1, signature: wordOf(walk) }, state: 'again' };
}

const unstable = (why: string): ActivTrakError => new ActivTrakError('unstable', why, { retryable: true });
