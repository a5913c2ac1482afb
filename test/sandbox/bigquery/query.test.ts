import { HERE, LOG, rowsOf, smallWarehouse, TABLE } from './small-warehouse';

const TABLES = `${HERE}/datasets/activtrak/tables`;
const KEYS = `SELECT \`record_key\` FROM ${TABLE}`;
const MB = 1024 * 1024;

function filled(options = {}, count = 5) {
  const warehouse = smallWarehouse(options);
  warehouse.ask('POST', TABLES, LOG);
  warehouse.loaded(
    'activity_log',
    Array.from({ length: count }, (_, at) => ({
      record_key: `k${at}`,
      day: `2026-03-${String(1 + (at % 28)).padStart(2, '0')}`,
      log_id: at,
    })),
  );
  return warehouse;
}
const error = ({
  status,
  body,
}: {
  readonly status: number;
  readonly body: { readonly error: { readonly message: string; readonly errors: readonly { readonly reason: string }[] } };
}) => [status, body.error.errors[0]?.reason, body.error.message];

test('a number is of no table, and needs the right to run jobs alone', () => {
  const { query } = filled();
  expect(query('SELECT 1').body).toMatchObject({ schema: { fields: [{ name: 'f0_', type: 'INTEGER' }] }, rows: [{ f: [{ v: '1' }] }] });
});

test('rows come in pages, each value as text', () => {
  const { query, ask } = filled();
  const first = query(`SELECT \`record_key\`, \`log_id\`, \`user\` FROM ${TABLE}`, { maxResults: 2 });
  expect(first.body).toMatchObject({ kind: 'bigquery#queryResponse', totalRows: '5', jobComplete: true, cacheHit: false });
  expect(first.body.schema.fields).toEqual([
    { name: 'record_key', type: 'STRING', mode: 'NULLABLE' },
    { name: 'log_id', type: 'INTEGER', mode: 'NULLABLE' },
    { name: 'user', type: 'STRING', mode: 'NULLABLE' },
  ]);
  const at = (token: string) => ask('GET', `${HERE}/queries/${first.body.jobReference.jobId}?location=EU&maxResults=2&pageToken=${token}`);
  const second = at(first.body.pageToken);
  const third = at(second.body.pageToken);
  expect([first, second, third].flatMap(rowsOf)).toEqual([0, 1, 2, 3, 4].map((one) => [`k${one}`, String(one), null]));
  expect(third.body.pageToken).toBeUndefined();
  expect(at('99').status).toBe(400);
});

test('a page ends before it is too large', () => {
  const { query } = filled({ limits: { pageBytes: 60 } });
  const { body } = query(KEYS);
  expect([body.rows.length, body.pageToken]).toEqual([3, '3']);
});

test('no rows are said without a list of them', () => {
  const { body } = filled({}, 0).query(KEYS);
  expect([body.totalRows, 'rows' in body, body.schema.fields.length]).toEqual(['0', false, 1]);
});

test('Connected Sheets’ own statements are understood', () => {
  const { query } = filled();
  expect(rowsOf(query(`SELECT * FROM ${TABLE} LIMIT 3`))).toHaveLength(3);
  expect(rowsOf(query(`SELECT * FROM ${TABLE}`))[0]).toHaveLength(8);
  expect(rowsOf(query(`${KEYS} LIMIT 2;`))).toEqual([['k0'], ['k1']]);
});

test('a dry run tells what would be read, and runs nothing', () => {
  const { query, ask, service } = filled();
  const dry = query(KEYS, { dryRun: true });
  // Five keys of two letters, and two bytes each.
  expect(dry.body).toMatchObject({ totalBytesProcessed: '20', jobComplete: true });
  expect(dry.body.jobReference.jobId).toBeUndefined();
  const configuration = { dryRun: true, query: { query: `SELECT * FROM ${TABLE}`, useLegacySql: false } };
  const job = ask('POST', `${HERE}/jobs`, { configuration }).body;
  expect([job.status.state, job.statistics.totalBytesProcessed]).toEqual(['DONE', String(5 * (4 + 8 + 8))]);
  expect(query('SELEC', { dryRun: true }).status).toBe(400);
  expect(service.requests()['POST queries']).toBe(2);
});

