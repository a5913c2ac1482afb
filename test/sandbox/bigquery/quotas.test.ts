import type { Limits } from '../../../sandbox/bigquery/limits';
import { HERE, LOG, smallWarehouse } from './small-warehouse';

const TABLES = `${HERE}/datasets/activtrak/tables`;
const HOUR_MS = 3_600_000;
const row = (day: string) => ({ record_key: '1', day });
const PLAIN = { ...LOG, tableReference: { tableId: 'plain' }, timePartitioning: undefined };

function withTables(limits: Partial<Limits> = {}) {
  const warehouse = smallWarehouse({ limits });
  for (const table of [LOG, PLAIN]) warehouse.ask('POST', TABLES, table);
  warehouse.pass(HOUR_MS);
  const loads = (table: string, count: number, rows: readonly unknown[] = [row('2026-03-31')]) =>
    Array.from({ length: count }, () => {
      const { jobReference } = warehouse.load(table, rows).body;
      return warehouse.ask('GET', `${HERE}/jobs/${jobReference.jobId}`).body.status.errorResult;
    });
  return { ...warehouse, loads };
}

test('a table without partitions takes five changes in ten seconds', () => {
  const { loads, pass } = withTables();
  const [sixth] = loads('plain', 6).slice(5);
  expect(sixth).toEqual({
    reason: 'rateLimitExceeded',
    location: 'table.write',
    message: expect.stringMatching(/^Exceeded rate limits: too many table update operations for this table\./),
  });
  pass(10_000);
  expect(loads('plain', 1)).toEqual([undefined]);
});

test('a table with partitions takes fifty', () => {
  const { loads } = withTables();
  const results = loads('activity_log', 51);
  expect(results.slice(0, 50)).toEqual(Array(50).fill(undefined));
  expect(results[50]).toMatchObject({
    reason: 'rateLimitExceeded',
    message: expect.stringContaining('too many partitioned table update operations'),
  });
});

test('making and changing tables counts too, by name', () => {
  const { ask } = withTables();
  const patch = () => ask('PATCH', `${TABLES}/plain`, { description: 'x' });
  for (let at = 0; at < 3; at += 1) expect(patch().status).toBe(200);
  ask('DELETE', `${TABLES}/plain`);
  expect(ask('POST', TABLES, PLAIN).status).toBe(200);
  expect(patch().status).toBe(200);
  expect(patch()).toMatchObject({ status: 403, body: { error: { errors: [{ reason: 'rateLimitExceeded' }] } } });
});

test('loads of a table in a day are counted, failed ones too, and come back little by little', () => {
  const { loads, pass } = withTables({ changesOfTablePerDay: 3, updatesOfTableIn10s: 100 });
  expect(loads('plain', 1, ['no JSON'])).toMatchObject([{ reason: 'invalid' }]);
  pass(HOUR_MS);
  expect(loads('plain', 3).map((error) => error?.reason)).toEqual([undefined, undefined, 'quotaExceeded']);
  pass(23 * HOUR_MS);
  expect(loads('plain', 2).map((error) => error?.location)).toEqual([undefined, 'load_job_per_table.long']);
});

test('loads of a project in a day are counted', () => {
  const { loads } = withTables({ loadsOfProjectPerDay: 2 });
  expect([...loads('plain', 1), ...loads('activity_log', 2)].map((error) => error?.message)).toEqual([
    undefined,
    undefined,
    expect.stringContaining('imports per project'),
  ]);
});

test('changes of partitions in a day are counted, each day of a load', () => {
  const { loads } = withTables({ partitionChangesPerDay: 4 });
  expect(loads('activity_log', 2, [row('2026-03-30'), row('2026-03-31')])).toEqual([undefined, undefined]);
  expect(loads('activity_log', 1)).toMatchObject([
    { reason: 'quotaExceeded', message: expect.stringContaining('Number of partition modifications to a column partitioned table') },
  ]);
});

test('a job changes only so many partitions, and a table has only so many', () => {
  const days = ['2026-03-29', '2026-03-30', '2026-03-31'].map(row);
  expect(withTables({ partitionsOfJob: 2 }).loads('activity_log', 1, days)).toMatchObject([
    { reason: 'invalid', message: 'Too many partitions produced by query, allowed 2, query produces at least 3 partitions' },
  ]);
  const { loads, service } = withTables({ partitionsOfTable: 2 });
  expect(loads('activity_log', 1, days)).toMatchObject([{ reason: 'quotaExceeded' }]);
  expect(service.inspect().map(({ rows }) => rows)).toEqual([0, 0]);
});

test('a row has only so many bytes', () => {
  const { loaded } = withTables({ rowBytes: 40 });
  expect(loaded('plain', [{ user: 'x'.repeat(20) }]).status.errorResult).toBeUndefined();
  expect(loaded('plain', [{ user: 'ö'.repeat(20) }]).status.errors[1].message).toMatch(/Row size is larger than: 40/);
});
