import { readyBook } from '../../../../bench/ready-book';
import { payroll } from '../../../../shared/dashboard/ready/payroll';
import { USUAL_CHOICES } from '../../../../shared/dashboard/ready/ready-sheet';
import { hoursOf, isOff, planOf, workdaysOf } from './expected';
import { DAYS_OFF, type DayOff, day, PEOPLE, recordsOf, WORKERS, weekdayOf } from './organisation';

/** Some who work long weeks. */
const LONG = WORKERS.slice(0, 16).map((worker, index) => (index % 4 === 0 ? { ...worker, shift: [6, 20] as const } : worker));

it.each([
  ['a month of weeks from Monday', '2026-03-01', '2026-03-31', 1, {}],
  ['weeks from Sunday, with other limits and rates', '2026-03-01', '2026-03-14', 7, { limit1: 35, limit2: 44.5, rate1: 1.25 }],
  ['a period that begins and ends in the middle of weeks', '2026-03-05', '2026-03-24', 4, {}],
  ['a second limit below the first', '2026-03-02', '2026-03-15', 1, { limit1: 40, limit2: 10 }],
])('counts tiers by week, and paid leave, of %s', async (_, first, end, weekStart, typed: { [key: string]: number }) => {
  const [from, to] = [day(first), day(end)];
  const records = recordsOf(LONG, from, to);
  const facts = { from, to, zone: 'Europe/Berlin', refreshed: to + 1.25 };
  const made = payroll({ ...USUAL_CHOICES, weekStart: weekStart as 1 });
  // Somebody may type a shorter period on top than the report's rows are of.
  const book = await readyBook(made, { records: recordsOf(LONG, from - 2, to + 2), people: PEOPLE, daysOff: DAYS_OFF, facts, typed });
  expect(book.errors).toEqual([]);
  const { limit1 = 40, limit2: second = 48, rate1 = 1.5, rate2 = 2 } = typed;
  const limit2 = Math.max(limit1, second);
  const paid = DAYS_OFF.filter(({ kind }: DayOff) => kind !== 'Other');
  let [overtime, total] = [0, 0];
  for (const row of book.rows) {
    const own = records.filter(({ userId }) => userId === row.userId);
    const person = PEOPLE.find(({ userId }) => userId === row.userId);
    const weeks = new Map<number, typeof own>();
    for (const record of own) {
      const week = record.date - ((weekdayOf(record.date) + 1 - weekStart + 7) % 7);
      weeks.set(week, [...(weeks.get(week) ?? []), record]);
    }
    const hours = [...weeks.values()].map((week) => hoursOf(week, 'active'));
    const sum = (of: (week: number) => number): number => hours.reduce((all, week) => all + of(week), 0);
    const plan = planOf(Number(row.userId), { people: PEOPLE, daysOff: DAYS_OFF, goal: 8, from, through: to });
    const leave = workdaysOf(plan).filter((date) => isOff(Number(row.userId), own[0]?.user ?? '', date, paid)).length * plan.goal;
    const regular = sum((week) => Math.min(week, limit1));
    const [overtime1, overtime2] = [
      sum((week) => Math.min(Math.max(week - limit1, 0), limit2 - limit1)),
      sum((week) => Math.max(week - limit2, 0)),
    ];
    const counted = { regular, overtime1, overtime2, leave, worked: sum((week) => week), total: regular + overtime1 + overtime2 + leave };
    for (const [key, value] of Object.entries(counted))
      expect([row.userId, key, row[key]]).toEqual([row.userId, key, expect.closeTo(value, 4)]);
    expect(row.number).toBe(String(person?.number ?? ''));
    const pay = (person?.rate ?? 0) * (regular + overtime1 * rate1 + overtime2 * rate2 + leave);
    expect(row.pay).toEqual(person?.rate === undefined ? '' : expect.closeTo(pay, 1));
    overtime += overtime1 + overtime2;
    total += counted.total;
  }
  expect(Number(book.top.allOvertime1) + Number(book.top.allOvertime2)).toBeCloseTo(overtime, 3);
  expect(book.top.allTotal).toBeCloseTo(total, 3);
  expect(book.top.notCounted).toBe(0);
  expect(overtime).toBeGreaterThan(0);
});

it.each([
  ['People alone', String, Number],
  ['the report alone', Number, String],
])('finds somebody whose ID is text in %s', async (_, inPeople, inReport) => {
  const [from, to] = [day('2026-03-01'), day('2026-03-31')];
  const records = recordsOf(WORKERS.slice(0, 3), from, to);
  const given = { records, people: PEOPLE, daysOff: DAYS_OFF, facts: { from, to, zone: 'Europe/Berlin', refreshed: to + 1 } };
  const usual = await readyBook(payroll(USUAL_CHOICES), given);
  const texts = await readyBook(payroll(USUAL_CHOICES), {
    ...given,
    records: records.map((record) => ({ ...record, userId: inReport(record.userId) })),
    people: PEOPLE.map((person) => ({ ...person, userId: inPeople(person.userId) })),
  });
  expect(texts.errors).toEqual([]);
  expect(texts.rows.map((row) => ({ ...row, userId: Number(row.userId) }))).toEqual(usual.rows);
});

it('says how many days are beyond the six weeks that it counts', async () => {
  const [from, to] = [day('2026-03-01'), day('2026-04-15')];
  const records = recordsOf(WORKERS.slice(0, 2), from, to);
  const book = await readyBook(payroll(USUAL_CHOICES), { records, facts: { from, to, zone: 'Europe/Berlin', refreshed: to + 1 } });
  expect(book.top.notCounted).toBe(to - (day('2026-02-23') + 41));
});

it('shows an error, and no pay without the leave, where no sheet has a row for each day of the period', async () => {
  const [from, to] = [day('2026-03-01'), day('2026-03-31')];
  const book = await readyBook(payroll(USUAL_CHOICES), {
    records: recordsOf(WORKERS.slice(0, 1), from, from + 1),
    people: PEOPLE,
    facts: { from, to, zone: 'Europe/Berlin', refreshed: to + 1 },
    deleted: 'empty days off',
  });
  const error = expect.stringMatching(/^#/);
  expect([book.rows[0]?.leave, book.rows[0]?.total, book.rows[0]?.pay]).toEqual([error, error, error]);
});
