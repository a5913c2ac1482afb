import { saveReady } from '../../../../shared/dashboard/kept-ready';
import { ownPlans } from '../../../../shared/dashboard/ready/own-plans';
import { refresh } from '../../../../shared/report/refresh/refresh';
import { runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { isChange, Killed, mortalHost } from '../../../doubles/mortal-host';
import { TIMESHEET } from '../../dashboard/ready-bench';
import { DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';

function fresh(): ReportBench {
  const bench = reportBench();
  bench.save(report());
  runSync(saveReady(bench.documents, 'r1', { version: 1, blueprint: { ...TIMESHEET, needs: ['people'] }, own: ownPlans(['people']) }));
  return bench;
}

/** Refreshes with a host that dies at a change; gives whether it lived on. */
function refreshMortally(bench: ReportBench, diesAt: number, effects: boolean): boolean {
  const host = mortalHost(diesAt, effects, isChange);
  const { sheets, documents, styler, charts, ...ports } = bench.within(600_000);
  if (!styler || !charts) throw new Error('The bench has no ready sheets.');
  const mortal = { sheets: host.wrap(sheets), documents: host.wrap(documents), styler: host.wrap(styler), charts: host.wrap(charts) };
  try {
    runSync(refresh({ ...ports, ...mortal }, 'r1', JANE));
    return true;
  } catch (failure) {
    if (failure instanceof Killed) return false;
    throw failure;
  }
}

const seen = ({ sheets, charts }: ReportBench) => ({
  names: [...sheets.names()].sort(),
  hidden: sheets.names().filter((name) => sheets.isHidden(name)),
  cells: ['Hours', 'People', 'Timesheet'].map((name) => sheets.seen(name)),
  charts: charts.charts.map(({ ranges }) => ranges?.map(({ rows }) => rows)),
});

describe.each([false, true])('A refresh killed at a change that still happens: %s', (effects) => {
  it('has its rows and one whole ready sheet after the next', () => {
    const whole = fresh();
    whole.refresh();
    const expected = seen(whole);
    for (let diesAt = 1; ; diesAt += 1) {
      const bench = fresh();
      const lived = refreshMortally(bench, diesAt, effects);
      bench.clock.advance(3_600_000);
      bench.refresh();
      expect([diesAt, seen(bench)]).toEqual([diesAt, expected]);
      if (!lived) continue;
      expect(diesAt).toBeGreaterThan(40);
      return;
    }
  });

  it('has each new person once after the next', () => {
    const more = (bench: ReportBench): ReportBench => {
      bench.refresh();
      bench.serve(fakeOrganisation(5, DAYS));
      return bench;
    };
    const whole = more(fresh());
    whole.refresh();
    const expected = seen(whole);
    for (let diesAt = 1; ; diesAt += 1) {
      const bench = more(fresh());
      const lived = refreshMortally(bench, diesAt, effects);
      bench.clock.advance(3_600_000);
      bench.refresh();
      expect([diesAt, seen(bench)]).toEqual([diesAt, expected]);
      if (lived) return;
    }
  });
});
