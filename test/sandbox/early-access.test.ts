import { allHours, allLog, COMPUTERS, EVERY_DAY, type Hours, type HoursPage, LOG, type Log, type LogPage, USERS } from './records';
import { FIRST_DAY, type SmallSandbox, startSmall, TODAY } from './small-sandbox';

let sandbox: SmallSandbox;
beforeAll(async () => {
  sandbox = await startSmall({ dialect: 'early-access' });
});
afterAll(() => sandbox.close());

const hours = async (url: string): Promise<HoursPage> => (await sandbox.ask<HoursPage>(url)).body;
const log = async (query: string): Promise<LogPage> => (await sandbox.ask<LogPage>(`${LOG}?${query}`)).body;

const namesIn = (rows: readonly Log[]): Set<unknown> => new Set(rows.map(({ user }) => user));
const membersIn = (rows: readonly Hours[]): readonly unknown[] =>
  rows.flatMap(({ users }) => users ?? []).map((member) => (member as unknown as { name: string }).name);

const TIMES = ['productive', 'unproductive', 'undefined', 'total'];

describe('Authorization', () => {
  test('is handled with Auth Bearer tokens', async () => {
    expect((await sandbox.ask(LOG)).status).toBe(200);
    expect((await sandbox.ask(LOG, { as: 'x-api-key' })).status).toBe(401);
  });
});

describe('Working Hours API', () => {
  test('returns a list of Working Hour Activity objects along with a total, from the user’s perspective', async () => {
    const { activity, total } = await hours(`${USERS}?${EVERY_DAY}&pageSize=1000`);
    expect(activity).toHaveLength(total);
    expect(Object.keys(activity?.[0] ?? {})).toEqual([
      ...['date', 'computerid', 'groups', 'firstActivity', 'lastActivity', 'lastActivityLog', 'users'],
      ...['activeTime', 'passiveTime', 'totalTime'],
    ]);
    expect(Object.keys(activity?.[0]?.activeTime ?? {})).toEqual(TIMES);
    expect(Object.keys(activity?.[0]?.passiveTime ?? {})).toEqual(TIMES);
  });

  test('returns the same from the computer perspective', async () => {
    const { activity, total } = await hours(`${COMPUTERS}?${EVERY_DAY}&pageSize=1000`);
    expect(activity).toHaveLength(total);
    expect(Object.keys(activity?.[0] ?? {})).toEqual([
      ...['date', 'userid', 'groups', 'firstActivity', 'lastActivity', 'lastActivityLog', 'computers'],
      ...['activeTime', 'passiveTime', 'totalTime'],
    ]);
  });

  test('from and to bound the days, to inclusive', async () => {
    const { activity } = await hours(`${USERS}?from=2026-03-10&to=2026-03-12&pageSize=1000`);
    const days = new Set(activity?.map(({ date }) => date));
    expect([...days]).toEqual(['2026-03-10T00:00:00', '2026-03-11T00:00:00', '2026-03-12T00:00:00']);
  });

  test('page is 1 and pageSize 150 by default, 1000 at most; the pages join to the whole', async () => {
    const whole = await hours(`${USERS}?${EVERY_DAY}&pageSize=1000`);
    const first = await hours(`${USERS}?${EVERY_DAY}`);
    const pages = [first, await hours(`${USERS}?${EVERY_DAY}&page=2`), await hours(`${USERS}?${EVERY_DAY}&page=3`)];
    expect(first.activity).toHaveLength(150);
    expect(pages.flatMap(({ activity }) => activity ?? [])).toEqual(whole.activity);
    expect(await hours(`${USERS}?${EVERY_DAY}&page=99`)).toEqual({ activity: [], total: whole.total });
    expect((await sandbox.ask(`${USERS}?${EVERY_DAY}&pageSize=1001`)).status).toBe(400);
  });

  test('userId -1 returns all users, another one’s alone', async () => {
    expect(await hours(`${USERS}?${EVERY_DAY}&userId=-1`)).toEqual(await hours(`${USERS}?${EVERY_DAY}`));
    const { activity, total } = await hours(`${USERS}?${EVERY_DAY}&userId=3`);
    expect(total).toBeGreaterThan(0);
    expect(new Set(activity?.map(({ users }) => JSON.stringify(users)))).toEqual(new Set(['[{"id":3,"name":"Robin Halvard"}]']));
  });

  test('groupId and computerId narrow the hours of users', async () => {
    const group = await hours(`${USERS}?${EVERY_DAY}&groupId=1&pageSize=1000`);
    expect(group.total).toBeGreaterThan(0);
    for (const { groups } of group.activity ?? []) expect(groups).toContainEqual({ id: 1, name: 'Sales' });
    const computer = await hours(`${USERS}?${EVERY_DAY}&computerId=4&pageSize=1000`);
    expect(computer.total).toBeGreaterThan(0);
    expect(new Set(computer.activity?.map((row) => (row as unknown as { computerid: number }).computerid))).toEqual(new Set([4]));
  });

  test('userId, groupId and computerId narrow the hours of computers', async () => {
    const ofUser = await hours(`${COMPUTERS}?${EVERY_DAY}&userId=3`);
    expect(new Set(ofUser.activity?.map((row) => (row as unknown as { userid: number }).userid))).toEqual(new Set([3]));
    const ofComputer = await hours(`${COMPUTERS}?${EVERY_DAY}&computerId=4`);
    expect(new Set(ofComputer.activity?.map(({ computers }) => (computers as unknown as readonly [{ id: number }])[0].id))).toEqual(
      new Set([4]),
    );
    const ofGroup = await hours(`${COMPUTERS}?${EVERY_DAY}&groupId=2&pageSize=1000`);
    expect(ofGroup.total).toBeGreaterThan(0);
    for (const { groups } of ofGroup.activity ?? []) expect(groups).toContainEqual({ id: 2, name: 'Support' });
  });

  test.each(['userId=1&groupId=1', 'userId=-1&computerId=1', 'groupId=1&computerId=1'])(
    'only one of the fields can be sent per request, not %s',
    async (filters) => {
      for (const path of [`${USERS}?${EVERY_DAY}&`, `${COMPUTERS}?${EVERY_DAY}&`, `${LOG}?`]) {
        expect((await sandbox.ask(path + filters)).status).toBe(400);
      }
    },
  );

  test('uses pages, not cursors', async () => {
    const { body } = await sandbox.ask(`${USERS}?${EVERY_DAY}&cursor=anything`);
    expect(Object.keys(body)).toEqual(['activity', 'total']);
  });

  test('parameters of the current reference are left aside', async () => {
    const everything = await hours(`${USERS}?${EVERY_DAY}`);
    expect(await hours(`${USERS}?${EVERY_DAY}&clientId=3&deviceId=4`)).toEqual(everything);
    expect((await log('minDuration=999999')).activity).not.toHaveLength(0);
  });
});

