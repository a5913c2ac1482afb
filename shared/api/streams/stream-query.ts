import type { Column, Unit } from '../../model/cell';
import type { DateRange } from '../../model/date-range';
import { type DecodedPage, pageReader } from '../../model/page-reader';
import { isoDay } from '../../model/serial';
import type { Task } from '../../task';
import { DIALECT_OF, type Dialect } from '../connections/connection';
import type { Client } from '../requests/client';
import type { ApiRequest, Parameter } from '../requests/request';
import { refuseTextDates } from './date-forms';
import { dialectOf } from './dialect';
import { type Filter, filterParameter } from './filter';
import type { Stream } from './streams';

/** Which page: by number, by cursor, or the first of a cursor's way (neither). */
export interface PageQuery {
  readonly page?: number;
  readonly cursor?: string | undefined;
  readonly pageSize: number;
}

/** A decoded page, and what was asked for it. */
export interface Page extends DecodedPage {
  readonly query: PageQuery;
}

/** What is asked of a stream, and as which columns its records come back. */
export interface StreamQuery {
  readonly stream: Stream;
  readonly range: DateRange;
  /** Leaves the last day out of the request: what is followed by cursors has no end, and further east it is tomorrow already. */
  readonly endless?: boolean;
  /** Where to go on; without one the way begins with the range. */
  readonly cursor?: string | undefined;
  readonly filter: Filter | undefined;
  readonly columns: readonly Column[];
  readonly unit: Unit;
}

/** Asks for pages of a query, all of a list together. */
export type AskPages = (queries: readonly PageQuery[]) => Task<readonly Page[]>;

/** Pages of a query, and with which dialect's parameters they are asked for. */
export interface PagesAsked {
  readonly query: StreamQuery;
  readonly dialect: Dialect;
  readonly pages: readonly PageQuery[];
}

/** The dialect to speak before any record has shown one. */
export function presumedDialect(client: Client): Dialect {
  const { dialect, keyHeader } = client.learnt();
  return dialect ?? DIALECT_OF[keyHeader ?? 'bearer'];
}

/** A function that asks for this query's pages and decodes them; the dialect that the records show is kept by the client. */
export function pagesOf(client: Client, query: StreamQuery, dialect: Dialect = presumedDialect(client)): AskPages {
  return function* ask(pages) {
    const [found = []] = yield* pagesTogether(client, [{ query, dialect, pages }]);
    return found;
  };
}

/** The pages of several queries of one stream, asked for together, by query. The queries have the same columns and the same unit. */
export function* pagesTogether(client: Client, asked: readonly PagesAsked[]): Task<readonly (readonly Page[])[]> {
  const [first] = asked;
  if (first === undefined) return [];
  const { stream, columns, unit } = first.query;
  const read = pageReader(columns, unit);
  const pages = yield* client.send(
    asked.flatMap(({ query, dialect, pages }) => pages.map((page) => pageRequest(query, page, dialect))),
    (body) => {
      const page = read(body);
      const shown = client.learnt().dialect === undefined ? dialectOf(body, stream) : undefined;
      if (shown) client.learn(shown);
      return page;
    },
  );
  let at = 0;
  return asked.map(({ pages: queries }) =>
    queries.map((query): Page => {
      const page = pages[at] as DecodedPage;
      at += 1;
      refuseTextDates(columns, page.rows);
      return { ...page, query };
    }),
  );
}

function pageRequest({ stream, range, filter, endless }: StreamQuery, page: PageQuery, dialect: Dialect): ApiRequest {
  const parameters: Parameter[] = [
    [stream.dates.from, isoDay(range.from)],
    ...(endless ? [] : [[stream.dates.to, isoDay(range.to)] as const]),
    ['pageSize', page.pageSize],
  ];
  if (page.page !== undefined) parameters.push(['page', page.page]);
  if (page.cursor !== undefined) parameters.push(['cursor', page.cursor]);
  if (filter) parameters.push(filterParameter(stream, filter, dialect));
  return { path: stream.path, parameters };
}
