import { HERE, smallWarehouse } from './small-warehouse';

const DAYS_60 = String(60 * 86_400_000);

test('a data set is made once, in a place', () => {
  const { ask } = smallWarehouse();
  const made = ask('POST', `${HERE}/datasets`, { datasetReference: { datasetId: 'more' }, location: 'Europe-West3' });
  expect(made).toMatchObject({ status: 200, body: { id: 'acme-analytics:more', location: 'europe-west3' } });
  expect(ask('GET', `${HERE}/datasets/more`).body).toEqual(made.body);
  expect(ask('POST', `${HERE}/datasets`, { datasetReference: { datasetId: 'usual' } }).body.location).toBe('US');
  const again = ask('POST', `${HERE}/datasets`, { datasetReference: { datasetId: 'more' }, location: 'US' });
  expect(again).toMatchObject({
    status: 409,
    body: {
      error: {
        code: 409,
        message: 'Already Exists: Dataset acme-analytics:more',
        errors: [{ message: 'Already Exists: Dataset acme-analytics:more', domain: 'global', reason: 'duplicate' }],
        status: 'ALREADY_EXISTS',
      },
    },
  });
});

test('one that is missing is not found, and one that cannot be named so is refused', () => {
  const { ask } = smallWarehouse();
  expect(ask('GET', `${HERE}/datasets/none`)).toMatchObject({
    status: 404,
    body: { error: { message: 'Not found: Dataset acme-analytics:none', errors: [{ reason: 'notFound' }] } },
  });
  for (const datasetId of ['a-b', 'ä', '', 'x'.repeat(1025)]) {
    expect(ask('POST', `${HERE}/datasets`, { datasetReference: { datasetId } })).toMatchObject({ status: 400 });
  }
});

test('without billing its tables and partitions expire after 60 days', () => {
  const { ask, service } = smallWarehouse();
  expect(ask('GET', `${HERE}/datasets/activtrak`).body.defaultTableExpirationMs).toBeUndefined();
  service.setProject('acme-analytics', { billing: false });
  expect(ask('GET', `${HERE}/datasets/activtrak`).body).toMatchObject({
    defaultTableExpirationMs: DAYS_60,
    defaultPartitionExpirationMs: DAYS_60,
  });
});

test('how long new tables and their partitions live is said by their data set, unless their requests say it', () => {
  const { ask, service, pass, loaded } = smallWarehouse();
  const fields = [{ name: 'day', type: 'DATE' }];
  const DAY_MS = 86_400_000;
  const made = (tableId: string, more: object = {}) =>
    ask('POST', `${HERE}/datasets/activtrak/tables`, { tableReference: { tableId }, schema: { fields }, ...more }).body;
  const byDay = { type: 'DAY', field: 'day' };
  expect(made('before')).not.toHaveProperty('expirationTime');
  const defaultTableExpirationMs = String(10 * DAY_MS);
  expect(ask('PATCH', `${HERE}/datasets/activtrak`, { defaultTableExpirationMs }).body).toMatchObject({ defaultTableExpirationMs });
  expect(made('plain')).toHaveProperty('expirationTime');
  expect(made('days', { timePartitioning: byDay })).toHaveProperty('expirationTime');
  ask('PATCH', `${HERE}/datasets/activtrak`, { defaultPartitionExpirationMs: String(5 * DAY_MS) });
  const later = made('later', { timePartitioning: byDay });
  expect([later.expirationTime, later.timePartitioning.expirationMs]).toEqual([undefined, String(5 * DAY_MS)]);
  expect(made('longer', { timePartitioning: { ...byDay, expirationMs: String(9 * DAY_MS) } }).timePartitioning.expirationMs).toBe(
    String(9 * DAY_MS),
  );
  made('arrived', { timePartitioning: { type: 'DAY' } });
  for (const table of ['later', 'longer', 'arrived']) loaded(table, [{ day: '2026-03-31' }, { day: '2026-01-01' }]);
  const rows = () => Object.fromEntries(service.inspect().map(({ name, rows: count }) => [name.table, count]));
  expect(rows()).toMatchObject({ later: 1, longer: 1, arrived: 2 });
  ask('PATCH', `${HERE}/datasets/activtrak/tables/later`, { timePartitioning: { ...byDay, expirationMs: null } });
  pass(11 * DAY_MS);
  ask('GET', `${HERE}/datasets/activtrak`);
  expect(rows()).toEqual({ before: 0, later: 1, longer: 0, arrived: 0 });
});
