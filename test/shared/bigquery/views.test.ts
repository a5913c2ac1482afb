import { policyStatements } from '../../../shared/bigquery/row-policies';
import { tableViews } from '../../../shared/bigquery/views';
import type { TableShape, WarehouseTable } from '../../../shared/warehouse/warehouse';

const named = (table: string): WarehouseTable => ({ project: 'acme-analytics', dataset: 'activtrak', table, location: 'EU' });

/** A shape of fields such as `user STRING`. */
const shape = (fields: readonly string[], key?: string): TableShape => ({
  description: '',
  fields: fields.map((field) => {
    const [name = '', type] = field.split(' ');
    return { name, type: type as 'STRING', description: '' };
  }),
  day: 'date',
  clusteredBy: [],
  ...(key !== undefined && { key }),
});

const HOURS = [
  'date DATE',
  'user STRING',
  'user_id INT64',
  'groups STRING',
  'active INT64',
  'passive INT64',
  'total INT64',
  'productive_active INT64',
];
const LOG = [
  'date DATE',
  'record_key STRING',
  'user STRING',
  'executable STRING',
  'website STRING',
  'duration INT64',
  'productivity FLOAT64',
];
const names = (table: string, fields: readonly string[], key?: string): readonly string[] =>
  tableViews(named(table), shape(fields, key), {}).map(({ view }) => view.table);

it('makes the views for which a table has the fields', () => {
  expect(names('working_hours_users', HOURS)).toEqual(['hours_daily', 'team_week']);
  expect(
    names(
      'working_hours_users',
      HOURS.filter((field) => !field.startsWith('groups')),
    ),
  ).toEqual(['hours_daily']);
  expect(names('working_hours_users', ['date DATE', 'groups STRING', 'active INT64'])).toEqual([]);
  expect(names('working_hours_users', ['date DATE', 'user STRING', 'active STRING'])).toEqual([]);
  expect(names('activity_log', LOG, 'record_key')).toEqual(['apps_daily']);
  expect(names('activity_log', ['date DATE', 'record_key STRING', 'user STRING'], 'record_key')).toEqual([]);
});

it('views of another table have its name before theirs, so that none takes the place of another', () => {
  expect(names('hours_of_sales', HOURS)).toEqual(['hours_of_sales_hours_daily', 'hours_of_sales_team_week']);
  expect(names('log_2026', LOG, 'record_key')).toEqual(['log_2026_apps_daily']);
});

it('says what each of them is', () => {
  const views = [
    ...tableViews(named('working_hours_users'), shape(HOURS), { live_data_report: 'r1' }),
    ...tableViews(named('activity_log'), shape(LOG, 'record_key'), { live_data_report: 'r2' }),
  ];
  expect(views.map(({ statement }) => statement).join('\n\n')).toMatchSnapshot();
});

it('a policy for who fills the table comes before those of teams', () => {
  const statements = policyStatements(
    named('working_hours_users'),
    ['user:jane@example.com'],
    [{ team: "Sales 'n' more", grantees: ['group:leads@example.com'] }],
  );
  expect(statements.join('\n\n')).toMatchSnapshot();
});

it.each(['everybody', "user:a@b.c'", 'user:a@b.c, user:d@e.f', 'group:a b@c.d', 'allUsers'])('refuses to grant %j', (grantee) => {
  expect(() => policyStatements(named('t'), [grantee], [])).toThrow(expect.objectContaining({ code: 'argument' }));
});
