import { readyBook } from '../../../../bench/ready-book';
import { officeAndRemote } from '../../../../shared/dashboard/ready/office-remote';
import { USUAL_CHOICES } from '../../../../shared/dashboard/ready/ready-sheet';
import { hoursOf } from './expected';
import { day, PEOPLE, recordsOf, WORKERS } from './organisation';

it.each([
  ['everybody', '2026-03-01', '2026-03-31', '', {}],
  ['a team, where less makes a place', '2026-03-02', '2026-03-15', 'Engines', { team: 'Engines', mostly: 0.55 }],
  ['places that ActivTrak calls otherwise', '2026-03-02', '2026-03-04', '', { officeWord: 'HQ', remoteWord: 'Off*' }],
])('counts people in the office and elsewhere, day by day: %s', async (_, first, end, team, typed: { [key: string]: string | number }) => {
  const [from, to] = [day(first), day(end)];
  const records = recordsOf(WORKERS.slice(0, 16), from, to);
  const facts = { from, to, zone: 'Europe/Berlin', refreshed: to + 1 };
  const book = await readyBook(officeAndRemote(USUAL_CHOICES), { records, people: PEOPLE, facts, typed });
  expect(book.errors).toEqual([]);
  const { mostly = 0.8, officeWord = 'Office', remoteWord = 'Remote' } = typed;
  const chosen = PEOPLE.filter((person) => team === '' || person.team === team).map(({ userId }) => userId);
  const is = (word: string | number, place: unknown): boolean => (word === 'Off*' ? String(place).startsWith('Off') : place === word);
  const sums = { office: 0, remote: 0, people: 0 };
  expect(book.rows).toHaveLength(31);
  for (const [index, row] of book.rows.entries()) {
    const date = from + index;
    if (date > to) {
      expect(Object.values(row).every((cell) => cell === '')).toBe(true);
      continue;
    }
    const days = chosen.map((userId) => records.filter((record) => record.userId === userId && record.date === date));
    const active = days.filter((own) => hoursOf(own, 'active') >= 2 - 1e-6);
    const at = (word: string | number): number =>
      active.filter(
        (own) =>
          hoursOf(
            own.filter(({ location }) => is(word, location)),
            'active',
          ) >=
          Number(mostly) * hoursOf(own, 'active') - 1e-6,
      ).length;
    const [office, remote] = [at(officeWord), at(remoteWord)];
    expect([row.day, row.office, row.remote, row.mixed, row.people]).toEqual([
      date,
      office,
      remote,
      active.length - office - remote,
      active.length,
    ]);
    expect(row.weekday).toBe(new Date((date - 25_569) * 86_400_000).toUTCString().slice(0, 3));
    expect(row.share).toEqual(active.length === 0 ? '' : expect.closeTo(office / active.length, 6));
    sums.office += office;
    sums.remote += remote;
    sums.people += active.length;
  }
  expect(book.top.officeShare).toBeCloseTo(sums.office / sums.people, 5);
  expect(book.top.remoteShare).toBeCloseTo(sums.remote / sums.people, 5);
  expect(book.top.notShown).toBe(Math.max(0, to - from - 30));
});
