import { HERE, LOG, rowsOf, smallWarehouse, TABLE } from './small-warehouse';

const TABLES = `${HERE}/datasets/activtrak/tables`;
const ALL = `SELECT \`record_key\`, \`day\` FROM ${TABLE}`;
const row = (record_key: string, day = '2026-03-31') => ({ record_key, day });

function withTable() {
  const warehouse = smallWarehouse();
  warehouse.ask('POST', TABLES, LOG);
  return { ...warehouse, keys: () => rowsOf(warehouse.query(ALL)).map(([key]) => key) };
}

test('rows are appended unless told, and the job says how many', () => {
  const { loaded, keys } = withTable();
  const job = loaded('activity_log', [row('1'), row('2')]);
  expect(job).toMatchObject({
    kind: 'bigquery#job',
    status: { state: 'DONE' },
    statistics: { load: { outputRows: '2', badRecords: '0', inputFiles: '1' } },
    configuration: { jobType: 'LOAD' },
    jobReference: { projectId: 'acme-analytics', location: 'EU' },
  });
  loaded('activity_log', [row('3')]);
  expect(keys()).toEqual(['1', '2', '3']);
});

test('a day is replaced whole by its decorator, and the others stay', () => {
  const { loaded, keys } = withTable();
  loaded('activity_log', [row('1', '2026-03-30'), row('2'), row('3')]);
  for (const _ of [1, 2]) loaded('activity_log$20260331', [row('4')], { writeDisposition: 'WRITE_TRUNCATE' });
  expect(keys()).toEqual(['1', '4']);
  loaded('activity_log$20260331', [], { writeDisposition: 'WRITE_TRUNCATE' });
  expect(keys()).toEqual(['1']);
});

test('a row of another day, or without one, is refused with a decorator, and the day stays as it was', () => {
  const { loaded, keys } = withTable();
  loaded('activity_log', [row('1')]);
  for (const other of [row('2', '2026-04-01'), { record_key: '2' }]) {
    const { status } = loaded('activity_log$20260331', [row('3'), other], { writeDisposition: 'WRITE_TRUNCATE' });
    expect(status.errorResult).toEqual({
      reason: 'invalid',
      message: 'Some rows belong to different partitions rather than destination partition acme-analytics:activtrak.activity_log$20260331',
    });
  }
  expect(keys()).toEqual(['1']);
});

test('a decorator that is no day, or on a table without partitions, is refused', () => {
  const { load, loaded, ask } = withTable();
  expect(load('activity_log$20260231', [row('1')])).toMatchObject({ status: 400 });
  ask('POST', TABLES, { ...LOG, tableReference: { tableId: 'plain' }, timePartitioning: undefined });
  expect(loaded('plain$20260331', [row('1')]).status.errorResult.message).toMatch(/^Incompatible table partitioning specification/);
});

test('truncating takes all rows, and its schema takes the place of the old one', () => {
  const { loaded, ask, service } = withTable();
  loaded('activity_log', [row('1')]);
  const fields = [
    { name: 'user', type: 'STRING' },
    { name: 'day', type: 'DATE' },
    { name: 'new', type: 'INT64' },
  ];
  loaded('activity_log', [{ new: 5, day: '2026-03-31' }], { writeDisposition: 'WRITE_TRUNCATE', schema: { fields } });
  const { body } = ask('GET', `${TABLES}/activity_log`);
  expect(body.schema.fields.map(({ name }: { readonly name: string }) => name)).toEqual(['user', 'day', 'new']);
  expect(service.rows({ project: 'acme-analytics', dataset: 'activtrak', table: 'activity_log' }, 0, 9).rows).toEqual([
    [null, '2026-03-31', '5'],
  ]);
});

test('a table that has rows is not filled where it has to be empty', () => {
  const { loaded } = withTable();
  expect(loaded('activity_log', [row('1')], { writeDisposition: 'WRITE_EMPTY' }).status.errorResult).toBeUndefined();
  expect(loaded('activity_log', [row('2')], { writeDisposition: 'WRITE_EMPTY' }).status.errorResult).toMatchObject({ reason: 'duplicate' });
});

test('a missing table is made by a schema, or not found where it may not be', () => {
  const { load, loaded, ask } = withTable();
  expect(load('other', [row('1')], { createDisposition: 'CREATE_NEVER' })).toMatchObject({
    status: 404,
    body: { error: { message: 'Not found: Table acme-analytics:activtrak.other' } },
  });
  expect(load('other', [row('1')])).toMatchObject({ status: 400 });
  const { schema, timePartitioning, clustering } = LOG;
  expect(loaded('other', [row('1')], { schema, timePartitioning, clustering }).status).toEqual({ state: 'DONE' });
  expect(ask('GET', `${TABLES}/other`).body).toMatchObject({ numRows: '1', timePartitioning, clustering });
});

test('a schema may add fields where the job says so', () => {
  const { load, loaded, ask } = withTable();
  const schema = { fields: [...LOG.schema.fields.slice(0, 2), { name: 'note', type: 'STRING' }] };
  expect(load('activity_log', [], { schema })).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringContaining('Cannot add fields (field: note)') } },
  });
  loaded('activity_log', [{ ...row('1'), note: 'x' }], { schema, schemaUpdateOptions: ['ALLOW_FIELD_ADDITION'] });
  const { fields } = ask('GET', `${TABLES}/activity_log`).body.schema;
  expect([fields.length, fields[8].name, fields[0].description]).toEqual([9, 'note', 'Which record it is.']);
});

