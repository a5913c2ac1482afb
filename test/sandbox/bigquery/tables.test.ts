import { HERE, LOG, smallWarehouse } from './small-warehouse';

const TABLES = `${HERE}/datasets/activtrak/tables`;
const AT = `${TABLES}/activity_log`;
const DAY_MS = 86_400_000;
const reason = ({ body }: { readonly body: { readonly error: { readonly errors: readonly { readonly reason: string }[] } } }) =>
  body.error.errors[0]?.reason;

function withTable() {
  const warehouse = smallWarehouse();
  const made = warehouse.ask('POST', TABLES, LOG);
  return { ...warehouse, made };
}

test('a table is answered as Google writes it: older names of types, numbers as texts', () => {
  const { ask, made } = withTable();
  expect(made).toMatchObject({
    status: 200,
    body: {
      kind: 'bigquery#table',
      id: 'acme-analytics:activtrak.activity_log',
      type: 'TABLE',
      location: 'EU',
      numRows: '0',
      numBytes: '0',
      description: 'The activity log.',
      labels: { live_data_report: 'r1' },
      timePartitioning: { type: 'DAY', field: 'day' },
      clustering: { fields: ['user'] },
    },
  });
  expect(made.body.schema.fields.map(({ type }: { readonly type: string }) => type)).toEqual([
    ...['STRING', 'DATE', 'DATETIME', 'TIMESTAMP', 'STRING', 'INTEGER', 'FLOAT', 'BOOLEAN'],
  ]);
  expect(made.body.schema.fields[0]).toEqual(LOG.schema.fields[0]);
  expect(ask('GET', AT).body).toEqual(made.body);
  expect(ask('POST', TABLES, LOG)).toMatchObject({ status: 409, body: { error: { errors: [{ reason: 'duplicate' }] } } });
  expect(ask('GET', `${TABLES}/none`)).toMatchObject({
    status: 404,
    body: { error: { message: 'Not found: Table acme-analytics:activtrak.none' } },
  });
  expect(ask('POST', `${HERE}/datasets/none/tables`, LOG)).toMatchObject({
    status: 404,
    body: { error: { message: 'Not found: Dataset acme-analytics:none' } },
  });
});

test.each([
  ['a name with a dot', { tableReference: { tableId: 'a.b' } }],
  ['no fields', { schema: { fields: [] } }],
  [
    'a field twice',
    {
      schema: {
        fields: [
          { name: 'Day', type: 'DATE' },
          { name: 'day', type: 'DATE' },
        ],
      },
    },
  ],
  ['a field with a blank', { schema: { fields: [{ name: 'a b', type: 'DATE' }] } }],
  ['a long description', { schema: { fields: [{ name: 'day', type: 'DATE', description: 'x'.repeat(1025) }] }, clustering: undefined }],
  ['partitions by a field that is missing', { timePartitioning: { type: 'DAY', field: 'other' } }],
  ['five fields of clustering', { clustering: { fields: ['user', 'day', 'time', 'log_id', 'closed'] } }],
  ['clustering by a number with a point', { clustering: { fields: ['share'] } }],
  ['a label in capitals', { labels: { Report: 'r' } }],
  ['an end in the past', { expirationTime: '1000' }],
])('%s is refused', (_, change) => {
  const { ask } = smallWarehouse();
  const refused = ask('POST', TABLES, { ...LOG, ...change });
  expect([refused.status, reason(refused)]).toEqual([400, 'invalid']);
  expect(ask('GET', AT).status).toBe(404);
});

