import type { Task } from '../task';
import type { Client } from './client';
import { proven, startingDialect } from './filtered';
import { PAGINGS } from './paging';
import type { Added } from './seen';
import { type Page, pagesOf, type StreamQuery } from './stream-query';
import { firstWalk, more, PAGE_SIZE, type Stride, type Walk } from './walk';

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
  const { next, arrived, taken, over } = PAGINGS[query.stream.paging.name];
  const asked = { ...before, dialect: startingDialect(client, query, before.dialect) };
  const pages = yield* pagesOf(client, query, asked.dialect)(next(asked, pageSize, client.together));
  const walk: Walk = yield* proven(client, query, asked, pages);
  if (walk.turned && !asked.turned)
    return { walk: { ...firstWalk(query), attempt: walk.attempt, dialect: walk.dialect, turned: true }, state: 'again' };
  let now = more(walk);
  for (const page of pages) {
    now = arrived(now.walk, page);
    if (now.state === 'more') now = taken(now.walk, page, yield* take(page));
    if (now.state !== 'more') return now;
  }
  return over(now.walk, pages);
}
