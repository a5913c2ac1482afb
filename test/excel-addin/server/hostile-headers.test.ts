import { type Bench, HOURS, KEY, OWN, sharedServer } from './server-bench';

let bench: Bench;
sharedServer((started) => {
  bench = started;
});

const PATH = `/proxy/api.activtrak.com${HOURS}`;
const LINE = `GET ${PATH} HTTP/1.1\r\n`;
const HOST = 'Host: addin.test\r\n';
const AUTH = `Authorization: Bearer ${KEY}\r\n`;
const END = 'Connection: close\r\n\r\n';

test('a request written by hand goes through, so that what follows is refused for what is wrong with it', async () => {
  expect((await bench.raw(LINE + HOST + AUTH + END)).text).toMatch(/^HTTP\/1\.1 200 /);
  expect(bench.upstream.received).toHaveLength(1);
});

test.each([
  ['two keys', `${AUTH}Authorization: Bearer other\r\n`],
  ['two keys, spelt differently', `${AUTH}AUTHORIZATION: Bearer other\r\n`],
  ['both headers', `${AUTH}X-Api-Key: ${KEY}\r\n`],
  ['two of the other header', 'X-Api-Key: a\r\nX-Api-Key: b\r\n'],
  ['no key', ''],
  ['an empty key', 'X-Api-Key:\r\n'],
  ['an empty bearer', 'Authorization: Bearer \r\n'],
  ['another scheme', 'Authorization: Basic dXNlcjpwYXNz\r\n'],
  ['a scheme in other letters', `Authorization: bearer ${KEY}\r\n`],
  ['a key with a space', `Authorization: Bearer ${KEY} x\r\n`],
  ['a key with a tab', `Authorization: Bearer ${KEY}\tx\r\n`],
  ['a key with letters beyond ASCII', 'X-Api-Key: k\xe9y\r\n'],
  ['a key of more than four kilobytes', `X-Api-Key: ${'k'.repeat(4097)}\r\n`],
  ['two hosts', `${HOST}${AUTH}`],
  ['two accepts', `${AUTH}Accept: application/json\r\nAccept: text/html\r\n`],
  ['a strange accept', `${AUTH}Accept: {"a"}\r\n`],
  ['a line that goes on', `${AUTH}X-Other: a\r\n  b\r\nAccept: "\r\n`],
  ['two origins', `${AUTH}Origin: ${OWN}\r\nOrigin: https://evil.test\r\n`],
  ['a body with a length', `${AUTH}Content-Length: 5\r\n`],
  ['a length in two numbers', `${AUTH}Content-Length: 0\r\nContent-Length: 5\r\n`],
  ['a length in two numbers on one line', `${AUTH}Content-Length: 0, 5\r\n`],
  ['a length with a sign', `${AUTH}Content-Length: +0\r\n`],
  ['a body in chunks', `${AUTH}Transfer-Encoding: chunked\r\n`],
  ['chunks and a length', `${AUTH}Transfer-Encoding: chunked\r\nContent-Length: 6\r\n`],
  ['chunks that hide', `${AUTH}Transfer-Encoding: xchunked\r\n`],
  ['chunks twice', `${AUTH}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n`],
  ['chunks after a tab', `${AUTH}Transfer-Encoding:\tchunked\r\n`],
  ['a space before the colon', `${AUTH}Transfer-Encoding : chunked\r\n`],
  ['a bare line feed', `${AUTH}X-Other: a\nX-Api-Key: b\r\n`],
  ['a bare carriage return', `${AUTH}X-Other: a\rX-Api-Key: b\r\n`],
  ['a zero byte', `${AUTH}X-Other: a\0b\r\n`],
  ['a header without a name', `${AUTH}: a\r\n`],
  ['a header without a colon', `${AUTH}Other\r\n`],
  ['a wish for 100 Continue', `${AUTH}Expect: 100-continue\r\nContent-Length: 5\r\n`],
  ['another expectation', `${AUTH}Expect: miracles\r\n`],
])('%s', async (_name, headers) => {
  const { text } = await bench.raw(`${LINE}${HOST}${headers}${END}0\r\n\r\nGET ${PATH} HTTP/1.1\r\n${HOST}${AUTH}\r\n`);
  expect(text).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(text).not.toContain('100 Continue');
  // One answer: what follows a request that is in doubt is not read as another one.
  expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  expect(text.toLowerCase()).toContain('x-content-type-options: nosniff');
  expect(text.toLowerCase()).toContain('connection: close');
  expect(bench.upstream.received).toEqual([]);
});

