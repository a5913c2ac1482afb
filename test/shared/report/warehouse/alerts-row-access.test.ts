import { alertsSeeSomeRows } from '#words/alert-checks';
import type { BigQueryRequest } from '../../../../sandbox/bigquery/wire';
import { bigQuery } from '../../../../shared/bigquery/bigquery';
import { policyStatements } from '../../../../shared/bigquery/row-policies';
import type { AlertRule } from '../../../../shared/report/definition/alert-rule';
import { runSync } from '../../../../shared/task';
import { alertRule } from '../../../doubles/alert-rule';
import { type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { sandboxTransport } from '../../../doubles/sandbox-warehouse';
import { smallBigQuery } from '../../bigquery/small-bigquery';
import { DAYS } from '../report-bench';
import { TABLE, tableBench, tableReport } from './table-bench';

/** Person 1 is of Support until she moves to Sales yesterday. Person 3, of Support, did nothing yesterday. Persons 2 and 4 are of Sales. */
const BEFORE = fakeOrganisation(4, DAYS);
const days = BEFORE.days.filter(({ personId, date }) => !(personId === 3 && date === '2026-03-17'));
const groupsOf = (moved: boolean): FakeOrganisation['people'] =>
  BEFORE.people.map((one) => (one.id === 1 && moved ? { ...one, groupIds: [51] } : one));

const OLGA = 'user:olga@acme.example';
const LEAD = 'group:support-leads@acme.example';

/** A table whose rows only some may see, as Olga filled it, and what whoever refreshes next is told. */
function refreshedBy(who: 'olga' | 'lead', isGuarded: boolean, rule: Partial<AlertRule> = {}) {
  const seen: BigQueryRequest[] = [];
  const small = smallBigQuery({ project: TABLE.project, watch: (moment, request) => void (moment === 'before' && seen.push(request)) });
  small.service.setPerson('lead', {
    email: 'lead@acme.example',
    groups: ['support-leads@acme.example'],
    grants: [
      { role: 'dataEditor', project: TABLE.project },
      { role: 'jobUser', project: TABLE.project },
    ],
  });
  let [ids, token] = [0, small.token];
  const bench = tableBench(() =>
    bigQuery({
      transport: { send: (requests) => sandboxTransport('at once', small.service, token).send(requests) },
      clock: small.clock,
      newId: () => `of-the-test-${++ids}`,
    }),
  );
  const columns = ['date', 'user', 'userId', 'groups', 'active'].map((key) => ({ key }));
  const plain = tableReport({ columns });
  bench.save(plain);
  bench.serve({ ...BEFORE, days, people: groupsOf(false) });
  bench.fill();
  const policies = policyStatements(TABLE, [OLGA], [{ team: 'Support', grantees: [LEAD] }]);
  if (isGuarded) for (const statement of policies) runSync(small.warehouse.query(TABLE, statement));
  token = who === 'lead' ? 'lead' : small.token;
  const rules = [alertRule({ limit: 60, ...rule })];
  bench.save({ ...plain, version: 5, alerts: { rules, names: 'list', weekdaysOff: '0000011' } });
  bench.serve({ ...BEFORE, days, people: groupsOf(true) });
  seen.length = 0;
  const record = bench.fill(() => bench.within(600_000).budget);
  const list = bench.sheets.names().includes('Hours alerts') ? bench.sheets.seen('Hours alerts').slice(1) : [];
  const statements = seen.map(({ body = '' }) => String(body)).filter((body) => body.includes('SELECT'));
  small.service.close();
  return { alerts: record.alerts, list: list.map((row) => row[3]), words: record.checks.map(({ words }) => words), statements };
}

describe('Where row access policies stand on the table', () => {
  it('whoever sees all rows finds who has none, and reads no more than without them', () => {
    const open = refreshedBy('olga', false);
    expect(open).toMatchObject({ alerts: 1, list: ['Person 3'] });
    const guarded = refreshedBy('olga', true);
    expect(guarded).toMatchObject({ alerts: 1, list: ['Person 3'] });
    expect(guarded.words).not.toContain(alertsSeeSomeRows('user'));
    expect(guarded.statements.length - open.statements.length).toBe(1);
  });

  it('whoever sees some finds nobody for having none, and is told so', () => {
    const { alerts, list, words } = refreshedBy('lead', true);
    expect({ alerts, list }).toEqual({ alerts: 0, list: [] });
    expect(words).toContain(alertsSeeSomeRows('user'));
  });

  it('rules that nobody meets by having no row take the rows that are seen, without a word', () => {
    const { alerts, words, statements } = refreshedBy('lead', true, { limit: 60, test: 'above', days: 'yesterday' });
    // Person 1 has moved, and Person 3 was away.
    expect(alerts).toBe(0);
    expect(words).not.toContain(alertsSeeSomeRows('user'));
    expect(statements).toHaveLength(refreshedBy('lead', false, { test: 'above' }).statements.length);
  });
});
