import type { WhoKind } from '../../model/who-kinds';
import type { Task } from '../../task';
import type { Client } from '../requests/client';
import { proven, startingDialect } from './filtered';
import { PAGINGS } from './paging';
import { type Page, type PageQuery, pagesTogether, type StreamQuery } from './stream-query';
import { type Added, firstWalk, more, PAGE_SIZE, type Stride, type Walk } from './walk';

/** A way through a query's pages, and where it is. */
export interface WayAsked {
  readonly query: StreamQuery;
  readonly walk: Walk;
}

/**
 * The ways whose turn it is: those that have come least far.
 * @param together how many may be asked about at once
 */
export function waysInTurn<Way extends { readonly walk: Walk }>(open: readonly Way[], together: number): readonly Way[] {
  if (open.length <= together) return open;
  const turn = new Set([...open].sort((one, other) => one.walk.page - other.walk.page).slice(0, together));
  return open.filter((one) => turn.has(one));
}

/**
 * Asks for the pages that come next on each of several ways through one stream, all together, proves that filters count, and hands the rows over.
 * @param take puts a page's rows to those of its way, which is given by its place in the list, and says what they are to them; `walk` is where it was
 * when they came
 * @throws ActivTrakError `filter-ignored` before a row of that way is handed over; `unstable` when rows kept shifting; `decode` when cursors go round.
 */
export function* strides(
  client: Client,
  ways: readonly WayAsked[],
  take: (way: number, page: Page, walk: Walk) => Added,
  pageSize = PAGE_SIZE,
): Task<readonly Stride[]> {
  const starting = ways.map(({ query, walk }) => ({ query, walk: { ...walk, dialect: startingDialect(client, query, walk.dialect) } }));
  const wanted = starting.map(({ query, walk }) => PAGINGS[query.stream.paging.name].next(walk, pageSize, client.together));
  let left = client.together;
  const pages = wanted.map((): PageQuery[] => []);
  // One of each way, then one more of each, until as many go together as may.
  for (let turn = 0; turn < client.together; turn += 1)
    wanted.forEach((list, way) => {
      const page = list[turn];
      if (page === undefined || (turn > 0 && left <= 0)) return;
      (pages[way] as PageQuery[]).push(page);
      left -= 1;
    });
  const asked = starting.map((one, way) => ({ ...one, dialect: one.walk.dialect, pages: pages[way] as PageQuery[] }));
  const found = yield* pagesTogether(client, asked);
  // What one way has shown of a filter holds for all of that kind.
  const shown = new Map<WhoKind | undefined, Walk>();
  const done: Stride[] = [];
  for (const [way, { query, walk: before }] of asked.entries()) {
    const known = shown.get(query.filter?.kind);
    const isSame = known?.dialect === before.dialect;
    const came = found[way] as readonly Page[];
    const walk: Walk =
      known?.turned && !before.turned && !isSame
        ? { ...before, dialect: known.dialect, turned: true }
        : yield* proven(client, query, known?.proven && isSame ? { ...before, proven: true } : before, came);
    shown.set(query.filter?.kind, walk);
    done.push(walked(query, before, walk, came, (page, now) => take(way, page, now)));
  }
  return done;
}

function walked(query: StreamQuery, before: Walk, walk: Walk, pages: readonly Page[], take: (page: Page, walk: Walk) => Added): Stride {
  const { arrived, taken, over } = PAGINGS[query.stream.paging.name];
  if (walk.turned && !before.turned)
    return { walk: { ...firstWalk(query), attempt: walk.attempt, dialect: walk.dialect, turned: true }, state: 'again' };
  let now = more(walk);
  for (const page of pages) {
    now = arrived(now.walk, page);
    if (now.state === 'more') now = taken(now.walk, page, take(page, now.walk));
    if (now.state !== 'more') return now;
  }
  return over(now.walk, pages);
}
