import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isActivTrakError } from '../../../shared/errors';
import type { Cell, Column } from '../../../shared/model/cell';
import { USER_HOURS_COLUMNS } from '../../../shared/model/hours-columns';
import { LOG_COLUMNS } from '../../../shared/model/log-columns';
import { pageReader } from '../../../shared/model/page-reader';

const hours = pageReader(USER_HOURS_COLUMNS, 'hours');
const log = pageReader(LOG_COLUMNS, 'seconds');
const cell = (columns: readonly Column[], row: readonly Cell[], key: string): Cell =>
  row[columns.findIndex((column) => column.key === key)];

describe('an answer', () => {
  it('without rows is an empty page, however it says so', () => {
    expect(hours('{"activity":null,"total":0}')).toEqual({ rows: [], total: 0, cursor: undefined });
    expect(hours('{"activity":[ ],"total":null}')).toEqual({ rows: [], total: undefined, cursor: undefined });
    expect(log(' {"cursor":"c1","ACTIVITY":null} ')).toEqual({ rows: [], total: undefined, cursor: 'c1' });
    expect(log('{"activity":[],"cursor":""}').cursor).toBeUndefined();
  });

  it('keeps every digit of a cursor that is a number', () => {
    expect(log('{"activity":null,"cursor":9007199254740993}').cursor).toBe('9007199254740993');
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['a list', '[{"activity":[]}]'],
    ['a text', '"activity"'],
    ['a message', '{"messages":["no"],"success":false}'],
    ['something behind it', '{"activity":[]} x'],
    ['two of them', '{"activity":[]}{"activity":[]}'],
    ['activity that is no list', '{"activity":{"date":"2026-03-01"}}'],
    ['activity that is a number', '{"activity":1}'],
    ['records that are none', '{"activity":[null]}'],
    ['a comma too many', '{"activity":[{"user":"a"},]}'],
    ['a comma too few', '{"activity":[{"user":"a"}{"user":"b"}]}'],
    ['a name without quotes', '{"activity":[{user:"a"}]}'],
    ['a value that is missing', '{"activity":[{"user":}]}'],
    ['a number that is none', '{"activity":[{"totalTime":1-2}]}'],
    ['brackets that do not match', '{"activity":[{"groups":[1}]}'],
    ['a list that is not JSON', '{"activity":[{"groups":[a]}]}'],
    ['an escape that is none', '{"activity":[{"user":"\\x"}]}'],
  ])('that is %s cannot be read', (_, body) => {
    let failure: unknown;
    try {
      hours(body);
    } catch (thrown) {
      failure = thrown;
    }
    expect(isActivTrakError(failure) && failure.code).toBe('decode');
    expect(isActivTrakError(failure) && failure.retryable).toBe(true);
    expect((failure as Error).message).toMatch(/^[^\n]+\.$/);
  });
});

