import * as words from '#words/bigquery';
import type { Role } from '../../../sandbox/bigquery/roles';
import { runAsync, runSync, type Task } from '../../../shared/task';
import type { TableShape, Warehouse } from '../../../shared/warehouse/warehouse';
import { dayAfter, inOrder, MARCH_31, SMALL_LOG, type SmallBigQuery, smallBigQuery, tableNamed } from './small-bigquery';

const TABLE = tableNamed('activity_log');
const PROJECT = TABLE.project;
const DAYS = [{ from: MARCH_31, to: MARCH_31 }];
const ROW = { day: dayAfter(0), record_key: '1', user: 'Jane Doe' };

const ensure = ({ warehouse }: SmallBigQuery) => warehouse.ensure(TABLE, SMALL_LOG, 'r1');
const load = ({ warehouse }: SmallBigQuery, row: object = ROW) =>
  warehouse.replaceDays(TABLE, SMALL_LOG, [{ day: MARCH_31, rows: [row as typeof ROW] }]);
const count = ({ warehouse }: SmallBigQuery) => warehouse.counts(TABLE, SMALL_LOG, DAYS);
function* merged({ warehouse }: SmallBigQuery): Task<void> {
  yield* warehouse.stage(TABLE, SMALL_LOG, 'c', 0, [ROW]);
  yield* warehouse.merge(TABLE, SMALL_LOG, 'c', DAYS, []);
}

const roles = (bench: SmallBigQuery, grants: readonly { readonly role: Role; readonly dataset?: string }[]): void =>
  bench.service.setPerson(bench.token, { email: 'olga@acme.example', grants: grants.map((grant) => ({ ...grant, project: PROJECT })) });
const ask = (bench: SmallBigQuery, method: string, path: string, body?: unknown): void => {
  const headers = { authorization: `Bearer ${bench.token}`, 'content-type': 'application/json' };
  const sent = bench.service.handle({ method, path: `/bigquery/v2/projects/${PROJECT}${path}`, headers, body: JSON.stringify(body ?? {}) });
  expect(sent.status).toBeLessThan(300);
};
const LOG_PATH = '/datasets/activtrak/tables/activity_log';

/** Somebody makes the table again, otherwise. */
const remake = (
  bench: SmallBigQuery,
  fields: readonly object[],
  more: object = { timePartitioning: { type: 'DAY', field: 'day' } },
): void => {
  ask(bench, 'DELETE', LOG_PATH);
  const tableReference = { projectId: PROJECT, datasetId: 'activtrak', tableId: 'activity_log' };
  ask(bench, 'POST', '/datasets/activtrak/tables', { tableReference, labels: { live_data_report: 'r1' }, schema: { fields }, ...more });
};

