import { HERE, LOG, smallWarehouse, TABLE } from './small-warehouse';

const TABLES = `${HERE}/datasets/activtrak/tables`;
const row = { record_key: '1', day: '2026-03-31' };

function withTable(latency = {}) {
  const warehouse = smallWarehouse({ latency });
  warehouse.ask('POST', TABLES, LOG);
  const rows = () => warehouse.ask('GET', `${TABLES}/activity_log`).body.numRows;
  return { ...warehouse, rows };
}

test('a job waits, runs and is done, and its rows are there only then', () => {
  const { load, ask, pass, rows } = withTable({ pendingMs: 1000, runMs: 2000 });
  const { body } = load('activity_log', [row]);
  const state = () => ask('GET', `${HERE}/jobs/${body.jobReference.jobId}?location=EU`).body.status.state;
  expect([body.status.state, state(), rows()]).toEqual(['PENDING', 'PENDING', '0']);
  pass(1000);
  expect([state(), rows()]).toEqual(['RUNNING', '0']);
  pass(2000);
  expect([state(), rows()]).toEqual(['DONE', '1']);
});

test('jobs take effect in the order in which they end', () => {
  const { load, ask, pass, service } = withTable({ runMs: 1000 });
  const replace = (key: string) => load('activity_log$20260331', [{ ...row, record_key: key }], { writeDisposition: 'WRITE_TRUNCATE' });
  replace('slow');
  service.setLatency({ runMs: 10 });
  replace('quick');
  pass(2000);
  ask('GET', TABLES);
  const name = { project: 'acme-analytics', dataset: 'activtrak', table: 'activity_log' };
  expect(service.rows(name, 0, 9).rows.map(([key]) => key)).toEqual(['slow']);
});

test('a job is found in its place, which has to be named outside of US and EU', () => {
  const { load, ask } = smallWarehouse();
  ask('POST', `${HERE}/datasets`, { datasetReference: { datasetId: 'frankfurt' }, location: 'europe-west3' });
  ask('POST', `${HERE}/datasets/frankfurt/tables`, LOG);
  const destinationTable = { projectId: 'acme-analytics', datasetId: 'frankfurt', tableId: 'activity_log' };
  const { jobReference } = load('', [row], { destinationTable }).body;
  expect(jobReference.location).toBe('europe-west3');
  const get = (search: string) => ask('GET', `${HERE}/jobs/${jobReference.jobId}${search}`).status;
  expect(['', '?location=EU', '?location=Europe-West3'].map(get)).toEqual([404, 404, 200]);
  ask('POST', TABLES, LOG);
  const eu = load('activity_log', [row]).body.jobReference.jobId;
  expect(ask('GET', `${HERE}/jobs/${eu}`).status).toBe(200);
});

test('a statement is waited for as long as asked, and asked for again', () => {
  const { query, ask, pass } = withTable({ runMs: 15_000 });
  const count = `SELECT \`day\` FROM ${TABLE}`;
  const first = query(count);
  expect(first).toMatchObject({ status: 200, tookMs: 10_000, body: { jobComplete: false, jobReference: { location: 'EU' } } });
  expect(first.body.totalRows).toBeUndefined();
  pass(first.tookMs);
  const second = ask('GET', `${HERE}/queries/${first.body.jobReference.jobId}?location=EU&timeoutMs=1000`);
  expect(second).toMatchObject({ tookMs: 1000, body: { jobComplete: false } });
  pass(second.tookMs);
  expect(ask('GET', `${HERE}/queries/${first.body.jobReference.jobId}?location=EU`)).toMatchObject({
    tookMs: 4000,
    body: { jobComplete: true, totalRows: '0' },
  });
  expect(query(count, { timeoutMs: 20_000 })).toMatchObject({ tookMs: 15_000, body: { jobComplete: true } });
});

test('a job that fails says why, and so do a statement’s results', () => {
  const { load, query, ask, pass, service, rows } = withTable();
  const error = { reason: 'backendError', message: 'Error encountered during execution. Retrying may solve the problem.' } as const;
  service.failJob({ kind: 'load', error });
  const { jobId } = load('activity_log', [row]).body.jobReference;
  pass(1);
  expect(ask('GET', `${HERE}/jobs/${jobId}`).body.status).toEqual({ state: 'DONE', errorResult: error, errors: [error] });
  expect(rows()).toBe('0');
  service.failJob({ kind: 'query', error: { reason: 'jobBackendError', message: 'x' } });
  expect(query(`SELECT \`day\` FROM ${TABLE}`)).toMatchObject({
    status: 400,
    body: { error: { errors: [{ reason: 'jobBackendError' }] } },
  });
  expect(query(`SELECT \`day\` FROM ${TABLE}`).status).toBe(200);
});

test('somebody else’s job is not shown', () => {
  const { load, ask, service } = withTable();
  service.setPerson('other', { email: 'otto@acme.example', grants: [{ role: 'dataViewer', project: 'acme-analytics' }] });
  const { jobId } = load('activity_log', [row]).body.jobReference;
  expect(ask('GET', `${HERE}/jobs/${jobId}`, undefined, 'other')).toMatchObject({
    status: 403,
    body: { error: { errors: [{ reason: 'accessDenied' }] } },
  });
});

test('two merges of a table run together, twenty wait, and one more fails', () => {
  const { ask, pass, query } = withTable({ runMs: 1000 });
  const fields = [...LOG.schema.fields, { name: 'live_data_order', type: 'INT64' }];
  ask('POST', TABLES, { tableReference: { tableId: 'staging' }, schema: { fields } });
  const merge = [
    `MERGE ${TABLE} AS kept USING ( SELECT \`record_key\` FROM \`acme-analytics.activtrak.staging\` WHERE TRUE`,
    'QUALIFY ROW_NUMBER() OVER (PARTITION BY `record_key` ORDER BY live_data_order DESC) = 1 ) AS came',
    'ON kept.`record_key` = came.`record_key` AND FALSE WHEN MATCHED THEN UPDATE SET `record_key` = came.`record_key`',
    'WHEN NOT MATCHED THEN INSERT (`record_key`) VALUES (came.`record_key`)',
  ].join(' ');
  const start = () => ask('POST', `${HERE}/jobs`, { configuration: { query: { query: merge, useLegacySql: false } } }).body;
  const jobs = Array.from({ length: 23 }, start);
  const states = () => jobs.map(({ jobReference }) => ask('GET', `${HERE}/jobs/${jobReference.jobId}`).body.status);
  expect(states().map(({ state }) => state)).toEqual([...Array(2).fill('RUNNING'), ...Array(20).fill('PENDING'), 'DONE']);
  expect(states()[22].errorResult).toEqual({
    reason: 'resourcesExceeded',
    message:
      'Resources exceeded during query execution: Too many DML statements outstanding against table acme-analytics:activtrak.activity_log, limit is 20.',
  });
  pass(1000);
  expect(states().filter(({ state }) => state === 'DONE')).toHaveLength(3);
  expect(query(`SELECT \`day\` FROM ${TABLE}`).body.jobComplete).toBe(true);
});
