import { PAGES_EMPTY } from '#words/answers';
import { ActivTrakError } from '../../errors';
import type { Row } from '../../model/cell';
import type { Budget, Spent } from '../../ports';
import type { Task } from '../../task';
import type { Client } from '../requests/client';
import { stopped } from '../requests/stopped';
import { recordKeyOf, type Seen, seenRecords } from './seen';
import { type Starts, startKey, withStart } from './starts';
import type { Page, StreamQuery } from './stream-query';
import { strides, waysInTurn } from './stride';
import { type Added, firstWalk, PAGE_SIZE, type Stride, type Walk } from './walk';

/** What is done with the rows of a way. */
export interface Reader {
  /** Forgets what came so far: the walk starts, or starts over. */
  begin(): void;
  /** Takes a page's rows, without those that were there before; `false` stops. */
  rows(fresh: readonly Row[]): boolean;
  /** Looks at the way after each round of pages; `false` stops. */
  seen?(walk: Walk): boolean;
  /** Every row of the way is in. */
  ended?(): void;
}

/** How far a way was read, and why no further: its end, the reader's word or the budget. */
export interface WalkRead {
  readonly walk: Walk;
  readonly state: Stride['state'] | 'stopped' | Spent;
}

/** How to ask, where earlier ways found out, how many rows a page has at most, and how many ways are under way at once: the others wait for them to end. */
export interface Asking {
  readonly starts?: Starts;
  readonly pageSize?: number;
  readonly most?: number;
}

/** A way and the rows that came by it. */
export interface RowsRead extends WalkRead {
  readonly rows: readonly Row[];
}

/** Reads a way in one call, page after page. */
export function* readWalk(client: Client, query: StreamQuery, budget: Budget, reader: Reader, asking: Asking = {}): Task<WalkRead> {
  const [read] = yield* readWalks(client, [{ query, reader }], budget, asking);
  return read as WalkRead;
}

/** The rows of several queries of one stream, read side by side. */
export function* readRows(client: Client, queries: readonly StreamQuery[], budget: Budget, starts?: Starts): Task<readonly RowsRead[]> {
  const found = queries.map((): Row[] => []);
  const ways = queries.map((query, place) => ({
    query,
    reader: {
      begin() {
        found[place] = [];
      },
      rows(fresh: readonly Row[]) {
        for (const row of fresh) found[place]?.push(row);
        return true;
      },
    },
  }));
  const reads = yield* readWalks(client, ways, budget, starts ? { starts } : {});
  return reads.map((read, place) => ({ ...read, rows: found[place] as Row[] }));
}

/** What is known of how to ask, with what ways have shown. */
export const startsShown = (queries: readonly StreamQuery[], reads: readonly WalkRead[], starts: Starts): Starts =>
  reads.reduce((all, { walk }, place) => withStart(all, startKey(queries[place]?.filter), walk), starts);

/** Reads several ways of one stream side by side; what comes next of each is asked for together. */
export function* readWalks(
  client: Client,
  ways: readonly { readonly query: StreamQuery; readonly reader: Reader }[],
  budget: Budget,
  { starts: before = {}, pageSize = PAGE_SIZE, most }: Asking = {},
): Task<readonly WalkRead[]> {
  let starts = before;
  const reads = ways.map(({ query }): WalkRead => ({ walk: firstWalk(query), state: 'again' }));
  const records = ways.map((): Seen | undefined => undefined);
  for (;;) {
    const open = ways
      .flatMap((way, place) => {
        const { walk, state } = reads[place] as WalkRead;
        if (state !== 'more' && state !== 'again') return [];
        return [{ ...way, place, walk: { ...walk, ...starts[startKey(way.query.filter)] }, isNew: state === 'again' }];
      })
      .slice(0, most);
    if (open.length === 0) return reads;
    for (const { query, reader, place, isNew } of open) {
      if (!isNew) continue;
      reader.begin();
      records[place] = seenRecords(query.stream, recordKeyOf(query.stream, query.columns));
    }
    const spent = budget.spent();
    if (spent) {
      for (const { place, walk } of open) reads[place] = { walk, state: spent };
      return reads;
    }
    // Until a record has shown how a server wants to be asked, one finds it out for all.
    const isBlind = starts === before && client.learnt().dialect === undefined && open.some(({ query }) => query.filter);
    const turn = waysInTurn(open, isBlind ? 1 : client.together);
    const goesOn = turn.map(() => true);
    const take = (at: number, page: Page, now: Walk): Added => {
      const { place, reader } = turn[at] as (typeof turn)[number];
      const added = (records[place] as Seen).add(page.rows, now);
      if (goesOn[at]) goesOn[at] = reader.rows(added.fresh);
      return added;
    };
    const done = yield* strides(client, turn, take, pageSize);
    turn.forEach(({ place, reader }, at) => {
      const { walk, state } = done[at] as Stride;
      const stops = state === 'more' && !(goesOn[at] && (reader.seen?.(walk) ?? true));
      reads[place] = { walk, state: stops ? 'stopped' : state };
      if (state === 'ended') {
        // What tells its records apart is needed no longer, and there may be many ways.
        records[place] = undefined;
        reader.ended?.();
      }
      starts = withStart(starts, startKey(turn[at]?.query.filter), walk);
    });
  }
}

/** The way of a reading that has to be whole. @throws ActivTrakError with why it is not. */
export function wholeWalk({ walk, state }: WalkRead): Walk {
  if (state === 'time' || state === 'cancelled') throw stopped(state);
  if (state === 'unknown') throw new ActivTrakError('unstable', PAGES_EMPTY, { retryable: true });
  return walk;
}
