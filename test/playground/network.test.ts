import { createThreadNetwork, type ThreadNetwork } from '../../playground/node/network';
import { createNodePlayground } from '../../playground/node/node-playground';
import { type ServerProcess, startServerProcess } from '../../playground/node/server-process';
import { SMALL_SERVER } from './small-server';

const API = 'https://api.activtrak.com';
let server: ServerProcess;
let network: ThreadNetwork;

beforeAll(async () => {
  const stopped = await startServerProcess(['-e', SMALL_SERVER]);
  await stopped.stop();
  server = await startServerProcess(['-e', SMALL_SERVER]);
  network = createThreadNetwork({ [API]: server.address, 'https://api-eu.activtrak.com': stopped.address });
});
afterAll(async () => {
  await network.close();
  await server.stop();
});

const request = (path: string, more: object = {}) => ({
  url: `${API}${path}`,
  method: 'GET',
  headers: { Authorization: 'Bearer key' },
  body: null,
  followRedirects: true,
  timeoutMs: 10_000,
  ...more,
});

test('answers come in the order of the requests, whatever their status', () => {
  const answers = network.fetchAll([request('/status/500'), request('/echo?x=1'), request('/status/404')]);
  expect(answers.map((answer) => 'status' in answer && answer.status)).toEqual([500, 200, 404]);
  const [, echo] = answers;
  expect(JSON.parse(echo && 'body' in echo ? echo.body : '')).toEqual({ method: 'GET', url: '/echo?x=1', key: 'Bearer key', body: '' });
});

test('a method, a body and several headers of one name', () => {
  const [answer] = network.fetchAll([request('/echo', { method: 'POST', body: 'ж' })]);
  expect(answer).toMatchObject({ status: 200, headers: { 'set-cookie': ['a=1', 'b=2'], 'content-type': 'application/json' } });
  expect(JSON.parse(answer && 'body' in answer ? answer.body : '')).toMatchObject({ method: 'POST', body: 'ж' });
});

test('redirections', () => {
  expect(network.fetchAll([request('/redirect')])).toEqual([expect.objectContaining({ status: 200 })]);
  expect(network.fetchAll([request('/redirect', { followRedirects: false })])).toEqual([expect.objectContaining({ status: 302 })]);
});

test('why no answer came', () => {
  const answers = network.fetchAll([
    request('/break'),
    request('/never', { timeoutMs: 50 }),
    request('', { url: 'https://api-eu.activtrak.com/' }),
    request('', { url: 'https://example.com/' }),
    request('', { url: `${API}.example.com/` }),
  ]);
  expect(answers).toEqual([
    { failure: 'broken' },
    { failure: 'timeout' },
    { failure: 'unreachable' },
    { failure: 'unreachable' },
    { failure: 'unreachable' },
  ]);
});

test('a cell fetches with the address that ships', async () => {
  const code = `function ACTIVTRAK_STATUS() { return JSON.parse(UrlFetchApp.fetch("${API}/echo").getContentText()).url; }`;
  const manifest = { runtimeVersion: 'V8', urlFetchWhitelist: ['https://*.activtrak.com/'] };
  const play = await createNodePlayground({ code, manifest, network });
  play.type('A1', '=ACTIVTRAK_STATUS()');
  await play.settled();
  expect(play.value('A1')).toBe('/echo');
  network.reroute({});
  play.recalculate();
  await play.settled();
  expect(play.error('A1')).toBe(`Exception: Address unavailable: ${API}/echo (line 1).`);
  play.dispose();
});
