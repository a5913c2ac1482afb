import { policyStatements } from '../../../shared/bigquery/row-policies';
import { runSync } from '../../../shared/task';
import type { TableShape } from '../../../shared/warehouse/warehouse';
import { dayAfter, MARCH_31, smallBigQuery, tableNamed } from './small-bigquery';

const HOURS: TableShape = {
  description: 'Hours.',
  fields: [
    { name: 'date', type: 'DATE', description: 'The day.' },
    { name: 'user', type: 'STRING', description: 'Who.' },
    { name: 'groups', type: 'STRING', description: 'Of which groups.' },
    { name: 'active', type: 'INT64', description: 'Seconds.' },
  ],
  day: 'date',
  clusteredBy: ['user'],
};
const TABLE = tableNamed('working_hours_users');

const rows = (count: number, day: number) =>
  Array.from({ length: count }, (_, at) => ({
    date: dayAfter(day),
    user: `Person ${at}`,
    groups: at % 2 === 0 ? 'Sales' : 'Support',
    active: at,
  }));

it.each([
  ['a request has room for', 2],
  ['no request has room for', 20_000],
])('days that %s take the place of those before, and managers go on seeing their teams alone', (_, count) => {
  const small = smallBigQuery({ requestBytes: 500_000 });
  const { warehouse, service } = small;
  const replace = () =>
    runSync(
      warehouse.replaceDays(TABLE, HOURS, [
        { day: MARCH_31, rows: rows(count, 0) },
        { day: MARCH_31 + 1, rows: rows(2, 1) },
      ]),
    );
  runSync(warehouse.ensure(TABLE, HOURS, 'r1'));
  replace();
  const statements = policyStatements(TABLE, ['user:olga@acme.example'], [{ team: 'Sales', grantees: ['user:lead@acme.example'] }]);
  for (const statement of statements) runSync(warehouse.query(TABLE, statement));
  const table = () => service.inspect().find(({ name }) => name.table === TABLE.table);
  const before = table();
  expect(before?.policies).toHaveLength(2);
  replace();
  expect(table()?.policies).toEqual(before?.policies);
  expect(table()?.columns).toEqual(before?.columns);
  expect(small.rowsOf(TABLE)).toHaveLength(count + 2);
  service.close();
});
