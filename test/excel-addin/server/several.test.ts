import { request, type Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { asker, type Bench, certificates, HOURS, startBench } from './server-bench';

let benches: readonly Bench[];
let balancer: Server;
let ask: Bench['ask'];
/** Which of the servers took a request. */
const taken: number[] = [];

/** The simplest balancer: it has the certificate, and hands requests to one server after the other over http. */
beforeAll(async () => {
  benches = await Promise.all([1, 2].map(() => startBench({ certificate: undefined })));
  const { authority, server } = await certificates();
  balancer = createServer({ ...server }, (incoming, outgoing) => {
    const turn = taken.length % benches.length;
    taken.push(turn);
    const { method, url: path, headers } = incoming;
    const onward = request({ host: '127.0.0.1', port: benches[turn].port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((done) => balancer.listen(0, '127.0.0.1', done));
  ask = asker({ port: (balancer.address() as AddressInfo).port }, authority);
});
afterAll(async () => {
  await new Promise((done) => balancer.close(done));
  await Promise.all(benches.map((bench) => bench.close()));
});

test('two servers behind a balancer are one: same bytes, same ETags, and either answers for the other', async () => {
  const panes = [await ask('/taskpane.html'), await ask('/taskpane.html')];
  expect(panes[0].body).toBe(panes[1].body);
  expect(panes[0].headers.etag).toBe(panes[1].headers.etag);
  const etag = String(panes[0].headers.etag);
  for (const _turn of benches) expect((await ask('/taskpane.html', { headers: { 'if-none-match': etag } })).status).toBe(304);
  expect(new Set(taken)).toEqual(new Set([0, 1]));
});

test('the pages of one report, with one key, through both', async () => {
  const pages = Array.from({ length: 20 }, (_, at) => `${HOURS}?page=${at + 1}`);
  for (const bench of benches) bench.upstream.answer((incoming, response) => response.end(`{"asked":"${incoming.url}"}`));
  const headers = { 'x-api-key': 'k', 'sec-fetch-site': 'same-origin', origin: 'https://addin.test' };
  const answers = await Promise.all(pages.map((page) => ask(`/proxy/api-eu.activtrak.com${page}`, { headers })));
  expect(answers.map(({ body }) => JSON.parse(body))).toEqual(pages.map((asked) => ({ asked })));
  expect(benches.map(({ upstream }) => upstream.received.length)).toEqual([10, 10]);
});
