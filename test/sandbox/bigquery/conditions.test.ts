import { bigQueryService } from '../../../sandbox/bigquery/service';
import { HERE, LOG, rowsOf, smallWarehouse, TABLE } from './small-warehouse';

const TABLES = `${HERE}/datasets/activtrak/tables`;
const PROJECT = 'acme-analytics';

function withTable() {
  const warehouse = smallWarehouse();
  warehouse.ask('POST', TABLES, LOG);
  return warehouse;
}

test('a project without the API says how to enable it', () => {
  const { ask, service } = withTable();
  service.setProject(PROJECT, { apiEnabled: false });
  const { status, body } = ask('GET', `${HERE}/datasets/activtrak`);
  expect([status, body.error.errors[0].reason, body.error.errors[0].domain, body.error.details[0].reason]).toEqual([
    403,
    'accessNotConfigured',
    'usageLimits',
    'SERVICE_DISABLED',
  ]);
  expect(body.error.message).toMatch(
    /^BigQuery API has not been used in project \d+ before or it is disabled\. Enable it by visiting https:/,
  );
  service.setProject(PROJECT, { apiEnabled: true });
  expect(ask('GET', `${HERE}/datasets/activtrak`).status).toBe(200);
});

test('a project that was deleted, or never was', () => {
  const { ask, service } = withTable();
  expect(ask('GET', '/bigquery/v2/projects/nobodys/datasets/x')).toMatchObject({
    status: 404,
    body: { error: { message: 'Not found: Project nobodys' } },
  });
  service.setProject(PROJECT, { deleted: true });
  expect(ask('GET', `${HERE}/datasets/activtrak`)).toMatchObject({
    status: 403,
    body: { error: { message: `Project ${PROJECT} has been deleted.` } },
  });
});

test('without billing there are loads and statements, but no DML', () => {
  const { ask, service, loaded, query } = withTable();
  const fields = [...LOG.schema.fields, { name: 'live_data_order', type: 'INT64' }];
  ask('POST', TABLES, { tableReference: { tableId: 'staging' }, schema: { fields } });
  service.setProject(PROJECT, { billing: false });
  expect(loaded('activity_log', [{ record_key: '1', day: '2026-03-31' }]).status).toEqual({ state: 'DONE' });
  expect(rowsOf(query(`SELECT \`record_key\` FROM ${TABLE}`))).toEqual([['1']]);
  const merge = [
    `MERGE ${TABLE} AS kept USING ( SELECT \`record_key\` FROM \`${PROJECT}.activtrak.staging\` WHERE TRUE`,
    'QUALIFY ROW_NUMBER() OVER (PARTITION BY `record_key` ORDER BY live_data_order DESC) = 1 ) AS came',
    'ON kept.`record_key` = came.`record_key` AND FALSE WHEN MATCHED THEN UPDATE SET `record_key` = came.`record_key`',
    'WHEN NOT MATCHED THEN INSERT (`record_key`) VALUES (came.`record_key`)',
  ].join(' ');
  expect(query(merge)).toMatchObject({
    status: 403,
    body: {
      error: {
        message: expect.stringContaining('DML queries are not allowed in the free tier.'),
        errors: [{ reason: 'billingNotEnabled' }],
      },
    },
  });
});

test('requests fail on demand, before or after their effect', () => {
  const { ask, service } = withTable();
  service.fail({ requests: 'DELETE', error: { reason: 'backendError', message: 'Try again.' } });
  expect(ask('GET', `${TABLES}/activity_log`).status).toBe(200);
  expect(ask('DELETE', `${TABLES}/activity_log`)).toMatchObject({ status: 503, body: { error: { status: 'UNAVAILABLE' } } });
  service.fail({ effect: true, times: 2, error: { reason: 'rateLimitExceeded', message: 'Slower.' } });
  expect([ask('DELETE', `${TABLES}/activity_log`).status, ask('GET', TABLES).status]).toEqual([403, 403]);
  expect(ask('GET', `${TABLES}/activity_log`).status).toBe(404);
});

test('requests take as long as they are told to', () => {
  const { ask, service } = withTable();
  service.setLatency({ requestMs: 120 });
  expect(ask('GET', TABLES).tookMs).toBe(120);
});

test('a host can die before a request has its effect, or after', () => {
  const seen: string[] = [];
  const service = bigQueryService({
    people: { token: { email: 'o@acme.example', grants: [{ role: 'admin', project: PROJECT }] } },
    projects: [PROJECT],
    watch(moment, { path }) {
      seen.push(moment);
      if (path.endsWith(moment)) throw new Error('dead');
    },
  });
  const send = (method: string, path: string, body?: object) =>
    service.handle({
      method,
      path: HERE + path,
      headers: { authorization: 'Bearer token' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const dataset = (datasetId: string) => ({ datasetReference: { datasetId } });
  expect(() => send('POST', '/datasets?before', dataset('one'))).toThrow('dead');
  expect(() => send('POST', '/datasets?after', dataset('two'))).toThrow('dead');
  expect([send('GET', '/datasets/one').status, send('GET', '/datasets/two').status]).toEqual([404, 200]);
  expect(seen).toEqual(['before', 'before', 'after', 'before', 'after', 'before', 'after']);
});

test('what is no address of it is not found', () => {
  const { ask } = withTable();
  for (const path of ['/bigquery/v2/projects', `${HERE}/routines`, `${TABLES}/a/b`, '/other']) expect(ask('GET', path).status).toBe(404);
  expect(ask('PUT', `${TABLES}/activity_log`, {}).status).toBe(404);
});
