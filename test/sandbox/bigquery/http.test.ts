import { networkTo } from '../../../playground/server/network';
import { CHUNK_UNIT } from '../../../sandbox/bigquery/uploads';
import { type SmallSandbox, startSmall } from '../small-sandbox';

let sandbox: SmallSandbox;
beforeAll(async () => {
  sandbox = await startSmall({ people: 6, rows: 120 });
});
afterAll(() => sandbox.close());

const PROJECT = 'northfell-analytics';
const HERE = `/bigquery/v2/projects/${PROJECT}`;
const tokenOf = (user: string): string =>
  `ya29.${Buffer.from(JSON.stringify({ user, scopes: ['https://www.googleapis.com/auth/bigquery'], until: Date.now() * 2 })).toString('base64')}`;
const as = (user: string) => ({ key: tokenOf(user) });
const control = <Body>(path: string, send?: unknown) =>
  sandbox.ask<Body>(`/sandbox/v1/bigquery/${path}`, send === undefined ? {} : { method: 'POST', send });

test('BigQuery answers beside the Live Data API, at its own paths and to its own people', async () => {
  const dataset = { datasetReference: { datasetId: 'activtrak' }, location: 'EU' };
  expect((await sandbox.ask(`${HERE}/datasets`, { method: 'POST', send: dataset, ...as('you@example.com') })).status).toBe(200);
  const table = {
    tableReference: { tableId: 't' },
    schema: { fields: [{ name: 'day', type: 'DATE' }] },
    timePartitioning: { type: 'DAY', field: 'day' },
  };
  expect((await sandbox.ask(`${HERE}/datasets/activtrak/tables`, { method: 'POST', send: table, ...as('you@example.com') })).status).toBe(
    200,
  );
  expect((await sandbox.ask(`${HERE}/datasets/activtrak/tables/t?x=1`, as('manager@example.com'))).body).toMatchObject({ location: 'EU' });
  expect((await sandbox.ask(`${HERE}/datasets/activtrak`, as('colleague@example.com'))).status).toBe(403);
  expect((await sandbox.ask(`${HERE}/datasets/activtrak`, { key: sandbox.keys.administrator })).status).toBe(401);

  const part = (type: string, text: string): string => `--b\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`;
  const destinationTable = { projectId: PROJECT, datasetId: 'activtrak', tableId: 't' };
  const load = { configuration: { load: { destinationTable, sourceFormat: 'NEWLINE_DELIMITED_JSON' } } };
  const response = await fetch(`${sandbox.address}/upload${HERE}/jobs?uploadType=multipart`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokenOf('you@example.com')}`, 'content-type': 'multipart/related; boundary=b' },
    body: `${part('application/json', JSON.stringify(load))}${part('application/octet-stream', '{"day":"2026-03-31"}')}--b--`,
  });
  expect(response.status).toBe(200);
  expect((await control<readonly object[]>('tables')).body).toMatchObject([{ rows: 1, partitions: [{ day: '2026-03-31', rows: 1 }] }]);
  const place = `project=${PROJECT}&dataset=activtrak`;
  expect((await control(`rows?${place}&table=t`)).body).toMatchObject({ rows: [['2026-03-31']], total: 1 });
  expect((await control(`rows?${place}&table=none`)).status).toBe(404);
  expect((await sandbox.ask(`${HERE}/datasets/activtrak/tables/t`, { method: 'DELETE', ...as('you@example.com') })).status).toBe(204);
});

test('an upload in chunks goes over HTTP as over UrlFetchApp: 308 is no redirection to follow, and a status has no bytes', async () => {
  const send = networkTo(sandbox.address, sandbox.address);
  const put = async (url: string, range: string, body: string) => {
    const headers = {
      Authorization: `Bearer ${tokenOf('you@example.com')}`,
      'Content-Type': 'application/octet-stream',
      'Content-Range': range,
    };
    const [answer] = await send([{ url, method: 'PUT', headers, body, followRedirects: false, timeoutMs: 10_000 }]);
    return answer;
  };
  const begin = `/upload${HERE}/jobs?uploadType=resumable`;
  const begun = await fetch(`${sandbox.address}${begin}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokenOf('you@example.com')}`, 'content-type': 'application/json' },
    body: JSON.stringify({ configuration: { load: {} } }),
  });
  const { pathname, search } = new URL(begun.headers.get('location') ?? '');
  const url = `https://bigquery.googleapis.com${pathname}${search}`;
  expect(await put(url, 'bytes */*', '')).toMatchObject({ status: 308, body: '' });
  const chunk = 'ä'.repeat(CHUNK_UNIT / 2);
  expect(await put(url, `bytes 0-${CHUNK_UNIT - 1}/*`, chunk)).toMatchObject({
    status: 308,
    headers: { range: `bytes=0-${CHUNK_UNIT - 1}` },
  });
});

test('what its owner does in the console is done by control calls, which are the administrator’s', async () => {
  const get = async () => (await sandbox.ask(`${HERE}/datasets/none`, as('you@example.com'))).status;
  await control('project', { id: PROJECT, apiEnabled: false });
  expect(await get()).toBe(403);
  await control('project', { id: PROJECT, apiEnabled: true });
  await control('person', { email: 'you@example.com', grants: [] });
  expect(
    (await sandbox.ask(`${HERE}/datasets`, { method: 'POST', send: { datasetReference: { datasetId: 'x' } }, ...as('you@example.com') }))
      .status,
  ).toBe(403);
  await control('fault', { error: { reason: 'backendError', message: 'x' } });
  expect([await get(), await get()]).toEqual([503, 404]);
  await control('latency', { requestMs: 1 });
  await control('job-fault', { kind: 'load', error: { reason: 'backendError', message: 'x' } });
  expect((await control('requests')).body).toMatchObject({ 'GET datasets/_': expect.any(Number) });
  expect((await sandbox.ask('/sandbox/v1/bigquery/tables', { key: sandbox.keys.limited })).status).toBe(403);
});
