import { policyStatements } from '../../../shared/bigquery/row-policies';
import { tableViews } from '../../../shared/bigquery/views';
import type { TableShape } from '../../../shared/warehouse/warehouse';
import { HERE, rowsOf, smallWarehouse } from './small-warehouse';

const TABLE = { project: 'acme-analytics', dataset: 'activtrak', table: 'working_hours_users', location: 'EU' };
const SHAPE: TableShape = {
  description: '',
  fields: [
    { name: 'date', type: 'DATE', description: '' },
    { name: 'user', type: 'STRING', description: '' },
    { name: 'groups', type: 'STRING', description: '' },
    { name: 'active', type: 'INT64', description: '' },
  ],
  day: 'date',
  clusteredBy: [],
};
const SEEN = 'SELECT `user` FROM `acme-analytics.activtrak.working_hours_users`';
const MERGE = [
  'MERGE `acme-analytics.activtrak.working_hours_users` AS kept USING ( SELECT `user` FROM `acme-analytics.activtrak.staging` WHERE TRUE',
  'QUALIFY ROW_NUMBER() OVER (PARTITION BY `user` ORDER BY live_data_order DESC) = 1 ) AS came',
  'ON kept.`user` = came.`user` AND FALSE WHEN MATCHED THEN UPDATE SET `user` = came.`user`',
  'WHEN NOT MATCHED THEN INSERT (`user`) VALUES (came.`user`)',
].join(' ');

const reader = { role: 'dataViewer', project: TABLE.project } as const;
const editor = { role: 'dataEditor', project: TABLE.project } as const;
const jobs = { role: 'jobUser', project: TABLE.project } as const;

function withPolicies() {
  const warehouse = smallWarehouse();
  const { ask, query, loaded, service } = warehouse;
  const made = (tableId: string, fields: readonly object[], more = {}) =>
    ask('POST', `${HERE}/datasets/activtrak/tables`, { tableReference: { tableId }, schema: { fields }, ...more });
  made(TABLE.table, SHAPE.fields, { timePartitioning: { type: 'DAY', field: 'date' } });
  made('staging', [
    { name: 'user', type: 'STRING' },
    { name: 'live_data_order', type: 'INT64' },
  ]);
  const row = (user: string, groups?: string) => ({ date: '2026-03-31', user, groups, active: 60 });
  loaded(TABLE.table, [row('ann', 'Sales'), row('ben', "Sales, It's"), row('cat', 'Salesforce'), row('dan')]);
  for (const { statement } of tableViews(TABLE, SHAPE, {})) expect(query(statement).status).toBe(200);
  service.setPerson('lead', { email: 'lead@acme.example', groups: ['sales-leads@acme.example'], grants: [reader, jobs] });
  service.setPerson('both', {
    email: 'both@acme.example',
    groups: ['sales-leads@acme.example', 'its@acme.example'],
    grants: [editor, jobs],
  });
  service.setPerson('other', { email: 'other@else.example', grants: [editor, jobs] });
  const policies = policyStatements(
    TABLE,
    ['user:olga@acme.example'],
    [
      { team: 'Sales', grantees: ['group:sales-leads@acme.example'] },
      { team: "It's", grantees: ['group:its@acme.example'] },
    ],
  );
  const seen = (token?: string) => rowsOf(query(SEEN, {}, token)).flat();
  return { ...warehouse, policies, seen };
}

test('everybody with a role sees all rows until there is a policy, and only those of their policies then', () => {
  const { query, policies, seen } = withPolicies();
  const all = ['ann', 'ben', 'cat', 'dan'];
  expect([seen(), seen('lead'), seen('other')]).toEqual([all, all, all]);
  for (const statement of policies) expect(query(statement)).toMatchObject({ status: 200 });
  expect([seen(), seen('lead'), seen('both'), seen('other')]).toEqual([all, ['ann', 'ben'], ['ann', 'ben'], []]);
  expect(query(policies[1]?.replace('sales-leads', 'its') as string).status).toBe(200);
  expect(seen('lead')).toEqual([]);
});

test('a team whose statements are made later leaves those before it their rows', () => {
  const { query, policies, seen } = withPolicies();
  const later = policyStatements(TABLE, ['user:olga@acme.example'], [{ team: 'Salesforce', grantees: ['user:other@else.example'] }]);
  for (const statement of [...policies, ...later, ...later]) expect(query(statement).status).toBe(200);
  expect([seen('lead'), seen('other')]).toEqual([['ann', 'ben'], ['cat']]);
});

test('views and dry runs stand on what a person sees, and nothing of it stays behind', () => {
  const { query, policies, seen, service } = withPolicies();
  for (const statement of policies) query(statement);
  const teams = (token?: string) =>
    rowsOf(query('SELECT `team`, `people` FROM `acme-analytics.activtrak.team_week`', {}, token))
      .map((row) => row.join(' '))
      .sort();
  expect(teams('lead')).toEqual(["It's 1", 'Sales 2']);
  expect(teams('other')).toEqual([]);
  expect(teams()).toEqual([' 1', "It's 1", 'Sales 2', 'Salesforce 1']);
  expect(query(SEEN, { dryRun: true }, 'other').status).toBe(200);
  expect(seen()).toHaveLength(4);
  expect(service.inspect().find(({ name }) => name.table === TABLE.table)?.policies).toEqual([
    'live_data_all',
    expect.stringMatching(/^live_data_team_sales_\w+$/),
    expect.stringMatching(/^live_data_team_it_s_\w+$/),
  ]);
});

test('changing rows needs the filter TRUE', () => {
  const { query, policies } = withPolicies();
  expect(query(MERGE, {}, 'both').status).toBe(200);
  for (const statement of policies) query(statement);
  expect(query(MERGE, {}, 'both')).toMatchObject({
    status: 403,
    body: { error: { message: expect.stringContaining('TRUE filter'), errors: [{ reason: 'accessDenied' }] } },
  });
  expect(query(MERGE).status).toBe(200);
});

test('a job says that it read a table with policies, whoever asked, and nothing of what it left out', () => {
  const { ask, query, policies } = withPolicies();
  const statisticsOf = (statement: string, token?: string) => {
    const { jobId, location } = query(statement, {}, token).body.jobReference;
    return ask('GET', `${HERE}/jobs/${jobId}?location=${location}`, undefined, token).body.statistics;
  };
  const view = 'SELECT `team`, `people` FROM `acme-analytics.activtrak.team_week`';
  expect(statisticsOf(SEEN)).not.toHaveProperty('rowLevelSecurityStatistics');
  for (const statement of policies) query(statement);
  for (const statement of [SEEN, view])
    for (const token of [undefined, 'lead', 'other'])
      expect(statisticsOf(statement, token)).toMatchObject({ rowLevelSecurityStatistics: { rowLevelSecurityApplied: true } });
});

test('rows that take the place of others keep the policies of their table where that is asked for by name alone', () => {
  const row = { date: '2026-03-31', user: 'eve', groups: 'Sales', active: 60 };
  for (const place of [TABLE.table, `${TABLE.table}$20260331`])
    for (const [writeDisposition, kept] of [
      ['WRITE_TRUNCATE_DATA', 3],
      ['WRITE_TRUNCATE', 0],
    ] as const) {
      const { query, policies, loaded, service, seen } = withPolicies();
      for (const statement of policies) query(statement);
      expect(loaded(place, [row], { writeDisposition }).status).toEqual({ state: 'DONE' });
      expect([seen(), service.inspect().find(({ name }) => name.table === TABLE.table)?.policies.length]).toEqual([['eve'], kept]);
    }
});
