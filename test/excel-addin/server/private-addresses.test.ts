import type { LookupAddress } from 'node:dns';
import { isPublicAddress, publicLookup } from '../../../excel-addin/server/public-address';
import { upstreamsOf } from '../../../excel-addin/server/upstreams';
import { REGIONS } from '../../../shared/api/connections/connection';
import { type Bench, HOURS, startBench } from './server-bench';

const PRIVATE = [
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.127.255.255',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.1.1.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
  '0:0:0:0:0:ffff:c0a8:101',
  '::ffff:169.254.169.254',
  '::ffff:0:127.0.0.1',
  '64:ff9b::127.0.0.1',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '2002:a00:1::1',
  '3fff::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
];
const PUBLIC = [
  '1.1.1.1',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.1',
  '169.253.1.1',
  '172.15.1.1',
  '172.32.0.0',
  '191.255.1.1',
  '192.167.1.1',
  '223.255.255.255',
  '2606:4700::1111',
  '2a02:ec80::1',
  '2003::1',
];

test.each(PRIVATE)('%s is private', (address) => expect(isPublicAddress(address)).toBe(false));
test.each(PUBLIC)('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));
test.each(['', 'localhost', '1.2.3', '1.2.3.4.5', '0x7f.1', '2130706433', '[::1]', '1.2.3.4 '])('“%s” is no address at all', (text) =>
  expect(isPublicAddress(text)).toBe(false),
);

const at = (...addresses: readonly string[]): LookupAddress[] =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('names that lead into a private network', () => {
  const HOST = 'api.activtrak.com';
  let bench: Bench;
  let outer: Bench;
  let answers: LookupAddress[][] = [];
  beforeAll(async () => {
    // The upstream of one bench, which is on the loopback address, is what the names of the other lead to.
    outer = await startBench();
    const to = (hostname: string, mayBePrivate: boolean) => ({ hostname, port: outer.upstream.port, basePath: '', mayBePrivate });
    bench = await startBench(
      {},
      {
        upstreams: new Map([
          [HOST, to(HOST, false)],
          ['activtrak.test', to('activtrak.test', true)],
        ]),
        resolve: async () => answers.shift() ?? [],
      },
    );
  });
  afterAll(async () => {
    await bench.close();
    await outer.close();
  });
  beforeEach(() => {
    outer.upstream.received.length = 0;
  });

  test.each(PRIVATE)('%s is not connected to', async (address) => {
    answers = [at(address)];
    const { status, headers } = await bench.proxied(HOST + HOURS);
    expect([status, headers['x-live-data-proxy']]).toEqual([502, 'refused']);
    expect(outer.upstream.received).toEqual([]);
  });

  test('one private address among public ones refuses them all, wherever it stands', async () => {
    for (const list of [at('127.0.0.1', '1.1.1.1'), at('1.1.1.1', '127.0.0.1'), at('2606:4700::1111', '::1')]) {
      answers = [list];
      expect((await bench.proxied(HOST + HOURS)).headers['x-live-data-proxy']).toBe('refused');
    }
    expect(outer.upstream.received).toEqual([]);
  });

  test('a name without an address, and one that cannot be looked up', async () => {
    answers = [[]];
    expect((await bench.proxied(HOST + HOURS)).headers['x-live-data-proxy']).toBe('unreachable');
    const failing = await startBench({}, { resolve: () => Promise.reject(Object.assign(new Error('EAI_AGAIN'), { code: 'EAI_AGAIN' })) });
    expect((await failing.proxied(HOST + HOURS)).headers['x-live-data-proxy']).toBe('unreachable');
    await failing.close();
  });

  test('the own address may be private where its administrator said so, and the five may not', async () => {
    answers = [at('127.0.0.1')];
    expect((await bench.proxied(`activtrak.test${HOURS}`)).status).toBe(200);
    answers = [at('127.0.0.1')];
    expect((await bench.proxied(HOST + HOURS)).status).toBe(502);
    expect([...upstreamsOf(undefined).values()].map(({ mayBePrivate }) => mayBePrivate)).toEqual([false, false, false, false, false]);
  });

  test('what is connected to is what was looked at: the name is asked once, in both forms that Node asks for', async () => {
    let times = 0;
    const lookup = publicLookup(async () => {
      times += 1;
      return times === 1 ? at('1.1.1.1', '2606:4700::1111') : at('127.0.0.1');
    }, false);
    const all = await new Promise((done) => lookup('rebinding.test', { all: true }, (failure, addresses) => done([failure, addresses])));
    expect(all).toEqual([null, at('1.1.1.1', '2606:4700::1111')]);
    expect(times).toBe(1);
    const one = await new Promise((done) => lookup('rebinding.test', {}, (failure, address) => done([failure?.name, address])));
    expect(one).toEqual(['PrivateAddressError', '']);
  });
});

describe('the own address in digits, for which no name is looked up', () => {
  test.each([
    'https://127.0.0.1',
    'https://10.0.0.5:8443/base',
    'https://[::1]',
    'https://[::ffff:10.0.0.1]',
    'https://2130706433',
    'https://0x7f.1',
  ])('%s is refused at the start, unless it may be private', (address) => {
    expect(() => upstreamsOf({ address: new URL(address), mayBePrivate: false })).toThrow(/is a private address\. Add --private-api/);
    expect(upstreamsOf({ address: new URL(address), mayBePrivate: true }).size).toBe(6);
  });

  test('a public one is taken, and the table has the names that requests use', () => {
    expect([...upstreamsOf({ address: new URL('https://[2606:4700::1111]:8443/base/'), mayBePrivate: false })].pop()).toEqual([
      '[2606:4700::1111]:8443',
      { hostname: '2606:4700::1111', port: 8443, basePath: '/base', mayBePrivate: false },
    ]);
    expect([...upstreamsOf(undefined).keys()].map((host) => `https://${host}`)).toEqual(Object.values(REGIONS));
  });
});
