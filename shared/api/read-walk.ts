import { ActivTrakError } from '../errors';
import type { Row } from '../model/cell';
import type { Budget, Spent } from '../ports';
import { type Task, wait } from '../task';
import { PAGES_EMPTY } from '../words/en/answers';
import type { Client } from './client';
import { recordKeyOf, seenRecords } from './seen';
import { stopped } from './stopped';
import type { StreamQuery } from './stream-query';
import { stride } from './stride';
import { firstWalk, PAGE_SIZE, type Stride, type Walk } from './walk';

/** What is done with the rows of a way. */
export interface Reader {
  /** Forgets what came so far: the walk starts, or starts over. */
  begin(): void;
  /** Takes a page's rows, without those that were there before; `false` stops. */
  rows(fresh: readonly Row[]): boolean;
  /** Looks at the way after each round of pages; `false` stops. */
  seen?(walk: Walk): boolean;
}

/** How far a way was read, and why no further: its end, the reader's word or the budget. */
export interface WalkRead {
  readonly walk: Walk;
  readonly state: Stride['state'] | 'stopped' | Spent;
}

/** Reads a way in one call, page after page. @param start how to ask, where an earlier way found out */
export function* readWalk(
  client: Client,
  query: StreamQuery,
  budget: Budget,
  reader: Reader,
  { start = {}, pageSize = PAGE_SIZE }: { readonly start?: Pick<Walk, 'dialect' | 'turned' | 'proven'>; readonly pageSize?: number } = {},
): Task<WalkRead> {
  let walk: Walk = { ...firstWalk(query), ...start };
  let state: WalkRead['state'] = 'again';
  const keyOf = recordKeyOf(query.stream, query.columns);
  let records = seenRecords(query.stream, keyOf);
  while (state === 'more' || state === 'again') {
    if (state === 'again') {
      reader.begin();
      records = seenRecords(query.stream, keyOf);
    }
    const spent = budget.spent();
    if (spent) return { walk, state: spent };
    let goesOn = true;
    const step: Stride = yield* stride(
      client,
      query,
      walk,
      function* (page) {
        const added = records.add(page.rows);
        if (goesOn) goesOn = reader.rows(added.fresh);
        return yield* wait(added);
      },
      pageSize,
    );
    ({ walk, state } = step);
    if (state === 'more' && !(goesOn && (reader.seen?.(walk) ?? true))) state = 'stopped';
  }
  return { walk, state };
}

/** The way of a reading that has to be whole. @throws ActivTrakError with why it is not. */
export function wholeWalk({ walk, state }: WalkRead): Walk {
  if (state === 'time' || state === 'cancelled') throw stopped(state);
  if (state === 'unknown') throw new ActivTrakError('unstable', PAGES_EMPTY, { retryable: true });
  return walk;
}
