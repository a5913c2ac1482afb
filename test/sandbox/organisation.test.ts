import { HOSTILE_NAMES } from '../../sandbox/organisation/names';
import { allHours, allLog, COMPUTERS, type Hours, type Log, USERS } from './records';
import { FIRST_DAY, type SmallSandbox, startSmall } from './small-sandbox';

const DAYS = `from=${FIRST_DAY}&to=2026-03-21`;

let sandbox: SmallSandbox;
let rows: readonly Log[];
let users: readonly Hours[];
let computers: readonly Hours[];
beforeAll(async () => {
  sandbox = await startSmall({ people: 80, rows: 8000 });
  ({ rows } = await allLog(sandbox.ask, `startDate=${FIRST_DAY}&pageSize=1000`));
  users = await allHours(sandbox.ask, USERS, DAYS);
  computers = await allHours(sandbox.ask, COMPUTERS, DAYS);
});
afterAll(() => sandbox.close());

/** The share of records for which a field is null. */
const nulls = <T>(records: readonly T[], field: keyof T): number =>
  records.filter((record) => record[field] === null).length / records.length;
const weekday = ({ date }: Hours): number => new Date(`${date}Z`).getUTCDay();

test.each([
  ...(['screenshotUrl', 'popupAlarm', 'emailAlarm', 'externalNotificationAlarm', 'terminate', 'computer', 'primaryDomain'] as const),
  ...(['privateIp', 'publicIp', 'loginDomain', 'user', 'websiteId', 'titleBar', 'executable', 'description', 'website'] as const),
  ...(['subpage', 'url', 'location', 'time_zone'] as const),
])('%s of the log is null in some rows and not in others', (field) => {
  const share = nulls(rows as unknown as readonly Record<string, unknown>[], field);
  expect(share).toBeGreaterThan(0);
  expect(share).toBeLessThan(1);
});

test.each(['computerId', 'user', 'computer', 'groups', 'computers', 'location'] as const)(
  '%s of hours is null in a minority of rows',
  (field) => {
    const share = nulls(users, field);
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(0.5);
  },
);

test('the number of rows is the one that was asked for', () => expect(rows).toHaveLength(8000));

test('people are in one group, two or none, and have a computer, two or three', () => {
  const groups = new Set(users.map((row) => row.groups?.length ?? 0));
  const machines = new Set(users.map((row) => row.computers?.length ?? 1));
  expect([...groups].sort()).toEqual([0, 1, 2]);
  expect([...machines].sort()).toEqual([1, 2, 3]);
});

test('some computers are shared by several people on one day', () => {
  const shared = computers.filter((row) => (row.users?.length ?? 0) > 1);
  expect(shared.length).toBeGreaterThan(0);
  for (const { user, userId } of shared) expect([user, userId]).toEqual([null, null]);
});

test('most people rest at weekends, and night shifts go on past midnight', () => {
  expect(users.filter((row) => weekday(row) === 0 || weekday(row) === 6).length).toBeLessThan(users.length * 0.1);
  const ofNights = users.filter(({ userId }) => userId === 9);
  expect(ofNights.some(({ firstActivity }) => Number(firstActivity?.slice(11, 13)) < 6)).toBe(true);
  expect(ofNights.some(({ lastActivityLog }) => Number(lastActivityLog?.slice(11, 13)) >= 22)).toBe(true);
});

test('two people have one display name', () => {
  expect(new Set(users.filter(({ user }) => user === 'Robin Halvard').map(({ userId }) => userId))).toEqual(new Set([2, 3]));
});

test('a renamed person has the former name in rows before the change', () => {
  const names = users.filter(({ userId }) => userId === 7).map(({ date, user }) => ({ before: date < '2026-03-16', user }));
  const before = new Set(names.filter((name) => name.before).map(({ user }) => user));
  const after = new Set(names.filter((name) => !name.before).map(({ user }) => user));
  expect([before.size, after.size]).toEqual([1, 1]);
  expect(before).not.toEqual(after);
});

test('deleted people stay in old rows, without their name, and are in no list of names', async () => {
  const names = new Map(users.filter(({ userId }) => userId === 30 || userId === 31).map(({ userId, user }) => [userId, user]));
  expect([...names]).toEqual([
    [30, null],
    [31, '(deleted)'],
  ]);
  expect(users.filter(({ userId, date }) => (userId === 30 || userId === 31) && date >= '2026-03-16')).toEqual([]);
  const { body } = await sandbox.ask<{ Resources: readonly { id: string }[] }>('/scim/v1/users?count=1000');
  expect(body.Resources.filter(({ id }) => id === '30' || id === '31')).toEqual([]);
});

test('names come in several scripts, and most are ordinary', () => {
  const names = [...new Set(users.map(({ user }) => user ?? ''))];
  for (const script of [/\p{Script=Cyrillic}/u, /\p{Script=Hebrew}/u, /\p{Script=Han}/u, /[À-ÿŁ]/]) {
    expect(names.some((name) => script.test(name))).toBe(true);
  }
  expect(names.filter((name) => /^\p{Lu}\p{L}+ \p{L}/u.test(name)).length).toBeGreaterThan(names.length * 0.75);
});

test('titles come in several scripts, and most are ordinary', () => {
  const titles = rows.map(({ titleBar }) => titleBar ?? '');
  for (const script of [/\p{Script=Arabic}/u, /\p{Script=Hebrew}/u, /\p{Script=Han}/u, /\p{Extended_Pictographic}/u]) {
    expect(titles.some((title) => script.test(title))).toBe(true);
  }
  expect(titles.filter((title) => HOSTILE_NAMES.some((hostile) => title === hostile)).length).toBeLessThan(titles.length * 0.05);
});

test('texts that a sheet or a page could take for something else are among titles, URLs, people and computers', () => {
  const titles = new Set(rows.map(({ titleBar }) => titleBar));
  const urls = new Set(rows.map(({ url }) => url));
  for (const hostile of HOSTILE_NAMES) expect(titles).toContain(hostile);
  expect(HOSTILE_NAMES.filter((hostile) => urls.has(hostile)).length).toBeGreaterThan(HOSTILE_NAMES.length / 2);
  expect(users.some(({ user }) => user?.startsWith('=IMPORTXML('))).toBe(true);
  expect(computers.some(({ computer }) => computer?.startsWith('='))).toBe(true);
  expect(Math.max(...rows.map(({ titleBar }) => titleBar?.length ?? 0))).toBe(60_000);
});
