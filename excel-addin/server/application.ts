import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { ADDRESS_TOO_LONG, FILE_METHODS, HEALTH_METHODS, NO_FILE, ONLY_GET, ONLY_HTTP_1, STOPPING, WORKS } from '#words/server';
import { PROXY_HEADER, REDIRECT_HEADER } from '../proxy-headers';
import { forward, type Network } from './forward';
import { passNotice, type WebhookRules } from './notice';
import { checkHost, checkOrigin } from './own-origin';
import { BUSY, type Refusal, refusedWith } from './refusal';
import { forwardedHeaders, type Given, givenHeaders } from './request-headers';
import type { Headers, SecurityHeaders } from './security-headers';
import { clientOf, shares } from './shares';
import type { StaticFiles } from './static-files';
import { targetOf } from './target';
import type { Upstreams } from './upstreams';

/** What the application is made of. It keeps nothing of one request for another. */
export interface Application {
  /** The address under which people see it. */
  readonly own: URL;
  readonly files: StaticFiles;
  readonly upstreams: Upstreams;
  readonly headers: SecurityHeaders;
  readonly network: Network;
  /** Takes a line: method, kind of route, status and milliseconds; nothing of a path, a header or a body. */
  readonly log: (line: string) => void;
  /** Where messages about schedules may go; without it, nowhere. */
  readonly webhooks?: WebhookRules | undefined;
  /** Whether all connections are a balancer's. */
  readonly isBehindBalancer: boolean;
  /** Whether the server is about to stop and wants no more requests. */
  readonly isStopping: () => boolean;
}

type Route = 'health' | 'proxy' | 'notice' | 'file';

/** Answers whatever comes: files of the add-in, requests to ActivTrak, notices, and whether the server is well. */
export function requestListener(application: Application): RequestListener {
  const { network, headers, isStopping, log, isBehindBalancer, webhooks } = application;
  const places = shares(network.limits);

  async function proxy(client: string, url: string, method: string, given: Given, response: ServerResponse): Promise<Refusal | undefined> {
    const problem = checkOrigin(given, application.own);
    if (problem) return problem;
    if (method !== 'GET') return refusedWith(405, ONLY_GET);
    const target = targetOf(url, application.upstreams);
    if ('kind' in target) return target;
    const sent = forwardedHeaders(given, target.apiPath);
    if (isRefusal(sent)) return sent;
    const free = places.take(client);
    if (free === undefined) return BUSY;
    try {
      return await forward(target, sent, response, headers.answers, network);
    } finally {
      free();
    }
  }

  async function notice(
    rules: WebhookRules,
    client: string,
    request: IncomingMessage,
    given: Given,
    response: ServerResponse,
  ): Promise<Refusal | undefined> {
    const problem = checkOrigin(given, application.own);
    if (problem) return problem;
    const free = places.take(client);
    if (free === undefined) return BUSY;
    try {
      return await passNotice(request, given, response, headers.answers, { network, rules });
    } finally {
      free();
    }
  }

  async function answer(route: Route, request: IncomingMessage, response: ServerResponse): Promise<Refusal | undefined> {
    const { url = '', method = '' } = request;
    if (isStopping()) response.setHeader('connection', 'close');
    // Node's parser still reads HTTP/0.9, in which there are no headers to look at.
    if (!/^1\.[01]$/.test(request.httpVersion)) return refusedWith(505, ONLY_HTTP_1);
    if (Buffer.byteLength(url) > network.limits.targetBytes) return refusedWith(414, ADDRESS_TOO_LONG);
    const given = givenHeaders(request.rawHeaders, route === 'notice' && webhooks !== undefined);
    if (isRefusal(given)) return given;
    if (route === 'health') return health(method, response);
    const problem = checkHost(given, application.own);
    if (problem) return problem;
    if (route === 'notice' && webhooks) return notice(webhooks, clientOf(request, isBehindBalancer), request, given, response);
    return route === 'proxy'
      ? proxy(clientOf(request, isBehindBalancer), url, method, given, response)
      : file(url, method, given, response);
  }

  function health(method: string, response: ServerResponse): Refusal | undefined {
    if (method !== 'GET' && method !== 'HEAD') return refusedWith(405, HEALTH_METHODS);
    const status = isStopping() ? 503 : 200;
    response.writeHead(status, { ...headers.answers, 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify({ message: status === 200 ? WORKS : STOPPING }));
    return undefined;
  }

  function file(url: string, method: string, given: Given, response: ServerResponse): Refusal | undefined {
    if (method !== 'GET' && method !== 'HEAD') return refusedWith(405, FILE_METHODS);
    // Office puts a query behind the task pane's address.
    const found = application.files.get(url.replace(/\?.*$/, ''));
    if (!found) return refusedWith(404, NO_FILE);
    const always: Headers = { ...headers.files, ...found.headers, etag: found.etag };
    if (given.get('if-none-match')?.includes(found.etag)) {
      response.writeHead(304, always).end();
      return undefined;
    }
    const packed = /\bgzip\b/.test(given.get('accept-encoding') ?? '') ? found.packed : undefined;
    const bytes = packed ?? found.bytes;
    response.writeHead(200, { ...always, 'content-length': bytes.length, ...(packed ? { 'content-encoding': 'gzip' } : {}) });
    response.end(method === 'HEAD' ? undefined : bytes);
    return undefined;
  }

  return (request, response) => {
    const started = performance.now();
    const route = routeOf(request.url ?? '');
    let isCut = false;
    // Whoever reads an answer slowly does not keep it for ever; what is forwarded has a sentence for it before that.
    const timer = setTimeout(() => {
      isCut = true;
      response.destroy();
    }, network.limits.answerMs + SECOND);
    response.once('close', () => {
      clearTimeout(timer);
      const status = response.headersSent ? response.statusCode : 'gone';
      const cut = isCut || !response.writableFinished ? ' cut' : '';
      if (route !== 'health') log(`${request.method} ${route} ${status}${cut} ${Math.round(performance.now() - started)} ms`);
    });
    answer(route, request, response).then(
      (refusal) => refusal && say(refusal, route, request, response, headers.answers),
      () => response.destroy(),
    );
  };
}

const SECOND = 1000;
const ALLOWED: Readonly<Record<Route, string>> = { health: 'GET, HEAD', proxy: 'GET', notice: 'POST', file: 'GET, HEAD' };

const routeOf = (url: string): Route =>
  url === '/health' ? 'health' : url === '/notice' ? 'notice' : url.startsWith('/proxy/') ? 'proxy' : 'file';

const isRefusal = (value: object): value is Refusal => 'kind' in value && 'status' in value;

/** Answers with a sentence. A request that has more to come, or was not understood, does not keep its connection. */
function say(
  { status, kind, message, host }: Refusal,
  route: Route,
  request: IncomingMessage,
  response: ServerResponse,
  own: Headers,
): void {
  if (status === 400 || status === 505 || !request.complete) response.setHeader('connection', 'close');
  response.writeHead(status, {
    ...own,
    'content-type': 'application/json; charset=utf-8',
    ...(route === 'proxy' || route === 'notice' ? { [PROXY_HEADER]: kind } : {}),
    ...(host === undefined ? {} : { [REDIRECT_HEADER]: host }),
    ...(status === 405 ? { allow: ALLOWED[route] } : {}),
    ...(status === 503 ? { 'retry-after': '1' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : JSON.stringify({ message }));
}
