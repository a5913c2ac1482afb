import { patience, tooLong } from '../../../shared/api/requests/patience';
import type { Barrier, HttpRequest, HttpResponse, Transport } from '../../../shared/ports';
import { PROXY_HEADER, REDIRECT_HEADER } from '../../proxy-headers';
import type { PageBudget } from '../clock';
import { BARRIERS, type BarrierName, barrierNamed } from './barriers';
import { probeAddress, proxyAddress } from './proxy-address';
import type { Slots } from './slots';

/** What the transport needs of the page. */
export interface PageNetwork {
  readonly fetch: typeof fetch;
  /** The address of the pane's own server: `https://localhost:3000`. */
  readonly origin: string;
  /** `false` where the browser knows that there is no network. */
  readonly isOnline: () => boolean;
  /** All that the page sends goes through these. */
  readonly slots: Slots;
  /** How many slots there are. */
  readonly together: number;
}

/** The pane's server takes no longer target. */
const LONGEST_TARGET = 2_048;
const PROBE_MS = 10_000;

const noAnswer = (name: BarrierName, failure: string): HttpResponse => unsent(BARRIERS[name], failure);

const unsent = (barrier: Barrier, failure: string): HttpResponse => ({ status: 0, headers: {}, body: '', failure, barrier });

/**
 * `fetch`, by way of the pane's own server: a browser may not ask ActivTrak itself. Cookies stay out, redirects are not followed.
 * @param budget no answer is waited for beyond it
 */
export function proxyTransport(network: PageNetwork, budget: Pick<PageBudget, 'left' | 'signal'>): Transport {
  const { origin, isOnline, together } = network;
  /** The longest that an answer took so far. */
  let slowest = 0;

  async function get(url: string, headers: Readonly<Record<string, string>>, ms: number): Promise<HttpResponse> {
    const stop = new AbortController();
    const abort = (): void => stop.abort();
    const timer = setTimeout(abort, ms);
    budget.signal.addEventListener('abort', abort);
    try {
      const response = await network.fetch(url, {
        method: 'GET',
        headers,
        credentials: 'omit',
        redirect: 'manual',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: stop.signal,
      });
      if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
        return noAnswer('sign-in', 'The answer was a redirect.');
      return { status: response.status, headers: headersOf(response), body: await response.text() };
    } catch {
      if (stop.signal.aborted) return noAnswer('timeout', 'There was no answer in time.');
      return isOnline() ? noAnswer('no-server', 'The connection broke.') : noAnswer('offline', 'There is no network.');
    } finally {
      clearTimeout(timer);
      budget.signal.removeEventListener('abort', abort);
    }
  }

  async function sendOne({ url, headers }: HttpRequest, count: number): Promise<HttpResponse> {
    const left = budget.left();
    if (left <= 0 || budget.signal.aborted) return noAnswer('timeout', 'There was no time left to ask.');
    const address = proxyAddress(origin, url);
    if (address.length - origin.length > LONGEST_TARGET) return unsent(tooLong(LONGEST_TARGET), 'The address is too long.');
    const response = await get(address, headers, patience(left, count, slowest));
    if (response.status > 0) slowest = Math.max(slowest, left - budget.left());
    const host = response.headers[REDIRECT_HEADER];
    if (host !== undefined) return { status: 302, headers: { location: `https://${host}/` }, body: '' };
    const named = barrierNamed(response.headers[PROXY_HEADER] ?? '');
    if (named) return { ...response, barrier: named };
    return isPage(response) && !(await hasProxy()) ? { ...response, barrier: BARRIERS['no-proxy'] } : response;
  }

  /** Whether the pane's server passes anything on: a server of files alone answers with a page of its own. */
  async function hasProxy(): Promise<boolean> {
    const { headers } = await get(probeAddress(origin), {}, PROBE_MS);
    return headers[PROXY_HEADER] !== undefined;
  }

  return {
    together,
    send: (requests) => Promise.all(requests.map((request) => network.slots(() => sendOne(request, requests.length)))),
  };
}

/** ActivTrak's API answers with JSON; these are what a server of files says of a path that it does not have. */
const isPage = ({ status, headers }: HttpResponse): boolean =>
  [200, 404, 405].includes(status) && /^text\/html\b/i.test(headers['content-type'] ?? '');

function headersOf(response: Response): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    headers[name.toLowerCase()] = value;
  });
  return headers;
}
