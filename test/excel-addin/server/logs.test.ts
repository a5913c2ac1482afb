import { type Bench, HOURS, KEY, PERSON, startBench } from './server-bench';

let bench: Bench;
const written: string[] = [];
beforeAll(async () => {
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
    jest.spyOn(console, name).mockImplementation((...words) => void written.push(words.join(' ')));
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
  }
  bench = await startBench({}, { limits: { answerBytes: 1000 } });
});
afterAll(async () => {
  await bench.close();
  jest.restoreAllMocks();
});

test('neither a key nor a person is in any line, whatever becomes of the request', async () => {
  const query = `from=2026-03-02&userId=${PERSON}`;
  const body = `{"activity":[{"userName":"${PERSON}","key":"${KEY}"}]}`;
  const key = `Authorization: Bearer ${KEY}\r\nX-Person: ${PERSON}\r\n`;
  const ways: (() => Promise<unknown>)[] = [
    () => bench.proxied(`api.activtrak.com${HOURS}?${query}`),
    () => bench.proxied(`api.activtrak.com/scim/v1/users?${query}`),
    () => bench.proxied(`${PERSON}.test${HOURS}?${query}`),
    () => bench.proxied(`api.activtrak.com/${PERSON}/${KEY}`),
    () => bench.proxied(`api.activtrak.com${HOURS}?${query}<${KEY}>`),
    () => bench.proxied(`api.activtrak.com${HOURS}?${query}`, { method: 'POST' }),
    () => bench.proxied(`api.activtrak.com${HOURS}?${query}`, { headers: { origin: `https://${PERSON}.test` } }),
    () => bench.proxied(`api.activtrak.com${HOURS}?${query}`, { headers: { 'x-api-key': KEY } }),
    () => bench.ask(`/${PERSON}/${KEY}?key=${KEY}`),
    () => bench.ask(`/taskpane.html?user=${PERSON}&key=${KEY}`, { headers: { cookie: `key=${KEY}` } }),
    () => bench.ask('/taskpane.html', { headers: { host: `${PERSON}.test` } }),
    () => bench.raw(`${KEY} /${PERSON} HTTP/1.1\r\nHost: addin.test\r\n${key}\r\n`),
    () => bench.raw(`GET /proxy/api.activtrak.com${HOURS}?${query} HTTP/1.1\r\n${key}Bad Header ${KEY}\r\n\r\n`),
  ];
  for (const way of ways) await way();
  for (const status of [401, 500]) {
    bench.upstream.answer((_request, response) => response.writeHead(status, { 'content-type': 'application/json' }).end(body));
    await bench.proxied(`api.activtrak.com${HOURS}?${query}`);
  }
  bench.upstream.answer((_request, response) => response.writeHead(302, { location: `https://${PERSON}.test/?key=${KEY}` }).end());
  await bench.proxied(`api.activtrak.com${HOURS}?${query}`);
  bench.upstream.answer((_request, response) => response.end(body.repeat(100)));
  await bench.proxied(`api.activtrak.com${HOURS}?${query}`).catch(() => undefined);
  bench.upstream.answer((request) => request.socket.destroy());
  await bench.proxied(`api.activtrak.com${HOURS}?${query}`);

  const all = [...bench.lines, ...written].join('\n');
  expect(all).not.toContain(KEY);
  expect(all).not.toContain(PERSON);
  expect(written).toEqual([]);
});

test('a line has method, route, status and time, and nothing else', () => {
  expect(bench.lines.length).toBeGreaterThan(10);
  for (const line of bench.lines) expect(line).toMatch(/^(GET|POST) (proxy|file) (\d{3}|gone)( cut)? \d+ ms$/);
});

test("what this server says itself quotes nothing of the request, and of ActivTrak's failures nothing but the host of a redirection", async () => {
  bench.upstream.answer((_request, response) => response.writeHead(302, { location: `https://eu.test/${PERSON}?key=${KEY}` }).end());
  const own = [
    await bench.proxied(`api.activtrak.com${HOURS}?userId=${PERSON}`),
    await bench.proxied(`${PERSON}.test/${KEY}`),
    await bench.proxied(`api.activtrak.com/${PERSON}/${KEY}`),
    await bench.ask(`/${PERSON}?${KEY}`),
    await bench.ask(`/proxy/api.activtrak.com${HOURS}`, { headers: { authorization: `${KEY} ${PERSON}` } }),
  ];
  for (const { status, body, headers } of own) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body + JSON.stringify(headers)).not.toMatch(new RegExp(`${KEY}|${PERSON}`));
  }
});