describe('a change', () => {
  const fields = LOG.schema.fields;
  const patch = (schema: readonly object[]) => withTable().ask('PATCH', AT, { schema: { fields: schema } });

  test('adds fields at the end, and changes words', () => {
    const { ask, made } = withTable();
    const wider = [{ ...fields[0], description: 'Other words.' }, ...fields.slice(1), { name: 'note', type: 'STRING' }];
    const { status, body } = ask('PATCH', AT, {
      schema: { fields: wider },
      description: 'More.',
      labels: { live_data_report: null, b: 'c' },
    });
    expect([status, body.schema.fields.length, body.schema.fields[0].description, body.description]).toEqual([
      200,
      9,
      'Other words.',
      'More.',
    ]);
    expect(body.labels).toEqual({ b: 'c' });
    expect(body.etag).not.toBe(made.body.etag);
  });

  test.each([
    ['Field closed is missing in new schema', fields.slice(0, -1)],
    [
      'Field log_id has changed type from INTEGER to STRING',
      fields.map((field) => (field.name === 'log_id' ? { ...field, type: 'STRING' } : field)),
    ],
    ['Cannot add required fields to an existing schema. (field: note)', [...fields, { name: 'note', type: 'STRING', mode: 'REQUIRED' }]],
    [
      'Field user has changed mode from NULLABLE to REQUIRED',
      fields.map((field) => (field.name === 'user' ? { ...field, mode: 'REQUIRED' } : field)),
    ],
  ])('%s', (words, schema) => {
    expect(patch(schema)).toMatchObject({
      status: 400,
      body: {
        error: {
          message: `Provided Schema does not match Table acme-analytics:activtrak.activity_log. ${words}`,
          errors: [{ reason: 'invalid' }],
        },
      },
    });
  });

  test('is refused where somebody else changed the table before', () => {
    const { ask, made } = withTable();
    const change = () => ask('PATCH', AT, { description: 'Mine.' }, undefined, { 'If-Match': made.body.etag });
    expect(change().status).toBe(200);
    const late = change();
    expect([late.status, reason(late)]).toEqual([412, 'conditionNotMet']);
  });

  test('cannot cut the table otherwise', () => {
    const { ask } = withTable();
    const plain = { ...LOG, tableReference: { tableId: 'plain' }, timePartitioning: undefined };
    ask('POST', TABLES, plain);
    const schema = LOG.schema;
    expect(ask('PATCH', `${TABLES}/plain`, { schema, timePartitioning: { type: 'DAY', field: 'day' } }).status).toBe(400);
  });
});

test('a table goes when it is deleted or its time has come', () => {
  const { ask, pass } = withTable();
  expect(ask('DELETE', AT)).toMatchObject({ status: 204, body: undefined });
  expect(ask('DELETE', AT).status).toBe(404);
  const expirationTime = String(Date.UTC(2026, 3, 1, 12));
  expect(ask('POST', TABLES, { ...LOG, expirationTime }).body.expirationTime).toBe(expirationTime);
  pass(DAY_MS - 1);
  expect(ask('GET', AT).status).toBe(200);
  pass(1);
  expect(ask('GET', AT).status).toBe(404);
});

test('a partition is deleted by its day', () => {
  const { ask, loaded, service } = withTable();
  loaded('activity_log', [{ day: '2026-03-30' }, { day: '2026-03-31' }]);
  expect(ask('DELETE', `${AT}$20260330`).status).toBe(204);
  expect(service.inspect()[0]?.partitions).toEqual([{ day: '2026-03-31', rows: 1 }]);
  expect(ask('DELETE', `${AT}$20260231`).status).toBe(400);
});

test('tables are listed by name, in pages', () => {
  const { ask } = withTable();
  for (const tableId of ['a', 'b']) ask('POST', TABLES, { ...LOG, tableReference: { tableId } });
  const first = ask('GET', `${TABLES}?maxResults=2`).body;
  expect(first).toMatchObject({
    totalItems: 3,
    tables: [{ id: 'acme-analytics:activtrak.a' }, { id: 'acme-analytics:activtrak.activity_log' }],
  });
  const second = ask('GET', `${TABLES}?maxResults=2&pageToken=${first.nextPageToken}`).body;
  expect([second.tables.length, second.nextPageToken]).toEqual([1, undefined]);
});

test('without billing a table lives for 60 days, and so does each day of its rows', () => {
  const { ask, service, loaded, pass } = smallWarehouse();
  service.setProject('acme-analytics', { billing: false });
  const { body } = ask('POST', TABLES, LOG);
  expect(body.expirationTime).toBe(String(Date.UTC(2026, 2, 31, 12) + 60 * DAY_MS));
  expect(body.timePartitioning.expirationMs).toBe(String(60 * DAY_MS));
  loaded('activity_log', [{ day: '2026-01-30' }, { day: '2026-01-31' }, { day: '2026-03-31' }]);
  expect(service.inspect()[0]?.partitions.map(({ day }) => day)).toEqual(['2026-03-31', '2026-01-31']);
  pass(60 * DAY_MS);
  expect(service.inspect()).toEqual([]);
});
