import { BIGQUERY_SLOW } from '#words/bigquery';
import { ActivTrakError } from '../errors';
import type { Task } from '../task';
import type { QueryRows } from '../warehouse/warehouse';
import type { Exchange } from './exchange';
import { measureQuery, queryPage, runQuery } from './job-requests';
import { type Json, listAt, textAt } from './json-at';
import type { About } from './trouble';

/** After so many answers without a result a statement is given up: each is waited for ten seconds, so half an hour. */
export const MOST_WAITS = 180;

/** Runs a statement, and reads all pages of its rows. */
export function* runStatement({ send, pause }: Exchange, about: About, statement: string): Task<QueryRows> {
  let [answer] = yield* send(about, [runQuery(about, statement)]);
  const id = textAt(answer?.body, 'jobReference', 'jobId');
  for (let waits = 0; answer?.body.jobComplete !== true; waits += 1) {
    if (waits >= MOST_WAITS || id === '') throw new ActivTrakError('time', BIGQUERY_SLOW, { retryable: true });
    yield* pause(0);
    [answer] = yield* send(about, [queryPage(about, id, undefined)]);
  }
  const fields = listAt(answer.body, 'schema', 'fields').map((field) => textAt(field, 'name'));
  const bytes = Number(textAt(answer.body, 'totalBytesProcessed'));
  const rows = [...rowsIn(answer.body)];
  for (let token = textAt(answer.body, 'pageToken'); token !== ''; ) {
    const [page] = yield* send(about, [queryPage(about, id, token)]);
    rows.push(...rowsIn(page?.body ?? {}));
    token = textAt(page?.body, 'pageToken');
  }
  return { fields, rows, bytes };
}

/** The bytes that a statement would read. */
export function* measureStatement({ send }: Exchange, about: About, statement: string): Task<number> {
  const [answer] = yield* send(about, [measureQuery(about, statement)]);
  return Number(textAt(answer?.body, 'totalBytesProcessed'));
}

/** Rows as lists of `{ v }` in lists of `{ f }`: cloud.google.com/bigquery/docs/reference/rest/v2/jobs/query#response-body */
export const rowsIn = (page: Json): readonly (readonly (string | null)[])[] =>
  listAt(page, 'rows').map((row) => listAt(row, 'f').map((cell) => valueText((cell as Json | null)?.v)));

const valueText = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'object' ? JSON.stringify(value) : String(value);
