import type { IncomingMessage } from 'node:http';
import { clientOf, shares } from '../../../excel-addin/server/shares';
import { HOURS, startBench } from './server-bench';

const LIMITS = { forwarded: 10, forwardedForOne: 2 };

describe('places', () => {
  it('are everybody’s while half of them are free, and then each one’s own few', () => {
    const places = shares(LIMITS);
    const taken = Array.from({ length: 10 }, () => places.take('greedy')).filter(Boolean);
    expect(taken).toHaveLength(5);
    const others = ['a', 'b', 'c'].map((client) => [places.take(client), places.take(client)].filter(Boolean).length);
    expect(others).toEqual([2, 2, 1]);
    expect(places.take('d')).toBeUndefined();
  });

  it('come back', () => {
    const places = shares(LIMITS);
    const free = Array.from({ length: 5 }, () => places.take('one') as () => void);
    expect(places.take('one')).toBeUndefined();
    free[0]?.();
    expect(places.take('one')).toBeDefined();
  });
});

describe('a client', () => {
  const request = (remoteAddress: string, forwarded?: string) =>
    ({ headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, socket: { remoteAddress } }) as unknown as IncomingMessage;

  it.each([
    ['10.0.0.1', undefined, false, '10.0.0.1'],
    ['::ffff:10.0.0.1', undefined, false, '10.0.0.1'],
    ['10.0.0.1', '1.2.3.4', false, '10.0.0.1'],
    ['10.0.0.1', '6.6.6.6, 1.2.3.4', true, '1.2.3.4'],
    ['10.0.0.1', undefined, true, '10.0.0.1'],
    ['2001:db8:1:2:3:4:5:6', undefined, false, '2001:db8:1:2'],
    ['2001:db8:1::6', undefined, false, '2001:db8:1:0'],
    ['::1', undefined, false, '0:0:0:0'],
  ])('at %s with %s forwarded (balancer: %s) is %s', (address, forwarded, isBehind, client) => {
    expect(clientOf(request(address, forwarded), isBehind)).toBe(client);
  });
});

it('that holds its places with slow answers leaves the others theirs', async () => {
  const bench = await startBench({}, { limits: { forwarded: 4, forwardedForOne: 1 } });
  try {
    const waiting: (() => void)[] = [];
    bench.upstream.answer((_request, response) => waiting.push(() => response.writeHead(200).end('{}')));
    const held = [bench.proxied(`api.activtrak.com${HOURS}`), bench.proxied(`api.activtrak.com${HOURS}`)];
    while (waiting.length < 2) await new Promise((done) => setTimeout(done, 5));
    // Neither `Origin` nor `Sec-Fetch-Site`, as a program that is no browser sends it: the same share.
    const third = await bench.ask(`/proxy/api.activtrak.com${HOURS}`, { headers: { 'x-api-key': 'k' } });
    expect([third.status, third.headers['x-live-data-proxy']]).toEqual([503, 'busy']);
    for (const end of waiting) end();
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual([200, 200]);
  } finally {
    await bench.close();
  }
});
