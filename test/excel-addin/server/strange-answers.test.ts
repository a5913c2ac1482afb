import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { certificatesFor } from '../../doubles/certificates';
import { type Bench, HOURS, startBench, until } from './server-bench';

const TARGET = `api.activtrak.com${HOURS}`;
const LIMIT = 200_000;
let bench: Bench;
beforeEach(async () => {
  bench = await startBench({}, { limits: { answerBytes: LIMIT, answerMs: 1500, connectMs: 1200, forwarded: 3, forwardedForOne: 3 } });
});
afterEach(() => bench.close());

const refusal = async (target = TARGET): Promise<readonly unknown[]> => {
  const { status, headers, body } = await bench.proxied(target);
  expect(JSON.parse(body)).toEqual({ message: expect.stringMatching(/^[A-Z].*\.$/) });
  return [status, headers['x-live-data-proxy']];
};

test.each([301, 302, 303, 304, 307, 308])('a %i is not followed', async (status) => {
  bench.upstream.answer((_request, response) =>
    response.writeHead(status, { location: `https://api.activtrak.com${HOURS}?again=1` }).end(),
  );
  expect(await refusal()).toEqual([502, 'redirected']);
  expect(bench.upstream.received).toHaveLength(1);
});

test.each([
  ['https://eu.example.org/sign-in?key=secret', 'eu.example.org'],
  ['//eu.example.org:8443/x', 'eu.example.org'],
  ['/elsewhere?key=secret', ''],
  ['https://user:secret@example.org/', ''],
  ['javascript:alert(1)', ''],
])('of where “%s” leads only the host is named', async (location, host) => {
  bench.upstream.answer((_request, response) => response.writeHead(302, { location }).end());
  const { headers, body } = await bench.proxied(TARGET);
  expect(headers['x-live-data-redirect']).toBe(host);
  expect(body + JSON.stringify(headers)).not.toContain('secret');
});

test.each(['30.0', '30s', '30, 30', '2026-03-18T12:00:30+01:00', 'Wed, 18 Mar 2026 12:00:30 GMT'])(
  'how long a pause is, is passed on: %s',
  async (retryAfter) => {
    bench.upstream.answer((_request, response) => response.writeHead(429, { 'retry-after': retryAfter }).end('{}'));
    expect((await bench.proxied(TARGET)).headers['retry-after']).toBe(retryAfter);
  },
);

test('an answer that is packed is not unpacked: a few bytes could be gigabytes', async () => {
  const bomb = gzipSync(Buffer.alloc(20_000_000));
  for (const encoding of ['gzip', 'deflate', 'br', 'GZIP', 'gzip, identity']) {
    bench.upstream.answer((_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bomb));
    expect(await refusal()).toEqual([502, 'refused']);
  }
  expect(bench.upstream.received.every(({ headers }) => headers['accept-encoding'] === 'identity')).toBe(true);
});

test('an answer that says that it is too long is refused before a byte of it', async () => {
  bench.upstream.answer((_request, response) => response.writeHead(200, { 'content-length': LIMIT + 1 }).end(Buffer.alloc(LIMIT + 1)));
  expect(await refusal()).toEqual([502, 'too-large']);
});

test('an answer up to the limit comes whole, and one byte more is cut and cannot be taken for whole', async () => {
  const bytes = randomBytes((LIMIT + 1) / 2 + 1).toString('hex');
  for (const framing of ['chunked', 'close']) {
    const send = (length: number): void =>
      bench.upstream.answer((_request, response) => {
        if (framing === 'close') response.useChunkedEncodingByDefault = false;
        response.write(bytes.slice(0, 1000));
        response.end(bytes.slice(1000, length));
      });
    send(LIMIT);
    expect((await bench.proxied(TARGET)).body).toBe(bytes.slice(0, LIMIT));
    send(LIMIT + 1);
    await expect(bench.proxied(TARGET)).rejects.toThrow(/aborted|hang up|ECONNRESET/);
  }
  expect(bench.lines.filter((line) => /^GET proxy 200 cut \d+ ms$/.test(line))).toHaveLength(2);
});

test('an endless answer is cut, and ActivTrak is told so', async () => {
  let ended = false;
  bench.upstream.answer((_request, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(10_000)));
    };
    response.on('drain', more).on('close', () => {
      ended = true;
    });
    more();
  });
  await expect(bench.proxied(TARGET)).rejects.toThrow();
  await until(() => ended);
});

test('an answer that never begins ends in a time-out with a sentence', async () => {
  bench.upstream.answer(() => undefined);
  const started = performance.now();
  expect(await refusal()).toEqual([504, 'timeout']);
  expect(performance.now() - started).toBeGreaterThan(1400);
});

test('an answer that trickles is cut when its time is over', async () => {
  bench.upstream.answer((_request, response) => {
    const timer = setInterval(() => response.write('x'), 50);
    response.on('close', () => clearInterval(timer));
  });
  const started = performance.now();
  await expect(bench.proxied(TARGET)).rejects.toThrow();
  expect(performance.now() - started).toBeGreaterThan(1400);
});

