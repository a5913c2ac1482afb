import type { Row } from '../model/cell';
import type { Task } from '../task';
import type { Client } from './client';
import type { Dialect } from './connection';
import { filterIgnored, filterVerdict } from './filter';
import { pagesOf, presumedDialect, type StreamQuery } from './stream-query';

/** An id that nobody has: the API's ids of users, groups and computers count up from 1. */
const NOBODY = 2_147_483_647;

/**
 * Reads a query with its filter proven: after `read` the rows are looked at, and where they cannot tell, the server is asked
 * about an id that nobody has. A server that ignores the filter is tried with the other dialect's parameter.
 * @param read reads the rows of one attempt in the given dialect
 * @throws ActivTrakError `filter-ignored` when neither dialect's parameter narrows the answer.
 */
export function* readFiltered<T extends { readonly rows: readonly Row[] }>(
  client: Client,
  query: StreamQuery,
  read: (dialect: Dialect) => Task<T>,
): Task<T> {
  const presumed = presumedDialect(client);
  if (query.filter === undefined) return yield* read(presumed);
  const other: Dialect = presumed === 'current' ? 'early-access' : 'current';
  const { kind } = query.filter;
  const otherName = query.stream.filters[other][kind];
  const candidates = otherName === undefined || otherName === query.stream.filters[presumed][kind] ? [presumed] : [presumed, other];
  for (const dialect of candidates) {
    const answer = yield* read(dialect);
    const verdict = filterVerdict(query.filter, query.columns, answer.rows);
    if (verdict === 'obeyed' || (verdict === 'unclear' && (yield* answersForNobody(client, query, dialect)))) return answer;
  }
  throw filterIgnored();
}

/** Whether the server, asked about an id that nobody has, gives no rows: the filter counts then. */
export function* answersForNobody(client: Client, query: StreamQuery, dialect: Dialect): Task<boolean> {
  const ask = pagesOf(client, { ...query, filter: query.filter && { ...query.filter, id: NOBODY } }, dialect);
  const paging = query.stream.paging === 'numbered' ? { page: 1 } : {};
  const [page] = yield* ask([{ ...paging, pageSize: 150 }]);
  return page?.rows.length === 0;
}