test.each([
  ['HTTP/1.1 without a host', `${LINE}${AUTH}${END}`],
  ['another version', `GET ${PATH} HTTP/9.9\r\n${HOST}${AUTH}${END}`],
  ['no version', `GET ${PATH}\r\n\r\n`],
  ['a space in the address', `GET ${PATH} /x HTTP/1.1\r\n${HOST}${AUTH}${END}`],
  ['a line break in the address', `GET ${PATH}\r\nX: y HTTP/1.1\r\n${HOST}${AUTH}${END}`],
  ['an unknown method', `STEAL ${PATH} HTTP/1.1\r\n${HOST}${AUTH}${END}`],
  ['plain noise', '\x16\x03\x01\x02\x00\x01'],
])('%s', async (_name, text) => {
  const answer = await bench.raw(text);
  expect(answer.text).not.toMatch(/^HTTP\/1\.\d 2/);
  expect(bench.upstream.received).toEqual([]);
});

test('CR and LF in a value are no way to a header of one more', async () => {
  await bench.raw(`GET ${PATH}?a=%0d%0aX-Api-Key:%20other HTTP/1.1\r\n${HOST}${AUTH}${END}`);
  await bench.raw(`GET ${PATH}?a=%0d%0aX-Api-Key%3A%20other HTTP/1.1\r\n${HOST}${AUTH}${END}`);
  // The second is a value like any other, and goes on as it came.
  expect(bench.upstream.received.map(({ url }) => url)).toEqual([`${HOURS}?a=%0d%0aX-Api-Key%3A%20other`]);
  expect(bench.upstream.received[0]?.headers).not.toHaveProperty('x-api-key');
});

test('headers of more than eight kilobytes', async () => {
  const { text } = await bench.raw(`${LINE}${HOST}${AUTH}X-Other: ${'a'.repeat(8200)}\r\n${END}`);
  expect(text).toMatch(/^HTTP\/1\.1 431 /);
  expect(text).toContain('x-content-type-options: nosniff');
  const { text: many } = await bench.raw(
    `${LINE}${HOST}${AUTH}${Array.from({ length: 1900 }, (_, at) => `X-${at}: 1\r\n`).join('')}${END}`,
  );
  expect(many).toMatch(/^HTTP\/1\.1 431 /);
  expect(bench.upstream.received).toEqual([]);
});

describe('other pages in the same browser', () => {
  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['an address typed by hand', { 'sec-fetch-site': 'none' }],
    ['another origin', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }],
    ['another origin, from an old browser', { origin: 'https://evil.test' }],
    ['an origin that hides', { origin: 'null' }],
    ['the same name by http', { origin: 'http://addin.test' }],
    ['the same name on another port', { origin: 'https://addin.test:444' }],
    ['a name that ends alike', { origin: 'https://evil-addin.test' }],
    ['an own origin that comes from elsewhere', { origin: OWN, 'sec-fetch-site': 'cross-site' }],
  ])('%s', async (_name, headers) => {
    const answer = await bench.ask(PATH, { headers: { authorization: `Bearer ${KEY}`, ...headers } });
    expect([answer.status, answer.headers['x-live-data-proxy']]).toEqual([403, 'refused']);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    expect(bench.upstream.received).toEqual([]);
  });

  test('a question whether a key may be sent is not answered with yes', async () => {
    const preflight = {
      origin: 'https://evil.test',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization',
    };
    const answer = await bench.ask(PATH, { method: 'OPTIONS', headers: preflight });
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('the own page, and a browser too old to say where it comes from', async () => {
    const ways: Readonly<Record<string, string>>[] = [
      { 'sec-fetch-site': 'same-origin', origin: OWN },
      { 'sec-fetch-site': 'same-origin' },
      { origin: OWN },
      {},
    ];
    for (const headers of ways) {
      expect((await bench.ask(PATH, { headers: { authorization: `Bearer ${KEY}`, ...headers } })).status).toBe(200);
    }
  });
});

test.each(['evil.test', 'addin.test.evil.test', 'addin.test:444', 'addin.test.', '127.0.0.1', '', 'addin.test@evil.test'])(
  'a name of the server that is not its own: %s',
  async (host) => {
    const headers = { host, authorization: `Bearer ${KEY}`, 'sec-fetch-site': 'same-origin' };
    expect((await bench.ask(PATH, { headers })).status).toBe(421);
    expect((await bench.ask('/taskpane.html', { headers: { host } })).status).toBe(421);
    expect(bench.upstream.received).toEqual([]);
  },
);
