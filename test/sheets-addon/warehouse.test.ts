import { LIMITED } from '#words/google';
import {
  WAREHOUSE_ADDRESS_NOT_ALLOWED,
  WAREHOUSE_ANSWER_TOO_LARGE,
  WAREHOUSE_NOT_ALLOWED,
  WAREHOUSE_REQUEST_TOO_LARGE,
  WAREHOUSE_TOO_SLOW,
} from '#words/google-warehouse';
import type { NetworkAnswer, NetworkRequest } from '../../playground/apps-script/backend';
import type { WarehouseRequest } from '../../shared/warehouse/warehouse';
import { bigQueryTransport } from '../../sheets-addon/host/warehouse/warehouse';
import { type Google, installGoogle } from '../contract/google';
import { otherEnd } from '../contract/other-end';
import { describeWarehouseTransportContract } from '../contract/warehouse-transport.contract';

const BIGQUERY = { urlFetchWhitelist: ['https://*.activtrak.com/', 'https://bigquery.googleapis.com/'] };
const OK: NetworkAnswer = { status: 200, headers: {}, body: '{}' };

let google: Google | undefined;
afterEach(() => {
  google?.dispose();
  google = undefined;
});

/** The services of a build, and a network that answers so. */
async function served(answer: (request: NetworkRequest, at: number) => NetworkAnswer, manifest: object = BIGQUERY): Promise<Google> {
  google = await installGoogle({}, manifest);
  const { bench } = google;
  bench.answer = (request) => answer(request, bench.sent.length);
  return google;
}

const get = (path = '/bigquery/v2/projects'): WarehouseRequest => ({ method: 'GET', path });
const words = async (request: WarehouseRequest) => (await bigQueryTransport(() => 20_000).send([request]))[0]?.barrier?.words;
const authorization = ({ headers }: NetworkRequest): string => String(headers.Authorization);

describe('as a transport of the warehouse', () => {
  beforeEach(async () => {
    await served(({ url, method, headers, body }) => {
      const { pathname, search } = new URL(url);
      if (pathname === '/broken') return { failure: 'broken' };
      const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
      const echo = { ...lower, method, body, path: pathname + search };
      const answer = pathname === '/echo' ? { status: 200, body: JSON.stringify(echo) } : otherEnd(pathname, {});
      return { headers: { 'Retry-After': '7' }, ...(answer as { readonly status: number; readonly body: string }) };
    });
  });
  describeWarehouseTransportContract(() => ({ transport: bigQueryTransport(() => 20_000) }));
});

it('sends to BigQuery alone, with the token of whoever runs the script', async () => {
  const { bench } = await served(() => OK);
  bigQueryTransport(() => 20_000).send([get('/bigquery/v2/projects/p/jobs/j?location=EU'), get()]);
  expect(bench.sent.map(({ url }) => url)).toEqual([
    'https://bigquery.googleapis.com/bigquery/v2/projects/p/jobs/j?location=EU',
    'https://bigquery.googleapis.com/bigquery/v2/projects',
  ]);
  for (const request of bench.sent) {
    expect(authorization(request)).toBe(`Bearer ${ScriptApp.getOAuthToken()}`);
    expect(request.followRedirects).toBe(false);
  }
});

it('takes a fresh token when the old one is refused, and sends those requests once more', async () => {
  const { bench } = await served((request) => ({ ...OK, status: authorization(request) === 'Bearer old' ? 401 : 200 }));
  const tokens = ['old', 'new'];
  const given = jest.spyOn(ScriptApp, 'getOAuthToken').mockImplementation(() => String(tokens.shift()));
  const transport = bigQueryTransport(() => 20_000);
  expect(transport.send([get(), get()]).map(({ status }) => status)).toEqual([200, 200]);
  expect(transport.send([get()])[0]?.status).toBe(200);
  given.mockRestore();
  expect(bench.sent.map(authorization)).toEqual(['Bearer old', 'Bearer old', 'Bearer new', 'Bearer new', 'Bearer new']);
});

it('gives 401 when the fresh token is refused too', async () => {
  const { bench } = await served(() => ({ ...OK, status: 401 }));
  expect(bigQueryTransport(() => 20_000).send([get()])[0]?.status).toBe(401);
  expect(bench.sent).toHaveLength(2);
});

it('says it in words where Google gives no token', async () => {
  const { bench } = await served(() => OK);
  const script = ScriptApp;
  Object.assign(globalThis, {
    ScriptApp: {
      getOAuthToken() {
        throw new Error('You do not have permission to call ScriptApp.getOAuthToken');
      },
    },
  });
  try {
    expect(await words(get())).toBe(WAREHOUSE_NOT_ALLOWED);
  } finally {
    Object.assign(globalThis, { ScriptApp: script });
  }
  expect(bench.sent).toEqual([]);
});

it('says it in words that the manifest lacks the address', async () => {
  await served(() => OK, {});
  expect(await words(get())).toBe(WAREHOUSE_ADDRESS_NOT_ALLOWED);
});

it('sends no body that Google would not take, and the others of the list', async () => {
  const { bench } = await served(() => OK);
  const post = (body: string): WarehouseRequest => ({ method: 'POST', path: '/upload', contentType: 'application/json', body });
  const answers = bigQueryTransport(() => 20_000).send([
    post('x'.repeat(50_000_001)),
    get(),
    post('漢'.repeat(16_666_667)),
    post('🙂'.repeat(12_500_000)),
  ]);
  expect(answers.map(({ status, barrier }) => barrier ?? status)).toEqual([
    { words: WAREHOUSE_REQUEST_TOO_LARGE, passes: false, code: 'too-large' },
    200,
    { words: WAREHOUSE_REQUEST_TOO_LARGE, passes: false, code: 'too-large' },
    200,
  ]);
  expect(bench.sent).toHaveLength(2);
});

it('speaks of BigQuery where no answer comes in time, or one that is too large', async () => {
  await served(() => ({ failure: 'timeout' }));
  expect(await words(get())).toBe(WAREHOUSE_TOO_SLOW);
  const { bench } = google as Google;
  bench.answer = () => ({ ...OK, body: 'x'.repeat(50 * 1024 * 1024 + 1) });
  expect(await words(get())).toBe(WAREHOUSE_ANSWER_TOO_LARGE);
  bench.answer = () => ({ failure: 'throttled' });
  expect(await words(get())).toBe(LIMITED);
});
