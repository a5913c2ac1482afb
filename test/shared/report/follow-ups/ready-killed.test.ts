import { saveReady } from '../../../../shared/dashboard/kept-ready';
import { ownPlans } from '../../../../shared/dashboard/ready/own-plans';
import { runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { expectSame } from '../../../doubles/same-as';
import { TIMESHEET } from '../../dashboard/ready-bench';
import { leftByKills } from '../killed/left-states';
import { DAYS, type ReportBench, report, reportBench } from '../report-bench';

function fresh(): ReportBench {
  const bench = reportBench();
  bench.save(report());
  runSync(saveReady(bench.documents, 'r1', { version: 1, blueprint: { ...TIMESHEET, needs: ['people'] }, own: ownPlans(['people']) }));
  return bench;
}

const seen = ({ sheets, charts }: ReportBench) => ({
  names: [...sheets.names()].sort(),
  hidden: sheets.names().filter((name) => sheets.isHidden(name)),
  cells: ['Hours', 'People', 'Timesheet'].map((name) => sheets.seen(name)),
  charts: charts.charts.map(({ ranges }) => ranges?.map(({ rows }) => rows)),
});

/** At every change the first refresh is killed, and the next one comes an hour later. @returns how many distinct states kills left */
function sameAfterKills(bench: ReportBench): number {
  const { left } = leftByKills(bench);
  const expected = seen(bench);
  for (const { dies, restore } of left) {
    restore();
    bench.clock.advance(3_600_000);
    bench.refresh();
    expectSame(dies, seen(bench), expected);
  }
  return left.length;
}

describe('A refresh killed at any change', () => {
  it('has its rows and one whole ready sheet after the next', () => {
    expect(sameAfterKills(fresh())).toBeGreaterThan(40);
  });

  it('has each new person once after the next', () => {
    const bench = fresh();
    bench.refresh();
    bench.serve(fakeOrganisation(5, DAYS));
    expect(sameAfterKills(bench)).toBeGreaterThan(15);
  });
});