/** What somebody did, a step that fails then, and what is said. The table is there before. */
const TROUBLES: readonly (readonly [
  what: string,
  happens: (bench: SmallBigQuery) => void,
  step: (bench: SmallBigQuery) => Task<unknown>,
  says: string,
])[] = [
  ['the sign-in is over', ({ service, token }) => service.setPerson(token, undefined), ensure, words.SIGN_IN_EXPIRED],
  ['the API is off', ({ service }) => service.setProject(PROJECT, { apiEnabled: false }), ensure, words.apiOff(PROJECT)],
  ['the project is deleted', ({ service }) => service.setProject(PROJECT, { deleted: true }), ensure, words.projectMissing(PROJECT)],
  ['no billing', ({ service }) => service.setProject(PROJECT, { billing: false }), merged, words.noBillingForMerge(PROJECT)],
  ['no jobs', (bench) => roles(bench, [{ role: 'dataEditor' }]), load, words.noJobsAllowed(PROJECT)],
  ['no statements', (bench) => roles(bench, [{ role: 'dataEditor' }]), count, words.noJobsAllowed(PROJECT)],
  ['no writing', (bench) => roles(bench, [{ role: 'jobUser' }, { role: 'dataViewer' }]), load, words.noTablesAllowed('activtrak')],
  ['no reading', (bench) => roles(bench, [{ role: 'jobUser' }]), count, words.noTablesAllowed('activtrak')],
  ['no looking', (bench) => roles(bench, [{ role: 'jobUser' }]), ensure, words.noTablesAllowed('activtrak')],
  ['the table is gone', (bench) => ask(bench, 'DELETE', LOG_PATH), load, words.tableMissing('activity_log')],
  ['the table is gone, for a statement', (bench) => ask(bench, 'DELETE', LOG_PATH), count, words.tableMissing('activity_log')],
  [
    'a field is gone',
    (bench) =>
      remake(bench, [
        { name: 'day', type: 'DATE' },
        { name: 'record_key', type: 'STRING' },
      ]),
    load,
    words.schemaChanged('activity_log', 'user'),
  ],
  [
    'a field has another type',
    (bench) =>
      remake(bench, [
        { name: 'day', type: 'DATE' },
        { name: 'user', type: 'INT64' },
      ]),
    ensure,
    words.fieldRetyped('activity_log', 'user', 'STRING', 'INT64'),
  ],
  ['no partitions', (bench) => remake(bench, [{ name: 'day', type: 'DATE' }], {}), ensure, words.partitionsChanged('activity_log', 'day')],
  ['another report', () => undefined, ({ warehouse }) => warehouse.ensure(TABLE, SMALL_LOG, 'r2'), words.filledByAnother('activity_log')],
  [
    'another region',
    () => undefined,
    ({ warehouse }) => warehouse.ensure({ ...TABLE, location: 'US' }, SMALL_LOG, 'r1'),
    words.otherRegion('activtrak', 'EU', 'US'),
  ],
  [
    'another region of the data set',
    () => undefined,
    ({ warehouse }) => warehouse.ensureDataset({ ...TABLE, location: 'europe-west3' }),
    words.otherRegion('activtrak', 'EU', 'europe-west3'),
  ],
  [
    'another region for a load',
    () => undefined,
    ({ warehouse }) => warehouse.replaceDays({ ...TABLE, location: 'US' }, SMALL_LOG, [{ day: MARCH_31, rows: [ROW] }]),
    words.notInRegion('activtrak', 'US'),
  ],
  [
    'a value that does not fit',
    () => undefined,
    (bench) => load(bench, { ...ROW, log_id: 'Jane Doe' }),
    words.rowRefused('activity_log', 'log_id'),
  ],
  [
    'a row of another day',
    () => undefined,
    (bench) => load(bench, { ...ROW, day: dayAfter(1) }),
    words.rowRefused('activity_log', undefined),
  ],
];

it.each(TROUBLES)('%s', (_, happens, step, says) => {
  const bench = smallBigQuery();
  runSync(ensure(bench));
  happens(bench);
  expect(() => runSync(step(bench))).toThrow(expect.objectContaining({ name: 'ActivTrakError', message: says }));
});

it('no data set may be made', () => {
  const bench = smallBigQuery();
  roles(bench, [{ role: 'jobUser' }]);
  // Without any right, whether there is a data set isn't told.
  expect(() => runSync(ensure(bench))).toThrow(expect.objectContaining({ code: 'forbidden' }));
});

it('a quota that is used up is said, and not waited for', () => {
  const bench = smallBigQuery({ limits: { partitionChangesPerDay: 1 } });
  runSync(ensure(bench));
  runSync(load(bench));
  expect(() => runSync(load(bench))).toThrow(
    expect.objectContaining({ code: 'rate-limited', message: words.quotaUsedUp('partitions'), retryable: false }),
  );
  expect(inOrder(bench.rowsOf(TABLE))).toEqual(inOrder([ROW]));
});

