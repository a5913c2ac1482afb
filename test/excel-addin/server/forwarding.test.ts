import { REGIONS } from '../../../shared/api/connections/connection';
import { apiPaths } from '../../../shared/api/streams/paths';
import { type Bench, HOURS, KEY, sharedServer } from './server-bench';

let bench: Bench;
sharedServer((started) => {
  bench = started;
});

const host = (region: keyof typeof REGIONS): string => new URL(REGIONS[region]).host;

test.each(Object.values(REGIONS).map((address) => new URL(address).host))('%s is asked for what the pane asks', async (name) => {
  const answer = await bench.proxied(`${name}${HOURS}?from=2026-03-02&to=2026-03-08&pageSize=1000&page=2`);
  expect(answer.status).toBe(200);
  expect(answer.body).toBe('{"activity":[],"total":0}');
  const [received] = bench.upstream.received;
  expect(received).toMatchObject({ method: 'GET', url: `${HOURS}?from=2026-03-02&to=2026-03-08&pageSize=1000&page=2` });
  expect(received?.headers.host).toBe(`${name}:${bench.upstream.port}`);
});

test('every path of the API goes through, and SCIM gets the content type that its description asks for', async () => {
  for (const path of apiPaths()) expect((await bench.proxied(host('eu') + path)).status).toBe(200);
  expect(bench.upstream.received.map(({ url }) => url)).toEqual(apiPaths());
  const types = bench.upstream.received.map(({ headers }) => headers['content-type']);
  expect(types).toEqual(apiPaths().map((path) => (path.startsWith('/scim/') ? 'application/scim+json' : undefined)));
});

test('the key goes on in the header it came in, and nothing else of a request does', async () => {
  const more = {
    cookie: 'a=1',
    'x-forwarded-for': '10.1.1.1',
    'user-agent': 'Excel of somebody',
    referer: 'https://x.test/',
    'accept-encoding': 'gzip',
  };
  await bench.proxied(host('us') + HOURS, { headers: { ...more, accept: 'application/json' } });
  await bench.ask(`/proxy/${host('us')}${HOURS}`, { headers: { ...more, 'x-api-key': KEY } });
  const names = ['host', 'connection', 'accept', 'accept-encoding', 'user-agent'];
  const [bearer, apiKey] = bench.upstream.received;
  expect(Object.keys(bearer?.headers ?? {}).sort()).toEqual([...names, 'authorization'].sort());
  expect(Object.keys(apiKey?.headers ?? {}).sort()).toEqual([...names, 'x-api-key'].sort());
  expect(bearer?.headers).toMatchObject({
    authorization: `Bearer ${KEY}`,
    'accept-encoding': 'identity',
    'user-agent': 'live-data-for-activtrak',
  });
  expect(apiKey?.headers['x-api-key']).toBe(KEY);
});

test('of an answer the status, the type, Retry-After and the body come back, and nothing else', async () => {
  bench.upstream.answer((_request, response) => {
    response.writeHead(429, {
      'content-type': 'application/problem+json; charset=utf-8',
      'retry-after': '7',
      'set-cookie': 'a=1',
      'x-inner': 'b',
    });
    response.end('{"title":"slow down"}');
  });
  const { status, headers, body } = await bench.proxied(host('us') + HOURS);
  expect({ status, body }).toEqual({ status: 429, body: '{"title":"slow down"}' });
  expect(headers).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'retry-after': '7',
    'cache-control': 'no-store',
  });
  for (const name of ['set-cookie', 'x-inner', 'x-live-data-proxy', 'server']) expect(headers).not.toHaveProperty(name);
});

test('statuses come back as they are, so that a wrong key is told from a proxy that fails', async () => {
  for (const status of [200, 400, 401, 403, 404, 500, 503]) {
    bench.upstream.answer((_request, response) => response.writeHead(status, { 'content-type': 'application/json' }).end('{}'));
    const answer = await bench.proxied(host('us') + HOURS);
    expect(answer.status).toBe(status);
    expect(answer.headers).not.toHaveProperty('x-live-data-proxy');
  }
});

test('the own address is asked below its own path, with its port, however its name is written', async () => {
  const answers = [
    await bench.proxied(`activtrak.test:8443/base${HOURS}`),
    await bench.proxied(`ActivTrak.TEST:8443/base${HOURS}`),
    await bench.proxied(`activtrak.test:8443${HOURS}`),
    await bench.proxied(`activtrak.test/base${HOURS}`),
    await bench.proxied(`${host('us')}:443${HOURS}`),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 404, 200]);
  expect(bench.upstream.received.map(({ url }) => url)).toEqual([`/base${HOURS}`, `/base${HOURS}`, HOURS]);
});

test('connections to ActivTrak are used again', async () => {
  bench.upstream.answer((_request, response) => response.end('{}'));
  await bench.proxied(host('ca') + HOURS);
  const before = await bench.upstream.connections();
  for (let count = 0; count < 5; count += 1) await bench.proxied(host('ca') + HOURS);
  expect(await bench.upstream.connections()).toBe(before);
});
