import {
  ANSWER_BROKE_OFF,
  emptyAnswer,
  keyRefused,
  knownStatus,
  leadsElsewhere,
  limitingRequests,
  NOT_REACHED,
  notAccepted,
  OTHER_PAGE,
  serverTrouble,
} from '#words/answers';
import { ActivTrakError } from '../../errors';
import type { HttpResponse } from '../../ports';
import { isPauseAsked, retryAfterOf, startsAsJson } from './retry';
import { holdsPart, serverWords } from './server-words';

/** What an answer was to, for the sentence about it. */
export interface AskedAs {
  /** Whose key it is, for people: `the spreadsheet owner's key`. */
  readonly holder: string;
  /** What the server says is left out where a part of it is in there. */
  readonly key: string;
  /** Where the request went. */
  readonly host: string;
  /** Whether it only tried the connection: then there are no dates and nobody asked about that could be wrong. */
  readonly isTrial: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The error of an answer that stays a failure: what happened, and the next step. */
export function failureOf(response: HttpResponse, { holder, key, host, isTrial, now }: AskedAs): ActivTrakError {
  const { status, barrier, body } = response;
  if (barrier) return new ActivTrakError(barrier.code ?? 'network', barrier.words, { retryable: barrier.passes });
  if (status === 0) return passing('network', NOT_REACHED);
  const wait = retryAfterOf(response, now);
  if (isPauseAsked(response)) return passing('rate-limited', limitingRequests(wait), wait);
  if (status === 401 || status === 403)
    return new ActivTrakError(status === 401 ? 'unauthorized' : 'forbidden', keyRefused(holder, status));
  const known = knownStatus(status);
  if (known !== undefined) return new ActivTrakError(codeOf(status), known);
  if (status >= 500 || status === 408 || status === 425) return passing('server', serverTrouble(status, wait), wait);
  if (status >= 200 && status < 300) {
    if (body.trim() === '') return passing('decode', emptyAnswer(status, wait), wait);
    if (startsAsJson(body)) return passing('network', ANSWER_BROKE_OFF);
    return passing('decode', OTHER_PAGE);
  }
  if (status >= 300 && status < 400) return elsewhere(response, key, host);
  return new ActivTrakError('rejected', notAccepted(status, serverWords(body, key), isTrial));
}

const passing = (code: 'network' | 'rate-limited' | 'server' | 'decode', words: string, retryAfterMs?: number): ActivTrakError =>
  new ActivTrakError(code, words, { retryable: true, retryAfterMs });

const codeOf = (status: number): 'network' | 'too-large' | 'rejected' =>
  status === 407 || status === 511 ? 'network' : [413, 414, 431].includes(status) ? 'too-large' : 'rejected';

/** A redirection, which is never followed: the key would go along. */
function elsewhere({ status, headers }: HttpResponse, key: string, host: string): ActivTrakError {
  const found = hostShown(headers.location ?? '', key);
  return new ActivTrakError('rejected', leadsElsewhere(status, found, found === host));
}

/** The host of an address, without anything else; `undefined` where it could have more to tell than where it is. */
function hostShown(address: string, key: string): string | undefined {
  const host = /^(?:https?:)?\/\/([a-z0-9.-]{4,60})(?::\d+)?(?:[/?#]|$)/i.exec(address)?.[1]?.toLowerCase();
  return host === undefined || /\d{3}|[^.]{25}/.test(host) || holdsPart(host, key) ? undefined : host;
}
