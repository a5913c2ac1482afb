import type { Budget, Clock, HttpResponse, Transport } from '../ports';
import { type Task, wait } from '../task';
import type { Connection, Dialect, KeyHeader } from './connection';
import { failureOf } from './failure';
import { type ApiRequest, httpRequest } from './request';
import { isAnswer, retryWait } from './retry';
import { stopped } from './stopped';

export interface ClientPorts {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly budget: Budget;
}

/** Sends requests with one connection's key, and keeps what it learns of the server. */
export interface Client {
  /** The connection, with the key header and the dialect that turned out to work. */
  connection(): Connection;
  /** Keeps the dialect that the server's records showed. */
  learn(dialect: Dialect): void;
  /**
   * The bodies of the answers, in the requests' order. What failed for a passing reason is sent again, and only that, as long
   * as the budget allows; on 401 or 403 the other key header is tried once.
   * @throws ActivTrakError for the first request that stays a failure.
   */
  send(requests: readonly ApiRequest[]): Task<readonly string[]>;
}

const OTHER: Readonly<Record<KeyHeader, KeyHeader>> = { bearer: 'x-api-key', 'x-api-key': 'bearer' };

const isRefusal = ({ status }: HttpResponse): boolean => status === 401 || status === 403;

/** @param holder whose key it is, for messages: `your key`, `the spreadsheet owner's key` */
export function createClient(connection: Connection, holder: string, { transport, clock, budget }: ClientPorts): Client {
  let current = connection;
  let otherHeaderTried = false;

  const header = (): KeyHeader => current.keyHeader ?? (current.dialect === 'current' ? 'x-api-key' : 'bearer');

  function* sendWith(requests: readonly ApiRequest[], keyHeader: KeyHeader): Task<readonly HttpResponse[]> {
    return yield* wait(transport.send(requests.map((request) => httpRequest(request, current, keyHeader))));
  }

  /** Sends one of what was refused with the other header, once a client; where that one is understood, it is kept and the others follow. */
  function* tryOtherHeader(requests: readonly ApiRequest[], responses: readonly HttpResponse[]): Task<readonly HttpResponse[]> {
    const refused = responses.flatMap((response, index) => (isRefusal(response) ? [index] : []));
    if (refused.length === 0 || otherHeaderTried) return responses;
    otherHeaderTried = true;
    const other = OTHER[header()];
    const [first, ...others] = refused.map((index) => requests[index] as ApiRequest);
    const [probe] = yield* sendWith([first as ApiRequest], other);
    // 403 in place of 401: this header is read and the key known, only these data are not for it.
    const isKnown = probe?.status === 403 && responses[refused[0] as number]?.status === 401;
    if (probe === undefined || (isRefusal(probe) && !isKnown)) return responses;
    current = { ...current, keyHeader: other };
    const answers = [probe, ...(others.length === 0 ? [] : yield* sendWith(others, other))];
    return responses.map((response, index) => answers[refused.indexOf(index)] ?? response);
  }

  function* send(requests: readonly ApiRequest[]): Task<readonly string[]> {
    const bodies = new Array<string>(requests.length);
    let pending = requests.map((_, index) => index);
    for (let attempt = 1; pending.length > 0; attempt += 1) {
      const asked = pending.map((index) => requests[index] as ApiRequest);
      const responses = yield* tryOtherHeader(asked, yield* sendWith(asked, header()));
      const failed = pending.filter((index, place) => {
        const response = responses[place] as HttpResponse;
        if (!isAnswer(response)) return true;
        bodies[index] = response.body;
        return false;
      });
      if (failed.length < pending.length && current.keyHeader === undefined) current = { ...current, keyHeader: header() };
      if (failed.length > 0)
        yield* pause(
          failed.map((index) => responses[pending.indexOf(index)] as HttpResponse),
          attempt,
        );
      pending = failed;
    }
    return bodies;
  }

  /** Waits as long as the slowest of the failed asks; throws when one of them is not to be sent again, or the budget is spent. */
  function* pause(failed: readonly HttpResponse[], attempt: number): Task<void> {
    if (budget.spent() === 'cancelled') throw stopped('cancelled');
    let longest = 0;
    for (const response of failed) {
      const ms = retryWait(response, attempt, clock.now());
      if (ms === undefined || budget.spent(ms)) throw failureOf(response, holder, current.key);
      longest = Math.max(longest, ms);
    }
    yield* wait(clock.sleep(longest));
  }

  return {
    connection: () => current,
    learn: (dialect) => {
      current = { ...current, dialect };
    },
    send,
  };
}
