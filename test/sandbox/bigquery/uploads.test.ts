import { CHUNK_UNIT } from '../../../sandbox/bigquery/uploads';
import { HERE, LOG, rowsOf, type SmallWarehouse, smallWarehouse, TABLE, type Told } from './small-warehouse';

const DAY_MS = 86_400_000;
const DESTINATION = { projectId: 'acme-analytics', datasetId: 'activtrak', tableId: 'activity_log' };

/** A table, and an upload into it that has begun. */
function withUpload(jobId = 'an_upload') {
  const warehouse = smallWarehouse();
  warehouse.ask('POST', `${HERE}/datasets/activtrak/tables`, LOG);
  const load = { destinationTable: DESTINATION, sourceFormat: 'NEWLINE_DELIMITED_JSON' };
  const metadata = { jobReference: { jobId, location: 'EU' }, configuration: { load } };
  const begun = warehouse.ask('POST', `/upload${HERE}/jobs?uploadType=resumable`, metadata);
  const address = begun.headers.location ?? '';
  const put = (range: string, body = ''): Told =>
    warehouse.ask('PUT', address.replace(/^https:\/\/[^/]+/, ''), body, undefined, { 'Content-Range': `bytes ${range}` });
  return { ...warehouse, begun, address, put };
}

const keysIn = ({ query }: SmallWarehouse): readonly (string | null)[] =>
  rowsOf(query(`SELECT \`record_key\`, \`day\` FROM ${TABLE}`)).map(([key]) => key as string);

/** A row that fills so many bytes with what is around it. */
const line = (key: string, bytes: number): string => {
  const text = `{"record_key":"${key}","day":"2026-03-31"}\n`;
  return text.replace('}', `${' '.repeat(bytes - text.length)}}`);
};
const [FIRST, LAST] = [line('1', CHUNK_UNIT), line('2', 100)];
const [END, TOTAL] = [CHUNK_UNIT - 1, CHUNK_UNIT + 100];

test('chunks become one load with the last of them', () => {
  const bench = withUpload();
  expect(bench.begun).toMatchObject({ status: 200, body: undefined });
  expect(bench.address).toMatch(
    /^https:\/\/www\.googleapis\.com\/upload\/bigquery\/v2\/projects\/acme-analytics\/jobs\?uploadType=resumable&upload_id=/,
  );
  expect(bench.put(`0-${END}/*`, FIRST)).toMatchObject({ status: 308, body: undefined, headers: { range: `bytes=0-${END}` } });
  expect(keysIn(bench)).toEqual([]);
  const done = bench.put(`${CHUNK_UNIT}-${TOTAL - 1}/${TOTAL}`, LAST);
  expect(done).toMatchObject({ status: 201, body: { kind: 'bigquery#job', jobReference: { jobId: 'an_upload', location: 'EU' } } });
  expect(keysIn(bench)).toEqual(['1', '2']);
  // Asked once more, it tells how the job is by now.
  expect(bench.put(`*/${TOTAL}`)).toMatchObject({
    status: 201,
    body: { status: { state: 'DONE' }, statistics: { load: { outputRows: '2' } } },
  });
  expect(keysIn(bench)).toEqual(['1', '2']);
});

test('its status says how much is stored, also after an answer that was lost, or of a part of a chunk', () => {
  const bench = withUpload();
  expect(bench.put('*/*')).toMatchObject({ status: 308, headers: {} });
  bench.service.fail({ requests: 'PUT /upload', effect: true, stores: 1_000, error: { reason: 'backendError', message: '' } });
  expect(bench.put(`0-${END}/*`, FIRST).status).toBe(503);
  expect(bench.put('*/*')).toMatchObject({ status: 308, headers: { range: 'bytes=0-999' } });
  bench.service.fail({ requests: 'PUT /upload', stores: 500 });
  const [rest, total] = [FIRST.slice(1_000), CHUNK_UNIT];
  expect(bench.put(`1000-${END}/${total}`, rest)).toMatchObject({ status: 308, headers: { range: 'bytes=0-1499' } });
  expect(bench.put(`1500-${END}/${total}`, FIRST.slice(1_500)).status).toBe(201);
  expect(keysIn(bench)).toEqual(['1']);
});

test.each([
  ['a chunk of another size', `0-${END - 1}/*`, FIRST.slice(1)],
  ['another number of bytes', `0-${END}/*`, FIRST.slice(1)],
  ['bytes behind a gap', `${CHUNK_UNIT}-${2 * CHUNK_UNIT - 1}/*`, FIRST],
  ['a status with bytes', '*/*', 'x'],
])('%s is refused, and the upload goes on', (_, range, body) => {
  const bench = withUpload();
  expect(bench.put(range, body)).toMatchObject({ status: 400, body: { error: { errors: [{ reason: 'invalid' }] } } });
  expect(bench.put(`0-${END}/${CHUNK_UNIT}`, FIRST).status).toBe(201);
});

test('bytes that are there already are refused', () => {
  const { put } = withUpload();
  put(`0-${END}/*`, FIRST);
  expect(put(`0-${END}/*`, FIRST).status).toBe(400);
});

test('an address that nobody used for a day is forgotten, and one that nobody knows is not there', () => {
  const { put, pass, ask } = withUpload();
  pass(DAY_MS - 1);
  expect(put(`0-${END}/*`, FIRST).status).toBe(308);
  pass(DAY_MS);
  expect(put('*/*').status).toBe(404);
  const unknown = `/upload${HERE}/jobs?uploadType=resumable&upload_id=x`;
  expect(ask('PUT', unknown, '', undefined, { 'Content-Range': 'bytes */*' }).status).toBe(404);
});

test('a job whose ID was used is refused with the last chunk', () => {
  const { put, load } = withUpload();
  load('activity_log', [], { jobReference: { jobId: 'an_upload', location: 'EU' } });
  expect(put(`0-${END}/${CHUNK_UNIT}`, FIRST)).toMatchObject({ status: 409, body: { error: { errors: [{ reason: 'duplicate' }] } } });
});
