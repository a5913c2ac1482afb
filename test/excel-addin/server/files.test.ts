import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { NO_FILE } from '#words/server';
import { staticFiles } from '../../../excel-addin/server/static-files';
import { addInFolder, type Bench, HOURS, sharedServer, startBench } from './server-bench';

let bench: Bench;
sharedServer((started) => {
  bench = started;
});

const PANE = '/taskpane.html?_host_Info=Excel$Web$16.01$en-US$6b5e$isDialog$$16&et=';

test('the task pane comes with the query that Office puts behind it, packed for who takes that', async () => {
  const plain = await bench.ask(PANE);
  expect(plain.status).toBe(200);
  expect(plain.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'content-length': String(plain.body.length) });
  expect(plain.body).toMatch(/^<!doctype html><title>Pane/);
  const packed = await bench.ask(PANE, { headers: { 'accept-encoding': 'br, gzip' } });
  expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  expect(gunzipSync(Buffer.from(packed.body, 'latin1')).toString()).toBe(plain.body);
  expect(packed.body.length).toBeLessThan(plain.body.length / 4);
});

test.each([
  ['/taskpane.html', 'no-cache'],
  ['/functions.json', 'no-cache'],
  ['/manifest.xml', 'no-cache'],
  ['/taskpane-4TZ2K7QA.js', 'public, max-age=31536000, immutable'],
  ['/icons/icon-32.png', 'public, max-age=86400'],
])('%s is kept as %s says', async (file, cacheControl) => {
  const { headers } = await bench.ask(file);
  expect(headers['cache-control']).toBe(cacheControl);
  const again = await bench.ask(file, { headers: { 'if-none-match': `"other", ${headers.etag}` } });
  expect([again.status, again.body, again.headers.etag]).toEqual([304, '', headers.etag]);
  expect((await bench.ask(file, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
});

test('HEAD has the headers of GET and no body', async () => {
  const [get, head] = [await bench.ask('/functions.json'), await bench.ask('/functions.json', { method: 'HEAD' })];
  expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' });
  expect([head.status, head.body]).toEqual([200, '']);
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s of a file', async (method) => {
  const { status, headers } = await bench.ask('/taskpane.html', { method });
  expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
});

test.each([
  '/',
  '/taskpane.html/',
  '//taskpane.html',
  '/./taskpane.html',
  '/icons/../taskpane.html',
  '/icons/..%2ftaskpane.html',
  '/icons/%2e%2e/taskpane.html',
  '/icons\\..\\taskpane.html',
  '/../../../../etc/passwd',
  '/..%2f..%2f..%2fetc%2fpasswd',
  '/....//....//etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/taskpane.html%00.png',
  '/taskpane%2ehtml',
  '/TASKPANE.HTML',
  '/.secret',
  '/icons',
  '/icons/',
  '/__proto__',
  '/constructor',
  '*',
])('%s is no file', async (target) => {
  const { status, body } = await bench.ask(target);
  expect([status, JSON.parse(body)]).toEqual([404, { message: NO_FILE }]);
});

test('links and hidden files are not served, and a folder without a task pane is not accepted', () => {
  const folder = addInFolder();
  const elsewhere = mkdtempSync(path.join(os.tmpdir(), 'elsewhere-'));
  writeFileSync(path.join(elsewhere, 'key.txt'), 'secret');
  symlinkSync(path.join(elsewhere, 'key.txt'), path.join(folder, 'key.txt'));
  symlinkSync(elsewhere, path.join(folder, 'elsewhere'));
  expect([...staticFiles(folder).keys()].sort()).toEqual([
    '/functions.json',
    '/icons/icon-32.png',
    '/manifest.xml',
    '/taskpane-4TZ2K7QA.js',
    '/taskpane.html',
  ]);
  expect(() => staticFiles(elsewhere)).toThrow(/^There is no taskpane\.html in .*\. Build the add-in first/);
  expect(() => staticFiles(path.join(folder, 'missing'))).toThrow(/^There is no taskpane\.html/);
  rmSync(folder, { recursive: true });
  rmSync(elsewhere, { recursive: true });
});

describe('security headers', () => {
  const EVERYWHERE = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': expect.stringContaining('camera=()'),
  };

  test.each(['/taskpane.html', '/functions.json', '/icons/icon-32.png', '/manifest.xml', '/taskpane-4TZ2K7QA.js'])(
    'of the file %s',
    async (file) => {
      const { headers } = await bench.ask(file);
      expect(headers).toMatchObject({ ...EVERYWHERE, 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' });
      const policy = new Map(
        String(headers['content-security-policy'])
          .split('; ')
          .map((line) => [line.split(' ')[0], line.split(' ').slice(1)]),
      );
      expect(policy.get('default-src')).toEqual(["'none'"]);
      expect(policy.get('script-src')).toEqual(["'self'", 'https://appsforoffice.microsoft.com']);
      expect(policy.get('connect-src')).toEqual(["'self'"]);
      expect(policy.get('frame-src')).toEqual(['https://appsforoffice.microsoft.com']);
      expect(policy.get('frame-ancestors')).toEqual(
        expect.arrayContaining(['https://*.officeapps.live.com', 'https://*.sharepoint.com', 'https://*.cloud.microsoft']),
      );
      expect(headers).not.toHaveProperty('x-frame-options');
      expect(headers).not.toHaveProperty('strict-transport-security');
    },
  );

  test.each([
    ['a forwarded answer', `/proxy/api.activtrak.com${HOURS}`, { 'x-api-key': 'k' }, 200],
    ['a refused host', `/proxy/evil.test${HOURS}`, { 'x-api-key': 'k' }, 404],
    ['another site', `/proxy/api.activtrak.com${HOURS}`, { 'x-api-key': 'k', origin: 'https://evil.test' }, 403],
    ['no key', `/proxy/api.activtrak.com${HOURS}`, {}, 400],
    ['a missing file', '/missing', {}, 404],
    ['another name', '/taskpane.html', { host: 'evil.test' }, 421],
    ['the health', '/health', {}, 200],
  ])('of %s', async (_name, target, headers, status) => {
    const answer = await bench.ask(target, { headers });
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({ ...EVERYWHERE, 'cache-control': 'no-store', 'cross-origin-resource-policy': 'same-origin' });
    expect(answer.headers['content-security-policy']).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
    );
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    expect(answer.headers).not.toHaveProperty('x-powered-by');
  });

  test('more frames and https for a year are for who asks for them', async () => {
    const other = await startBench({ hsts: true, frameAncestors: ['https://*.sharepoint.us'] });
    const { headers } = await other.ask('/taskpane.html');
    expect(headers['content-security-policy']).toMatch(/frame-ancestors .* https:\/\/\*\.sharepoint\.us$/);
    for (const target of ['/taskpane.html', '/health', `/proxy/x${HOURS}`]) {
      expect((await other.ask(target)).headers['strict-transport-security']).toBe('max-age=31536000');
    }
    await other.close();
  });
});

test('the health is told to a balancer, which asks under any name', async () => {
  const { status, body } = await bench.ask('/health', { headers: { host: '10.0.0.7:3000' } });
  expect([status, JSON.parse(body)]).toEqual([200, { message: 'The server works.' }]);
  expect((await bench.ask('/health', { method: 'POST' })).status).toBe(405);
  expect(bench.lines.filter((line) => line.includes('health'))).toEqual([]);
});
