import type { Client } from '../../../shared/api/requests/client';
import { type LogRead, readNewestLog } from '../../../shared/api/streams/read-log';
import type { StreamQuery } from '../../../shared/api/streams/stream-query';
import type { Row } from '../../../shared/model/cell';
import type { Budget } from '../../../shared/ports';
import type { Task } from '../../../shared/task';

export interface NewestRead extends Omit<LogRead, 'answers'> {
  readonly rows: readonly Row[];
}

/** The newest rows of one query's log. */
export function* newestLog(client: Client, { filter, ...query }: StreamQuery, limit: number, budget: Budget): Task<NewestRead> {
  const { answers, ...read } = yield* readNewestLog(client, query, [filter], limit, budget);
  return { ...read, rows: answers[0] ?? [] };
}
