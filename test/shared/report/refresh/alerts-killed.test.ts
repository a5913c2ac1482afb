import { hiddenName } from '../../../../shared/dashboard/kept-ready';
import { unpackedTimes } from '../../../../shared/report/alerts/found-words';
import { loadAlerts } from '../../../../shared/report/alerts/kept-alerts';
import { refresh } from '../../../../shared/report/refresh/refresh';
import { runSync } from '../../../../shared/task';
import { ALERT_LIST_NOT_WRITTEN } from '../../../../shared/words/en/alerts';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { isChange, Killed, mortalHost, watchedHost } from '../../../doubles/mortal-host';
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

/** Refreshes with a host that dies at a change; gives whether it lived on. */
function refreshMortally(bench: ReportBench, diesAt: number, effects: boolean): boolean {
  const host = mortalHost(diesAt, effects, isChange);
  const { sheets, documents, ...ports } = bench.within(600_000);
  try {
    runSync(refresh({ ...ports, sheets: host.wrap(sheets), documents: host.wrap(documents) }, 'r1', JANE));
    return true;
  } catch (failure) {
    if (failure instanceof Killed) return false;
    throw failure;
  }
}

const keptBy = ({ documents }: ReportBench) => runSync(loadAlerts(documents, 'r1'));
/** The list without the time at which each was found. */
const listOf = ({ sheets }: ReportBench) => sheets.seen('Hours alerts').map((row) => row.slice(1));
const timesIn = (bench: ReportBench): ReadonlyMap<string, number> => unpackedTimes(keptBy(bench)?.found ?? '');

describe.each([false, true])('A refresh with alerts, killed at a change that still happens: %s', (effects) => {
  it('finds the same with the next one', () => {
    const whole = fresh();
    const record = whole.refresh();
    const expected = [...timesIn(whole).keys()].sort();
    expect(expected).toHaveLength(5);
    for (let diesAt = 1; ; diesAt += 1) {
      const bench = fresh();
      const lived = refreshMortally(bench, diesAt, effects);
      bench.clock.advance(3_600_000);
      expect([diesAt, bench.refresh().alerts]).toEqual([diesAt, record.alerts]);
      expect([diesAt, [...timesIn(bench).keys()].sort()]).toEqual([diesAt, expected]);
      expect([diesAt, bench.sheets.names(), listOf(bench)]).toEqual([diesAt, whole.sheets.names(), listOf(whole)]);
      if (lived) return;
    }
  });

  it('leaves what was found before its time', () => {
    const second = (bench: ReportBench): ReportBench => {
      bench.refresh();
      bench.clock.advance(3_600_000);
      bench.serve(fakeOrganisation(4, DAYS));
      return bench;
    };
    const before = second(fresh());
    const [first, firstTimes] = [keptBy(before), timesIn(before)];
    before.refresh();
    const after = [...timesIn(before).keys()].sort();
    expect(after.length).toBeGreaterThan(firstTimes.size);
    for (let diesAt = 1; ; diesAt += 1) {
      const bench = second(fresh());
      const lived = refreshMortally(bench, diesAt, effects);
      // Killed, there is what was kept before or what came now, and nothing between.
      expect([diesAt, [first?.count, after.length].includes(keptBy(bench)?.count ?? -1)]).toEqual([diesAt, true]);
      bench.clock.advance(3_600_000);
      bench.refresh();
      const times = timesIn(bench);
      expect([diesAt, [...times.keys()].sort()]).toEqual([diesAt, after]);
      expect([diesAt, listOf(bench)]).toEqual([diesAt, listOf(before)]);
      for (const [code, time] of firstTimes) expect([diesAt, code, times.get(code)]).toEqual([diesAt, code, time]);
      if (lived) return;
    }
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
