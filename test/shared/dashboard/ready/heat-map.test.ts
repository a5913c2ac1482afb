import { readyBook } from '../../../../bench/ready-book';
import { heatMap } from '../../../../shared/dashboard/ready/heat-map';
import { USUAL_CHOICES } from '../../../../shared/dashboard/ready/ready-sheet';
import { hoursOf, isOff, planOf, workdaysOf } from './expected';
import { DAYS_OFF, day, PEOPLE, recordsOf, WORKERS } from './organisation';

it.each([
  ['a month with a change of clocks', '2026-03-01', '2026-03-31', '2026-04-01T06:00', 16],
  // Other days, and of fewer people: whom they are of is the same as above.
  ['a month that is not over', '2026-03-01', '2026-03-18', '2026-03-18T17:00', 6],
  ['a longer period, of which the first 31 days are shown', '2026-02-20', '2026-03-28', '2026-04-01T06:00', 6],
])('shows hours, days off and missing days of %s', async (_, first, end, moment, people) => {
  const [from, to, refreshed] = [day(first), day(end), day(moment.slice(0, 10)) + 0.3];
  const records = recordsOf(WORKERS.slice(0, people), from, to);
  const facts = { from, to, zone: 'Europe/Berlin', refreshed };
  const book = await readyBook(heatMap(USUAL_CHOICES), { records, people: PEOPLE, daysOff: DAYS_OFF, facts, typed: { activeDay: 3 } });
  expect(book.errors).toEqual([]);
  const through = Math.min(to, Math.floor(refreshed) - 1);
  let missing = 0;
  for (const row of book.rows) {
    const own = records.filter(({ userId }) => userId === row.userId);
    const plan = planOf(Number(row.userId), { people: PEOPLE, daysOff: DAYS_OFF, goal: 8, from, through });
    const workdays = new Set(workdaysOf(plan));
    const shown = Array.from({ length: 31 }, (_day, index) => {
      const date = from + index;
      const hours = hoursOf(
        own.filter((record) => record.date === date),
        'active',
      );
      if (date > to) return '';
      return hours > 0 ? hours : workdays.has(date) ? (isOff(Number(row.userId), own[0]?.user ?? '', date, DAYS_OFF) ? 'O' : 'M') : '';
    });
    const cells = shown.map((_day, index) => row[`d${index + 1}`]);
    expect(cells).toEqual(shown.map((cell) => (typeof cell === 'number' ? expect.closeTo(cell, 5) : cell)));
    const numbers = shown.filter((cell) => typeof cell === 'number');
    expect(row.hours).toBeCloseTo(
      numbers.reduce((sum, cell) => sum + cell, 0),
      4,
    );
    expect([row.activeDays, row.off, row.missing]).toEqual([
      numbers.filter((cell) => cell > 3 - 1e-6).length,
      shown.filter((cell) => cell === 'O').length,
      shown.filter((cell) => cell === 'M').length,
    ]);
    missing += Number(row.missing);
  }
  expect(book.top).toMatchObject({ allMissing: missing, notShown: Math.max(0, to - from - 30) });
  expect(missing).toBeGreaterThan(0);
});
