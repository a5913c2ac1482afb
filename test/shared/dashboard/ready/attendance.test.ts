import { type BookGiven, type ReadyBook, readyBook } from '../../../../bench/ready-book';
import { attendance } from '../../../../shared/dashboard/ready/attendance';
import { USUAL_CHOICES } from '../../../../shared/dashboard/ready/ready-sheet';
import { outputColumns } from '../../../../shared/report/definition/output';
import { isOff, planOf } from './expected';
import { DAYS_OFF, day, PEOPLE, recordsOf, time, WORKERS, weekdayOf } from './organisation';

const [from, to] = [day('2026-03-05'), day('2026-03-20')];
/** Each kind of a week, of a start and of an end, somebody who is not in People, and names that are patterns, formulas and like numbers. */
const ALL = WORKERS.filter(({ userId }) => [1, 2, 3, 4, 5, 8, 9, 10, 12, 100, 101, 103, 105].includes(userId));

const givenOf = (workers: typeof WORKERS): BookGiven & { readonly records: ReturnType<typeof recordsOf> } => ({
  records: recordsOf(workers, from, to).map((record, index) =>
    index % 29 === 3 ? { ...record, firstActivity: '', lastActivity: '' } : record,
  ),
  people: PEOPLE,
  daysOff: DAYS_OFF,
  facts: { from, to, zone: 'Europe/Berlin', refreshed: to + 1.25 },
});

const minutes = (days: number): number => Math.round(days * 1_440_000) / 1000;

/** Every row and every figure, held against the times of its day. */
function holds(
  book: ReadyBook,
  records: ReturnType<typeof recordsOf>,
  { starts, ends, grace, through }: { readonly starts: number; readonly ends: number; readonly grace: number; readonly through: number },
): void {
  expect(book.errors).toEqual([]);
  const days = new Map<string, { date: number; late: number; early: number; isPlanned: boolean; isTimed: boolean }>();
  for (const row of book.rows) {
    const [userId, date, user] = [Number(row.userId), Number(row.date), String(row.user)];
    const plan = planOf(userId, { people: PEOPLE, daysOff: DAYS_OFF, goal: 8, from: 0, through: 99_999 });
    const isPlanned =
      plan.works[weekdayOf(date)] === true && date >= plan.first && date <= plan.last && !isOff(userId, user, date, DAYS_OFF);
    const same = records.filter((record) => record.userId === userId && record.date === date);
    const moments = (key: string): readonly number[] => same.map((record) => record[key]).filter((moment) => typeof moment === 'number');
    const [first, last] = [Math.min(...moments('firstActivity')), Math.max(...moments('lastActivity'))];
    const plannedEnd = date + ends + (ends <= starts ? 1 : 0);
    const beyond = (late: number): number => (minutes(late) > grace ? minutes(late) : 0);
    const hasTimes = Number.isFinite(first);
    const late = isPlanned && hasTimes ? beyond(first - date - starts) : undefined;
    const early = isPlanned && hasTimes && date <= through ? beyond(plannedEnd - last) : undefined;
    if (isPlanned) expect([row.plannedStart, row.plannedEnd]).toEqual([expect.closeTo(date + starts, 6), expect.closeTo(plannedEnd, 6)]);
    else expect([row.plannedStart, row.plannedEnd]).toEqual(['', '']);
    expect([row.first, row.last]).toEqual(hasTimes ? [first, last] : ['', '']);
    for (const [shown, counted] of [
      [row.late, late],
      [row.early, early],
    ])
      if (counted === undefined) expect(shown).toBe('');
      else expect(shown).toBeCloseTo(Number(counted), 2);
    const [isLate, isEarly] = [(late ?? 0) > 0, (early ?? 0) > 0];
    const worked = isLate ? (isEarly ? 'Late, left early' : 'Late') : isEarly ? 'Left early' : 'On time';
    expect(row.status).toBe(isPlanned ? (hasTimes ? worked : 'No times') : 'Not planned');
    expect(row.counts).toBeCloseTo(1 / same.length, 6);
    days.set(`${userId} ${date}`, { date, late: late ?? 0, early: early ?? 0, isPlanned, isTimed: isPlanned && hasTimes });
  }
  const all = [...days.values()];
  const planned = all.filter(({ isPlanned }) => isPlanned).length;
  const lateDays = all.filter(({ late }) => late > 0).length;
  expect(book.top).toMatchObject({ days: all.length, planned, lateDays, earlyDays: all.filter(({ early }) => early > 0).length });
  expect(book.top.lateShare).toBeCloseTo(lateDays / planned, 6);
  expect(lateDays).toBeGreaterThan(0);
  holdsByWeek(book, all);
}

