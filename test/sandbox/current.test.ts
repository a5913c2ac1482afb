import { allHours, allLog, COMPUTERS, EVERY_DAY, type HoursPage, LOG, logPage, USERS } from './records';
import { FIRST_DAY, type SmallSandbox, startSmall, TODAY } from './small-sandbox';

let sandbox: SmallSandbox;
beforeAll(async () => {
  sandbox = await startSmall({ dialect: 'current' });
});
afterAll(() => sandbox.close());

const hours = async (url: string): Promise<HoursPage> => (await sandbox.ask<HoursPage>(url, { as: 'x-api-key' })).body;

const RECORD = [
  ...['date', 'userId', 'computerId', 'user', 'computer', 'groups', 'users', 'computers'],
  ...['firstActivity', 'lastActivity', 'lastActivityLog', 'activeTime', 'passiveTime', 'totalTime'],
];

test('the key is sent in the x-api-key header, or as a bearer token', async () => {
  expect((await sandbox.ask(LOG, { as: 'x-api-key' })).status).toBe(200);
  expect((await sandbox.ask(LOG, { as: 'bearer' })).status).toBe(200);
});

describe('hours', () => {
  test('of users have every field of the reference, and no other', async () => {
    const { activity } = await hours(`${USERS}?${EVERY_DAY}`);
    expect(Object.keys(activity?.[0] ?? {})).toEqual([...RECORD, 'TotalOfflineMeetings', 'location']);
    for (const { date, totalTime, TotalOfflineMeetings } of activity ?? []) {
      expect(date).toMatch(/^2026-03-\d\dT00:00:00$/);
      expect(Number.isInteger(totalTime) && Number.isInteger(TotalOfflineMeetings)).toBe(true);
    }
  });

  test('of computers have every field of the reference, and no other', async () => {
    const { activity } = await hours(`${COMPUTERS}?${EVERY_DAY}`);
    expect(Object.keys(activity?.[0] ?? {})).toEqual(RECORD);
  });

  test('of users can be narrowed by clientId (-1 is everybody) and groupId; deviceId is no filter of theirs', async () => {
    const everybody = await allHours(sandbox.ask, USERS, EVERY_DAY);
    expect(await allHours(sandbox.ask, USERS, `${EVERY_DAY}&clientId=-1`)).toEqual(everybody);
    expect(await allHours(sandbox.ask, USERS, `${EVERY_DAY}&clientId=7`)).toEqual(everybody.filter(({ userId }) => userId === 7));
    expect(await allHours(sandbox.ask, USERS, `${EVERY_DAY}&deviceId=4`)).toEqual(everybody);
    expect(await allHours(sandbox.ask, USERS, `${EVERY_DAY}&groupId=2`)).toEqual(
      everybody.filter(({ groups }) => groups?.some(([id]) => id === 2)),
    );
  });

  test('of computers can be narrowed by deviceId and groupId; clientId is no filter of theirs', async () => {
    const everything = await allHours(sandbox.ask, COMPUTERS, EVERY_DAY);
    expect(await allHours(sandbox.ask, COMPUTERS, `${EVERY_DAY}&deviceId=4`)).toEqual(
      everything.filter(({ computerId }) => computerId === 4),
    );
    expect(await allHours(sandbox.ask, COMPUTERS, `${EVERY_DAY}&clientId=7`)).toEqual(everything);
    expect((await allHours(sandbox.ask, COMPUTERS, `${EVERY_DAY}&groupId=2`)).length).toBeLessThan(everything.length);
  });

  test('only one of the fields can be sent per request', async () => {
    expect((await sandbox.ask(`${USERS}?${EVERY_DAY}&clientId=1&groupId=1`)).status).toBe(400);
    expect((await sandbox.ask(`${COMPUTERS}?${EVERY_DAY}&deviceId=1&groupId=1`)).status).toBe(400);
  });

  test('page is 1 and pageSize 150 by default, 1000 at most', async () => {
    const { activity, total } = await hours(`${COMPUTERS}?${EVERY_DAY}`);
    expect(activity).toHaveLength(150);
    expect(await hours(`${COMPUTERS}?${EVERY_DAY}&page=1&pageSize=150`)).toEqual({ activity, total });
    expect((await hours(`${COMPUTERS}?${EVERY_DAY}&pageSize=1000`)).activity).toHaveLength(total);
    expect((await sandbox.ask(`${COMPUTERS}?${EVERY_DAY}&pageSize=1001`)).status).toBe(400);
  });

  test('an empty answer has an empty list, or null where a filter names nobody', async () => {
    expect(await hours(`${USERS}?from=2020-01-01&to=2020-01-02`)).toEqual({ activity: [], total: 0 });
    expect(await hours(`${USERS}?${EVERY_DAY}&clientId=99999`)).toEqual({ activity: null, total: 0 });
  });
});

