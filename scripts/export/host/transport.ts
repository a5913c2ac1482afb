import { TOO_SLOW } from '../../../shared/api/requests/patience';
import type { HttpRequest, HttpResponse, Transport } from '../../../shared/ports';

/** A page of the API takes up to 45 seconds, as its callers tell. */
const LONGEST_MS = 60_000;

/** Node's `fetch`. Redirects are not followed, since the key would go along. @param stop what was sent is given up with it */
export function fetchTransport(stop: AbortSignal): Transport {
  async function get({ url, headers }: HttpRequest): Promise<HttpResponse> {
    const late = AbortSignal.timeout(LONGEST_MS);
    // The first versions of Node 20 have no AbortSignal.any.
    const either = new AbortController();
    const giveUp = (): void => either.abort();
    late.addEventListener('abort', giveUp);
    stop.addEventListener('abort', giveUp);
    try {
      if (stop.aborted) giveUp();
      const response = await fetch(url, { headers, redirect: 'manual', signal: either.signal });
      return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
    } catch {
      const noAnswer = { status: 0, headers: {}, body: '', failure: 'No answer came.' };
      return late.aborted ? { ...noAnswer, barrier: TOO_SLOW } : noAnswer;
    } finally {
      stop.removeEventListener('abort', giveUp);
    }
  }
  return { send: (requests) => Promise.all(requests.map(get)) };
}
