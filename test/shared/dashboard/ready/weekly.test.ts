import { type ReadyBook, readyBook } from '../../../../bench/ready-book';
import { USUAL_CHOICES } from '../../../../shared/dashboard/ready/ready-sheet';
import { weekly } from '../../../../shared/dashboard/ready/weekly';
import { hoursOf, planOf } from './expected';
import { day, daysFrom, PEOPLE, recordsOf, time, WORKERS, weekdayOf } from './organisation';

/** ISO 8601 by its own rule: the week belongs to the year of its Thursday. */
function isoWeek(week: number): string {
  const thursday = week + ((3 - weekdayOf(week) + 7) % 7);
  const year = new Date((thursday - 25_569) * 86_400_000).getUTCFullYear();
  return `${year}-W${String(Math.floor((thursday - day(`${year}-01-01`)) / 7) + 1).padStart(2, '0')}`;
}

function holds(book: ReadyBook, records: ReturnType<typeof recordsOf>, from: number, to: number, team: string, band: number): void {
  expect(book.errors).toEqual([]);
  expect(book.rows).toHaveLength(12);
  const teamOf = (userId: number): string => PEOPLE.find((person) => person.userId === userId)?.team ?? '';
  const chosen = records.filter(({ userId }) => team === '' || teamOf(userId).toLowerCase() === team.toLowerCase());
  const inPeople = new Set(PEOPLE.map(({ userId }) => userId));
  const lastWeek = to - ((weekdayOf(to) - weekdayOf(from) + 7) % 7);
  const between = (first: number, last: number) => chosen.filter(({ date }) => date >= Math.max(first, from) && date <= Math.min(last, to));
  for (const [index, row] of book.rows.entries()) {
    const week = lastWeek - 7 * (11 - index);
    if (week + 6 < from) {
      expect(Object.values(row).every((cell) => cell === '')).toBe(true);
      continue;
    }
    const own = between(week, week + 6);
    const [hours, before] = [hoursOf(own, 'active'), hoursOf(between(week - 7, week - 1), 'active')];
    expect([row.week, row.iso]).toEqual([week, isoWeek(week)]);
    expect(row.hours).toBeCloseTo(hours, 4);
    if (week - 1 < from) expect([row.change, row.changeShare]).toEqual(['', '']);
    else {
      expect(row.change).toBeCloseTo(hours - before, 4);
      if (before > 0) expect(row.changeShare).toBeCloseTo(hours / before - 1, 4);
    }
    const people = [...new Set(own.map(({ userId }) => userId))].filter((userId) => inPeople.has(userId));
    const off = people.filter((userId) => {
      const days = own.filter((record) => record.userId === userId && hoursOf([record], 'active') >= 2);
      const { goal } = planOf(userId, { people: PEOPLE, daysOff: [], goal: 8, from, through: to });
      const more = days.filter((record) => hoursOf([record], 'active') > goal * (1 + band) + 1e-4).length;
      const less = days.filter((record) => hoursOf([record], 'active') < goal * (1 - band) - 1e-4).length;
      return goal > 0 && (more > days.length / 2 || less > days.length / 2);
    });
    expect([week, row.people, row.offTrack]).toEqual([week, people.length, off.length]);
    if (people.length > 0) expect(row.average).toBeCloseTo(hours / people.length, 4);
  }
}

it.each([
  ['weeks from Monday', '2025-12-15', '2026-03-08', '', {}],
  ['weeks from Sunday over a change of clocks, of one team', '2026-02-01', '2026-04-25', 'engines', { team: 'engines' }],
  ['fewer weeks, the last of which has not ended, within another band', '2026-03-02', '2026-03-25', '', { band: 0.1 }],
  ['a team whose report stands far down its sheet', '2026-03-02', '2026-03-15', 'engines', { team: 'engines' }, 120],
])('has hours, changes and people off track of %s', async (_, first, last, team, typed, dataRow = 1) => {
  const [from, to] = [day(first), day(last)];
  const records = recordsOf(WORKERS.slice(0, 14), from, to);
  const facts = { from, to, zone: 'Europe/Berlin', refreshed: to + 1.25 };
  const book = await readyBook(weekly(USUAL_CHOICES), { records, people: PEOPLE, facts, typed, dataRow });
  holds(book, records, from, to, team, 'band' in typed ? typed.band : 0.3);
  const latest = book.rows[11];
  expect(book.top.lastHours).toBeCloseTo(Number(latest?.hours), 4);
  expect([book.top.lastPeople, book.top.lastOff]).toEqual([latest?.people, latest?.offTrack]);
});

it.each([
  ['rows that somebody puts in', '2026-01-05', { before: 3, rows: 2 }, 12],
  ['a row below the header', '2026-01-05', { before: 0, rows: 1 }, 12],
  ['blank rows on top that somebody deletes', '2026-02-02', { before: 0, rows: -4 }, 8],
])('has each week once in spite of %s', async (_, first, putIn, weeks) => {
  const [from, to] = [day(first), day('2026-03-29')];
  const records = daysFrom(from, to).map((date) => ({ date, userId: 1, user: 'Ada', active: time(1, Math.floor((date - from) / 7)) }));
  const facts = { from, to, zone: 'Europe/Berlin', refreshed: to + 1.25 };
  const given = { records, people: [{ userId: 1, user: 'Ada' }], facts };
  const [before, after] = [await readyBook(weekly(USUAL_CHOICES), given), await readyBook(weekly(USUAL_CHOICES), { ...given, putIn })];
  const filled = ({ rows }: ReadyBook) => rows.filter(({ week }) => week !== '');
  expect(after.errors).toEqual([]);
  expect(filled(before)).toHaveLength(weeks);
  expect(filled(after)).toEqual(filled(before));
  expect(after.top).toEqual(before.top);
});

it('counts people and who is off track alike where IDs in People are text', async () => {
  const [from, to] = [day('2026-03-02'), day('2026-03-25')];
  const given = {
    records: recordsOf(WORKERS.slice(0, 5), from, to),
    people: PEOPLE,
    facts: { from, to, zone: 'Europe/Berlin', refreshed: to + 1.25 },
    typed: { team: 'Engines' },
  };
  const people = PEOPLE.map((person) => ({ ...person, userId: String(person.userId) }));
  const [usual, texts] = [await readyBook(weekly(USUAL_CHOICES), given), await readyBook(weekly(USUAL_CHOICES), { ...given, people })];
  expect(Number(usual.rows[11]?.people)).toBeGreaterThan(0);
  expect(texts).toMatchObject({ top: usual.top, rows: usual.rows, errors: [] });
});
