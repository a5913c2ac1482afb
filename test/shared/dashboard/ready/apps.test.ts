import { readyBook } from '../../../../bench/ready-book';
import { appsAndSites } from '../../../../shared/dashboard/ready/apps';
import { USUAL_CHOICES } from '../../../../shared/dashboard/ready/ready-sheet';
import { checkReport } from '../../../../shared/report/definition/check-report';
import { day } from './organisation';

const to = day('2026-03-31');
const facts = { from: to - 30, to, zone: 'Europe/Berlin', refreshed: to + 1 };

const ITEMS = [
  ['chrome.exe', '=HYPERLINK("http://x")', 90_000, 12, to - 0.25],
  ['+1', '(none)', 50_000, 3, to - 3.5],
  ["'x", 'a*b.example', 40_001, 7, to - 1],
  ['word.exe', '(none)', 3600, 0, ''],
  ['ä'.repeat(200), '~?', 1, 1, to - 12.01],
  ['All others', 'All others', 7777, 9, to - 0.001],
] as const;

const RECORDS = ITEMS.map(([executable, site, seconds, people, lastActivity]) => ({
  date: 0,
  userId: 0,
  user: '',
  executable,
  site,
  duration: seconds / 86_400,
  people,
  lastActivity,
  share: 0,
}));

it('has the time, the people and the last use of each app or site, whatever it is called', async () => {
  const { report, blueprint } = appsAndSites(USUAL_CHOICES);
  expect(() => checkReport({ ...report, id: 'x' })).not.toThrow();
  const book = await readyBook({ report, blueprint }, { records: RECORDS, facts });
  expect(book.errors).toEqual([]);
  for (const [index, row] of book.rows.entries()) {
    const [executable, site, seconds, people, last] = ITEMS[index] as (typeof ITEMS)[number];
    expect(row.item).toBe(site === '(none)' ? executable : site);
    expect(row.hours).toBeCloseTo(seconds / 3600, 5);
    if (people === 0) expect(row.perPerson).toBe('');
    else expect(row.perPerson).toBeCloseTo(seconds / 3600 / people, 5);
    expect(row.age).toBe(last === '' ? '' : to - Math.floor(last));
  }
  const all = ITEMS.reduce((sum, item) => sum + item[2], 0);
  expect(book.top.allHours).toBeCloseTo(all / 3600, 5);
  expect(book.top.namedShare).toBeCloseTo(1 - 7777 / all, 6);
});
