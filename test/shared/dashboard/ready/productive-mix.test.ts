import { readyBook } from '../../../../bench/ready-book';
import { productiveMix } from '../../../../shared/dashboard/ready/productive-mix';
import { USUAL_CHOICES } from '../../../../shared/dashboard/ready/ready-sheet';
import { hoursOf } from './expected';
import { day, recordsOf, WORKERS } from './organisation';

const PARTS = ['productiveActive', 'unproductiveActive', 'undefinedActive', 'passive'];

it('splits the time of everybody into its parts, which make the whole', async () => {
  const [from, to] = [day('2026-03-01'), day('2026-03-31')];
  const none = { date: from, userId: 77, user: 'Nothing', ...Object.fromEntries(PARTS.map((part) => [part, 0])) };
  const records = [...recordsOf(WORKERS, from, to), none];
  const book = await readyBook(productiveMix(USUAL_CHOICES), { records, facts: { from, to, zone: 'Europe/Berlin', refreshed: to + 1 } });
  expect(book.errors).toEqual([]);
  for (const row of book.rows) {
    const own = records.filter(({ userId }) => userId === row.userId);
    const hours = PARTS.map((part) => hoursOf(own, part));
    const whole = hours.reduce((sum, part) => sum + part, 0);
    expect([...PARTS.map((part) => row[part]), row.whole]).toEqual([...hours, whole].map((value) => expect.closeTo(value, 4)));
    expect(whole).toBeCloseTo(row.userId === 77 ? 0 : hoursOf(own, 'total'), 4);
    expect(PARTS.map((part) => row[`${part}Share`])).toEqual(hours.map((part) => (whole === 0 ? '' : expect.closeTo(part / whole, 5))));
  }
  const all = PARTS.map((part) => hoursOf(records, part));
  const whole = all.reduce((sum, part) => sum + part, 0);
  expect(book.top.allHours).toBeCloseTo(whole, 3);
  expect(PARTS.map((part) => book.top[`${part}Share`])).toEqual(all.map((part) => expect.closeTo(part / whole, 5)));
});
