import { budgetOfAsks } from '../../../doubles/countdown-budget';
import { type FakeActivity, fakeOrganisation } from '../../../doubles/fake-organisation';
import { expectSame } from '../../../doubles/same-as';
import { leftBehind } from '../killed/left-states';
import { activity } from '../report-bench';
import { type TableBench, tableBench, tableReport } from './table-bench';

/** From the first day of the fill to the clock's today. */
const QUARTER = { range: { kind: 'fixed', from: '2026-01-01', to: '2026-03-31' } } as const;
const GROUPED = tableReport({
  ...QUARTER,
  stream: 'activity-log',
  rollup: { by: ['day', 'application'], measures: ['time'] },
  columns: [],
});
const FIRST = ['2026-01-06', '2026-01-20', '2026-02-10', '2026-02-25', '2026-03-10', '2026-03-17', '2026-03-18'];

const recordsOf = (dates: readonly string[], from = 0): readonly FakeActivity[] => dates.map((date, at) => activity(from + at + 1, date));

function serve(bench: TableBench, log: readonly FakeActivity[]): void {
  bench.serve(fakeOrganisation(3, [], log), { largestPage: 3 });
}

/** Seconds by day, as the records add up. */
const sums = (log: readonly FakeActivity[]): Readonly<Record<string, number>> =>
  log.reduce<Record<string, number>>((all, { time, seconds }) => {
    const day = time.slice(0, 10);
    return Object.assign(all, { [day]: (all[day] ?? 0) + seconds });
  }, {});

const inTable = (bench: TableBench): Readonly<Record<string, number>> =>
  Object.fromEntries(bench.rows().map(({ date, duration }) => [String(date), Number(duration)]));

const longEnough = (): { readonly spent: () => undefined } => ({ spent: () => undefined });

it('has what came late while it read the days that others had come late for, however its calls end', () => {
  const late = [...recordsOf(FIRST), ...recordsOf(['2026-01-08', '2026-03-18'], 20)];
  const later = [...late, ...recordsOf(['2026-01-25', '2026-03-01'], 40)];
  const bench = tableBench();
  bench.save(GROUPED);
  serve(bench, recordsOf(FIRST));
  bench.fill(longEnough);
  const start = bench.keep();
  for (let first = 1; first <= 12; first += 1)
    for (let second = 1; second <= 12; second += 1) {
      start.restore();
      serve(bench, late);
      bench.call({ budget: budgetOfAsks(first, 'time') });
      serve(bench, later);
      bench.call({ budget: budgetOfAsks(second, 'time') });
      bench.fill(longEnough);
      bench.fill(longEnough);
      expectSame(`${first} and ${second} questions`, inTable(bench), sums(later));
    }
});

it('counts no day twice that came late and is filled next, killed anywhere', () => {
  const late = [...recordsOf(FIRST), ...recordsOf(['2026-01-06', '2026-02-12', '2026-03-18'], 20)];
  const bench = tableBench();
  bench.save(GROUPED);
  serve(bench, recordsOf(FIRST));
  while (bench.rows().length === 0) bench.call({ budget: budgetOfAsks(4, 'time') });
  bench.clock.advance(25 * 3_600_000);
  serve(bench, late);
  const { left } = leftBehind(bench, (host) => void bench.call({ host, budget: longEnough() }));
  expect(left.length).toBeGreaterThan(10);
  for (const { dies, restore } of left) {
    restore();
    bench.clock.advance(8 * 60_000);
    bench.fill(longEnough);
    expectSame(dies, inTable(bench), sums(late));
  }
});
