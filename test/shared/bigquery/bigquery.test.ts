import { bigQuery } from '../../../shared/bigquery/bigquery';
import { serialOfIso } from '../../../shared/model/serial';
import type { HttpResponse } from '../../../shared/ports';
import { runSync, type Task } from '../../../shared/task';
import type { TableShape, Warehouse, WarehouseRequest, WarehouseTable } from '../../../shared/warehouse/warehouse';
import { answeringService } from '../../doubles/answering-service';
import { handClock } from '../../doubles/hand-clock';
import { httpAnswer, jsonAnswer } from '../../doubles/scripted-transport';

const TABLE: WarehouseTable = { project: 'acme-analytics', dataset: 'activtrak', table: 'log', location: 'EU' };
const SHAPE: TableShape = {
  description: 'The log.',
  fields: [
    { name: 'day', type: 'DATE', description: 'Its day.' },
    { name: 'record_key', type: 'STRING', description: 'Which it is.' },
    { name: 'active', type: 'INT64', description: 'Seconds.' },
  ],
  day: 'day',
  clusteredBy: ['record_key'],
  key: 'record_key',
};
const DAY = serialOfIso('2026-03-31') as number;
const DONE = jsonAnswer({ status: { state: 'DONE' } });
const MISSING = httpAnswer(
  404,
  JSON.stringify({ error: { code: 404, errors: [{ reason: 'notFound' }], message: 'Not found: Table x:y.z' } }),
);

/** Runs a step against answers in turn. */
function run<T>(
  step: (warehouse: Warehouse) => Task<T>,
  script: readonly HttpResponse[] = [],
): { result: T; requests: readonly WarehouseRequest[] } {
  const service = answeringService('at once', (_, at) => script[at] ?? DONE);
  let ids = 0;
  const warehouse = bigQuery({ transport: service.transport, clock: handClock('at once'), newId: () => `id ${++ids}` });
  return { result: runSync(step(warehouse)), requests: service.rounds.flat() };
}

const listed = (requests: readonly WarehouseRequest[]): readonly string[] => requests.map(({ method, path }) => `${method} ${path}`);

it('loads a day in one request, job and rows together', () => {
  const { requests } = run((warehouse) =>
    warehouse.replaceDays(TABLE, SHAPE, [
      {
        day: DAY,
        rows: [
          { day: '2026-03-31', active: 60 },
          { day: '2026-03-31', active: '9007199254740993' },
        ],
      },
    ]),
  );
  expect(listed(requests)).toEqual(['POST /upload/bigquery/v2/projects/acme-analytics/jobs?uploadType=multipart']);
  expect(requests[0]?.contentType).toBe('multipart/related; boundary=live_data_part');
  const [, job = '', rows = ''] = (requests[0]?.body ?? '').split(/--live_data_part(?:--)?\r\n/);
  expect(JSON.parse(job.split('\r\n\r\n')[1] ?? '')).toEqual({
    jobReference: { projectId: 'acme-analytics', jobId: 'live_data_id_1', location: 'EU' },
    configuration: {
      load: {
        destinationTable: { projectId: 'acme-analytics', datasetId: 'activtrak', tableId: 'log$20260331' },
        sourceFormat: 'NEWLINE_DELIMITED_JSON',
        writeDisposition: 'WRITE_TRUNCATE_DATA',
        createDisposition: 'CREATE_NEVER',
      },
    },
  });
  expect(rows.split('\r\n\r\n')[1]).toBe('{"day":"2026-03-31","active":60}\n{"day":"2026-03-31","active":"9007199254740993"}\n\r\n');
});

it('sends the days of a call together, but not more than a table takes at a time', () => {
  const days = Array.from({ length: 31 }, (_, at) => ({ day: DAY + at, rows: [] }));
  const service = answeringService('at once', () => DONE);
  const warehouse = bigQuery({ transport: service.transport, clock: handClock('at once'), newId: () => 'x' });
  runSync(warehouse.replaceDays(TABLE, SHAPE, days));
  expect(service.rounds.map((round) => round.length)).toEqual([25, 6]);
});

it('makes the data set only where it is missing', () => {
  const ensure = (warehouse: Warehouse) => warehouse.ensure(TABLE, SHAPE, 'Report 1');
  const base = '/bigquery/v2/projects/acme-analytics/datasets';
  expect(listed(run(ensure, [MISSING, MISSING, jsonAnswer({}), jsonAnswer({})]).requests)).toEqual([
    `GET ${base}/activtrak/tables/log`,
    `GET ${base}/activtrak`,
    `POST ${base}`,
    `POST ${base}/activtrak/tables`,
  ]);
  expect(listed(run(ensure, [MISSING, jsonAnswer({ location: 'EU' }), jsonAnswer({})]).requests)).toHaveLength(3);
  expect(() => run(ensure, [MISSING, jsonAnswer({ location: 'US' })])).toThrow(expect.objectContaining({ code: 'rejected' }));
});

const KEPT = {
  location: 'EU',
  description: 'The log.',
  labels: { live_data_report: 'report_1' },
  timePartitioning: { type: 'DAY', field: 'day' },
  schema: {
    fields: [
      { name: 'day', type: 'DATE', mode: 'NULLABLE', description: 'Its day.' },
      { name: 'record_key', type: 'STRING', mode: 'NULLABLE', description: 'Which it is.' },
      { name: 'active', type: 'INTEGER', mode: 'NULLABLE', description: 'Seconds.' },
      { name: 'own', type: 'STRING', mode: 'NULLABLE', description: 'Somebody added this.' },
    ],
  },
};

