import dns from 'node:dns/promises';
import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import { Agent, createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { CERTIFICATE_UNUSABLE, portInUse } from '#words/server';
import { requestListener } from './application';
import { LIMITS, type ServerLimits } from './limits';
import type { WebhookRules } from './notice';
import type { ServerOptions } from './options';
import type { Resolve } from './public-address';
import { type Headers, securityHeaders } from './security-headers';
import { staticFiles } from './static-files';
import { type Upstreams, upstreamsOf } from './upstreams';

/** A server that listens. */
export interface ExcelServer {
  /** The port it listens on. */
  readonly port: number;
  /** Lets requests that are under way end, then stops. */
  close(): Promise<void>;
}

/** What a test puts in place of the world around the server. */
export interface Surroundings {
  readonly upstreams: Upstreams;
  readonly webhooks: WebhookRules;
  readonly resolve: Resolve;
  /** Certificates of the authorities to trust at the upstreams, in place of the usual ones. */
  readonly authorities: readonly string[];
  readonly limits: Partial<ServerLimits>;
  readonly log: (line: string) => void;
}

/** Longer than the 60 seconds for which balancers keep a connection, so that they never send into one that is just closing. */
const KEEP_ALIVE_MS = 65_000;
/** Shorter than servers keep an idle connection, for the same reason. */
const UPSTREAM_IDLE_MS = 5_000;

/**
 * Starts the add-in's server.
 * @throws Error with a sentence when the port is taken, the certificate is none or the folder is empty.
 */
export async function startServer(options: ServerOptions, surroundings: Partial<Surroundings> = {}): Promise<ExcelServer> {
  const limits = { ...LIMITS, ...surroundings.limits };
  const headers = securityHeaders(options);
  let isStopping = false;
  const agent = new Agent({
    keepAlive: true,
    timeout: UPSTREAM_IDLE_MS,
    ...(surroundings.authorities ? { ca: [...surroundings.authorities] } : {}),
  });
  const server = createServer(options, limits);
  const listener = requestListener({
    own: options.baseUrl,
    files: staticFiles(options.folder),
    upstreams: surroundings.upstreams ?? upstreamsOf(options.api),
    webhooks: surroundings.webhooks ?? options.webhooks,
    headers,
    network: { agent, limits, resolve: surroundings.resolve ?? ((name) => dns.lookup(name, { all: true })) },
    log: surroundings.log ?? (() => undefined),
    isStopping: () => isStopping,
    isBehindBalancer: options.certificate === undefined,
  });
  server.on('request', listener);
  // Without this, Node would answer 100 Continue before anything was looked at.
  server.on('checkContinue', listener);
  server.on('checkExpectation', listener);
  answerUnreadable(server, headers.answers);
  server.maxConnections = limits.connections;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await listen(server, options);
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      if (isStopping) return;
      isStopping = true;
      if (options.graceSeconds > 0) await new Promise((done) => setTimeout(done, options.graceSeconds * 1000));
      await drained(server, limits.drainMs);
      agent.destroy();
    },
  };
}

function createServer({ certificate }: ServerOptions, { headerBytes, requestMs }: ServerLimits): Server {
  const common = {
    maxHeaderSize: headerBytes,
    headersTimeout: requestMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: Math.min(1000, requestMs),
  };
  if (certificate === undefined) return createHttpServer(common);
  try {
    return createHttpsServer({ ...common, ...certificate, minVersion: 'TLSv1.2', handshakeTimeout: requestMs });
  } catch (failure) {
    throw new Error(CERTIFICATE_UNUSABLE, { cause: failure });
  }
}

function listen(server: Server, { port, address }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (failure: NodeJS.ErrnoException) => reject(failure.code === 'EADDRINUSE' ? new Error(portInUse(port)) : failure));
    server.listen(port, address, resolve);
  });
}

/** Connections that are idle end at once, the others with their answer, and what is left after a while all the same. */
function drained(server: Server, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const end = setTimeout(() => server.closeAllConnections(), ms);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(end);
      resolve();
    });
  });
}

const LAST_WORDS_MS = 1000;

const UNREADABLE: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/**
 * What Node's parser cannot or will not read never becomes a request: its answer is written by hand. Behind a request that was read it
 * gets none, since that would be taken for the answer to a request which somebody else sent over the same connection.
 */
function answerUnreadable(server: Server, headers: Headers): void {
  const read = new WeakSet<object>();
  for (const event of ['request', 'checkContinue', 'checkExpectation']) {
    server.on(event, ({ socket }: IncomingMessage) => read.add(socket));
  }
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, stream) => {
    const socket = stream as Socket;
    // Without a handshake nothing can be written, and waiting for that would keep the connection.
    if (!/^(HPE_|ERR_HTTP_)/.test(code)) return void socket.destroy();
    if (socket.writable && !read.has(socket)) {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
      const first = `HTTP/1.1 ${UNREADABLE[code] ?? '400 Bad Request'}`;
      socket.write([first, ...lines, 'content-length: 0', 'connection: close', '', ''].join('\r\n'));
    }
    // The answer to a request that came with it may be about to be written; it is not waited for if nobody reads it.
    setImmediate(() => socket.destroySoon());
    setTimeout(() => socket.destroy(), LAST_WORDS_MS).unref();
  });
}
