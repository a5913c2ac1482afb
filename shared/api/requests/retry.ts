import type { HttpResponse } from '../../ports';
import { retryAfter } from './retry-after';

const SECOND = 1000;
/** A server that wants a longer pause gets it: from the person who tries again. */
const LONGEST_WAIT = 60 * SECOND;
/** How often one request is sent at most, by what went wrong: a server that is not there is given up sooner. */
const ATTEMPTS = { limited: 5, server: 4, network: 3 } as const;

/**
 * Whether an answer is one of the API's: a status of success and a body that is whole JSON at first sight. One that breaks off inside is
 * found by who reads it.
 */
export const isAnswer = ({ status, body }: HttpResponse): boolean =>
  status >= 200 && status < 300 && startsAsJson(body) && /[\]}]\s*$/.test(body.slice(-100));

/** Whether a body begins like JSON, so that it is an answer of the API or the first part of one. */
export const startsAsJson = (body: string): boolean => /^\s*[[{]/.test(withoutMark(body));

/** A body without the byte order mark that some servers put before JSON (RFC 8259, 8.1), also where its bytes were taken for letters. */
export const withoutMark = (body: string): string => body.replace(/^(?:\ufeff|ï»¿)+/, '');

/**
 * Whether a server wants a pause: 429, or 403 where it says how long, or speaks of a quota (Azure's gateway: "Out of call volume quota.
 * Quota will be replenished in 00:12:30."). Any other 403 is about the key.
 */
export const isPauseAsked = ({ status, headers, body }: HttpResponse): boolean =>
  status === 429 ||
  (status === 403 &&
    (headers['retry-after'] !== undefined || /quota|call volume|too many (requests|calls)|rate.?limit|throttl/i.test(body.slice(0, 2000))));

/** How many milliseconds a server asks to wait, in its header or in its words. */
export function retryAfterOf({ headers, body, status }: HttpResponse, now: number): number | undefined {
  const clock = Date.parse(headers.date ?? '');
  const header = headers['retry-after'];
  if (header !== undefined) return retryAfter(header, Number.isNaN(clock) ? now : clock);
  if (status !== 403 && status !== 429) return undefined;
  const [, hours, minutes, seconds] = /replenished in (?:0\.)?(\d\d):(\d\d):(\d\d)/i.exec(body) ?? [];
  return hours === undefined ? undefined : (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * SECOND;
}

/**
 * How many milliseconds to wait before the request is sent again, or `undefined` when it is not.
 * Sent again are broken connections and answers that break off, 429, 5xx and pages of a proxy in place of an answer. `Retry-After`
 * counts; without it the wait doubles from one second. It is never sent sooner than the server asks.
 * @param attempt how often it has been sent, from 1
 * @param now milliseconds since 1970, for a Retry-After that is a date
 */
export function retryWait(response: HttpResponse, attempt: number, now: number): number | undefined {
  const kind = failureKind(response);
  if (kind === undefined || attempt >= ATTEMPTS[kind]) return undefined;
  const wanted = retryAfterOf(response, now) ?? SECOND * 2 ** (attempt - 1);
  return wanted > LONGEST_WAIT ? undefined : wanted;
}

function failureKind(response: HttpResponse): keyof typeof ATTEMPTS | undefined {
  const { barrier, status } = response;
  if (barrier) return barrier.code === 'rate-limited' ? 'limited' : barrier.passes ? 'network' : undefined;
  if (status === 0) return 'network';
  if (isPauseAsked(response)) return 'limited';
  if (status === 511) return undefined;
  if (status >= 500 || status === 408 || status === 425) return 'server';
  if (status < 200 || status >= 300 || isAnswer(response)) return undefined;
  return startsAsJson(response.body) ? 'network' : 'server';
}
