import { checkNames, nameProblem, type TablePart } from '../../../shared/bigquery/names';
import { HOSTILE_NAMES } from '../../doubles/hostile-names';

const TAKEN: Readonly<Record<TablePart, readonly string[]>> = {
  project: ['acme-analytics', 'gen-lang-client-0299056258', 'example.com:acme-analytics'],
  dataset: ['activtrak', 'Live_Data_2', '1st'],
  table: ['activity_log', 'Hours2026'],
  location: ['EU', 'us', 'europe-west3', 'northamerica-northeast1', 'me-central2'],
};
const REFUSED: Readonly<Record<TablePart, readonly string[]>> = {
  project: ['', 'acme', 'Acme-Analytics', 'acme-', '123456789012', 'acme analytics', 'a/b/c/d/e'],
  dataset: ['', '_hidden', 'a-b', 'a.b', 'a'.repeat(1025)],
  table: ['', 'a$20260331', '1st', 'a-b', 'a`b', 'a'.repeat(201), 'a\n'],
  location: ['', 'Europe', 'eu-', 'EU\n', 'europe_west3'],
};
const PARTS = Object.keys(TAKEN) as readonly TablePart[];

it.each(PARTS)('names of a %s', (part) => {
  for (const name of TAKEN[part]) expect([name, nameProblem(part, name)]).toEqual([name, undefined]);
  for (const name of [...REFUSED[part], ...HOSTILE_NAMES.filter((hostile) => !['TRUE', '007'].includes(hostile))])
    expect([name, typeof nameProblem(part, name)]).toEqual([name, 'string']);
});

it('the first part that is wrong is said', () => {
  expect(() => checkNames({ project: 'acme-analytics', dataset: 'a b', table: '', location: 'EU' })).toThrow(
    expect.objectContaining({ code: 'argument', message: nameProblem('dataset', 'a b') }),
  );
  checkNames({ project: 'acme-analytics', location: 'EU' });
});
