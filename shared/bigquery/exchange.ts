import { BIGQUERY_SLOW, BIGQUERY_STOPPED, NOT_BIGQUERY } from '#words/bigquery';
import { ActivTrakError } from '../errors';
import type { Budget, Clock, HttpResponse } from '../ports';
import { type Task, wait } from '../task';
import type { WarehouseRequest, WarehouseTransport } from '../warehouse/warehouse';
import { failureAt } from './failure';
import { type Json, jsonIn } from './json-at';
import { type About, isPassing, type ServiceTrouble, troubleOf } from './trouble';

/** What a client of the service needs from its host. */
export interface BigQueryPorts {
  readonly transport: WarehouseTransport;
  readonly clock: Clock;
  /** How long a call may continue; without one, for as long as it takes. */
  readonly budget?: Budget | undefined;
  /** A word that nothing else has. */
  readonly newId: () => string;
  /**
   * Bytes of rows that one request has room for.
   * @default 45 MB: Apps Script sends 50 MB at most (developers.google.com/apps-script/guides/services/quotas, "URL Fetch POST size")
   */
  readonly requestBytes?: number;
}

/** An answer: a success, or one of the statuses that were expected. */
export interface Answer {
  readonly status: number;
  readonly headers: HttpResponse['headers'];
  readonly body: Json;
}

/** Sends requests, and again what fails for a reason that passes. */
export interface Exchange {
  /** The answers in the requests' order. @param expected statuses that are answers too */
  send(about: About, requests: readonly WarehouseRequest[], expected?: readonly number[]): Task<readonly Answer[]>;
  /** The answer to one request as it comes, which isn't sent again. */
  ask(request: WarehouseRequest): Task<HttpResponse>;
  /** Sends requests once, whatever becomes of them. */
  tell(requests: readonly WarehouseRequest[]): Task<void>;
  /** Waits, if that is allowed. @throws ActivTrakError `time` or `cancelled` where it isn't; `failure` in place of `time` */
  pause(ms: number, failure?: ActivTrakError): Task<void>;
}

/** How often one request is sent at most. */
const ATTEMPTS = 5;
const SECOND = 1_000;
const LONGEST_MS = 32 * SECOND;

/** The next wait, of those that double from a second on: cloud.google.com/bigquery/sla, "Back-off Requirements". @param attempt from 1 */
export const backOff = (attempt: number): number => Math.min(LONGEST_MS, SECOND * 2 ** (attempt - 1));

/** What a success with another body than JSON is: a page of a proxy. */
const UNREAD: ServiceTrouble = { status: 502, reasons: [], words: '' };

/** The exchange over a transport, which waits as long as the budget allows. */
export function exchange({ transport, clock, budget }: BigQueryPorts): Exchange {
  function* pause(ms: number, failure?: ActivTrakError): Task<void> {
    const spent = budget?.spent(ms);
    if (spent === 'cancelled') throw new ActivTrakError('cancelled', BIGQUERY_STOPPED);
    if (spent === 'time') throw failure ?? new ActivTrakError('time', BIGQUERY_SLOW, { retryable: true });
    yield* wait(clock.sleep(ms));
  }

  function* send(about: About, requests: readonly WarehouseRequest[], expected: readonly number[] = []): Task<readonly Answer[]> {
    const answers: Answer[] = [];
    let pending = requests.map((_, at) => at);
    for (let attempt = 1; pending.length > 0; attempt += 1) {
      const responses = yield* wait(transport.send(pending.map((at) => requests[at] as WarehouseRequest)));
      const again: number[] = [];
      let longest = backOff(attempt);
      let failure: ActivTrakError | undefined;
      for (const [index, at] of pending.entries()) {
        const read = readAnswer(responses[index] as HttpResponse, expected);
        if ('body' in read) {
          answers[at] = read;
          continue;
        }
        const failed = read === UNREAD ? new ActivTrakError('decode', NOT_BIGQUERY, { retryable: true }) : failureAt(about, read);
        if (!isPassing(read) || attempt >= ATTEMPTS) throw failed;
        failure = failed;
        longest = Math.max(longest, read.retryAfterMs ?? 0);
        again.push(at);
      }
      pending = again;
      if (failure !== undefined) yield* pause(longest, failure);
    }
    return answers;
  }

  function* ask(request: WarehouseRequest): Task<HttpResponse> {
    const [response] = yield* wait(transport.send([request]));
    return response as HttpResponse;
  }

  function* tell(requests: readonly WarehouseRequest[]): Task<void> {
    yield* wait(transport.send(requests));
  }

  return { send, ask, tell, pause };
}

function readAnswer(response: HttpResponse, expected: readonly number[]): Answer | ServiceTrouble {
  const { status, headers, body } = response;
  const isExpected = expected.includes(status);
  if (!isExpected && (status < 200 || status >= 300)) return troubleOf(response);
  // A deletion answers with nothing.
  const read = body.trim() === '' ? {} : jsonIn(body);
  return read === undefined && !isExpected ? UNREAD : { status, headers, body: read ?? {} };
}
