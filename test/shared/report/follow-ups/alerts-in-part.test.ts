import { ALERTS_LACK_READY_SHEET, alertColumnGone } from '#words/alert-checks';
import type { AlertRule } from '../../../../shared/report/definition/alert-rule';
import { alertRule } from '../../../doubles/alert-rule';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, type ReportBench, report, reportBench } from '../report-bench';

const ACTIVE = alertRule({ id: 'active', limit: 4268 });
const PASSIVE = alertRule({ id: 'passive', column: 'passive', test: 'above', limit: 1799 });

const columns = [{ key: 'date' }, { key: 'user' }, { key: 'userId' }, { key: 'active' }, { key: 'passive' }];
const alerting = (rules: readonly AlertRule[]) => report({ columns, alerts: { rules, names: 'list', weekdaysOff: '0000011' } });

const statesOf = ({ sheets }: ReportBench): readonly string[] =>
  sheets
    .seen('Hours alerts')
    .slice(1)
    .map((row) => `${row[1]} ${row[3]} ${row[5]}`)
    .sort();

/** Two people were found by each of the rules, and then ActivTrak has other hours of the first. */
function corrected(rules: readonly AlertRule[]): ReportBench {
  const bench = reportBench();
  const organisation = fakeOrganisation(2, DAYS);
  bench.save(alerting(rules));
  bench.serve(organisation);
  bench.refresh();
  const days = organisation.days.map((day) => (day.personId === 1 ? { ...day, productive: 20_000, passive: 60 } : day));
  bench.serve({ ...organisation, days });
  return bench;
}

describe('A list of alerts, where not all could be looked at', () => {
  it('says of what another rule found that it is over', () => {
    const bench = corrected([ACTIVE, alertRule({ id: 'balance', table: 'ready', column: 'balance' })]);
    expect(statesOf(bench)).toEqual(['Active below 1:11:08 Person 1 Now', 'Active below 1:11:08 Person 2 Now']);
    expect(bench.refresh().checks.map(({ words }) => words)).toContain(ALERTS_LACK_READY_SHEET);
    expect(statesOf(bench)).toEqual(['Active below 1:11:08 Person 1 Earlier', 'Active below 1:11:08 Person 2 Now']);
  });

  it('and of what that rule found itself, nobody can say it', () => {
    const bench = corrected([ACTIVE, PASSIVE]);
    const passive = columns.findIndex(({ key }) => key === 'passive');
    bench.sheets.deleteColumns('Hours', passive, 1);
    expect(bench.refresh().checks.map(({ words }) => words)).toContain(alertColumnGone('Passive (s)'));
    expect(statesOf(bench)).toEqual([
      'Active below 1:11:08 Person 1 Earlier',
      'Active below 1:11:08 Person 2 Now',
      'Passive above 0:29:59 Person 1 Now',
      'Passive above 0:29:59 Person 2 Now',
    ]);
  });

  it('nor of what it found in cells that show an error by now', () => {
    const bench = reportBench();
    const range = { kind: 'fixed', from: DAYS[0] as string, to: DAYS[5] as string } as const;
    bench.save({ ...alerting([ACTIVE, PASSIVE]), disposition: 'append', range });
    bench.serve(fakeOrganisation(2, DAYS));
    bench.refresh();
    for (const [row, [, user]] of bench.sheets.seen('Hours').entries()) {
      if (row > 0) bench.sheets.type('Hours', row, 4, { value: '#N/A' });
      if (user === 'Person 1') bench.sheets.type('Hours', row, 3, { value: 20_000 });
    }
    bench.refresh();
    expect(statesOf(bench)).toEqual([
      'Active below 1:11:08 Person 1 Earlier',
      'Active below 1:11:08 Person 2 Now',
      'Passive above 0:29:59 Person 1 Now',
      'Passive above 0:29:59 Person 2 Now',
    ]);
  });
});
