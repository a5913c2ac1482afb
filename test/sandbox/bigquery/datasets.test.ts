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
