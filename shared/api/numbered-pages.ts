import type { Page, PageQuery, Paginator } from './paginate';

/**
 * Pages by number. The first says how many rows there are, and then the rest are asked for together. A server whose largest
 * page is smaller than the one asked for is followed; one that gives no total is read until a page is empty, since a page that
 * is not full may be as large as that server's pages get.
 */
export function numberedPages(pageSize: number): Paginator {
  const query = (page: number): PageQuery => ({ page, pageSize });
  return {
    first: query(1),
    next({ query: { page = 1 }, rows, total }: Page) {
      if (rows.length === 0) return [];
      if (total === undefined) return [query(page + 1)];
      if (page !== 1) return [];
      const perPage = Math.min(pageSize, rows.length);
      return Array.from({ length: Math.ceil(total / perPage) - 1 }, (_, index) => query(index + 2));
    },
  };
}
