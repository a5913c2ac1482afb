import { asTableReport, proposedTable } from '../../../shared/panel/warehouse/table-report';
import { checkReport } from '../../../shared/report/definition/check-report';
import type { Report } from '../../../shared/report/definition/definition';
import { report } from '../report/report-bench';

const PLACE = { project: 'acme-reports', dataset: 'activtrak', location: 'EU' };
const rollup = { by: ['day', 'application'], measures: ['time'] } as const;
const proposed = (change: Partial<Report>, others: readonly Report[] = []): string =>
  proposedTable(report({ id: '', ...change }), PLACE, others);

it.each([
  [{}, 'working_hours_users'],
  [{ stream: 'computer-hours' }, 'working_hours_computers'],
  [{ stream: 'activity-log' }, 'activity_log'],
  [{ stream: 'activity-log', rollup, name: 'Apps, by day' }, 'activity_rollup_apps_by_day'],
  [{ stream: 'activity-log', rollup, name: 'Überstunden (Q1)' }, 'activity_rollup_uberstunden_q1'],
  [{ stream: 'activity-log', rollup, name: '日報' }, 'activity_rollup_report'],
  [{ privacy: { people: 'summary', smallestGroup: 5 }, name: 'Teams' }, 'working_hours_users_teams'],
] satisfies readonly [Partial<Report>, string][])('%j is called %s', (change, table) => {
  expect(proposed(change)).toBe(table);
});

it('is called as no other report of the document calls its own there', () => {
  const other = report({ id: 'r2', warehouse: { ...PLACE, table: 'Working_Hours_Users' } });
  expect(proposed({}, [other])).toBe('working_hours_users_2');
  expect(proposed({ id: 'r2' }, [other])).toBe('working_hours_users');
  expect(proposed({}, [{ ...other, warehouse: { ...PLACE, dataset: 'other', table: 'working_hours_users' } }])).toBe('working_hours_users');
});

it.each(['=HYPERLINK("x")', '`; DROP TABLE x; --', '\u202egnol', '🙂', ' ', 'x'.repeat(100)])(
  'a report called “%s” can go to a table',
  (name) => {
    const made = asTableReport(report({ name: `A${name}`.slice(0, 100), stream: 'activity-log', columns: [], rollup }), PLACE, []);
    expect(() => checkReport(made)).not.toThrow();
  },
);
