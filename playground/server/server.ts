import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { inProject } from '../../scripts/root';
import type { NetworkRequest } from '../apps-script/backend';
import { excelAddinServer } from './excel-addin';
import { networkTo } from './network';
import { pageReloads, type Reloads, withReload } from './reload';
import { sandboxClock } from './sandbox-clock';
import { startWebhooks, type WebhookServer } from './webhook-server';

export interface PlaygroundServer {
  /** `http://127.0.0.1:8080` */
  readonly address: string;
  close(): Promise<void>;
  /** What it serves was built anew. Pages that are open load again where they listen. */
  built(): void;
}

export interface PlaygroundServerOptions {
  /** Tried first; the ones behind it when it is taken and `strict` is not set. 0 takes a free one. */
  readonly port: number;
  /** Whether the port was asked for and no other will do. */
  readonly strict: boolean;
  /** The page's files. */
  readonly page: string;
  /** dist/sheets-addon. */
  readonly addon: string;
  /** dist/excel-addin. */
  readonly excelAddin: string;
  readonly apiAddress: string;
  /** The key that is connected at first. */
  readonly key: string;
  /** Keys of other accounts at the same address. */
  readonly otherKeys?: readonly string[];
  /** Whether pages listen for what is built anew. */
  readonly reloads?: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

/** Cross-origin isolation lets workers block on shared memory; the policy lets the page reach nobody but this server. */
const HEADERS: Readonly<Record<string, string>> = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy':
    "default-src 'self'; script-src 'self' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** A page of a script is one file with everything in it, and reaches nobody. Google's own policy lets it do more. */
const FRAME_POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; frame-ancestors 'self'";

const ATTEMPTS = 20;

/** Serves the playground on the loopback address. @throws Error with a sentence when the port is taken. */
export async function servePlayground(options: PlaygroundServerOptions): Promise<PlaygroundServer> {
  const attempts = options.strict || options.port === 0 ? 1 : ATTEMPTS;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const server = await listen(options.port + attempt);
    if (!server) continue;
    const { port } = server.address() as AddressInfo;
    const reloads = pageReloads();
    const webhooks = await startWebhooks();
    const mount = answer(server, options, port, reloads, webhooks);
    return {
      built() {
        mount();
        reloads.built();
      },
      address: `http://127.0.0.1:${port}`,
      async close() {
        await webhooks.close();
        await new Promise<void>((done) => {
          server.close(() => done());
          server.closeAllConnections();
        });
      },
    };
  }
  throw new Error(`Port ${options.port} is already in use. Choose another with --port, or 0 for a free one.`);
}

/** The add-in's own server takes what is its own, and the playground the rest. Gives what reads the add-in's files again. */
function answer(server: Server, options: PlaygroundServerOptions, port: number, reloads: Reloads, webhooks: WebhookServer): () => void {
  const own = getRequestListener(application(options, reloads, webhooks).fetch);
  const names = ['127.0.0.1', 'localhost'].map((name) => new URL(`http://${name}:${port}`));
  const mount = (): ReturnType<typeof excelAddinServer> => excelAddinServer(options.excelAddin, options.apiAddress, webhooks.port, names);
  let mounted = mount();
  server.on('request', (request, response) => {
    const found = mounted(request.headers.host ?? '', request.url ?? '');
    if (!found) return void own(request, response);
    request.url = found.path;
    found.listener(request, response);
  });
  return () => {
    mounted = mount();
  };
}

/** Microsoft's object model. */
const OBJECT_MODEL = createRequire(inProject('package.json')).resolve('@microsoft/office-js/dist/excel-web-16.00.js');

function application(
  { page, addon, apiAddress, key, otherKeys, reloads: listens }: PlaygroundServerOptions,
  reloads: Reloads,
  webhooks: WebhookServer,
): Hono {
  const app = new Hono();
  const network = networkTo(apiAddress, `http://127.0.0.1:${webhooks.port}`);
  const clock = sandboxClock(apiAddress, key, otherKeys);
  app.use('*', async (context, next) => {
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(context.req.header('host') ?? ''))
      return context.text('Open this page under its own address.', 403);
    await next();
    for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
    if (context.req.path === '/frame.html') context.header('content-security-policy', FRAME_POLICY);
  });
  app.get('/playground.json', async (context) => {
    if (!isOwnPage(context)) return context.text('This is only for the page.', 403);
    return context.json({ key, ...(await clock.read()) });
  });
  app.post('/time/:seconds{[0-9]+}', async (context) => {
    if (!isOwnPage(context)) return context.text('This is only for the page.', 403);
    return context.json(await clock.pass(Number(context.req.param('seconds'))));
  });
  app.post('/network/fetch-all', async (context) => {
    if (!isOwnPage(context)) return context.text('This is only for the page.', 403);
    return context.json(await network((await context.req.json()) as readonly NetworkRequest[]));
  });
  // What came to webhooks, for the page's tab of messages.
  app.get('/messages.json', (context) => {
    if (!isOwnPage(context)) return context.text('This is only for the page.', 403);
    return context.json(webhooks.messages());
  });
  // What the warehouse has, for the page's tab of it.
  app.get('/bigquery/:what{tables|rows}', async (context) => {
    if (!isOwnPage(context)) return context.text('This is only for the page.', 403);
    const { search } = new URL(context.req.url);
    const answer = await fetch(`${apiAddress}/sandbox/v1/bigquery/${context.req.param('what')}${search}`, {
      headers: { 'x-api-key': key },
    });
    return context.body(await answer.text(), answer.status as 200, { 'content-type': 'application/json; charset=utf-8' });
  });
  app.get('/sheets-addon/:file{(?:Code|Reports)\\.js|appsscript\\.json|sidebar\\.html}', (context) =>
    file(context, addon, context.req.param('file')),
  );
  app.get('/office/excel-web-16.00.js', (context) => file(context, path.dirname(OBJECT_MODEL), path.basename(OBJECT_MODEL)));
  app.get('/office/office.js', (context) => file(context, page, 'office.js'));
  if (listens) reloads.mount(app);
  app.get('/', (context) => file(context, page, 'index.html', listens ? withReload : undefined));
  app.get('/:file{(frame|excel)\\.html}', (context) => file(context, page, context.req.param('file')));
  app.get('/:file{[a-z]+\\.(js|css)}', (context) => file(context, page, context.req.param('file')));
  return app;
}

/** Other pages in the same browser must not read the key or use the network. */
const isOwnPage = (context: Context): boolean => context.req.header('sec-fetch-site') === 'same-origin';

async function file(context: Context, folder: string, name: string, change = (text: string): string => text): Promise<Response> {
  const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
  return context.body(change(await readFile(path.join(folder, name), 'utf8')), 200, { 'content-type': type });
}

function listen(port: number): Promise<Server | undefined> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (failure: NodeJS.ErrnoException) => (failure.code === 'EADDRINUSE' ? resolve(undefined) : reject(failure)));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
