import type { CellKind, Row } from '../../../../shared/model/cell';
import { countedKeys, isIdentity, recordKeys } from '../../../../shared/table/changes/record-key';

const keyOf = (row: Row, kind: CellKind = 'text'): string => {
  const columns = row.map((_, at) => ({ key: `k${at}`, kind }));
  return recordKeys(
    columns,
    row.map((_, at) => at),
    'seconds',
  )(row);
};

test('cells that break their lines in other places are other records', () => {
  const rows = [
    ['x\ny', 'z'],
    ['x', 'y\nz'],
    ['x¶ny', 'z'],
    ['x¶', 'y\nz'],
    ['x¶¶', 'y\nz'],
  ];
  expect(new Set(rows.map((row) => keyOf(row))).size).toBe(rows.length);
});

test('a text that begins with a question mark is an identity', () => {
  expect(isIdentity(keyOf(['?x']))).toBe(true);
  expect(keyOf(['?x'])).not.toBe(keyOf(['¶?x']));
  expect(isIdentity(keyOf(['', 'x']))).toBe(false);
});

test('keys are as earlier versions kept them', () => {
  expect(keyOf([46_000, 42])).toBe('46000\n42');
  expect(keyOf(['a b?', 'DOMAIN\\ann'])).toBe('a b?\nDOMAIN\\ann');
  expect(keyOf(['9007199254740993'], 'id')).toBe('9007199254740993');
});

test('texts are told apart by as much as any cell keeps of them where they identify a record, and by their beginning where they do not', () => {
  const long = (at: number, end: string): string => 'x'.repeat(at) + end;
  expect(keyOf([long(20_000, 'a')])).not.toBe(keyOf([long(20_000, 'b')]));
  expect(keyOf([long(32_000, 'a')])).toBe(keyOf([long(32_000, 'b')]));
  expect(keyOf([long(999, 'a'), ''])).not.toBe(keyOf([long(999, 'b'), '']));
  expect(keyOf([long(1000, 'a'), ''])).toBe(keyOf([long(1000, 'b'), '']));
});

describe('a record without an identity', () => {
  const said = (keys: readonly string[], row: Row, kinds: readonly CellKind[] = []): string =>
    recordKeys(
      keys.map((key, at) => ({ key, kind: kinds[at] ?? 'text' })),
      [0],
      'hours',
    )(row);

  it('of hours goes by its day and its name, which may be a computer’s', () => {
    const [hours, computers] = [
      ['userId', 'date', 'user', 'active'],
      ['computerId', 'date', 'computer', 'active'],
    ];
    for (const keys of [hours, computers] as string[][]) {
      expect(said(keys, ['', 46_000, 'a', 5])).toBe(said(keys, ['', 46_000, ' a ', 6]));
      expect(said(keys, ['', 46_000, 'a', 5])).not.toBe(said(keys, ['', 46_000, 'b', 5]));
    }
  });

  it('of the log goes by all that it says, in seconds', () => {
    for (const keys of [
      ['time', 'title', 'duration'],
      ['logId', 'title', 'duration'],
    ]) {
      const key = (duration: number): string => said(keys, ['', 'x', duration], ['text', 'text', 'duration']);
      expect(key(0.5)).toBe(key(0.5 - 1e-7));
      expect(key(0.5)).not.toBe(key(0.5 + 1 / 3600));
    }
  });

  it('is one whose ID is none', () => {
    expect(isIdentity(said(['userId', 'date'], [0, 46_000], ['id', 'date']))).toBe(false);
    expect(isIdentity(said(['count', 'date'], [0, 46_000], ['number', 'date']))).toBe(true);
    expect(isIdentity(recordKeys([{ key: 'user', kind: 'text' }], [], 'seconds')(['a']))).toBe(false);
  });
});

test('numbers are as long as spreadsheets keep them, and equal keys are counted from the second one on', () => {
  expect(keyOf([0.1 + 0.2], 'number')).toBe('0.3');
  const counted = countedKeys();
  expect(['a', 'b', 'a', 'a'].map(counted)).toEqual(['a', 'b', 'a\n#2', 'a\n#3']);
});
