import type { CellKind, Row } from '../../../../shared/model/cell';
import { isIdentity, recordKeys } from '../../../../shared/table/changes/record-key';

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
