/**
 * Rows that are read from a table: one query, whose result BigQuery keeps for about a day, and pieces of it by the number of their first row. What is loaded
 * meanwhile is not among them, and a call that goes on asks for the next ones alone.
 * Source: cloud.google.com/bigquery/docs/cached-results, "anonymous datasets"; cloud.google.com/bigquery/docs/paging-results
 * @module
 */

import { BIGQUERY_SLOW } from '#words/bigquery';
import { ActivTrakError } from '../errors';
import type { Task } from '../task';
import type { ReadingRows, RowsAsked, TableSeen, WarehouseTable } from '../warehouse/warehouse';
import type { Exchange } from './exchange';
import { failureAt } from './failure';
import { getJob, queryJob, queryRowsFrom } from './job-requests';
import { jobId } from './jobs';
import { isTrueAt, listAt, textAt } from './json-at';
import { MOST_WAITS, rowsIn } from './queries';
import { readingStatement } from './statements';
import { typeOf } from './table';
import { getTable, isFilled } from './table-requests';
import { jobTrouble } from './trouble';

/** What a table is like; `undefined` where there is none. */
export function* tableSeen({ send }: Exchange, table: WarehouseTable): Task<TableSeen | undefined> {
  const [found] = yield* send(table, [getTable(table)], [404]);
  if (found === undefined || found.status === 404) return undefined;
  const fields = listAt(found.body, 'schema', 'fields').map((field) => ({ name: textAt(field, 'name'), type: typeOf(field) }));
  return { fields, isFilled: isFilled(found.body), rows: Number(textAt(found.body, 'numRows')) };
}

/** Starts the query. @returns its job's ID */
export function* startReading({ send }: Exchange, newId: () => string, table: WarehouseTable, asked: RowsAsked): Task<string> {
  const id = jobId(newId);
  // A request that was sent twice finds its own job.
  const [job] = yield* send(table, [queryJob(table, readingStatement(table, asked), undefined, id)], [409]);
  const trouble = job && job.status !== 409 ? jobTrouble(job.body) : undefined;
  if (trouble) throw failureAt(table, trouble);
  return id;
}

/**
 * "BigQuery tells you in the `Job` response object whether your query reads any tables with row access policies", also those who see all rows:
 * cloud.google.com/bigquery/docs/managing-row-level-security, "Job statistics". Nothing says which rows are left out.
 */
export function* isGuarded({ send }: Exchange, table: WarehouseTable, id: string): Task<boolean> {
  const [job] = yield* send(table, [getJob(table, id)]);
  return isTrueAt(job?.body, 'statistics', 'rowLevelSecurityStatistics', 'rowLevelSecurityApplied');
}

/** Rows of a query from one on; `undefined` where its job is gone. @throws ActivTrakError `time` where it has no result yet */
export function* rowsOfReading({ send, pause }: Exchange, table: WarehouseTable, id: string, from: number): Task<ReadingRows | undefined> {
  for (let waits = 0; waits < MOST_WAITS; waits += 1) {
    const [answer] = yield* send(table, [queryRowsFrom(table, id, from)], [404]);
    if (answer === undefined || answer.status === 404) return undefined;
    const { body } = answer;
    if (body.jobComplete === true)
      return { rows: rowsIn(body), total: Number(textAt(body, 'totalRows')), bytes: Number(textAt(body, 'totalBytesProcessed')) };
    yield* pause(0);
  }
  throw new ActivTrakError('time', BIGQUERY_SLOW, { retryable: true });
}
