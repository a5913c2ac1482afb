import { ActivTrakError } from '../errors';
import type { Page, PageQuery, Paginator } from './paginate';

/**
 * Pages by cursor, one after the other. A page without rows means caught up: nothing new has come. A short page is not the
 * end. The cursor of a page with rows has to be a new one, else the way would go round for ever.
 * @param cursor where to go on; without one the way begins with the query's dates
 * @throws ActivTrakError `decode` from `next` when a page with rows gives the cursor it was asked with, or none.
 */
export function cursorPages(pageSize: number, cursor?: string): Paginator {
  const query = (at: string | undefined): PageQuery => (at === undefined ? { pageSize } : { pageSize, cursor: at });
  return {
    first: query(cursor),
    next(page: Page) {
      if (page.rows.length === 0) return [];
      if (page.cursor === undefined || page.cursor === page.query.cursor) {
        throw new ActivTrakError(
          'decode',
          'ActivTrak gave the same place in the log twice, so rows could be missing: try again in a few minutes.',
          {
            retryable: true,
          },
        );
      }
      return [query(page.cursor)];
    },
  };
}
