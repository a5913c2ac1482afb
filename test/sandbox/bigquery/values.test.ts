import { HERE, LOG, rowsOf, smallWarehouse, TABLE } from './small-warehouse';

const NAMES: Readonly<Record<string, string>> = {
  STRING: 'user',
  INT64: 'log_id',
  FLOAT64: 'share',
  BOOL: 'closed',
  DATE: 'day',
  DATETIME: 'time',
  TIMESTAMP: 'time_utc',
};

/** How a value comes back, or why it doesn't. */
function through(type: string, value: unknown, asMicros = true): string | null {
  const { ask, loaded, query } = smallWarehouse();
  ask('POST', `${HERE}/datasets/activtrak/tables`, LOG);
  const { status } = loaded('activity_log', [{ [NAMES[type] as string]: value }]);
  if (status.errorResult) return status.errors[1].message;
  return rowsOf(query(`SELECT \`${NAMES[type]}\` FROM ${TABLE}`, { formatOptions: { useInt64Timestamp: asMicros } }))[0]?.[0] as
    | string
    | null;
}

test.each([
  ['STRING', '=HYPERLINK("x")', '=HYPERLINK("x")'],
  ['STRING', '  a\n\u0007"\\ 👩‍💻 ', '  a\n\u0007"\\ 👩‍💻 '],
  ['STRING', 5, '5'],
  ['STRING', true, 'true'],
  ['STRING', null, null],
  ['INT64', 5, '5'],
  ['INT64', '-9223372036854775808', '-9223372036854775808'],
  ['INT64', '9223372036854775807', '9223372036854775807'],
  ['INT64', '9007199254740993', '9007199254740993'],
  ['FLOAT64', 0.1, '0.1'],
  ['FLOAT64', '-2', '-2.0'],
  ['BOOL', false, 'false'],
  ['BOOL', 'TRUE', 'true'],
  ['DATE', '2024-02-29', '2024-02-29'],
  ['DATE', '2026-3-1', '2026-03-01'],
  ['DATETIME', '2026-03-31T23:59:59.999', '2026-03-31T23:59:59.999'],
  ['DATETIME', '2026-03-29 02:30:00', '2026-03-29T02:30:00'],
  ['DATETIME', '2026-03-31T09:15:00.12', '2026-03-31T09:15:00.120'],
  ['DATETIME', '2026-03-31T09:15:00.123456', '2026-03-31T09:15:00.123456'],
  ['DATETIME', '2026-03-31', '2026-03-31T00:00:00'],
  ['TIMESTAMP', '2026-03-29T01:30:00Z', '1774747800000000'],
  ['TIMESTAMP', '2026-03-29 03:30:00.5+02:00', '1774747800500000'],
  ['TIMESTAMP', '2026/03/29 01:30:00 UTC', '1774747800000000'],
  ['TIMESTAMP', '1969-12-31T23:59:59Z', '-1000000'],
  ['TIMESTAMP', 1774747800, '1774747800000000'],
] as const)('%s takes %j', (type, value, text) => {
  expect(through(type, value)).toBe(text);
});

test.each([
  ['STRING', ['a'], /Array specified for non-repeated field. Field: user/],
  ['INT64', 1.5, /Could not convert value 'number_value: 1.5' to integer. Field: log_id; Value: 1.5$/],
  ['INT64', '9223372036854775808', /to integer/],
  ['INT64', '', /to integer/],
  ['INT64', true, /'bool_value: true' to integer/],
  ['INT64', { a: 1 }, /This field is not a record/],
  ['FLOAT64', 'x', /to double/],
  ['BOOL', 1, /to boolean/],
  ['DATE', '2026-02-30', /Could not parse '2026-02-30' as a date. Required format is YYYY-MM-DD. Field: day/],
  ['DATE', '31.03.2026', /as a date/],
  ['DATE', 46112, /as a date/],
  ['DATETIME', '2026-03-31T24:00:00', /as a datetime/],
  ['DATETIME', '2026-03-31T09:15:00Z', /as a datetime/],
  ['TIMESTAMP', 'yesterday', /as a timestamp/],
] as const)('%s refuses %j', (type, value, words) => {
  expect(through(type, value)).toMatch(words);
});

test('a moment comes as seconds with an exponent unless microseconds are asked for', () => {
  expect(through('TIMESTAMP', '2026-03-29T01:30:00.123Z', false)).toBe('1.774747800123E9');
  expect(through('TIMESTAMP', '1970-01-01T00:00:02Z', false)).toBe('2.0E0');
});

test('a number beyond 2^53 that isn’t text has lost digits, as it has at Google', () => {
  const { ask, loaded, query } = smallWarehouse();
  ask('POST', `${HERE}/datasets/activtrak/tables`, LOG);
  loaded('activity_log', ['{"log_id": 9007199254740993}']);
  expect(rowsOf(query(`SELECT \`log_id\` FROM ${TABLE}`))).toEqual([['9007199254740992']]);
});
