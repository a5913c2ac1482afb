import { ActivTrakError } from '../errors';
import type { HttpResponse } from '../ports';
import { holdsKey } from './key-forms';

/** A server that answers 401 does not know who asks; one that answers 403 knows, and says no. */
const CAUSES = {
  401: "most likely the key is wrong or expired, else the plan lacks the Live Data API, or the key's user may not see these data",
  403: "most likely the plan lacks the Live Data API, or the key's user may not see these data, else the key is wrong or expired",
} as const;

/**
 * The error of an answer that stays a failure, in a sentence that names the next step.
 * @param holder whose key it is, for people: `the spreadsheet owner's key`
 * @param key what the server says is left out where the key is in it
 */
export function failureOf(response: HttpResponse, holder: string, key: string): ActivTrakError {
  const { status, barrier } = response;
  if (barrier) return new ActivTrakError('network', barrier.words, { retryable: barrier.passes });
  if (status === 0) {
    return new ActivTrakError('network', 'ActivTrak could not be reached: check the network and the address, then try again in a minute.', {
      retryable: true,
    });
  }
  if (status === 401 || status === 403) {
    return new ActivTrakError(
      status === 401 ? 'unauthorized' : 'forbidden',
      `ActivTrak refused ${holder} (${status}): ${CAUSES[status]}; ask an administrator for a key that works and connect it.`,
    );
  }
  if (status === 429)
    return new ActivTrakError('rate-limited', 'ActivTrak asks for a pause because of too many requests: try again in a few minutes.', {
      retryable: true,
    });
  if (status >= 500 || status === 408) {
    return new ActivTrakError('server', `ActivTrak has a problem of its own (${status}): try again in a few minutes.`, { retryable: true });
  }
  if (status >= 200 && status < 300) {
    return new ActivTrakError(
      'decode',
      "Something between here and ActivTrak answered in its place (a sign-in page or a proxy): check the network and the connection's address.",
      { retryable: true },
    );
  }
  const reason = reasonOf(response.body, key);
  return new ActivTrakError(
    'rejected',
    `ActivTrak did not accept the request (${status}${reason === '' ? '' : `: ${reason}`}): check the dates and whom you asked about.`,
  );
}

/** The server's own words, short, on one line; nothing where they are not plain words, or hold the key. */
function reasonOf(body: string, key: string): string {
  const texts: string[] = [];
  try {
    const gather = (value: unknown): void => {
      if (typeof value === 'string') texts.push(value);
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather);
    };
    gather(JSON.parse(body));
  } catch {
    if (!/[<{[]/.test(body)) texts.push(body);
  }
  const words = texts.join(' ').replace(/\s+/g, ' ').trim();
  return holdsKey(words, key) ? '' : words.replace(/[.:\s]+$/, '').slice(0, 160);
}
