import type { AlertRule } from '../../../shared/report/definition/alert-rule';
import type { Report } from '../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { alerting, BELOW, LIST } from '../report/alerts/list-bench';
import { DAYS } from '../report/report-bench';
import { type PanelBench, panelBench } from './panel-bench';

/** Finds everybody. */
const RULE: AlertRule = { ...BELOW, limit: 360_000, days: 'all' };

let bench: PanelBench;
let id = '';

beforeEach(() => {
  bench = panelBench();
  const { version: _, columns: __, ...change } = alerting('list', { id: '' });
  const columns = [{ key: 'date' }, { key: 'user' }, { key: 'active' }, { key: 'passive' }];
  id = bench.saveNew({ ...change, columns, version: 5, alerts: { rules: [RULE], names: 'list', weekdaysOff: '0000011' } });
  bench.serve(fakeOrganisation(1, DAYS.slice(5, 6)));
  bench.call('refresh', { id });
  bench.sheets.type(LIST, 1, 7, { value: 'asked her' });
});

/** Saves the report with its rule changed, refreshes it, and gives the list: the rule in words, the state and what a person wrote. */
function changed(part: Partial<AlertRule>): readonly string[] {
  const report = bench.call('open', {}).reports.find((one) => one.report.id === id)?.report as Report;
  const rules = report.alerts?.rules.map((rule) => ({ ...rule, ...part }));
  bench.clock.advance(3_600_000);
  bench.call('saveReport', { report: { ...report, alerts: { ...report.alerts, rules } as Report['alerts'] } });
  bench.call('refresh', { id });
  return bench.sheets
    .seen(LIST)
    .slice(1)
    .map((row) => `${row[1]}, ${row[5]}, ${row[7] ?? ''}`);
}

describe('A rule that is changed', () => {
  it.each([
    ['another column', { column: 'passive' }, 'Passive below 100:00'],
    ['the other side of its limit', { test: 'above', limit: 60 }, 'Active above 0:01'],
  ] as const)('to %s is another one: what it found before keeps its row and what is written beside it', (_, part, words) => {
    expect(changed(part)).toEqual(['Active below 100:00, Earlier, asked her', `${words}, Now, `]);
    expect(changed({})).toEqual(['Active below 100:00, Earlier, asked her', `${words}, Now, `]);
  });

  it('to another limit or other days is the same one', () => {
    expect(changed({ limit: 180_000, days: 'yesterday' })).toEqual(['Active below 50:00, Now, asked her']);
  });

  it('and is saved once more, as where the answer to the first time was lost, is no other version and no other rule', () => {
    const seen = bench.call('open', {}).reports.find((one) => one.report.id === id)?.report as Report;
    const rules = seen.alerts?.rules.map((rule) => ({ ...rule, column: 'passive' }));
    const report = { ...seen, alerts: { ...seen.alerts, rules } as Report['alerts'] };
    const [first, second] = [1, 2].map(() => {
      expect(bench.call('saveReport', { report, seen }).isOutdated).toBeUndefined();
      return bench.call('open', {}).reports.find((one) => one.report.id === id)?.report.alerts?.rules;
    });
    expect(second).toEqual(first);
    expect(changed({})).toEqual(['Active below 100:00, Earlier, asked her', 'Passive below 100:00, Now, ']);
  });
});