test('an answer that breaks off does not end as if it were whole', async () => {
  bench.upstream.answer((_request, response) => {
    response.writeHead(200, { 'content-length': 1000 });
    response.write('{"activity":[');
    setTimeout(() => response.destroy(), 20);
  });
  await expect(bench.proxied(TARGET)).rejects.toThrow();
});

test('a connection that is broken off, refused or no TLS', async () => {
  bench.upstream.answer((request) => request.socket.destroy());
  expect(await refusal()).toEqual([502, 'unreachable']);
  const plain = createServer((socket) => socket.resume().end('HTTP/1.1 200 OK\r\n\r\nhello'));
  await new Promise<void>((done) => plain.listen(0, '127.0.0.1', done));
  const { port } = plain.address() as { port: number };
  const upstreams = new Map([['api.activtrak.com', { hostname: 'api.activtrak.com', port, basePath: '', mayBePrivate: true }]]);
  const other = await startBench({}, { upstreams });
  expect((await other.proxied(TARGET)).headers['x-live-data-proxy']).toBe('unreachable');
  await new Promise((done) => plain.close(done));
  expect((await other.proxied(TARGET)).headers['x-live-data-proxy']).toBe('unreachable');
  await other.close();
});

test('a server that takes a connection and says nothing is given up after the time for connecting', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
  const { port } = silent.address() as { port: number };
  const upstreams = new Map([['api.activtrak.com', { hostname: 'api.activtrak.com', port, basePath: '', mayBePrivate: true }]]);
  const other = await startBench({}, { upstreams, limits: { connectMs: 100, answerMs: 20_000 } });
  const { status, headers } = await other.proxied(TARGET);
  expect([status, headers['x-live-data-proxy']]).toEqual([504, 'timeout']);
  await other.close();
  silent.close();
});

test.each([
  ['an answer that is no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ['a status that is none', 'HTTP/1.1 999 Odd\r\ncontent-length: 2\r\n\r\n{}'],
  ['a change of protocol', 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'],
  ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 9\r\n\r\n{}'],
  ['a length and chunks', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['headers without end', `HTTP/1.1 200 OK\r\nx: ${'a'.repeat(40_000)}\r\n\r\n{}`],
])('%s', async (_name, text) => {
  bench.upstream.answer((request) => request.socket.end(text));
  const { status, headers } = await bench.proxied(TARGET);
  expect([status, headers['x-live-data-proxy']]).toEqual([502, 'refused']);
});

test('headers of an answer in a strange form are left out', async () => {
  bench.upstream.answer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset="<script>"', 'retry-after': '1; drop' }).end('{}'),
  );
  const { headers } = await bench.proxied(TARGET);
  expect(headers['content-type']).toBe('application/octet-stream');
  expect(headers).not.toHaveProperty('retry-after');
});

test('a certificate of another name or another authority', async () => {
  const strangers = await certificatesFor('api.activtrak.com');
  const other = await startBench({}, { authorities: [strangers.authority] });
  const { status, headers, body } = await other.proxied(TARGET);
  expect([status, headers['x-live-data-proxy']]).toEqual([502, 'unreachable']);
  expect(body).toContain('certificate');
  await other.close();
  const upstreams = new Map([['evil.test', { hostname: 'evil.test', port: bench.upstream.port, basePath: '', mayBePrivate: true }]]);
  const misnamed = await startBench({}, { upstreams });
  expect((await misnamed.proxied(`evil.test${HOURS}`)).body).toContain('certificate');
  await misnamed.close();
});

test('so many requests at one time and no more; the others are told to come again', async () => {
  const waiting: (() => void)[] = [];
  bench.upstream.answer((_request, response) => waiting.push(() => response.end('{}')));
  const first = [1, 2, 3].map(() => bench.proxied(TARGET));
  await until(() => waiting.length === 3);
  const fourth = await bench.proxied(TARGET);
  expect([fourth.status, fourth.headers['x-live-data-proxy'], fourth.headers['retry-after']]).toEqual([503, 'busy', '1']);
  for (const end of waiting) end();
  expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200, 200]);
  bench.upstream.answer();
  expect((await bench.proxied(TARGET)).status).toBe(200);
});

test('who leaves frees the place, and ActivTrak is not asked on', async () => {
  let left = false;
  bench.upstream.answer((_request, response) =>
    response.on('close', () => {
      left = true;
    }),
  );
  const request = `GET /proxy/${TARGET} HTTP/1.1\r\nHost: addin.test\r\nX-Api-Key: k\r\n\r\n`;
  await bench.abandoned(request);
  await until(() => left);
  expect(bench.lines.filter((line) => /^GET proxy gone cut \d+ ms$/.test(line))).toHaveLength(1);
});
