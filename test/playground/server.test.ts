import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { type PlaygroundServer, servePlayground } from '../../playground/server/server';

// The pane's own server within the playground's: what it lets through here, where ActivTrak's hosts are a server on this machine.

const HOURS = '/reports/v2/workinghours/users?from=2026-03-01';
const PANE =
  '<!doctype html><script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script><script src="addin.js"></script>';

let folder: string;
let server: PlaygroundServer;
let api: Server;
/** What the API was asked that the real one has not. */
const sandbox: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'playground-server-'));
  for (const name of ['page', 'excel']) mkdirSync(path.join(folder, name));
  writeFileSync(path.join(folder, 'page', 'index.html'), '<!doctype html><title>Page</title>');
  writeFileSync(path.join(folder, 'excel', 'taskpane.html'), PANE);
  api = createServer(async (request, response) => {
    const body = await text(request);
    if (/\/bigquery\/v2\//.test(request.url ?? ''))
      return response.end(JSON.stringify({ path: request.url, method: request.method, body }));
    if (!request.url?.startsWith('/sandbox/'))
      return response.end(JSON.stringify({ path: request.url, key: request.headers['x-api-key'] }));
    sandbox.push(`${request.url} ${body}`);
    const arrived = body.includes('3600') ? { arrived: 9 } : request.method === 'POST' && { arrived: 0 };
    return response.end(JSON.stringify(request.url.endsWith('/clock') ? { ahead: 7200, ...arrived } : { logIds: ['1', '2'] }));
  });
  await new Promise<void>((done) => api.listen(0, '127.0.0.1', done));
  server = await servePlayground({
    port: 0,
    strict: true,
    page: path.join(folder, 'page'),
    addon: folder,
    excelAddin: path.join(folder, 'excel'),
    apiAddress: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
    key: 'a-key',
  });
});
afterAll(async () => {
  await server?.close();
  api.closeAllConnections();
  api.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (where: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(server.address + where, { headers: { 'x-api-key': 'a-key', ...headers } });

test('serves the task pane as it ships, but for Office.js, which comes from this machine', async () => {
  const answer = await ask('/excel-addin/taskpane.html');
  const page = await answer.text();
  expect(page).toContain('src="/office/excel-web-16.00.js"></script>');
  expect(page).toContain('<script src="addin.js">');
  expect(page).not.toContain('https:');
  expect(answer.headers.get('content-security-policy')).toMatch(/frame-ancestors .*'self'/);
  expect(answer.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  expect((await ask('/office/excel-web-16.00.js')).status).toBe(200);
});

test.each(['api.activtrak.com', 'api-eu.activtrak.com'])('passes requests for %s on to the API on this machine', async (host) => {
  const answer = await ask(`/proxy/${host}${HOURS}`);
  expect([answer.status, await answer.json()]).toEqual([200, { path: HOURS, key: 'a-key' }]);
});

test('says in the proxy’s own words that ActivTrak does not answer, where that is asked for', async () => {
  const answer = await ask(`/unreachable/proxy/api.activtrak.com${HOURS}`);
  expect([answer.status, answer.headers.get('x-live-data-proxy')]).toEqual([502, 'unreachable']);
});

test.each([
  ['another host', `/proxy/example.com${HOURS}`, {}, 404],
  ['the machine itself', `/proxy/127.0.0.1${HOURS}`, {}, 404],
  ['another path', '/proxy/api.activtrak.com/sandbox/v1/faults', {}, 404],
  ['a page of another site', `/proxy/api.activtrak.com${HOURS}`, { 'sec-fetch-site': 'cross-site' }, 403],
  ['a path out of the folder', '/excel-addin/..%2f..%2fpackage.json', {}, 404],
])('refuses %s', async (_, where, headers, status) => {
  expect((await ask(where, headers)).status).toBe(status);
});

describe('what a script sends', () => {
  const request = (url: string, method: string, body: string | null = null) => ({
    url,
    method,
    headers: { Authorization: 'Bearer token' },
    body,
    followRedirects: false,
    timeoutMs: 5_000,
  });
  const sent = async (...requests: readonly object[]): Promise<readonly Record<string, unknown>[]> => {
    const options = { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body: JSON.stringify(requests) };
    return (await fetch(`${server.address}/network/fetch-all`, options)).json() as Promise<readonly Record<string, unknown>[]>;
  };

  test('goes to BigQuery on this machine by any method, with its body', async () => {
    const google = 'https://bigquery.googleapis.com';
    const answers = await sent(
      request(`${google}/bigquery/v2/projects/p/jobs/j?location=EU`, 'GET'),
      request(`${google}/upload/bigquery/v2/projects/p/jobs?uploadType=multipart`, 'POST', '--b'),
      request(`${google}/bigquery/v2/projects/p/datasets/d/tables/t`, 'DELETE'),
    );
    expect(answers.map(({ body }) => JSON.parse(String(body)))).toEqual([
      { path: '/bigquery/v2/projects/p/jobs/j?location=EU', method: 'GET', body: '' },
      { path: '/upload/bigquery/v2/projects/p/jobs?uploadType=multipart', method: 'POST', body: '--b' },
      { path: '/bigquery/v2/projects/p/datasets/d/tables/t', method: 'DELETE', body: '' },
    ]);
  });

  test('goes nowhere else', async () => {
    const answers = await sent(
      request('https://bigquery.googleapis.com/sandbox/v1/clock', 'GET'),
      request(`https://api.activtrak.com${HOURS}`, 'POST', '{}'),
      request('https://example.com/', 'GET'),
    );
    expect(answers).toEqual(Array.from({ length: 3 }, () => ({ failure: 'unreachable' })));
  });

  test('the page alone sees what the warehouse has', async () => {
    sandbox.length = 0;
    const rows = '/bigquery/rows?project=p&dataset=d&table=t&from=0&most=100';
    expect((await ask(rows)).status).toBe(403);
    expect((await ask(rows, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect(sandbox).toEqual([`/sandbox/v1${rows} `]);
  });
});

describe('time', () => {
  const OWN = { 'sec-fetch-site': 'same-origin' };
  const time = (headers: Readonly<Record<string, string>>, seconds = 3600) =>
    fetch(`${server.address}/time/${seconds}`, { method: 'POST', headers });
  const asked = async (what: () => Promise<unknown>): Promise<readonly string[]> => {
    sandbox.length = 0;
    await what();
    return sandbox;
  };

  test('passes in the API on this machine, and always brings rows', async () => {
    expect(await (await time(OWN)).json()).toEqual({ ahead: 7200, arrived: 9 });
    expect(await (await time(OWN, 60)).json()).toEqual({ ahead: 7200, arrived: 2 });
    expect(await asked(() => time(OWN, 60))).toEqual([
      '/sandbox/v1/clock {"seconds":60}',
      expect.stringMatching(/^\/sandbox\/v1\/records /),
    ]);
    expect(await (await ask('/playground.json', OWN)).json()).toEqual({ key: 'a-key', ahead: 7200, arrived: 0 });
  });

  test('passes for the page alone', async () => {
    expect(await asked(async () => expect((await time({})).status).toBe(403))).toEqual([]);
  });
});

test('refuses a name that somebody else points here', async () => {
  const { port } = new URL(server.address);
  const status = await new Promise((done) =>
    httpRequest({ port, host: '127.0.0.1', path: `/proxy/api.activtrak.com${HOURS}`, headers: { host: `evil.test:${port}` } }, (answer) => {
      answer.resume();
      done(answer.statusCode);
    }).end(),
  );
  expect(status).toBe(403);
});

test('a page loads again after a build only where that was asked for, and has the task pane as it is built now', async () => {
  expect(await (await ask('/')).text()).not.toContain('reload.js');
  expect((await ask('/changes')).status).toBe(404);
  const page = path.join(folder, 'reloading');
  const excelAddin = path.join(folder, 'rebuilt');
  for (const one of [page, excelAddin]) mkdirSync(one);
  writeFileSync(path.join(page, 'index.html'), '<body>\n  </body>');
  writeFileSync(path.join(excelAddin, 'taskpane.html'), PANE);
  const options = { port: 0, strict: true, page, addon: folder, excelAddin, apiAddress: server.address, key: 'k', reloads: true };
  const { address, close, built } = await servePlayground(options);
  try {
    expect(await (await fetch(`${address}/`)).text()).toContain('<script src="reload.js"></script>');
    expect(await (await fetch(`${address}/reload.js`)).text()).toContain("EventSource('changes')");
    const changes = (await fetch(`${address}/changes`)).body?.getReader();
    const next = async (): Promise<string> => new TextDecoder().decode((await changes?.read())?.value).trim();
    expect(await next()).toBe('data: listening');
    writeFileSync(path.join(excelAddin, 'taskpane.html'), `${PANE}<p>newer</p>`);
    built();
    expect(await next()).toBe('data: built');
    expect(await (await fetch(`${address}/excel-addin/taskpane.html`)).text()).toContain('<p>newer</p>');
    await changes?.cancel();
  } finally {
    await close();
  }
});
