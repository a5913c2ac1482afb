import { type BookGiven, readyBook } from '../../../../bench/ready-book';
import { computers } from '../../../../shared/dashboard/ready/computers';
import { USUAL_CHOICES } from '../../../../shared/dashboard/ready/ready-sheet';
import { day, daysFrom } from './organisation';

const [from, to] = [day('2026-03-01'), day('2026-03-30')];
const NAMES = ['=A1', 'LAPTOP-1', 'Unused', 'LAPTOP-1', "'x", '*', 'ä'.repeat(200), 'Unused'];

const RECORDS = NAMES.flatMap((computer, index) =>
  daysFrom(from, to - index * 4)
    .filter((date) => (date + index) % 3 > 0)
    .map((date) => ({
      date,
      userId: 0,
      user: '',
      computerId: 50 + index,
      computer,
      users: date > to - 15 ? `=Later ${index}` : 'Earlier, Both',
      total: computer === 'Unused' ? 0 : (3600 * (1 + index) + date - from) / 86_400,
    })),
);
const facts = { from, to, zone: 'Europe/Berlin', refreshed: to + 1 };
const choices = { ...USUAL_CHOICES, metric: 'total' } as const;

async function holds(given: Partial<BookGiven>, idleAfter: number): Promise<void> {
  const book = await readyBook(computers(choices), { records: RECORDS, facts, ...given });
  expect(book.errors).toEqual([]);
  expect(book.rows.map(({ computerId, computer }) => [computerId, computer])).toEqual(NAMES.map((name, index) => [50 + index, name]));
  let [idle, all] = [0, 0];
  for (const row of book.rows) {
    const own = RECORDS.filter(({ computerId, total }) => computerId === row.computerId && total > 0);
    const newest = [...own].sort((one, other) => other.date - one.date)[0];
    const isIdle = newest === undefined || to - newest.date >= idleAfter;
    expect([row.last, row.days, row.status, row.users]).toEqual(
      newest ? [newest.date, to - newest.date, isIdle ? 'Idle' : 'In use', newest.users] : ['', '', 'Idle', ''],
    );
    const seconds = own.reduce((sum, { total }) => sum + Math.round(total * 86_400), 0);
    expect(row.hours).toBeCloseTo(seconds / 3600, 4);
    idle += isIdle ? 1 : 0;
    all += seconds / 3600;
  }
  expect(book.top).toMatchObject({ all: NAMES.filter((name) => name !== 'Unused').length, idle });
  expect(book.top.allHours).toBeCloseTo(all, 3);
}

it('says when each computer was used last, and by whom', () => holds({}, 14));
// As many days as one of them has stood there.
it('counts fewer days as idle when somebody types so', () => holds({ typed: { idleAfter: 4 } }, 4));

it('finds who used each computer last where the report stands far down its sheet', () => holds({ dataRow: 120 }, 14));

it('goes by pseudonyms where there are no names', async () => {
  const records = RECORDS.map((record) => ({ ...record, computer: `Computer ${record.computerId}` }));
  const made = computers({ ...choices, people: 'pseudonyms' });
  expect(made.report.columns.map(({ key }) => key)).toEqual(['date', 'computer', 'total']);
  const [hidden, named] = [await readyBook(made, { records, facts }), await readyBook(computers(choices), { records, facts })];
  expect(hidden.errors).toEqual([]);
  const figures = ({ computer, last, days, status, hours }: (typeof hidden.rows)[number]): readonly unknown[] => [
    computer,
    last,
    days,
    status,
    hours,
  ];
  expect(hidden.rows.map(figures)).toEqual(named.rows.map(figures));
});