it('what passes is waited for: too many changes, a failed job, a broken answer', () => {
  const bench = smallBigQuery({ limits: { updatesOfPartitionedIn10s: 3 } });
  const { warehouse, service } = bench;
  runSync(ensure(bench));
  service.fail({
    requests: 'POST /upload',
    effect: true,
    times: 2,
    error: { reason: 'backendError', message: 'Error encountered during execution.' },
  });
  service.failJob({ kind: 'load', error: { reason: 'internalError', message: 'An internal error occurred.' } });
  const days = Array.from({ length: 4 }, (_, at) => ({ day: MARCH_31 + at, rows: [{ ...ROW, day: dayAfter(at) }] }));
  runSync(warehouse.replaceDays(TABLE, SMALL_LOG, days));
  runSync(merged(bench));
  expect(inOrder(bench.rowsOf(TABLE))).toEqual(inOrder(days.flatMap(({ rows }) => rows)));
});

it('a day that no request can carry goes in chunks of one load, and is replaced at once', () => {
  const bench = smallBigQuery({ requestBytes: 300_000 });
  const { warehouse, service, names } = bench;
  runSync(ensure(bench));
  runSync(load(bench));
  const rows = Array.from({ length: 40 }, (_, at) => ({ ...ROW, record_key: String(at), user: 'x'.repeat(20_000) }));
  runSync(
    warehouse.replaceDays(TABLE, SMALL_LOG, [
      { day: MARCH_31, rows },
      { day: MARCH_31 + 1, rows: [{ ...ROW, day: dayAfter(1) }] },
    ]),
  );
  expect(inOrder(bench.rowsOf(TABLE))).toEqual(inOrder([...rows, { ...ROW, day: dayAfter(1) }]));
  expect(names()).toEqual(['activity_log']);
  // The day before, the day in chunks, and the next one.
  expect(service.requests()).toMatchObject({ 'POST upload jobs': 3, 'PUT upload jobs': 4 });
});

it.each([0, 300])('two runs at once leave each record once, where jobs wait for %d ms', async (pending) => {
  const bench = smallBigQuery({ pending, timing: 'later' });
  const { warehouse } = bench;
  const records = Array.from({ length: 6 }, (_, at) => ({ ...ROW, record_key: String(at) }));
  function* call(name: string): Task<void> {
    yield* warehouse.ensure(TABLE, SMALL_LOG, 'r1');
    yield* warehouse.stage(TABLE, SMALL_LOG, name, 0, records.slice(0, 4));
    yield* warehouse.stage(TABLE, SMALL_LOG, name, 1, records.slice(2));
    yield* warehouse.merge(TABLE, SMALL_LOG, name, DAYS, []);
    yield* warehouse.replaceDays(TABLE, SMALL_LOG, [{ day: MARCH_31 + 1, rows: [{ ...ROW, day: dayAfter(1) }] }]);
  }
  await Promise.all([runAsync(call('one')), runAsync(call('other'))]);
  expect(inOrder(bench.rowsOf(TABLE))).toEqual(inOrder([...records, { ...ROW, day: dayAfter(1) }]));
  expect(bench.names()).toEqual(['activity_log']);
});

it('a view that somebody else made is left alone', () => {
  const bench = smallBigQuery();
  const { warehouse } = bench;
  const shape: TableShape = {
    ...SMALL_LOG,
    fields: [
      ...SMALL_LOG.fields,
      { name: 'executable', type: 'STRING', description: '' },
      { name: 'duration', type: 'INT64', description: '' },
    ],
  };
  const views = (by: Warehouse) => runSync(by.makeViews(TABLE, shape, 'r1'));
  runSync(warehouse.ensure(TABLE, shape, 'r1'));
  const tableReference = { projectId: PROJECT, datasetId: 'activtrak', tableId: 'apps_daily' };
  ask(bench, 'POST', '/datasets/activtrak/tables', { tableReference, schema: { fields: [{ name: 'own', type: 'STRING' }] } });
  expect(views(warehouse)).toEqual([]);
  ask(bench, 'DELETE', '/datasets/activtrak/tables/apps_daily');
  expect(views(warehouse)).toEqual(['apps_daily']);
  const asked = bench.service.requests()['POST queries'];
  expect(views(warehouse)).toEqual(['apps_daily']);
  expect(bench.service.requests()['POST queries']).toBe(asked);
});
