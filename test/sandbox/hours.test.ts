import { allHours, allLog, COMPUTERS, type Hours, type Log, type Times, USERS } from './records';
import { FIRST_DAY, type SmallSandbox, startSmall } from './small-sandbox';

let sandbox: SmallSandbox;
let rows: readonly Log[];
/** East of the account it is tomorrow already. */
const DAYS = `from=${FIRST_DAY}&to=2026-03-21`;

beforeAll(async () => {
  sandbox = await startSmall();
  await sandbox.ask('/sandbox/v1/records', { method: 'POST', send: { count: 40, late: 40, daysBack: 5 } });
  ({ rows } = await allLog(sandbox.ask, `startDate=${FIRST_DAY}&pageSize=1000`));
});
afterAll(() => sandbox.close());

const dayOf = ({ time = '' }: Log): string => `${time.slice(0, 10)}T00:00:00`;
const secondsOf = (all: readonly Log[]): number => all.reduce((sum, { duration }) => sum + duration, 0);
const bothTimes = ({ activeTime, passiveTime }: Hours, kind: keyof Times): number => activeTime[kind] + passiveTime[kind];

function expectSums(hours: Hours, ofDay: readonly Log[]): void {
  const kinds = { undefined: 0, productive: 1, unproductive: 2 } as const;
  for (const [kind, productivity] of Object.entries(kinds) as [keyof typeof kinds, number][]) {
    expect(bothTimes(hours, kind)).toBe(secondsOf(ofDay.filter((row) => row.productivity === productivity)));
  }
  expect(hours.totalTime).toBe(secondsOf(ofDay));
  expect(hours.lastActivityLog).toBe(
    ofDay
      .map(({ time }) => time)
      .sort()
      .at(-1),
  );
}

test('the day of a computer is the sum of its log rows, to the second', async () => {
  const days = await allHours(sandbox.ask, COMPUTERS, DAYS);
  for (const hours of days) {
    expectSums(
      hours,
      rows.filter((row) => row.computerId === hours.computerId && dayOf(row) === hours.date),
    );
  }
  expect(days.reduce((sum, { totalTime }) => sum + totalTime, 0)).toBe(secondsOf(rows));
});

test('the day of a user is the sum of that user’s log rows, to the second', async () => {
  for (const clientId of [1, 7, 9, 30]) {
    const own = (await allLog(sandbox.ask, `startDate=${FIRST_DAY}&pageSize=1000&clientId=${clientId}`)).rows;
    const days = await allHours(sandbox.ask, USERS, `${DAYS}&clientId=${clientId}`);
    expect(days.length).toBeGreaterThan(0);
    for (const hours of days)
      expectSums(
        hours,
        own.filter((row) => dayOf(row) === hours.date),
      );
    expect(days.reduce((sum, { totalTime }) => sum + totalTime, 0)).toBe(secondsOf(own));
  }
});

test('every total is the sum of its parts, and no day is longer than a day', async () => {
  for (const { activeTime, passiveTime, totalTime } of await allHours(sandbox.ask, USERS, DAYS)) {
    for (const times of [activeTime, passiveTime]) expect(times.total).toBe(times.productive + times.unproductive + times.undefined);
    expect(totalTime).toBe(activeTime.total + passiveTime.total);
    expect(totalTime).toBeLessThanOrEqual(86_400);
  }
});

test('there is one row a user and day, and one a computer and day', async () => {
  const users = (await allHours(sandbox.ask, USERS, DAYS)).map(({ date, userId }) => `${date} ${userId}`);
  const computers = (await allHours(sandbox.ask, COMPUTERS, DAYS)).map(({ date, computerId }) => `${date} ${computerId}`);
  expect(new Set(users).size).toBe(users.length);
  expect(new Set(computers).size).toBe(computers.length);
});

test('first and last activity enclose the active rows, and are null on a day without any', async () => {
  for (const { activeTime, firstActivity, lastActivity, date } of await allHours(sandbox.ask, USERS, DAYS)) {
    if (activeTime.total === 0) {
      expect([firstActivity, lastActivity]).toEqual([null, null]);
      continue;
    }
    expect(firstActivity?.slice(0, 10)).toBe(date.slice(0, 10));
    const enclosed = (Date.parse(`${lastActivity}Z`) - Date.parse(`${firstActivity}Z`)) / 1000;
    expect(enclosed).toBeGreaterThanOrEqual(0);
  }
});

test('come newest day first where that is asked for: the same rows, whatever the size of a page', async () => {
  const newest = await startSmall({ hoursOrder: 'newest-first' });
  try {
    const days = `from=${FIRST_DAY}&to=2026-03-20`;
    const [here, there] = [await allHours(sandbox.ask, USERS, days), await allHours(newest.ask, USERS, `${days}&pageSize=7`)];
    const dates = there.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort().reverse());
    expect(here[0]?.date).toBe(dates.at(-1));
    expect(new Set(dates)).toEqual(new Set(here.map(({ date }) => date)));
  } finally {
    await newest.close();
  }
});
