import { LOG_TWICE } from '#words/answers';
import { ActivTrakError } from '../../errors';
import { mixed } from '../../model/mixed';
import { behind, more, type Paging } from './walk';

/** So many empty pages in a row with ever new cursors are followed. */
const MOST_EMPTY = 100;

/**
 * Pages by cursor, one after the other, each with that of the page before.
 * A cursor that comes back with rows that were there already raises `decode`, retryable: the log would never end.
 */
export const CURSOR_PAGES: Paging = {
  next: ({ cursor }, pageSize) => [{ pageSize, cursor }],
  arrived: more,
  taken(before, page, added) {
    const walk = behind(before, page, added);
    const { length } = page.rows;
    const isKnown = length > 0 && added.known === length;
    // The last records once more, behind a page with more of them: the end as a server gives it whose pages begin at the cursor.
    const isOverlap = isKnown && length < (before.lastRows ?? 0);
    const { cursor } = page;
    if (cursor === undefined) return more(walk);
    if (cursor === page.query.cursor) {
      if (length > 0 && !isOverlap) throw goesRound();
      return more(walk);
    }
    const word = mixed(0, cursor);
    if (word === before.mark || (isKnown && !isOverlap)) throw goesRound();
    // One cursor is kept, each time after twice as many pages: a round of any length is found, and the way stays small.
    const isMark = (walk.page & before.page) === 0;
    return more({ ...walk, cursor, ...(isMark ? { mark: word } : {}) });
  },
  /** A page with no other cursor than it was asked with, or none, is the last: nothing behind it has come yet. */
  over(walk, [page]) {
    if (page?.cursor === undefined || page.cursor === page.query.cursor) return { walk, state: 'ended' };
    return { walk, state: (walk.empty ?? 0) < MOST_EMPTY ? 'more' : 'unknown' };
  },
};

const goesRound = (): ActivTrakError => new ActivTrakError('decode', LOG_TWICE, { retryable: true });
