import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { activity, type ReportBench, report, reportBench } from '../report-bench';
import { longAfter } from './killed-cases';
import { leftByKills } from './left-states';

const logOf = (count: number) =>
  fakeOrganisation(
    3,
    [],
    Array.from({ length: count }, (_, index) => activity(index + 1, '2026-03-18')),
  );

/** A log whose sheet does not show which records it has, with more of them to append. */
function prepared(): ReportBench {
  const bench = reportBench();
  bench.save(
    report({
      stream: 'activity-log',
      disposition: 'append',
      range: { kind: 'words', words: 'last 3 days' },
      columns: [{ key: 'time' }, { key: 'user' }],
    }),
  );
  bench.serve(logOf(4));
  bench.refresh();
  bench.serve(logOf(9));
  return bench;
}

it.each([1, 2, 3])('rows deleted on both sides of where a killed append began double none of the others (%i more)', (more) => {
  const bench = prepared();
  for (const { dies, restore } of leftByKills(bench).left) {
    restore();
    longAfter(bench);
    const rows = bench.sheets.seen('Hours').length;
    bench.sheets.deleteRows('Hours', 4, Math.min(1 + more, rows - 4));
    bench.refresh();
    const times = bench.sheets
      .seen('Hours')
      .slice(1)
      .map(([time]) => time);
    expect([dies, times.length]).toEqual([dies, new Set(times).size]);
    expect([dies, times.length >= 3 + 5 - more - 1]).toEqual([dies, true]);
  }
});
