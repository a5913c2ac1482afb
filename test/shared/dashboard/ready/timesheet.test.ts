import { type ReadyBook, readyBook } from '../../../../bench/ready-book';
import { USUAL_CHOICES } from '../../../../shared/dashboard/ready/ready-sheet';
import { timesheet } from '../../../../shared/dashboard/ready/timesheet';
import { hoursOf, isOff, planOf, type Setting, workdaysOf } from './expected';
import { DAYS_OFF, day, PEOPLE, recordsOf, WORKERS } from './organisation';

const [from, to] = [day('2026-03-01'), day('2026-03-31')];
const RECORDS = recordsOf(WORKERS, from, to);
const facts = { from, to, zone: 'Europe/Berlin', refreshed: day('2026-04-01') + 0.25 };

/** Every figure of every row, held against what was counted day by day. */
function holds(book: ReadyBook, setting: Setting, metric: string): void {
  expect(book.errors).toEqual([]);
  const ids = [...new Set(RECORDS.map(({ userId }) => userId))];
  expect(book.rows.map((row) => row.userId)).toEqual(ids);
  let [allExpected, allWorked, short] = [0, 0, 0];
  for (const row of book.rows) {
    const own = RECORDS.filter((record) => record.userId === row.userId);
    const user = own[0]?.user ?? '';
    const plan = planOf(Number(row.userId), setting);
    const workdays = workdaysOf(plan);
    const off = workdays.filter((date) => isOff(Number(row.userId), user, date, setting.daysOff)).length;
    const worked = hoursOf(
      own.filter(({ date }) => date <= setting.through),
      metric,
    );
    const expected = (workdays.length - off) * plan.goal;
    expect([row.userId, row.user, row.team]).toEqual([
      row.userId,
      user,
      setting.people.find((one) => one.userId === row.userId)?.team ?? '',
    ]);
    expect([user, row.workdays, row.off, row.goal]).toEqual([user, workdays.length, off, plan.goal]);
    expect(row.expected).toBeCloseTo(expected, 5);
    expect(row.worked).toBeCloseTo(worked, 5);
    expect(row.balance).toBeCloseTo(worked - expected, 5);
    if (expected === 0) expect(row.share).toBe('');
    else expect(row.share).toBeCloseTo(worked / expected, 6);
    allExpected += expected;
    allWorked += worked;
    if (worked - expected < -1e-6) short += 1;
  }
  expect(book.top.allExpected).toBeCloseTo(allExpected, 4);
  expect(book.top.allWorked).toBeCloseTo(allWorked, 4);
  expect(book.top.allBalance).toBeCloseTo(allWorked - allExpected, 4);
  expect(book.top.short).toBe(short);
}

const setting: Setting = { people: PEOPLE, daysOff: DAYS_OFF, goal: 8, from, through: to };

it('counts a month with a change of clocks for everybody as it is counted by hand', async () => {
  const book = await readyBook(timesheet(USUAL_CHOICES), { records: RECORDS, people: PEOPLE, daysOff: DAYS_OFF, facts });
  holds(book, setting, 'active');
});

it('counts a month that is not over up to yesterday, by other times, another goal and another week on top', async () => {
  const choices = { ...USUAL_CHOICES, metric: 'total', goal: 7.5 } as const;
  const book = await readyBook(timesheet(choices), {
    records: RECORDS,
    people: PEOPLE,
    daysOff: DAYS_OFF,
    facts: { ...facts, refreshed: day('2026-03-18') + 0.7 },
    typed: { goal: 6.25 },
    sheet: "O'Brien “data”, 50% =A1",
  });
  holds(book, { ...setting, goal: 6.25, through: day('2026-03-17') }, 'total');
});

it('has the goal and the week on top for everybody while People and Days off are empty', async () => {
  const book = await readyBook(timesheet(USUAL_CHOICES), { records: RECORDS, facts });
  holds(book, { ...setting, people: [], daysOff: [] }, 'active');
});

it('counts days off where somebody deleted the empty rows of their sheet, so that it has fewer than the period has days', async () => {
  const daysOff = DAYS_OFF.slice(-14);
  const book = await readyBook(timesheet(USUAL_CHOICES), {
    records: RECORDS,
    people: PEOPLE,
    daysOff,
    facts,
    deleted: 'empty days off',
  });
  holds(book, { ...setting, daysOff }, 'active');
  expect(book.rows.some(({ off }) => Number(off) > 0)).toBe(true);
});

it('goes on without days off where somebody deleted their sheet', async () => {
  const book = await readyBook(timesheet(USUAL_CHOICES), {
    records: RECORDS,
    people: PEOPLE,
    daysOff: DAYS_OFF,
    facts,
    deleted: 'days off',
  });
  holds(book, { ...setting, daysOff: [] }, 'active');
});

it('shows an error, and no number, where no sheet has a row for each day of the period', async () => {
  const records = RECORDS.slice(0, 1);
  const daysOff = [{ user: '*', date: from + 3, kind: 'Holiday' }];
  const book = await readyBook(timesheet(USUAL_CHOICES), { records, daysOff, facts, deleted: 'empty days off' });
  expect([book.rows[0]?.off, book.rows[0]?.expected]).toEqual([expect.stringMatching(/^#/), expect.stringMatching(/^#/)]);
});

it('shows nothing but zeros on the first day of its period, which is not over', async () => {
  const first = RECORDS.filter(({ date }) => date === from);
  const book = await readyBook(timesheet(USUAL_CHOICES), { records: first, facts: { ...facts, to: from, refreshed: from + 0.5 } });
  expect(book.errors).toEqual([]);
  expect(book.rows.map(({ expected, worked, balance, share }) => [expected, worked, balance, share])).toEqual(
    first.map(() => [0, 0, 0, '']),
  );
});

it('goes by pseudonyms where a report has no names', async () => {
  const choices = { ...USUAL_CHOICES, people: 'pseudonyms' } as const;
  const word = (userId: number): string => `Person ${userId}ABC`;
  const records = RECORDS.map((record) => ({ ...record, user: word(record.userId) }));
  const people = PEOPLE.map((person) => ({ ...person, userId: word(person.userId), user: word(person.userId) }));
  const daysOff = DAYS_OFF.map((off) => (typeof off.user === 'number' ? { ...off, user: word(off.user) } : off));
  const made = timesheet(choices);
  expect(made.report.columns.map(({ key }) => key)).toEqual(['date', 'user', 'groups', 'active']);
  const hidden = await readyBook(made, { records, people: people as never, daysOff, facts });
  const named = await readyBook(timesheet(USUAL_CHOICES), { records, people: PEOPLE, daysOff, facts });
  const figures = ({ workdays, goal, first, last, worked }: ReadyBook['rows'][number]): readonly unknown[] => [
    workdays,
    goal,
    first,
    last,
    worked,
  ];
  expect(hidden.errors).toEqual([]);
  expect(hidden.rows.map((row) => [row.userId, ...figures(row)])).toEqual(
    named.rows.map((row) => [word(Number(row.userId)), ...figures(row)]),
  );
  const ada = hidden.rows.find(({ userId }) => userId === word(1));
  expect(ada?.off).toBe(3);
});
