import type { Barrier, HttpResponse } from '../ports';
import type { TableShape, WarehouseTable } from '../warehouse/warehouse';
import { type Json, jsonIn, listAt, textAt } from './json-at';

/** What a request or a job was about, for the sentence on what went wrong with it. */
export interface About extends Partial<WarehouseTable> {
  readonly project: string;
  readonly location: string;
  readonly shape?: TableShape;
}

/**
 * What went wrong, as the service says it. Its words may have parts of rows in them, so they are only looked at, never shown.
 * Source of the reasons: cloud.google.com/bigquery/docs/error-messages
 */
export interface ServiceTrouble {
  /** 0: no answer came. 200: a job ended so. */
  readonly status: number;
  /** `accessDenied`, `quotaExceeded`, `SERVICE_DISABLED`. */
  readonly reasons: readonly string[];
  readonly words: string;
  readonly retryAfterMs?: number | undefined;
  readonly barrier?: Barrier | undefined;
}

const SECOND = 1_000;

const reasonsIn = (list: readonly unknown[]): readonly string[] =>
  list.map((one) => textAt(one, 'reason')).filter((reason) => reason !== '');
const wordsIn = (list: readonly unknown[]): readonly string[] => list.map((one) => textAt(one, 'message'));

/** The trouble of an answer that isn't a success. */
export function troubleOf({ status, headers, body, barrier }: HttpResponse): ServiceTrouble {
  const error = jsonIn(body)?.error;
  const [errors, details] = [listAt(error, 'errors'), listAt(error, 'details')];
  const seconds = Number(headers['retry-after']);
  return {
    status,
    reasons: [...reasonsIn(errors), ...reasonsIn(details), textAt(error, 'status')],
    words: [textAt(error, 'message'), ...wordsIn(errors)].join('\n').slice(0, 4_000),
    retryAfterMs: headers['retry-after'] !== undefined && seconds >= 0 ? seconds * SECOND : undefined,
    barrier,
  };
}

/** The trouble with which a job ended, or `undefined` where it did what it was to do. */
export function jobTrouble(job: Json): ServiceTrouble | undefined {
  const result = (job.status as Json | undefined)?.errorResult;
  if (result === undefined || result === null) return undefined;
  const errors = listAt(job, 'status', 'errors');
  return {
    status: 200,
    reasons: [...reasonsIn([result])],
    words: [...wordsIn([result]), ...wordsIn(errors)].join('\n').slice(0, 4_000),
  };
}

const PASSING =
  /^(?:rateLimitExceeded|jobRateLimitExceeded|userRateLimitExceeded|backendError|internalError|jobBackendError|jobInternalError|tableUnavailable)$/;

/** Two changes of one table at a time, one of which gave way: cloud.google.com/bigquery/docs/data-manipulation-language, "DML statement conflicts". */
export const GAVE_WAY = /could not serialize access|concurrent update/i;

/** Whether the same may succeed in a moment. A quota may take hours, so it isn't waited for. */
export function isPassing({ status, reasons, words, barrier }: ServiceTrouble): boolean {
  if (barrier) return barrier.passes;
  if (reasons.includes('quotaExceeded')) return false;
  if (GAVE_WAY.test(words)) return true;
  return status === 0 || status === 408 || status === 429 || status >= 500 || reasons.some((reason) => PASSING.test(reason));
}
