import { type Bench, HOURS, KEY, sharedServer } from './server-bench';

let bench: Bench;
sharedServer((started) => {
  bench = started;
});

const API = 'api.activtrak.com';

/** Refused with a sentence, by this server and not by ActivTrak, which is not asked at all. */
async function expectRefused(path: string, status = 404): Promise<void> {
  const answer = await bench.proxied(path);
  expect([path, answer.status, answer.headers['x-live-data-proxy']]).toEqual([path, status, 'refused']);
  expect(JSON.parse(answer.body)).toEqual({ message: expect.stringMatching(/^[A-Z].*\.$/) });
  expect(bench.upstream.received).toEqual([]);
}

test.each([
  'example.com',
  '127.0.0.1',
  'localhost',
  '169.254.169.254',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '2130706433',
  '0x7f000001',
  '017700000001',
  'activtrak.com',
  'www.activtrak.com',
  'api-xx.activtrak.com',
  `${API}.evil.test`,
  `evil.test.${API}`,
  `evil${API}`,
  `${API}.`,
  `user@${API}`,
  `${API}@evil.test`,
  `${API}:key@evil.test`,
  `${API}:80`,
  `${API}:8443`,
  `${API}:0443`,
  `${API}:443:443`,
  `${API}%2eevil.test`,
  `${API}%2f..%2fevil.test`,
  `${API}%00.evil.test`,
  `${API}\\evil.test`,
  `${API}\\@evil.test`,
  `${API};evil.test`,
  `${API},evil.test`,
  `${API}&evil.test`,
  'https:',
  'https%3A%2F%2Fevil.test',
  'apı.activtrak.com'.normalize(),
  '__proto__',
  'constructor',
])('host %s', async (host) => {
  // What a client could not send as it stands goes percent-encoded, and is as little decoded.
  await expectRefused(`${host.replace(/[^\x20-\x7e]/g, encodeURIComponent)}${HOURS}`);
});

test.each([
  '',
  '/',
  '//',
  '/admin/v1/users',
  '/admin/v1/clients/1',
  '/admin/v1/clients/',
  '/scim/v1/Users/1',
  '/scim/v1/users/',
  '/SCIM/V1/USERS',
  '/reports/v2/workinghours',
  `${HOURS}/`,
  `/${HOURS}`,
  `//evil.test${HOURS}`,
  `/..${HOURS}`,
  `${HOURS}/..`,
  `${HOURS}/../../../../admin/v1/users`,
  `${HOURS}/%2e%2e/x`,
  `/%2e%2e${HOURS}`,
  `/%2E%2E%2F${HOURS}`,
  `/..;${HOURS}`,
  `/./${HOURS.slice(1)}`,
  `\\${HOURS.slice(1)}`,
  HOURS.replaceAll('/', '%2f'),
  HOURS.replaceAll('/', '\\'),
  HOURS.replace('users', '%75sers'),
  `${HOURS};a=1`,
  `${HOURS}%00`,
  `${HOURS}%3Fpage=1`,
  `/https://evil.test${HOURS}`,
  `/base${HOURS}`,
])('path %s', async (path) => {
  await expectRefused(API + path);
});

test.each([
  'a=<script>',
  'a="',
  'a={1}',
  'a=b\\c',
  'a=%',
  'a=%2',
  'a=%zz',
  'a=1?b=2',
  'a=/../x',
  'a=b;c',
  'a=[1]',
  'a=b|c',
  'a=b^c',
  'a=`id`',
])('query %s', async (query) => {
  await expectRefused(`${API}${HOURS}?${query}`, 400);
});

test('the pane asks for a host that is sure to be refused, without a key, to learn whether there is a proxy', async () => {
  const { status, headers } = await bench.ask('/proxy/nobody.invalid/', { headers: { 'sec-fetch-site': 'same-origin' } });
  expect([status, headers['x-live-data-proxy']]).toEqual([404, 'refused']);
});

test('a fragment is no part of a request', () => expectRefused(`${API}${HOURS}#a`));

test.each([
  ['/proxy', 404],
  ['/proxy/', 404],
  ['/Proxy/x', 404],
  [`//proxy/${API}${HOURS}`, 404],
  [`/./proxy/${API}${HOURS}`, 404],
  [`/x/../proxy/${API}${HOURS}`, 404],
  [`/%70roxy/${API}${HOURS}`, 404],
  [`/proxy%2f${API}${HOURS}`, 404],
])('%s is no way to the proxy', async (path, status) => {
  const answer = await bench.ask(path, { headers: { authorization: `Bearer ${KEY}` } });
  expect(answer.status).toBe(status);
  expect(bench.upstream.received).toEqual([]);
});

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND'])('method %s', async (method) => {
  const answer = await bench.proxied(API + HOURS, { method });
  expect([answer.status, answer.headers['x-live-data-proxy'], answer.headers.allow]).toEqual([405, 'refused', 'GET']);
  expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  expect(bench.upstream.received).toEqual([]);
});

test('CONNECT and absolute addresses, as a general proxy would take them', async () => {
  const host = 'Host: addin.test\r\n';
  const key = `Authorization: Bearer ${KEY}\r\n`;
  expect((await bench.raw(`CONNECT ${API}:443 HTTP/1.1\r\n${host}${key}\r\n`)).text).not.toMatch(/^HTTP\/1\.1 2/);
  const absolute = await bench.raw(`GET https://${API}${HOURS} HTTP/1.1\r\n${host}${key}Connection: close\r\n\r\n`);
  expect(absolute.text).toMatch(/^HTTP\/1\.1 404/);
  const own = await bench.raw(`GET https://addin.test/proxy/${API}${HOURS} HTTP/1.1\r\n${host}${key}Connection: close\r\n\r\n`);
  expect(own.text).toMatch(/^HTTP\/1\.1 404/);
  expect(bench.upstream.received).toEqual([]);
});

test('an address of more than two kilobytes', async () => {
  const fits = `${API}${HOURS}?cursor=`;
  const room = 2048 - `/proxy/${fits}`.length;
  expect((await bench.proxied(fits + 'a'.repeat(room))).status).toBe(200);
  bench.upstream.received.length = 0;
  await expectRefused(fits + 'a'.repeat(room + 1), 414);
});
