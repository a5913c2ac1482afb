import { readyBook } from '../../../../bench/ready-book';
import { officeAndRemote } from '../../../../shared/dashboard/ready/office-remote';
import { USUAL_CHOICES } from '../../../../shared/dashboard/ready/ready-sheet';
import { hoursOf } from './expected';
import { day, PEOPLE, recordsOf, WORKERS } from './organisation';

/** Days of one row and of two, days too short, somebody who is not in People, another name from some day on, and a name like a number. */
const SOME = WORKERS.filter(({ userId }) => [1, 2, 4, 10, 11, 12, 101].includes(userId));

it.each([
  ['a month with a change of clocks', '2026-03-01', '2026-03-31', {}],
  ['days of which less makes a place', '2026-03-02', '2026-03-15', { mostly: 0.55, activeDay: 4 }],
  ['places that ActivTrak calls otherwise', '2026-03-02', '2026-03-04', { officeWord: 'HQ', remoteWord: 'Off*' }],
  ['a longer period', '2026-02-20', '2026-03-25', {}],
])('says where everybody was on each day, and how often: %s', async (_, first, end, typed: { [key: string]: string | number }) => {
  const [from, to] = [day(first), day(end)];
  const records = recordsOf(SOME, from, to);
  const facts = { from, to, zone: 'Europe/Berlin', refreshed: to + 1 };
  const book = await readyBook(officeAndRemote(USUAL_CHOICES), { records, people: PEOPLE, facts, typed });
  expect(book.errors).toEqual([]);
  const { mostly = 0.8, activeDay = 2, officeWord = 'Office', remoteWord = 'Remote' } = typed;
  const is = (word: string | number, place: unknown): boolean => (word === 'Off*' ? String(place).startsWith('Off') : place === word);
  const sums = { O: 0, R: 0, X: 0 };
  for (const row of book.rows) {
    const shown = Array.from({ length: 31 }, (_day, index) => {
      const own = records.filter(({ userId, date }) => userId === row.userId && date === from + index && date <= to);
      const all = hoursOf(own, 'active');
      if (own.length === 0 || all < Number(activeDay) - 1e-6) return '';
      const isAt = (word: string | number): boolean =>
        hoursOf(
          own.filter(({ location }) => is(word, location)),
          'active',
        ) >=
        Number(mostly) * all - 1e-6;
      return isAt(officeWord) ? 'O' : isAt(remoteWord) ? 'R' : 'X';
    });
    const count = (letter: string): number => shown.filter((one) => one === letter).length;
    expect(shown.map((_day, index) => row[`d${index + 1}`])).toEqual(shown);
    const days = count('O') + count('R') + count('X');
    expect([row.office, row.remote, row.mixed, row.days]).toEqual([count('O'), count('R'), count('X'), days]);
    expect(row.share).toEqual(days === 0 ? '' : expect.closeTo(count('O') / days, 6));
    expect(row.team).toBe(PEOPLE.find(({ userId }) => userId === row.userId)?.team ?? '');
    for (const letter of ['O', 'R', 'X'] as const) sums[letter] += count(letter);
  }
  const all = sums.O + sums.R + sums.X;
  expect(book.top.officeShare).toBeCloseTo(sums.O / all, 6);
  expect(book.top.remoteShare).toBeCloseTo(sums.R / all, 6);
  expect(book.top.notShown).toBe(Math.max(0, to - from - 30));
});

it('is where exactly as much of the day is as makes a place', async () => {
  const date = day('2026-03-02');
  const part = (location: string, hours: number) => ({ date, userId: 1, user: 'Ada', location, active: hours / 24 });
  const records = [part('Office', 6.4), part('Remote', 1.6)];
  const facts = { from: date, to: date, zone: 'UTC', refreshed: date + 1 };
  const { rows } = await readyBook(officeAndRemote(USUAL_CHOICES), { records, facts });
  expect(rows).toMatchObject([{ d1: 'O', office: 1, days: 1 }]);
});