test('a statement is billed for 10 MB at least, and refused where that is too much', () => {
  const { query, ask, pass } = filled();
  const refused = query(KEYS, { maximumBytesBilled: String(10 * MB - 1) });
  expect(error(refused)).toEqual([
    400,
    'bytesBilledLimitExceeded',
    `Query exceeded limit for bytes billed: ${10 * MB - 1}. ${10 * MB} or higher required.`,
  ]);
  expect(query(KEYS, { maximumBytesBilled: String(10 * MB) }).status).toBe(200);
  const { jobReference } = ask('POST', `${HERE}/jobs`, { configuration: { query: { query: KEYS, useLegacySql: false } } }).body;
  pass(1);
  expect(ask('GET', `${HERE}/jobs/${jobReference.jobId}`).body.statistics.query).toMatchObject({
    totalBytesBilled: String(10 * MB),
    statementType: 'SELECT',
  });
});

test.each([
  ['SELEC 1', 'Syntax error: Unexpected "SELEC" at [1:1]'],
  [`SELECT *\nFROM ${TABLE}\nWHERE 1 = 1`, 'Syntax error: Unexpected "1" at [3:7]'],
  [`SELECT \`nobody\` FROM ${TABLE}`, 'Unrecognized name: nobody at [1:9]'],
])('%j is no statement here', (statement, words) => {
  expect(error(filled({}, 0).query(statement))).toEqual([400, 'invalidQuery', words]);
});

test('a statement that is too long, has no words, or is legacy SQL is refused', () => {
  const { query } = filled({ limits: { statement: 80 } }, 0);
  expect(error(query(`${KEYS}${' '.repeat(80)}`))).toEqual([400, 'invalidQuery', 'The query is too large.']);
  expect(query('').status).toBe(400);
  // What BigQuery takes where nothing is said.
  expect(query(KEYS, { useLegacySql: undefined }).status).toBe(501);
});

test('what lies elsewhere or nowhere is not found', () => {
  const { query } = filled({}, 0);
  expect(error(query(KEYS, { location: 'us' }))).toEqual([
    404,
    'notFound',
    'Not found: Dataset acme-analytics:activtrak was not found in location US',
  ]);
  expect(error(query('SELECT * FROM `acme-analytics.none.x`'))).toEqual([
    404,
    'notFound',
    'Not found: Dataset acme-analytics:none was not found in location US',
  ]);
  expect(error(query('SELECT * FROM `acme-analytics.activtrak.none`', { location: 'EU' }))).toEqual([
    404,
    'notFound',
    'Not found: Table acme-analytics:activtrak.none was not found in location EU',
  ]);
  expect(query(KEYS).body.jobReference.location).toBe('EU');
});

describe('rows of a statement that go into a table', () => {
  const into = (tableId: string, more: object = {}) => {
    const warehouse = filled();
    const day = { ...LOG, tableReference: { tableId: 'copy' } };
    warehouse.ask('POST', TABLES, day);
    const destinationTable = { projectId: 'acme-analytics', datasetId: 'activtrak', tableId };
    const query = {
      query: `SELECT \`log_id\`, \`record_key\`, \`day\` FROM ${TABLE} LIMIT 1`,
      useLegacySql: false,
      destinationTable,
      ...more,
    };
    const started = warehouse.ask('POST', `${HERE}/jobs`, { configuration: { query } });
    warehouse.pass(1);
    const job = started.status === 200 ? warehouse.ask('GET', `${HERE}/jobs/${started.body.jobReference.jobId}`).body : started.body;
    const table = warehouse.service.inspect().find(({ name }) => name.table === tableId.split('$')[0]);
    return { job, table, rows: table && warehouse.service.rows(table.name, 0, 9).rows };
  };

  test('make it', () => {
    const { job, table, rows } = into('made');
    expect([job.status.state, table?.columns.map(({ name }) => name), rows]).toEqual([
      'DONE',
      ['log_id', 'record_key', 'day'],
      [['0', 'k0', '2026-03-01']],
    ]);
  });

  test('find their fields by name, and their partition', () => {
    const { rows } = into('copy$20260301', { writeDisposition: 'WRITE_TRUNCATE', createDisposition: 'CREATE_NEVER' });
    expect(rows).toEqual([['k0', '2026-03-01', null, null, null, '0', null, null]]);
    expect(into('copy$20260302', { writeDisposition: 'WRITE_TRUNCATE' }).job.status.errorResult).toMatchObject({ reason: 'invalid' });
  });

  test('are refused where there are rows already, unless they may come beside them', () => {
    expect(into('activity_log').job.status.errorResult).toMatchObject({ reason: 'duplicate' });
    expect(into('activity_log', { writeDisposition: 'WRITE_APPEND' }).rows).toHaveLength(6);
  });
});
