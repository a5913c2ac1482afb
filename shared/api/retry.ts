import type { HttpResponse } from '../ports';

const SECOND = 1000;
/** A server that wants a longer pause gets it: from the person who tries again. */
const LONGEST_WAIT = 60 * SECOND;
/** How often one request is sent at most, by what went wrong: a server that is not there is given up sooner. */
const ATTEMPTS = { limited: 5, server: 4, network: 3 } as const;

/** Whether an answer is one of the API's: a status of success and a body that is JSON at first sight. */
export const isAnswer = ({ status, body }: HttpResponse): boolean => status >= 200 && status < 300 && /^\s*[[{]/.test(body);

/**
 * How many milliseconds to wait before the request is sent again, or `undefined` when it is not.
 * Sent again are broken connections, 429, 5xx and pages of a proxy in place of an answer. `Retry-After` counts, in seconds
 * or as a date; without it the wait doubles from one second. It is never sent sooner than the server asks.
 * @param attempt how often it has been sent, from 1
 * @param now milliseconds since 1970, for a Retry-After that is a date
 */
export function retryWait(response: HttpResponse, attempt: number, now: number): number | undefined {
  const kind = failureKind(response);
  if (kind === undefined || attempt >= ATTEMPTS[kind]) return undefined;
  const wanted = retryAfter(response.headers['retry-after'], now) ?? SECOND * 2 ** (attempt - 1);
  return wanted > LONGEST_WAIT ? undefined : wanted;
}

function failureKind(response: HttpResponse): keyof typeof ATTEMPTS | undefined {
  if (response.barrier) return response.barrier.passes ? 'network' : undefined;
  if (response.status === 0) return 'network';
  if (response.status === 429) return 'limited';
  if (response.status >= 500) return 'server';
  const strangeAnswer = response.status >= 200 && response.status < 300 && !isAnswer(response);
  return strangeAnswer || response.status === 408 ? 'server' : undefined;
}

/** RFC 9110, 10.2.3: a number of seconds or an HTTP date. */
function retryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  if (/^\s*\d+\s*$/.test(text)) return Number(text) * SECOND;
  // Date.parse takes nearly anything; an HTTP date begins with the day of the week.
  const at = /^\s*[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