describe('Activity Log API', () => {
  test('returns a list of Activity Log objects and a cursor', async () => {
    const page = await log('');
    expect(Object.keys(page)).toEqual(['activity', 'cursor']);
    expect(Object.keys(page.activity?.[0] ?? {})).toEqual([
      ...['logId', 'productivity', 'popupAlarm', 'emailAlarm', 'externalNotificationAlarm', 'terminate', 'date', 'computerId'],
      ...['computer', 'primaryDomain', 'privateIp', 'publicIp', 'loginDomain', 'user', 'session', 'duration', 'applicationId'],
      ...['websiteId', 'executable', 'description', 'url'],
    ]);
  });

  test('startDate is today by default', async () => {
    const { rows } = await allLog(sandbox.ask, 'pageSize=1000', {});
    expect(rows.length).toBeGreaterThan(0);
    expect((await log('')).activity).toEqual((await log(`startDate=${TODAY}`)).activity);
    // East of the account the day of today's first rows has been today for longer: none is older.
    expect((await log('')).activity?.every(({ date = '' }) => date >= TODAY)).toBe(true);
  });

  test('startDate and endDate bound the days, endDate inclusive', async () => {
    const { rows } = await allLog(sandbox.ask, 'startDate=2026-03-10&endDate=2026-03-12&pageSize=1000', {});
    const days = new Set(rows.map(({ date = '' }) => date.slice(0, 10)));
    expect([...days].every((day) => day <= '2026-03-12')).toBe(true);
    expect(days).toContain('2026-03-10');
    expect(days).toContain('2026-03-12');
  });

  test('pageSize is 150 by default and 1000 at most', async () => {
    expect((await log(`startDate=${FIRST_DAY}`)).activity).toHaveLength(150);
    expect((await log(`startDate=${FIRST_DAY}&pageSize=1000`)).activity).toHaveLength(1000);
    expect((await log(`startDate=${FIRST_DAY}&pageSize=3`)).activity).toHaveLength(3);
    expect((await sandbox.ask(`${LOG}?pageSize=1001`)).status).toBe(400);
  });

  test('userId, groupId and computerId narrow it; -1 means all users', async () => {
    const from = `startDate=${FIRST_DAY}&pageSize=1000`;
    const everybody = await allLog(sandbox.ask, from, {});
    expect((await allLog(sandbox.ask, `${from}&userId=-1`, {})).rows).toEqual(everybody.rows);
    const ofComputer = await allLog(sandbox.ask, `${from}&computerId=4`, {});
    expect(ofComputer.rows).toEqual(everybody.rows.filter(({ computerId }) => computerId === 4));
    const ofUser = await allLog(sandbox.ask, `${from}&userId=7`, {});
    expect(ofUser.rows.length).toBeGreaterThan(0);
    const ids = new Set(ofUser.rows.map(({ logId }) => logId));
    expect(ofUser.rows).toEqual(everybody.rows.filter(({ logId }) => ids.has(logId)));
    const ofGroup = await allLog(sandbox.ask, `${from}&groupId=1`, {});
    expect(namesIn(ofGroup.rows)).toEqual(new Set(membersIn(await allHours(sandbox.ask, USERS, `${EVERY_DAY}&groupId=1`, {}))));
  });
});
