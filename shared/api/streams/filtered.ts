import { cannotNarrow } from '#words/narrowing';
import { wrong } from '../../errors';
import type { WhoKind } from '../../model/who-kinds';
import type { Task } from '../../task';
import type { Dialect } from '../connections/connection';
import type { Client } from '../requests/client';
import { filterIgnored, filterVerdict } from './filter';
import { PAGINGS } from './paging';
import { type Page, pagesOf, presumedDialect, type StreamQuery } from './stream-query';
import type { Stream } from './streams';
import { type Added, firstWalk, more } from './walk';

/** An id that nobody has: the API's ids of users, groups and computers count up from 1. */
const NOBODY = 2_147_483_647;
const SMALLEST_PAGE = 150;
const NO_ROWS: Added = { fresh: [], known: 0, alike: 0, again: 0, twice: false, word: 0 };

/** How a filter is asked for, and whether that was seen to count. */
interface Asked {
  readonly dialect: Dialect;
  readonly turned?: boolean;
  readonly proven?: boolean;
}

const OTHER: Readonly<Record<Dialect, Dialect>> = { 'early-access': 'current', current: 'early-access' };

/**
 * The dialect to ask with. While it is not known which one the server speaks, one that has such a filter.
 * @param before with which another way was asked
 */
export function startingDialect(client: Client, { stream, filter }: StreamQuery, before = presumedDialect(client)): Dialect {
  const has = (dialect: Dialect): boolean => filter === undefined || stream.filters[dialect][filter.kind] !== undefined;
  if (has(before)) return before;
  return client.learnt().dialect ?? OTHER[before];
}

/**
 * Checks that pages are only about the people who were asked for, before any row is kept. If the rows can't tell, the same page is
 * requested for an ID that nobody has: the same rows would show that the server ignores the filter.
 * @returns how it was asked, now known to work; or the other dialect, `turned`, with which everything has to be asked again
 * @throws ActivTrakError `filter-ignored` when neither dialect's parameter narrows the answer; `argument` where the server's has none
 */
export function* proven<T extends Asked>(client: Client, query: StreamQuery, asked: T, pages: readonly Page[]): Task<T> {
  const { filter, stream, columns } = query;
  if (filter === undefined) return asked;
  const verdicts = pages.map(({ rows }) => filterVerdict(filter, columns, rows));
  if (!verdicts.includes('ignored')) {
    const unclear = asked.proven ? undefined : pages[verdicts.indexOf('unclear')];
    if (unclear === undefined) return asked;
    if (yield* isEmptyForNobody(client, query, asked.dialect, unclear)) return { ...asked, proven: true };
  }
  const other = OTHER[asked.dialect];
  // A server whose dialect showed only now, in its answer, may have no such filter.
  const dialect = client.learnt().dialect ?? asked.dialect;
  if (stream.filters[dialect][filter.kind] === undefined) throw wrong(cannotNarrow(stream.name, filter.kind));
  if (asked.turned || !differs(stream, filter.kind)) throw filterIgnored();
  return { ...asked, dialect: other, turned: true };
}

/** Whether both dialects have the filter, under two names. */
const differs = ({ filters }: Stream, kind: WhoKind): boolean => {
  const [one, other] = [filters.current[kind], filters['early-access'][kind]];
  return one !== undefined && other !== undefined && one !== other;
};

/**
 * Whether the server has no rows for nobody in those days whose rows it gave. No cursor goes along: one may carry the filter it was given for, and
 * by the days rows are found that came late.
 */
function* isEmptyForNobody(client: Client, query: StreamQuery, dialect: Dialect, unclear: Page): Task<boolean> {
  const { stream, columns, filter } = query;
  const { tellsTotal, name } = stream.paging;
  const times = columns.flatMap(({ kind }, index) => (kind === 'datetime' ? [index] : []));
  const days = tellsTotal
    ? []
    : unclear.rows.flatMap((row) => times.flatMap((index) => (typeof row[index] === 'number' ? [row[index]] : [])));
  const { from, to } = days.reduce(
    ({ from, to }, day) => ({ from: Math.min(from, Math.floor(day)), to: Math.max(to, Math.floor(day)) }),
    query.range,
  );
  const nobody = { ...query, range: { from, to }, filter: filter && { ...filter, id: NOBODY } };
  const ask = pagesOf(client, nobody, dialect);
  const { next, taken, over } = PAGINGS[name];
  let now = more(firstWalk({}));
  while (now.state === 'more') {
    const pages = yield* ask(next(now.walk, SMALLEST_PAGE));
    if (pages.some(({ rows }) => rows.length > 0)) return false;
    if (tellsTotal) return true;
    for (const page of pages) now = taken(now.walk, page, NO_ROWS);
    now = over(now.walk, pages);
  }
  return now.state === 'ended';
}