test('bad rows fail the whole job, with where they are and why', () => {
  const { loaded, keys } = withTable();
  loaded('activity_log', [row('0')]);
  const { status } = loaded('activity_log', [row('1'), { ...row('2'), log_id: 'x' }, { ...row('3'), nobody: 1 }]);
  expect(status.errorResult).toEqual({
    reason: 'invalid',
    location: 'file-00000000',
    message:
      'Error while reading data, error message: JSON table encountered too many errors, giving up. Rows: 2; errors: 1; max bad: 0. Please look into the errors[] collection for more details.',
  });
  expect(status.errors).toEqual([
    status.errorResult,
    {
      reason: 'invalid',
      location: 'file-00000000',
      message: `Error while reading data, error message: JSON parsing error in row starting at position 38: Could not convert value 'string_value: "x"' to integer. Field: log_id; Value: x`,
    },
  ]);
  expect(keys()).toEqual(['0']);
});

test('so many bad rows as allowed are left out, and listed', () => {
  const { loaded, keys } = withTable();
  const { status, statistics } = loaded('activity_log', ['{"record_key":', row('1'), { ...row('2'), nobody: 1 }], { maxBadRecords: 2 });
  expect([status.errorResult, status.errors.length, statistics.load.badRecords]).toEqual([undefined, 2, '2']);
  expect(status.errors[1].message).toMatch(/No such field: nobody\.$/);
  expect(keys()).toEqual(['1']);
});

test('unknown fields are ignored where the job says so, and names match in any letter case', () => {
  const { loaded, keys } = withTable();
  loaded('activity_log', [{ RECORD_KEY: '1', Day: '2026-03-31', nobody: [1] }], { ignoreUnknownValues: true });
  expect(keys()).toEqual(['1']);
});

test('a required field has to be there', () => {
  const { loaded, ask } = withTable();
  const fields = [{ name: 'day', type: 'DATE', mode: 'REQUIRED' }];
  ask('POST', TABLES, { tableReference: { tableId: 'strict' }, schema: { fields } });
  for (const bad of [{}, { day: null }]) {
    expect(loaded('strict', [bad]).status.errors[1].message).toMatch(/Missing required field: day\.$/);
  }
});

test('a job’s ID works once, whatever becomes of the job', () => {
  const { load, ask, keys } = withTable();
  const jobReference = { jobId: 'mine_1', location: 'EU' };
  expect(load('activity_log', [row('1')], { jobReference })).toMatchObject({
    status: 200,
    body: { jobReference: { jobId: 'mine_1' }, status: { state: 'RUNNING' } },
  });
  expect(load('activity_log', [row('2')], { jobReference })).toMatchObject({
    status: 409,
    body: { error: { message: 'Already Exists: Job acme-analytics:EU.mine_1', errors: [{ reason: 'duplicate' }] } },
  });
  expect(ask('GET', `${HERE}/jobs/mine_1?location=EU`).body.status).toEqual({ state: 'DONE' });
  expect(load('activity_log', [row('3')], { jobReference }).status).toBe(409);
  expect(load('activity_log', [], { jobReference: { jobId: 'with blank' } }).status).toBe(400);
  expect(keys()).toEqual(['1']);
});

test('a data set of another region is not found', () => {
  const { load } = withTable();
  expect(load('activity_log', [row('1')], { jobReference: { location: 'us' } })).toMatchObject({
    status: 404,
    body: { error: { message: 'Not found: Dataset acme-analytics:activtrak was not found in location US' } },
  });
});

test('a body that is no upload is refused', () => {
  const { ask } = withTable();
  const job = JSON.stringify({ configuration: { load: { destinationTable: { datasetId: 'activtrak', tableId: 'activity_log' } } } });
  const part = (type: string, text: string): string => `--b\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`;
  const json = part('application/json', job);
  const data = part('application/octet-stream', '{}');
  for (const [type, body] of [
    ['application/json', job],
    ['multipart/related; boundary=b', job],
    ['multipart/related; boundary=b', `${json}--b--`],
    ['multipart/related; boundary=b', json + data],
    ['multipart/related; boundary=b', `${data}${json}--b--`],
    ['multipart/related; boundary=b', `${json}${data}${data}--b--`],
    ['multipart/related; boundary=b', `${part('application/json', '{')}${data}--b--`],
  ] as const) {
    expect(ask('POST', `/upload${HERE}/jobs?uploadType=multipart`, body, undefined, { 'content-type': type }).status).toBe(400);
  }
});

test('a letter of two halves stays where it is written as it is, and is lost where its escapes are', () => {
  const { loaded, query } = withTable();
  const written = '{"record_key":"😀 \\\\ud83d \\ud83d\\ude00 \\u00e4","day":"2026-03-31"}';
  loaded('activity_log', [written]);
  expect(rowsOf(query(ALL))).toEqual([['😀 \\ud83d \ufffd\ufffd ä', '2026-03-31']]);
});
