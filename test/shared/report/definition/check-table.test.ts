import { wrongTablePart } from '#words/table-names';
import { TABLE_NEEDS_DAY, TABLE_NEEDS_MERGE, TABLE_NEEDS_WHOLE_DAYS } from '#words/warehouse';
import { checkReport } from '../../../../shared/report/definition/check-report';
import type { Report } from '../../../../shared/report/definition/definition';
import { report } from '../report-bench';

const warehouse = { project: 'acme-reports', dataset: 'activtrak', table: 'working_hours_users', location: 'EU' };
const filling = (change: Partial<Report> = {}): Report => report({ version: 3, disposition: 'merge', warehouse, ...change });
const rollup = { by: ['day', 'application'], measures: ['time'] } as const;

it('a report can fill a table', () => {
  expect(() => checkReport(filling())).not.toThrow();
  expect(() => checkReport(filling({ stream: 'activity-log', columns: [], rollup }))).not.toThrow();
});

it.each(['project', 'dataset', 'table', 'location'] as const)('a wrong %s is refused', (part) => {
  expect(() => checkReport(filling({ warehouse: { ...warehouse, [part]: 'a`b' } }))).toThrow(wrongTablePart(part, 'a`b'));
});

it('what a table cannot have is refused', () => {
  expect(() => checkReport(filling({ disposition: 'replace' }))).toThrow(TABLE_NEEDS_MERGE);
  expect(() => checkReport(filling({ unit: 'hours' }))).toThrow(TABLE_NEEDS_MERGE);
  const log = { stream: 'activity-log', columns: [] } as const;
  expect(() => checkReport(filling({ ...log, rollup: { by: ['application'], measures: ['time'] } }))).toThrow(TABLE_NEEDS_DAY);
  expect(() => checkReport(filling({ ...log, rollup: { ...rollup, top: 10 } }))).toThrow(TABLE_NEEDS_WHOLE_DAYS);
  expect(() => checkReport(filling({ ...log, rollup: { by: ['day', 'application'], measures: ['time', 'share'] } }))).toThrow(
    TABLE_NEEDS_WHOLE_DAYS,
  );
});
