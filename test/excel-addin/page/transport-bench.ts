import { slots } from '../../../excel-addin/host/network/slots';
import { proxyTransport } from '../../../excel-addin/host/network/transport';
import type { HttpResponse } from '../../../shared/ports';

export const ORIGIN = 'https://pane.example:3000';
export const KEY = 'marked-key-3b7e';
export const URL_OF_PAGE = 'https://api-eu.activtrak.com/reports/v2/workinghours/users?from=2026-03-01&page=1';

export type Fetch = typeof fetch;

/** What a server answers, by the path of the pane's own server. */
export const answering =
  (answer: (path: string) => Response): Fetch =>
  async (input) =>
    answer(String(input).replace(ORIGIN, ''));

export const HTML = { 'content-type': 'text/html; charset=utf-8' };
export const PASSED = '{"activity":null,"total":0}';

export const proxyFails = (kind: string, status = 502): Fetch =>
  answering(() => new Response('{}', { status, headers: { 'x-live-data-proxy': kind } }));
export const onlyFiles: Fetch = answering(() => new Response('<!doctype html>', { status: 404, headers: HTML }));
export const broken: Fetch = async () => {
  throw new TypeError('Failed to fetch');
};
export const redirect: Fetch = async () => Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
/** Never answers; ends when it is told to. */
export const silent: Fetch = (_input, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
  });

export const transport = (fetch: Fetch, { isOnline = true, ms = 20_000, most = 6, signal = new AbortController().signal } = {}) =>
  proxyTransport({ fetch, origin: ORIGIN, isOnline: () => isOnline, slots: slots(most), together: most }, { left: () => ms, signal });

export async function send(fetch: Fetch, how: Parameters<typeof transport>[1] = {}): Promise<HttpResponse> {
  const [answer] = await transport(fetch, how).send([{ url: URL_OF_PAGE, headers: { authorization: `Bearer ${KEY}` } }]);
  return answer as HttpResponse;
}
