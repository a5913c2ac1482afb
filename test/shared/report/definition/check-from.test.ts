import { checkReport } from '../../../../shared/report/definition/check-report';
import type { Report } from '../../../../shared/report/definition/definition';
import { formOf } from '../../../../shared/report/definition/report-form';
import { versionOf } from '../../../../shared/report/definition/version-of';
import { report } from '../report-bench';

const FROM = { project: 'acme-reports', dataset: 'activtrak', table: 'working_hours_users', location: 'EU' };
const fromTable = (change: Partial<Report> = {}): Report => report({ version: 3, from: FROM, ...change });

it('a report that reads a table is of the third version, so that a build without tables leaves it alone', () => {
  expect(versionOf(fromTable({ version: 1 }))).toBe(3);
  expect(formOf(fromTable())).toBe('usable');
  expect(formOf({ ...fromTable(), from: undefined })).toBe('newer');
  expect(formOf({ ...fromTable(), from: { ...FROM, location: 1 } })).toBe('damaged');
});

it.each<[string, Partial<Report>]>([
  ['hours', {}],
  [
    'the log, added up',
    { stream: 'activity-log', columns: [], rollup: { by: ['application', 'site'], measures: ['time', 'people', 'share'], top: 20 } },
  ],
  [
    'a summary of people',
    { columns: [{ key: 'date' }, { key: 'groups' }, { key: 'total' }], privacy: { people: 'summary', smallestGroup: 5 } },
  ],
])('%s can come from a table', (_, change) => {
  expect(() => checkReport(fromTable(change))).not.toThrow();
});

it.each<[string, Partial<typeof FROM>]>([
  ['a project', { project: 'Acme Reports' }],
  ['a data set', { dataset: 'live-data' }],
  ['a region', { location: 'Frankfurt' }],
  ['a table', { table: '`; DROP' }],
])('%s that BigQuery does not take is refused', (_, part) => {
  expect(() => checkReport(fromTable({ from: { ...FROM, ...part } }))).toThrow(expect.objectContaining({ code: 'argument' }));
});
