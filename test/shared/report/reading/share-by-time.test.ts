import { budgetOfAsks } from '../../../doubles/countdown-budget';
import { type FakeActivity, fakeOrganisation } from '../../../doubles/fake-organisation';
import { activity, report, reportBench } from '../report-bench';

const DAYS = ['2026-03-16', '2026-03-17'];
const PER_DAY = 400;
const PER_PAGE = 10;
const PAGES = (DAYS.length * PER_DAY) / PER_PAGE;

/** Activities from eight in the morning to six in the evening, as the hours given by their place in a day. */
function logBy(hourOf: (place: number) => number): FakeActivity[] {
  return DAYS.flatMap((date, day) =>
    Array.from({ length: PER_DAY }, (_, place) => {
      const seconds = Math.round(hourOf(place / PER_DAY) * 3600);
      const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, '0'));
      const time = `${date}T${parts.join(':')}`;
      return activity(day * PER_DAY + place + 1, date, { time, utc: time });
    }),
  );
}

/** How much was said to be read, and how much was, each time that a call of a refresh paused. */
function sharesOf(log: readonly FakeActivity[]): readonly (readonly [said: number, pages: number])[] {
  const bench = reportBench();
  bench.serve(fakeOrganisation(2, [], log), { largestPage: PER_PAGE });
  bench.save(
    report({
      stream: 'activity-log',
      range: { kind: 'fixed', from: DAYS[0] as string, to: DAYS[1] as string },
      columns: [{ key: 'logId' }, { key: 'user' }],
    }),
  );
  const shares: (readonly [number, number])[] = [];
  for (;;) {
    const { state, progress } = bench.step(undefined, { ...bench.ports, budget: budgetOfAsks(4, 'time') });
    if (state === 'ended') return shares;
    if (progress.share !== undefined) shares.push([progress.share, progress.pages / PAGES]);
  }
}

it.each<[string, (place: number) => number]>([
  ['the oldest', (place) => 8 + 10 * place],
  ['the newest', (place) => 18 - 10 * place],
  ['those that arrived first', (place) => 8 + 10 * place - (((place * PER_DAY * 7) % 10) / 10) * 0.7],
])('of a long log that says no total about as much is read as is said, where %s come first', (_, hourOf) => {
  const shares = sharesOf(logBy(hourOf));
  expect(shares.length).toBeGreaterThan(5);
  for (const [said, read] of shares) expect(Math.abs(said - read)).toBeLessThan(0.2);
  expect(shares.map(([said]) => said)).toEqual(shares.map(([said]) => said).sort((one, other) => one - other));
});

it('of a log without an order no more is said than its pages show', () => {
  const shares = sharesOf(logBy((place) => 8 + ((place * 7919) % 10)));
  for (const [said, read] of shares) {
    const ofWay = (read * PAGES) / DAYS.length;
    expect(said).toBeLessThanOrEqual((ofWay + 1) / (ofWay + 2));
  }
});
