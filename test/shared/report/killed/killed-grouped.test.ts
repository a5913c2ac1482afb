import type { Report } from '../../../../shared/report/definition/definition';
import type { FakeActivity } from '../../../doubles/fake-organisation';
import { triedStates } from '../../../doubles/tried-states';
import { activity, type ReportBench, reportBench } from '../report-bench';
import { activitiesOn, expectedRows, groupedReport, inAnyOrder, organised, rowsIn } from '../rows/grouped-log';
import { recoveredFromKills } from './killed-recovery';
import { killedTwice } from './left-states';

interface GroupedCase {
  readonly title: string;
  readonly report: Report;
  /** What there is at the first refresh, and at the one that is killed. */
  readonly before: readonly FakeActivity[] | undefined;
  readonly after: readonly FakeActivity[];
}

const ALL = activitiesOn(['2026-03-16', '2026-03-17', '2026-03-18'], 16);
const KEPT = groupedReport({ disposition: 'merge', statusLine: true });
const FAR = { ...KEPT, range: { kind: 'words', words: 'this month' } } as const;
const SPREAD = activitiesOn(['2026-03-02', '2026-03-06', '2026-03-10', '2026-03-17'], 12);
const renamed = ALL.map((one, index) => (index === 3 ? { ...one, executable: 'renamed.exe' } : one));

const CASES: readonly GroupedCase[] = [
  { title: 'the first refresh of groups to replace', report: groupedReport(), before: undefined, after: ALL },
  { title: 'fewer groups to replace', report: groupedReport(), before: ALL, after: ALL.slice(0, 5) },
  { title: 'the first refresh of groups to keep', report: KEPT, before: undefined, after: ALL },
  { title: 'late records of groups to keep', report: KEPT, before: ALL.slice(0, 9), after: ALL },
  {
    title: 'late records of days far apart',
    report: FAR,
    before: SPREAD,
    after: [...SPREAD, activity(50, '2026-03-02'), activity(51, '2026-03-10')],
  },
  { title: 'groups to keep of which one is gone', report: KEPT, before: ALL.slice(0, 12), after: renamed },
];

const tried = triedStates('A grouped refresh killed at any moment', CASES.length, 243);

function prepared({ report, before, after }: GroupedCase): ReportBench {
  const bench = reportBench();
  bench.save(report);
  if (before) {
    bench.serve(organised(before), { largestPage: 4 });
    bench.refresh();
  }
  bench.serve(organised(after), { largestPage: 4 });
  return bench;
}

/** The report's own cells below its header. */
const groupsIn = (bench: ReportBench) => inAnyOrder(rowsIn(bench).filter((row) => row[1] !== 'Application'));

describe.each(CASES)('$title', (wanted) => {
  it('leaves the same document after a kill at any moment, in one call and in many calls', () => {
    const bench = prepared(wanted);
    tried.add(recoveredFromKills(bench, () => expect(groupsIn(bench)).toEqual(expectedRows(wanted.after))));
  });
});

it('late records count once when the refresh after a kill is killed too', () => {
  const bench = prepared(CASES[3] as GroupedCase);
  killedTwice(bench, (dies) => {
    expect([...dies, bench.refresh().outcome]).not.toEqual([...dies, 'failed']);
    expect([...dies, groupsIn(bench)]).toEqual([...dies, expectedRows(ALL)]);
  });
});
