import { HERE, LOG, rowsOf, type SmallWarehouse, smallWarehouse, TABLE } from './small-warehouse';

const STAGING = {
  tableReference: { ...LOG.tableReference, tableId: 'staging' },
  schema: {
    fields: [
      ...LOG.schema.fields.map((field) => (field.name === 'record_key' ? { ...field, mode: 'REQUIRED' } : field)),
      { name: 'live_data_order', type: 'INT64', mode: 'REQUIRED' },
    ],
  },
};

const NAMES = LOG.schema.fields.map(({ name }) => name);
const quoted = (before = ''): string => NAMES.map((name) => `${before}\`${name}\``).join(', ');

const merge = (days: string): string =>
  [
    `MERGE ${TABLE} AS kept`,
    'USING (',
    `  SELECT ${quoted()}`,
    '  FROM `acme-analytics.activtrak.staging`',
    '  WHERE TRUE',
    '  QUALIFY ROW_NUMBER() OVER (PARTITION BY `record_key` ORDER BY live_data_order DESC) = 1',
    ') AS came',
    `ON kept.\`record_key\` = came.\`record_key\` AND ${days}`,
    `WHEN MATCHED THEN UPDATE SET ${NAMES.map((name) => `\`${name}\` = came.\`${name}\``).join(', ')}`,
    `WHEN NOT MATCHED THEN INSERT (${quoted()}) VALUES (${quoted('came.')})`,
  ].join('\n');
const MARCH = "(kept.`day` BETWEEN DATE '2026-03-01' AND DATE '2026-03-31')";
const KEPT = `SELECT \`record_key\`, \`user\`, \`log_id\` FROM ${TABLE}`;

const record = (key: string, user: string, day = '2026-03-02') => ({ record_key: key, user, day });

function tables(options: Parameters<typeof smallWarehouse>[0] = {}): SmallWarehouse {
  const warehouse = smallWarehouse(options);
  for (const table of [LOG, STAGING]) expect(warehouse.ask('POST', `${HERE}/datasets/activtrak/tables`, table).status).toBe(200);
  return warehouse;
}
const stage = ({ loaded }: SmallWarehouse, rows: readonly object[]): void => {
  const numbered = rows.map((row, live_data_order) => ({ ...row, live_data_order }));
  expect(loaded('staging', numbered, { writeDisposition: 'WRITE_TRUNCATE' }).status).toEqual({ state: 'DONE' });
};

test('records are added once, updated by their key, and the newest counts', () => {
  const warehouse = tables();
  stage(warehouse, [record('1', 'jane'), record('2', 'old'), record('2', 'joe')]);
  const first = warehouse.query(merge(MARCH));
  expect(first.body).toMatchObject({
    jobComplete: true,
    numDmlAffectedRows: '2',
    dmlStats: { insertedRowCount: '2', updatedRowCount: '0' },
  });
  stage(warehouse, [{ ...record('2', 'new'), log_id: '9223372036854775807' }, record('3', 'ann')]);
  const second = warehouse.query(merge(MARCH));
  expect(second.body).toMatchObject({
    numDmlAffectedRows: '2',
    dmlStats: { insertedRowCount: '1', updatedRowCount: '1', deletedRowCount: '0' },
  });
  expect(warehouse.query(merge(MARCH)).body.dmlStats).toMatchObject({ insertedRowCount: '0', updatedRowCount: '2' });
  expect(rowsOf(warehouse.query(KEPT))).toEqual([
    ['1', 'jane', null],
    ['2', 'new', '9223372036854775807'],
    ['3', 'ann', null],
  ]);
});

test('a record outside of the days of the merge is not seen, and comes twice', () => {
  const warehouse = tables();
  stage(warehouse, [record('1', 'jane', '2026-04-01')]);
  for (const _ of [1, 2]) warehouse.query(merge(MARCH));
  expect(rowsOf(warehouse.query(KEPT))).toHaveLength(2);
  warehouse.query(merge('FALSE'));
  expect(rowsOf(warehouse.query(KEPT))).toHaveLength(3);
});

