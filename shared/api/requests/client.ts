import { type ActivTrakError, isActivTrakError } from '../../errors';
import type { Budget, Clock, HttpResponse, Transport } from '../../ports';
import { type Task, wait } from '../../task';
import { type Connection, type Dialect, HEADER_OF, hostOf, type KeyHeader, type Learnt, learntOf } from '../connections/connection';
import { failureOf } from './failure';
import { type ApiRequest, httpRequest } from './request';
import { isAnswer, isPauseAsked, retryWait, withoutMark } from './retry';
import { stopped } from './stopped';

/** How many requests go together at most: UrlFetchApp's list and a browser's patience. */
export const REQUESTS_TOGETHER = 20;

/** What a client needs from its host. */
export interface ClientPorts {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly budget: Budget;
}

/** Sends requests with one connection's key, and keeps what it learns of the server. */
export interface Client {
  /** How many requests may go together now: fewer where the host answers fewer at a time, or after the server asked for a pause. */
  readonly together: number;
  /** The key header and the dialect that turned out to work, or were set by hand. The key stays in here. */
  learnt(): Learnt;
  /** Keeps the dialect that the server's records showed. */
  learn(dialect: Dialect): void;
  /**
   * What `read` makes of the answers' bodies, in the requests' order. Only requests that failed for a temporary reason are sent again, as long
   * as the budget allows. On 401 or 403, the other key header is tried once for rows, and once for names.
   * @param read decodes a body. If it throws a retryable `decode`, the answer was cut off, and is requested again.
   * @throws ActivTrakError for the first request that stays a failure.
   */
  send<T>(requests: readonly ApiRequest[], read: (body: string) => T): Task<readonly T[]>;
}

/** An answer that is none of the API's, or could not be read. */
interface Failed {
  readonly index: number;
  readonly response: HttpResponse;
  readonly unread?: ActivTrakError;
}

/** What is asked again as a connection that broke. */
const BROKEN: HttpResponse = { status: 0, headers: {}, body: '' };

const OTHER: Readonly<Record<KeyHeader, KeyHeader>> = { bearer: 'x-api-key', 'x-api-key': 'bearer' };

/** How the paths of all streams begin. */
const ROWS = '/reports/';

const isRefusal = (response: HttpResponse): boolean => [401, 403].includes(response.status) && !isPauseAsked(response);

/**
 * A client that sends with this connection's key, and keeps the key to itself.
 * @param holder whose key it is, for messages: `your key`, `the spreadsheet owner's key`
 * @param isTrial whether it only tries the connection, so that messages speak of nothing else
 */
export function createClient(connection: Connection, holder: string, { transport, clock, budget }: ClientPorts, isTrial = false): Client {
  let current = connection;
  const otherHeaderTried = new Set<boolean>();
  const most = Math.min(transport.together ?? REQUESTS_TOGETHER, REQUESTS_TOGETHER);
  let together = most;

  const header = (): KeyHeader => current.keyHeader ?? HEADER_OF[current.dialect ?? 'early-access'];

  function* sendWith(requests: readonly ApiRequest[], keyHeader: KeyHeader): Task<readonly HttpResponse[]> {
    return yield* wait(transport.send(requests.map((request) => httpRequest(request, current, keyHeader))));
  }

  /**
   * Sends one of what was refused with the other header, once a client for rows and once for names, which a key may be refused with either; where that
   * one is understood, it is kept and the others follow.
   */
  function* tryOtherHeader(requests: readonly ApiRequest[], responses: readonly HttpResponse[]): Task<readonly HttpResponse[]> {
    const refused = responses.flatMap((response, index) => (isRefusal(response) ? [index] : []));
    const other = OTHER[header()];
    const [first, ...others] = refused.map((index) => requests[index] as ApiRequest);
    const areRows = first?.path.startsWith(ROWS) === true;
    if (first === undefined || otherHeaderTried.has(areRows)) return responses;
    otherHeaderTried.add(areRows);
    const [probe] = yield* sendWith([first], other);
    // 403 in place of 401: this header is read and the key known, only these data are not for it.
    const isKnown = probe?.status === 403 && responses[refused[0] as number]?.status === 401;
    if (probe === undefined || (isRefusal(probe) && !isKnown)) return responses;
    current = { ...current, keyHeader: other };
    const answers = [probe, ...(others.length === 0 ? [] : yield* sendWith(others, other))];
    return responses.map((response, index) => answers[refused.indexOf(index)] ?? response);
  }

  function* send<T>(requests: readonly ApiRequest[], read: (body: string) => T): Task<readonly T[]> {
    const found = new Array<T>(requests.length);
    let pending = requests.map((_, index) => index);
    for (let attempt = 1; pending.length > 0; ) {
      const turn = pending.slice(0, together);
      const asked = turn.map((index) => requests[index] as ApiRequest);
      const responses = yield* tryOtherHeader(asked, yield* sendWith(asked, header()));
      // Before anything is read, because the dialect that records show has a header of its own.
      const used = header();
      const failed = turn.flatMap((index, at): readonly Failed[] => {
        const response = responses[at] as HttpResponse;
        if (!isAnswer(response)) return [{ index, response }];
        try {
          found[index] = read(withoutMark(response.body));
          return [];
        } catch (unread) {
          if (isActivTrakError(unread) && unread.code === 'decode' && unread.retryable) return [{ index, response: BROKEN, unread }];
          throw unread;
        }
      });
      if (failed.length < turn.length && current.keyHeader === undefined) current = { ...current, keyHeader: used };
      if (failed.length > 0) yield* pause(failed, attempt);
      const isLimited = failed.some(({ response }) => isPauseAsked(response));
      together = isLimited ? Math.ceil(turn.length / 2) : Math.min(most, together + (failed.length === 0 ? 1 : 0));
      // A server that lets some through takes the others in time.
      if (failed.length > 0 && (!isLimited || failed.length === turn.length)) attempt += 1;
      pending = [...failed.map(({ index }) => index), ...pending.slice(turn.length)];
    }
    return found;
  }

  /** Waits as long as the slowest of the failed asks; throws when one of them is not to be sent again, or the budget is spent. */
  function* pause(failed: readonly Failed[], attempt: number): Task<void> {
    if (budget.spent() === 'cancelled') throw stopped('cancelled');
    const now = clock.now();
    const asked = { holder, key: current.key, host: hostOf(current.baseUrl), isTrial, now };
    let longest = 0;
    for (const { response, unread } of failed) {
      const ms = retryWait(response, attempt, now);
      if (ms === undefined || budget.spent(ms)) throw unread ?? failureOf(response, asked);
      longest = Math.max(longest, ms);
    }
    yield* wait(clock.sleep(longest));
  }

  return {
    get together() {
      return together;
    },
    learnt: () => learntOf(current),
    learn: (dialect) => {
      current = { ...current, dialect };
    },
    send,
  };
}