it('leaves a table alone that is as it should be, with what others added', () => {
  for (const location of ['EU', 'eu']) {
    const ensure = (warehouse: Warehouse) => warehouse.ensure({ ...TABLE, location }, SHAPE, 'Report 1');
    expect(listed(run(ensure, [jsonAnswer(KEPT)]).requests)).toHaveLength(1);
  }
});

it('adds fields behind all others, and brings only its own words up to date', () => {
  const shape: TableShape = {
    ...SHAPE,
    fields: [
      ...SHAPE.fields.slice(0, 2),
      { name: 'active', type: 'INT64', description: 'In seconds.' },
      { name: 'total', type: 'FLOAT64', description: '' },
    ],
  };
  const { requests } = run((warehouse) => warehouse.ensure(TABLE, shape, 'Report 1'), [jsonAnswer(KEPT), jsonAnswer({})]);
  expect(requests[1]?.method).toBe('PATCH');
  const [day, key, active, own] = KEPT.schema.fields;
  const total = { name: 'total', type: 'FLOAT64', mode: 'NULLABLE', description: '' };
  expect(JSON.parse(requests[1]?.body ?? '')).toEqual({
    description: 'The log.',
    schema: { fields: [day, key, { ...active, description: 'In seconds.' }, own, total] },
  });
});

it.each([
  ['another report', { ...KEPT, labels: { live_data_report: 'report_2' } }],
  ['nobody of ours', { ...KEPT, labels: {} }],
  ['another region', { ...KEPT, location: 'US' }],
  ['no partitions', { ...KEPT, timePartitioning: undefined }],
  ['another type', { ...KEPT, schema: { fields: [{ name: 'ACTIVE', type: 'STRING' }] } }],
  ['a list', { ...KEPT, schema: { fields: [{ name: 'active', type: 'INT64', mode: 'REPEATED' }] } }],
])('refuses a table of %s', (_, resource) => {
  const ensure = (warehouse: Warehouse) => warehouse.ensure(TABLE, SHAPE, 'Report 1');
  const madeMeanwhile = [MISSING, jsonAnswer({ location: 'EU' }), httpAnswer(409), jsonAnswer(resource)];
  for (const script of [[jsonAnswer(resource)], madeMeanwhile])
    expect(() => run(ensure, script)).toThrow(expect.objectContaining({ code: 'rejected' }));
});

it('says of a table without rows what they mean from now on, also where nothing else of it changes', () => {
  const labels = { ...KEPT.labels, live_data_meaning: 'names' };
  const ensure = (warehouse: Warehouse) => warehouse.ensure(TABLE, { ...SHAPE, meaning: 'pseudonyms' }, 'Report 1');
  const { requests } = run(ensure, [jsonAnswer({ ...KEPT, labels, numRows: '0' }), jsonAnswer({})]);
  expect(JSON.parse(requests[1]?.body ?? '{}')).toEqual({ description: 'The log.', labels: { live_data_meaning: 'pseudonyms' } });
});

it('does not merge what is gone, and says what it added', () => {
  const merge = (warehouse: Warehouse) => warehouse.merge(TABLE, SHAPE, 'call', [{ from: DAY, to: DAY }], []);
  const gone = run(merge, [MISSING]);
  expect([gone.result, gone.requests.length]).toEqual([{ added: 0, updated: 0 }, 1]);
  const job = { status: { state: 'DONE' }, statistics: { query: { dmlStats: { insertedRowCount: '3', updatedRowCount: '1' } } } };
  const merged = run(merge, [jsonAnswer({}), jsonAnswer(job), httpAnswer(204)]);
  expect(merged.result).toEqual({ added: 3, updated: 1 });
  expect(merged.requests[2]?.method).toBe('DELETE');
});

it('reads all pages of a statement', () => {
  const page = (from: number, pageToken?: string) => ({
    rows: [{ f: [{ v: String(from) }, { v: null }] }],
    ...(pageToken && { pageToken }),
  });
  const script = [
    jsonAnswer({ jobComplete: false, jobReference: { jobId: 'j' } }),
    jsonAnswer({ jobComplete: true, schema: { fields: [{ name: 'a' }, { name: 'b' }] }, totalBytesProcessed: '9', ...page(1, 't/2') }),
    jsonAnswer(page(2)),
  ];
  const { result, requests } = run((warehouse) => warehouse.query({ project: 'acme-analytics', location: 'EU' }, 'SELECT 1'), script);
  expect(result).toEqual({
    fields: ['a', 'b'],
    rows: [
      ['1', null],
      ['2', null],
    ],
    bytes: 9,
  });
  expect(requests[2]?.path).toContain('&pageToken=t%2F2');
});

it('measures a statement without running it', () => {
  const place = { project: 'acme-analytics', location: 'EU' };
  const { result, requests } = run((warehouse) => warehouse.dryRun(place, 'SELECT 1'), [jsonAnswer({ totalBytesProcessed: '1024' })]);
  expect(result).toBe(1024);
  expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ dryRun: true, useLegacySql: false, location: 'EU' });
});
