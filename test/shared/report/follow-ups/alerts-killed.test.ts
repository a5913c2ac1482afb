import { ALERT_LIST_NOT_WRITTEN } from '#words/alerts';
import { hiddenName } from '../../../../shared/dashboard/kept-ready';
import { unpackedTimes } from '../../../../shared/report/alerts/found-words';
import { loadAlerts } from '../../../../shared/report/alerts/kept-alerts';
import { runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { watchedHost } from '../../../doubles/mortal-host';
import { leftByKills } from '../killed/left-states';
import { DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';

const RULES = [
  { id: 'short', table: 'report', column: 'active', test: 'below', limit: 4268, days: 'yesterday', workDaysOnly: false },
  { id: 'day', table: 'report', column: 'active', test: 'above', limit: 4266, days: 'all', workDaysOnly: false },
] as const;

function fresh(): ReportBench {
  const bench = reportBench();
  bench.save(report({ disposition: 'merge', alerts: { rules: RULES, names: 'list', weekdaysOff: '0000011' } }));
  bench.serve(fakeOrganisation(2, DAYS));
  return bench;
}

const keptBy = ({ documents }: ReportBench) => runSync(loadAlerts(documents, 'r1'));
/** The list without the time at which each was found. */
const listOf = ({ sheets }: ReportBench) => sheets.seen('Hours alerts').map((row) => row.slice(1));
const timesIn = (bench: ReportBench): ReadonlyMap<string, number> => unpackedTimes(keptBy(bench)?.found ?? '');

describe('A refresh with alerts, killed at any change', () => {
  it('finds the same with the next one', () => {
    const whole = fresh();
    const record = whole.refresh();
    const expected = [...timesIn(whole).keys()].sort();
    expect(expected).toHaveLength(5);
    const bench = fresh();
    const { left } = leftByKills(bench);
    for (const { dies, restore } of left) {
      restore();
      bench.clock.advance(3_600_000);
      expect([dies, bench.refresh().alerts]).toEqual([dies, record.alerts]);
      expect([dies, [...timesIn(bench).keys()].sort()]).toEqual([dies, expected]);
      expect([dies, bench.sheets.names(), listOf(bench)]).toEqual([dies, whole.sheets.names(), listOf(whole)]);
    }
    expect(left.length).toBeGreaterThan(30);
  });

  it('leaves what was found before its time', () => {
    const bench = fresh();
    bench.refresh();
    bench.clock.advance(3_600_000);
    bench.serve(fakeOrganisation(4, DAYS));
    const [first, firstTimes] = [keptBy(bench), timesIn(bench)];
    const { left } = leftByKills(bench);
    const [after, listed] = [[...timesIn(bench).keys()].sort(), listOf(bench)];
    expect(after.length).toBeGreaterThan(firstTimes.size);
    for (const { dies, restore } of left) {
      restore();
      // Killed, there is what was kept before or what came now, and nothing between.
      expect([dies, [first?.count, after.length].includes(keptBy(bench)?.count ?? -1)]).toEqual([dies, true]);
      bench.clock.advance(3_600_000);
      bench.refresh();
      const times = timesIn(bench);
      expect([dies, [...times.keys()].sort()]).toEqual([dies, after]);
      expect([dies, listOf(bench)]).toEqual([dies, listed]);
      for (const [code, time] of firstTimes) expect([dies, code, times.get(code)]).toEqual([dies, code, time]);
    }
    expect(left.length).toBeGreaterThan(20);
  });
});

it.each([false, true])(
  'A refresh whose list is deleted at any change goes well, and the next one has it whole (there was one before: %s)',
  (wasThere) => {
    const begun = (): ReportBench => {
      const bench = fresh();
      if (wasThere) bench.refresh();
      bench.serve(fakeOrganisation(3, DAYS));
      return bench;
    };
    const whole = begun();
    const { outcome, alerts } = whole.refresh();
    whole.sheets.deleteSheet('Hours alerts');
    whole.refresh();
    const words = new Set<string>();
    let deleted = 0;
    for (let at = 1; ; at += 1) {
      const bench = begun();
      let moments = 0;
      const host = watchedHost(() => {
        moments += 1;
        const list = bench.sheets.names().find((name) => name === 'Hours alerts' || name === hiddenName('alerts.r1'));
        if (moments !== at || list === undefined) return;
        deleted += 1;
        bench.sheets.deleteSheet(list);
      });
      const { sheets, documents, ...ports } = bench.within(600_000);
      const record = bench.refresh(JANE, { ...ports, sheets: host.wrap(sheets), documents: host.wrap(documents) });
      expect([at, record.outcome, record.alerts]).toEqual([at, outcome, alerts]);
      for (const check of record.checks)
        if (check.words.startsWith(ALERT_LIST_NOT_WRITTEN)) words.add(check.words.replace(/ [A-Z\d]{6}\b/, ''));
      expect([at, bench.refresh().checks.filter((check) => check.words.startsWith(ALERT_LIST_NOT_WRITTEN))]).toEqual([at, []]);
      expect([at, bench.sheets.names(), listOf(bench)]).toEqual([at, whole.sheets.names(), listOf(whole)]);
      if (moments < at) break;
    }
    expect(deleted).toBeGreaterThan(10);
    expect([...words]).toHaveLength(1);
  },
);
