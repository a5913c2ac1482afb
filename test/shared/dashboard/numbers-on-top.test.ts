import { saveReady } from '../../../shared/dashboard/kept-ready';
import { appsAndSites } from '../../../shared/dashboard/ready/apps';
import { attendance } from '../../../shared/dashboard/ready/attendance';
import { ownPlans } from '../../../shared/dashboard/ready/own-plans';
import { USUAL_CHOICES } from '../../../shared/dashboard/ready/ready-sheet';
import { runSync } from '../../../shared/task';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { longAfter } from '../report/killed/killed-cases';
import { leftByKills } from '../report/killed/left-states';
import { activity, type ReportBench, report, reportBench } from '../report/report-bench';

const DAYS = ['2026-03-16', '2026-03-17'];

const logOf = (apps: number) =>
  Array.from({ length: apps }, (_, at) => activity(at + 1, '2026-03-17', { executable: `app${at}.exe`, seconds: 100 * (apps - at) }));

/** A ready sheet beside its report, with numbers on top, as a host reads them that calculates; the document in memory doesn't. */
function besideReport(make: typeof attendance) {
  const bench = reportBench();
  const { report: made, blueprint } = make({ ...USUAL_CHOICES, range: { kind: 'words', words: 'last 7 days' } });
  bench.save({ ...made, id: 'r1' });
  runSync(saveReady(bench.documents, 'r1', { version: 1, blueprint, own: ownPlans(blueprint.needs) }));
  bench.serve(fakeOrganisation(2, DAYS, logOf(3)));
  bench.refresh();
  longAfter(bench);
  const { sheet } = made.destination;
  const top = blueprint.notes.length + 3;
  for (const [column, { holds }] of blueprint.top.entries())
    if (holds.kind === 'formula') bench.sheets.type(sheet, top, column, { formula: '', value: 46_098 });
  const [first] = blueprint.columns;
  /** Rows of the report that have no formula of the ready sheet. */
  const bare = (): number => {
    const [head = [], ...rows] = bench.sheets.seen(sheet).slice(top + 2);
    return rows.filter((row) => row[head.indexOf(first?.label)] === '').length;
  };
  return { bench, sheet, header: top + 2, bare };
}

describe.each([
  ['Attendance', attendance],
  ['Apps and sites', appsAndSites],
] as const)('the numbers on top of %s are none of the report’s rows', (_, make) => {
  it.each(['put in', 'deleted'] as const)('where a row was %s', (deed) => {
    const { bench, sheet, header } = besideReport(make);
    bench.sheets[deed === 'put in' ? 'insertRows' : 'deleteRows'](sheet, header + 2, 1);
    for (const _ of ['at once', 'once more']) expect(bench.refresh().outcome).not.toBe('failed');
  });

  it('wherever a refresh was killed', () => {
    const { bench, bare } = besideReport(make);
    bench.serve(fakeOrganisation(3, [...DAYS, '2026-03-18'], logOf(7)));
    const { left } = leftByKills(bench);
    expect(left.length).toBeGreaterThan(10);
    for (const { dies, restore } of left) {
      restore();
      longAfter(bench);
      expect([dies, bench.refresh().outcome === 'failed', bare()]).toEqual([dies, false, 0]);
    }
  });
});

describe('a line that looks like a record, a blank row above a report,', () => {
  function belowLine(): ReportBench {
    const bench = reportBench();
    bench.save(report({ destination: { sheet: 'Hours', cell: 'A6' } }));
    bench.serve(fakeOrganisation(2, DAYS));
    for (const [column, value] of [46_080, 'Goals', 1, 8].entries()) bench.sheets.type('Hours', 3, column, { value });
    bench.refresh();
    return bench;
  }

  it('is none of its rows where one was put in', () => {
    const bench = belowLine();
    const before = bench.sheets.seen('Hours')[3];
    bench.sheets.insertRows('Hours', 8, 1);
    for (const _ of ['at once', 'once more']) expect(bench.refresh().outcome).not.toBe('failed');
    expect(bench.sheets.seen('Hours')[3]).toEqual(before);
  });
});