describe('the activity log', () => {
  const FROM = `startDate=${FIRST_DAY}&pageSize=1000`;

  test('has every field of the reference, and no other', async () => {
    const { activity } = await logPage(sandbox.ask, '');
    expect(Object.keys(activity?.[0] ?? {})).toEqual([
      ...['logId', 'productivity', 'screenshotUrl', 'popupAlarm', 'emailAlarm', 'externalNotificationAlarm', 'terminate', 'time'],
      ...['computerId', 'computer', 'primaryDomain', 'privateIp', 'publicIp', 'loginDomain', 'user', 'session', 'duration'],
      ...['applicationId', 'websiteId', 'titleBar', 'executable', 'description', 'website', 'subpage', 'url', 'location'],
      ...['time_zone', 'time_utc'],
    ]);
  });

  test('time is the wall clock of time_utc in time_zone', async () => {
    const { rows } = await allLog(sandbox.ask, FROM);
    const zones = new Map<string, string>();
    for (const { time = '', time_zone, time_utc = '' } of rows) {
      expect(time_utc).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      if (time_zone) zones.set(time_zone, `${time} ${time_utc}`);
    }
    expect(zones.size).toBeGreaterThan(2);
    for (const [zone, pair] of zones) {
      const [wall = '', utc = ''] = pair.split(' ');
      expect(new Date(utc).toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T')).toBe(wall);
    }
  });

  test('clientId, groupId and deviceId narrow it', async () => {
    const { rows } = await allLog(sandbox.ask, FROM);
    expect((await allLog(sandbox.ask, `${FROM}&clientId=-1`)).rows).toEqual(rows);
    expect((await allLog(sandbox.ask, `${FROM}&deviceId=4`)).rows).toEqual(rows.filter(({ computerId }) => computerId === 4));
    const ofUser = (await allLog(sandbox.ask, `${FROM}&clientId=7`)).rows;
    const seconds = (await allHours(sandbox.ask, USERS, `${EVERY_DAY}&clientId=7`)).reduce((sum, { totalTime }) => sum + totalTime, 0);
    expect(ofUser.reduce((sum, { duration }) => sum + duration, 0)).toBe(seconds);
    const ofGroup = (await allLog(sandbox.ask, `${FROM}&groupId=2`)).rows;
    const groupSeconds = (await allHours(sandbox.ask, USERS, `${EVERY_DAY}&groupId=2`)).reduce((sum, { totalTime }) => sum + totalTime, 0);
    expect(ofGroup.reduce((sum, { duration }) => sum + duration, 0)).toBe(groupSeconds);
    expect((await sandbox.ask(`${LOG}?clientId=1&deviceId=1`)).status).toBe(400);
  });

  test.each([
    ['minDuration=1500', 1500, Number.POSITIVE_INFINITY],
    ['maxDuration=1000', 0, 1000],
    ['minDuration=1200&maxDuration=1210', 1200, 1210],
    ['minDuration=99999', 99_999, Number.POSITIVE_INFINITY],
  ])('%s bounds the seconds, inclusive', async (bounds, least, most) => {
    const { rows } = await allLog(sandbox.ask, FROM);
    const found = (await allLog(sandbox.ask, `${FROM}&${bounds}`)).rows;
    expect(found).toEqual(rows.filter(({ duration }) => duration >= least && duration <= most));
  });

  test('startDate is today by default, endDate is inclusive', async () => {
    expect((await logPage(sandbox.ask, '')).activity).toEqual((await logPage(sandbox.ask, `startDate=${TODAY}`)).activity);
    const { rows } = await allLog(sandbox.ask, 'startDate=2026-03-10&endDate=2026-03-10&pageSize=1000');
    expect(rows.some(({ time = '' }) => time.startsWith('2026-03-10'))).toBe(true);
    expect(rows.every(({ time = '' }) => time.slice(0, 10) <= '2026-03-10')).toBe(true);
  });

  test('pageSize is 150 by default, 1000 at most', async () => {
    expect((await logPage(sandbox.ask, `startDate=${FIRST_DAY}`)).activity).toHaveLength(150);
    expect((await sandbox.ask(`${LOG}?pageSize=1001`)).status).toBe(400);
  });

  test('ids are 64 bits wide, most of them above 2^53, and no two are the same', async () => {
    const { rows } = await allLog(sandbox.ask, FROM);
    const ids = rows.map(({ logId }) => BigInt(logId));
    expect(new Set(ids).size).toBe(rows.length);
    expect(ids.filter((id) => id > BigInt(Number.MAX_SAFE_INTEGER)).length).toBeGreaterThan(rows.length * 0.9);
    expect(ids.every((id) => id < 2n ** 63n)).toBe(true);
  });
});
