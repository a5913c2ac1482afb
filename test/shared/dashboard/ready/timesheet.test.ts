import { timesheet } from '../../../../shared/dashboard/ready/timesheet';
import { USUAL_CHOICES } from '../../../../shared/dashboard/ready/ready-sheet';
import { hoursOf, isOff, planOf, type Setting, workdaysOf } from './expected';
import { DAYS_OFF, day, PEOPLE, recordsOf, WORKERS } from './organisation';
import { type ReadyBook, readyBook } from './ready-book';

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
    const worked = hoursOf(own.filter(({ date }) => date <= setting.through), metric);
    const expected = (workdays.length - off) * plan.goal;
    expect([row.userId, row.user, row.team]).toEqual([row.userId, user, setting.people.find((one) => one.userId === row.userId)?.team ?? '']);
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
