import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import os from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import type { ServerOptions } from '../../../excel-addin/server/options';
import { type ExcelServer, type Surroundings, startServer } from '../../../excel-addin/server/server';
import type { Upstream } from '../../../excel-addin/server/upstreams';
import { REGIONS } from '../../../shared/api/connections/connection';
import { type Certificates, certificatesFor } from '../../doubles/certificates';
import { type SmallUpstream, startUpstream } from './small-upstream';

/** The name under which people see the server in these tests. */
export const OWN = 'https://addin.test';
export const HOURS = '/reports/v2/workinghours/users';
/** A key and a person that nothing but ActivTrak may learn of. */
export const KEY = 'marked-key-5f1c';
export const PERSON = 'marked.person';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Bench {
  readonly upstream: SmallUpstream;
  readonly lines: readonly string[];
  readonly port: number;
  readonly authority: string;
  /** Sends a path as it is written. @throws what the connection broke with */
  ask(path: string, asked?: Asked): Promise<Answer>;
  /** Asks through the proxy, as the task pane does. */
  proxied(path: string, asked?: Asked): Promise<Answer>;
  /** Sends bytes over TLS, all at once or one by one, and gives all that comes back until the server closes, and after how many milliseconds. */
  raw(text: string, msPerByte?: number): Promise<{ readonly text: string; readonly ms: number }>;
  /** Sends bytes over TLS and leaves once the upstream has been asked. */
  abandoned(text: string): Promise<void>;
  close(): Promise<void>;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The add-in's files, as the build lays them out, in a folder of their own, until the test file ends. */
export function addInFolder(more: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'excel-addin-'));
  folders.push(folder);
  mkdirSync(path.join(folder, 'icons'));
  const files: Readonly<Record<string, string>> = {
    'taskpane.html': `<!doctype html><title>Pane</title>${'<p>Words</p>'.repeat(200)}`,
    'taskpane-4TZ2K7QA.js': 'console.log(1)',
    'functions.json': '{"functions":[]}',
    'manifest.xml': '<OfficeApp/>',
    'icons/icon-32.png': 'png',
    '.secret': 'not for anybody',
    ...more,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}

/** Waits for what another process or connection does. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((done) => setTimeout(done, 5));
}

/** One authority for every server. */
export const certificates = (): Promise<Certificates> =>
  certificatesFor(
    'addin.test',
    'localhost',
    'activtrak.test',
    'hooks.example.com',
    'hooks.slack.com',
    ...Object.values(REGIONS).map((address) => new URL(address).host),
  );

/** The real server over TLS on the loopback address, with one upstream in the place of ActivTrak's five hosts and of an own one below `/base`. */
export async function startBench(options: Partial<ServerOptions> = {}, surroundings: Partial<Surroundings> = {}): Promise<Bench> {
  const { authority, server: certificate } = await certificates();
  const upstream = await startUpstream(await certificates());
  const folder = options.folder ?? addInFolder();
  const to = (hostname: string, basePath = ''): Upstream => ({ hostname, port: upstream.port, basePath, mayBePrivate: true });
  const hosts = Object.values(REGIONS).map((address) => new URL(address).host);
  const lines: string[] = [];
  const server = await startServer(
    { ...SERVER, certificate, ...options, folder },
    {
      upstreams: new Map([...hosts.map((host) => [host, to(host)] as const), ['activtrak.test:8443', to('activtrak.test', '/base')]]),
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      authorities: [authority],
      log: (line) => lines.push(line),
      ...(options.webhooks ? { webhooks: { ...options.webhooks, port: upstream.port } } : {}),
      ...surroundings,
    },
  );
  const ask = asker(server, authority);
  return {
    upstream,
    lines,
    port: server.port,
    authority,
    ask,
    proxied: (target, { headers, ...asked } = {}) =>
      ask(`/proxy/${target}`, { ...asked, headers: { authorization: `Bearer ${KEY}`, 'sec-fetch-site': 'same-origin', ...headers } }),
    raw: (text, msPerByte = 0) => rawAnswer(connect(server.port, authority), text, msPerByte),
    async abandoned(text) {
      const socket = connect(server.port, authority);
      socket.write(text);
      const before = upstream.received.length;
      while (upstream.received.length === before) await new Promise((done) => setTimeout(done, 5));
      socket.destroy();
    },
    async close() {
      await server.close();
      await upstream.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * One server for all tests of a file; before each of them nothing was asked of ActivTrak yet, which answers as it usually does.
 * @param take is given it before the first test
 */
export function sharedServer(take: (bench: Bench) => void): void {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
    take(bench);
  });
  afterAll(() => bench.close());
  beforeEach(() => {
    bench.upstream.received.length = 0;
    bench.upstream.answer();
  });
}

export const SERVER: Omit<ServerOptions, 'folder'> = {
  baseUrl: new URL(OWN),
  address: '127.0.0.1',
  port: 0,
  hsts: false,
  frameAncestors: [],
  graceSeconds: 0,
};

/** Sends a request without touching a letter of its path, which fetch would tidy up. @param authority '' speaks http */
export function asker({ port }: Pick<ExcelServer, 'port'>, authority: string): Bench['ask'] {
  const secure = { ca: authority, servername: 'addin.test' };
  return (target, { method = 'GET', headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path: target, method, headers: { host: 'addin.test', ...headers }, agent: false as const };
      const request = authority === '' ? httpRequest(options) : httpsRequest({ ...options, ...secure });
      request.on('error', reject);
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString('latin1') }),
        );
      });
      request.end();
    });
}

const connect = (port: number, authority: string): tls.TLSSocket =>
  tls.connect({ host: '127.0.0.1', port, ca: authority, servername: 'addin.test' });

function rawAnswer(socket: tls.TLSSocket, text: string, msPerByte: number): Promise<{ readonly text: string; readonly ms: number }> {
  const started = performance.now();
  return new Promise((resolve) => {
    let got = '';
    let sent = 0;
    const timer = msPerByte === 0 ? undefined : setInterval(() => socket.write(text[sent++] ?? 'x', 'latin1'), msPerByte);
    if (!timer) socket.once('secureConnect', () => socket.write(text, 'latin1'));
    socket.on('data', (chunk) => {
      got += chunk.toString('latin1');
    });
    // A reset is an end like any other to whoever tries to do harm.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(timer);
      resolve({ text: got, ms: performance.now() - started });
    });
  });
}
