import { TABLE_REGION_WORDS } from '#words/table-names';
import { wrongTableName } from '../../../shared/warehouse/table-name';

it.each(['acme-reports', 'a12345', 'example.com:acme-reports', `a${'b'.repeat(29)}`])('“%s” is a project', (text) => {
  expect(wrongTableName('project', text)).toBeUndefined();
});

it.each(['', 'Acme', 'acme_reports', 'acme', '123456789', 'acme-', `a${'b'.repeat(30)}`, 'acme`reports', 'acme reports', 'a.b.c:d'])(
  '“%s” is none',
  (text) => {
    expect(wrongTableName('project', text)).toBeDefined();
  },
);

it('a data set and a table have letters, digits and underscores, so that a statement can have them as they are', () => {
  for (const part of ['dataset', 'table'] as const) {
    for (const text of ['activtrak', '_2026', 'Hours_2']) expect(wrongTableName(part, text)).toBeUndefined();
    for (const text of ['', 'a-b', 'a.b', 'a b', 'a`b', 'a$20260331', 'größe', `${'a'.repeat(1025)}`])
      expect(wrongTableName(part, text)).toBeDefined();
  }
  expect(wrongTableName('table', 'a'.repeat(201))).toBeDefined();
});

it('every region of the list is one, and so is one that is not in it yet', () => {
  for (const region of [...Object.keys(TABLE_REGION_WORDS), 'europe-west99', 'eu'])
    expect(wrongTableName('location', region)).toBeUndefined();
  for (const text of ['', 'Frankfurt', 'europe', 'europe-west3 ', "EU'; --"]) expect(wrongTableName('location', text)).toBeDefined();
});