describe('a record', () => {
  const read = (fields: string): readonly Cell[] => hours(`{"activity":[{${fields}}]}`).rows[0];

  it('of early access names its user in the list of users', () => {
    const row = read('"computerid":1003,"users":[[7,"Jane Doe"]],"activeTime":{"total":5400}');
    expect(cell(USER_HOURS_COLUMNS, row, 'user')).toBe('Jane Doe');
    expect(cell(USER_HOURS_COLUMNS, row, 'userId')).toBe(7);
    expect(cell(USER_HOURS_COLUMNS, row, 'computerId')).toBe(1003);
    expect(cell(USER_HOURS_COLUMNS, row, 'active')).toBe(1.5);
  });

  it('shows its own name and id rather than those in a list, in whatever order they come', () => {
    for (const fields of ['"user":"Jane","userId":7,"users":[[8,"Other"]]', '"users":[[8,"Other"]],"userId":7,"user":"Jane"']) {
      const row = read(fields);
      expect([cell(USER_HOURS_COLUMNS, row, 'user'), cell(USER_HOURS_COLUMNS, row, 'userId')]).toEqual(['Jane', 7]);
    }
  });

  it('that has no name of its own shows the list, in whatever order they come', () => {
    for (const fields of ['"user":"","users":["Jane"]', '"users":["Jane"],"user":""', '"users":["Jane"],"user":null']) {
      expect(cell(USER_HOURS_COLUMNS, read(fields), 'user')).toBe('Jane');
    }
  });

  it('keeps texts as the texts they are', () => {
    for (const text of ['=1+1', '007', '2026-03-01', 'true', "'", '\u2028', '\ud83d', '', ' ', 'x'.repeat(1_000_000)]) {
      const [row] = log(JSON.stringify({ activity: [{ description: text }], cursor: 'c' })).rows;
      expect(cell(LOG_COLUMNS, row, 'description')).toBe(text);
    }
  });

  it('keeps the digits of ids that a number would round, also within lists', () => {
    const [row] = log('{"activity":[{"logId":9223372036854775807,"session":9007199254740991}],"cursor":"c"}').rows;
    expect([cell(LOG_COLUMNS, row, 'logId'), cell(LOG_COLUMNS, row, 'session')]).toEqual(['9223372036854775807', 9007199254740991]);
    const listed = read('"users":[[9007199254740993,"Jane 1234567890123456 \\" 0.12345678901234567"]],"groups":[{"id":9007199254740995}]');
    expect(cell(USER_HOURS_COLUMNS, listed, 'userId')).toBe('9007199254740993');
    expect(cell(USER_HOURS_COLUMNS, listed, 'user')).toBe('Jane 1234567890123456 " 0.12345678901234567');
    expect(cell(USER_HOURS_COLUMNS, listed, 'groups')).toBe('9007199254740995');
  });
});

it.each(['1234567890123456', '12345678901234567', '9007199254740993', '1234567890123456789', '98765432109876543210'])(
  'a count of %s is the nearest number there is, an id keeps its digits',
  (digits) => {
    const [row = []] = log(`{"activity":[{"logId":${digits},"duration":${digits},"productivity":${digits},"user":${digits}}]}`).rows;
    const id = Number.isSafeInteger(Number(digits)) ? Number(digits) : digits;
    expect(['logId', 'duration', 'productivity', 'user'].map((key) => cell(LOG_COLUMNS, row, key))).toEqual([
      id,
      Number(digits),
      Number(digits),
      digits,
    ]);
  },
);

it('lists that begin alike, and brackets in names, stay what they are', () => {
  const groups = [
    '[["a"]]',
    '[["a"],["b"]]',
    '["a"]',
    '["a","]"]',
    '["a","]]"]',
    '[["a"]]',
    '[]',
    '[["a","]"]]',
    '{"name":"}"}',
    '{"name":"a"}',
  ];
  const read = (): readonly Cell[] =>
    hours(`{"activity":[${groups.map((text) => `{"groups":${text}}`).join(',')}]}`).rows.map((row) =>
      cell(USER_HOURS_COLUMNS, row, 'groups'),
    );
  const alone = groups.map((text) =>
    cell(USER_HOURS_COLUMNS, pageReader(USER_HOURS_COLUMNS, 'hours')(`{"activity":[{"groups":${text}}]}`).rows[0] ?? [], 'groups'),
  );
  expect([read(), read()]).toEqual([alone, alone]);
});

it('does not keep the answers it has read', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  const held = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const answer = (page: number): string =>
    Buffer.from(`{"activity":[{"groups":["group number ${page}"],"location":"${'x'.repeat(500_000)}"}]}`).toString('latin1');
  const read = pageReader(USER_HOURS_COLUMNS, 'hours');
  read(answer(0));
  const before = held();
  for (let page = 1; page <= 100; page += 1) read(answer(page));
  expect(held() - before).toBeLessThan(10_000_000);
});