/** The weeks of the chart, in the first rows. */
function holdsByWeek({ rows, top }: ReadyBook, days: readonly { date: number; late: number; early: number; isTimed: boolean }[]): void {
  expect(top.weeks).toBe(3);
  for (const [at, row] of rows.entries()) {
    const cells = [row.weekFrom, row.weekOnTime, row.weekLate, row.weekEarly];
    if (at > 2) expect(cells).toEqual(['', '', '', '']);
    else {
      const own = days.filter(({ date, isTimed }) => isTimed && Math.floor((date - from) / 7) === at);
      const late = own.filter((day) => day.late > 0).length;
      const early = own.filter((day) => day.late === 0 && day.early > 0).length;
      expect(cells).toEqual([from + 7 * at, own.length - late - early, late, early]);
    }
  }
}

it('says of every day when it began and ended, and what was late', async () => {
  const given = givenOf(ALL);
  holds(await readyBook(attendance(USUAL_CHOICES), given), given.records, { starts: 9 / 24, ends: 17 / 24, grace: 5, through: to });
});

it('has shifts that end after midnight, another grace, and a last day that is not over', async () => {
  // Whom they are of is the same as above.
  const given = givenOf(ALL.slice(0, 5));
  const [starts, ends] = [time(21, 50), time(6)];
  const book = await readyBook(attendance({ ...USUAL_CHOICES, grace: 15 }), {
    ...given,
    typed: { starts, ends },
    facts: { ...given.facts, refreshed: to + 0.5 },
  });
  holds(book, given.records, { starts, ends, grace: 15, through: to - 1 });
});

it('has a shift of a whole day, whose end is the planned start of the next one', async () => {
  const record = { date: from, userId: 1, user: 'Ada', firstActivity: from + time(8), lastActivity: from + 1 + time(7, 30) };
  const typed = { starts: time(8), ends: time(8) };
  const { rows } = await readyBook(attendance(USUAL_CHOICES), { ...givenOf([]), records: [record], typed });
  expect(rows).toMatchObject([{ plannedEnd: expect.closeTo(from + 1 + time(8), 6), early: 30, status: 'Left early' }]);
});

it.each([
  ['a row that somebody puts in', { before: 1, rows: 1 }],
  ['rows that somebody puts in on top', { before: 0, rows: 3 }],
  ['a row that somebody deletes', { before: 1, rows: -1 }],
])('has each week of the chart once in spite of %s', async (_, putIn) => {
  const given = givenOf(ALL.slice(0, 3));
  const { rows, errors } = await readyBook(attendance(USUAL_CHOICES), { ...given, putIn });
  expect(errors).toEqual([]);
  expect(rows.map(({ weekFrom }) => weekFrom).filter((week) => week !== '')).toEqual([from, from + 7, from + 14]);
});

it('stands above its report, whose first cell is below the notes and the figures', () => {
  const { report, blueprint } = attendance(USUAL_CHOICES);
  expect(report.destination.cell).toBe(`A${blueprint.notes.length + 6}`);
  const labels = [...outputColumns(report), ...blueprint.columns].map(({ label }) => label.toLowerCase());
  expect(new Set(labels).size).toBe(labels.length);
});