test.each([
  ['see the table as it is when they start, and insert twice where they insert alone', { overlaps: true }, 2, 1],
  ['run one after the other otherwise', {}, 1, 1],
])('merges at one moment %s', (_, options, twice, after) => {
  const warehouse = tables(options);
  stage(warehouse, [record('1', 'jane')]);
  warehouse.service.setLatency({ pendingMs: 1_000, runMs: 10_000 });
  const started = (): string =>
    warehouse.ask('POST', `${HERE}/jobs`, { configuration: { query: { query: merge(MARCH), useLegacySql: false } } }).body.jobReference
      .jobId;
  for (const _again of [1, 2]) started();
  warehouse.pass(60_000);
  warehouse.service.setLatency({ pendingMs: 0, runMs: 0 });
  expect(rowsOf(warehouse.query(KEPT))).toHaveLength(twice);
  warehouse.service.setLatency({ pendingMs: 1_000, runMs: 10_000 });
  const stopped = started();
  expect(warehouse.ask('POST', `${HERE}/jobs/${stopped}/cancel?location=EU`).body).toMatchObject({
    job: { status: { state: 'DONE', errorResult: { reason: 'stopped' } } },
  });
  // Where rows are updated, the second begins once more.
  stage(warehouse, [record('1', 'joe'), record('2', 'ann')]);
  for (const _again of [1, 2]) started();
  warehouse.pass(60_000);
  warehouse.service.setLatency({ pendingMs: 0, runMs: 0 });
  expect(rowsOf(warehouse.query(KEPT)).map(([key]) => key)).toEqual([
    ...Array.from({ length: twice }, () => '1'),
    ...Array.from({ length: after }, () => '2'),
  ]);
});

test('a record that moves to another day is still one', () => {
  const warehouse = tables();
  stage(warehouse, [record('1', 'jane')]);
  warehouse.query(merge(MARCH));
  stage(warehouse, [record('1', 'jane', '2026-04-01')]);
  expect(warehouse.query(merge(MARCH)).body.dmlStats).toMatchObject({ insertedRowCount: '0', updatedRowCount: '1' });
  expect(warehouse.service.inspect().find(({ name }) => name.table === 'activity_log')?.partitions).toEqual([
    { day: '2026-04-01', rows: 1 },
  ]);
});

test('days are counted, with their records', () => {
  const { loaded, query, ask } = tables();
  loaded('activity_log', [
    record('1', 'jane'),
    record('1', 'jane'),
    { ...record('2', 'joe', '2026-03-03'), log_id: '7' },
    record('3', 'x', '2026-04-01'),
  ]);
  const counted = query(
    [
      'SELECT `day`, COUNT(*) AS row_count, COUNT(DISTINCT `record_key`) AS record_count, COALESCE(SUM(`log_id`), 0) AS measure_sum',
      `FROM ${TABLE}`,
      "WHERE (`day` BETWEEN DATE '2026-03-01' AND DATE '2026-03-02' OR `day` BETWEEN DATE '2026-03-03' AND DATE '2026-03-09')",
      'GROUP BY `day`',
      'ORDER BY `day`',
    ].join('\n'),
  );
  expect(counted.body.schema.fields.map(({ type }: { readonly type: string }) => type)).toEqual(['DATE', 'INTEGER', 'INTEGER', 'INTEGER']);
  expect(rowsOf(counted)).toEqual([
    ['2026-03-02', '2', '1', '0'],
    ['2026-03-03', '1', '1', '7'],
  ]);
  // Three of four rows are read, a day has 8 bytes, a key one letter and two, the only number 8.
  expect(counted.body.totalBytesProcessed).toBe(String(3 * (8 + 3) + 8));
  expect(ask('GET', `${HERE}/datasets/activtrak/tables/activity_log`).body.numRows).toBe('4');
});

test('a field that somebody made of another type is refused', () => {
  const warehouse = tables();
  const fields = STAGING.schema.fields.map((field) => (field.name === 'user' ? { ...field, type: 'INT64' } : field));
  warehouse.ask('DELETE', `${HERE}/datasets/activtrak/tables/staging`);
  warehouse.ask('POST', `${HERE}/datasets/activtrak/tables`, { ...STAGING, schema: { fields } });
  expect(warehouse.query(merge(MARCH))).toMatchObject({
    status: 400,
    body: {
      error: { message: 'Value of type INTEGER cannot be assigned to user, which has type STRING', errors: [{ reason: 'invalidQuery' }] },
    },
  });
});
