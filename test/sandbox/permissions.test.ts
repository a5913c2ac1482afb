import { allHours, allLog, COMPUTERS, EVERY_DAY, type Hours, LOG, logPage, USERS } from './records';
import { FIRST_DAY, type How, type SmallSandbox, startSmall } from './small-sandbox';

let sandbox: SmallSandbox;
let limited: How;
beforeAll(async () => {
  sandbox = await startSmall();
  limited = { key: sandbox.keys.limited, as: 'x-api-key' };
});
afterAll(() => sandbox.close());

const NAMES = ['/admin/v1/clients', '/scim/v1/users', '/scim/v1/groups'];
const isVisible = ({ groups }: Hours): boolean => groups?.some(([id]) => id <= 2) ?? false;

describe('401', () => {
  test.each([USERS, COMPUTERS, LOG, ...NAMES])('%s answers no unknown, missing or expired key', async (path) => {
    for (const key of ['', 'nonsense', sandbox.keys.expired]) {
      for (const as of ['bearer', 'x-api-key'] as const) {
        const { status, body } = await sandbox.ask(`${path}?${EVERY_DAY}`, { key, as });
        expect(status).toBe(401);
        expect(body).toEqual({ messages: [expect.stringMatching(/key/)], success: false });
      }
    }
  });
});

describe('403', () => {
  test.each(NAMES)('%s is for administrators', async (path) => {
    expect((await sandbox.ask(path, limited)).status).toBe(403);
  });

  test.each([USERS, COMPUTERS, LOG, ...NAMES])('a plan without reports has no %s', async (path) => {
    const { status, body } = await sandbox.ask(`${path}?${EVERY_DAY}`, { key: sandbox.keys.freePlan });
    expect(status).toBe(403);
    expect(body).toEqual({ messages: [expect.stringMatching(/plan/)], success: false });
  });
});

describe('the permissions of the user associated with the key drive the available data', () => {
  test('hours of users, their total and the groups they name', async () => {
    const everybody = await allHours(sandbox.ask, USERS, EVERY_DAY);
    const seen = await allHours(sandbox.ask, USERS, EVERY_DAY, limited);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual(everybody.filter(isVisible).map((row) => ({ ...row, groups: row.groups?.filter(([id]) => id <= 2) })));
  });

  test('hours of computers hold the seconds of visible people alone', async () => {
    const users = await allHours(sandbox.ask, USERS, EVERY_DAY, limited);
    const computers = await allHours(sandbox.ask, COMPUTERS, EVERY_DAY, limited);
    const seconds = (rows: readonly Hours[]): number => rows.reduce((sum, { totalTime }) => sum + totalTime, 0);
    expect(seconds(computers)).toBe(seconds(users));
    const people = new Set(users.map(({ userId }) => userId));
    expect(computers.flatMap((row) => row.users ?? []).every(([id]) => people.has(id))).toBe(true);
  });

  test('the log', async () => {
    const from = `startDate=${FIRST_DAY}&endDate=2026-03-20&pageSize=1000`;
    const { rows } = await allLog(sandbox.ask, from, limited);
    const hours = await allHours(sandbox.ask, USERS, EVERY_DAY, limited);
    expect(rows.reduce((sum, { duration }) => sum + duration, 0)).toBe(hours.reduce((sum, { totalTime }) => sum + totalTime, 0));
    const everybody = await allLog(sandbox.ask, from);
    expect(rows.length).toBeLessThan(everybody.rows.length);
    const ids = new Set(rows.map(({ logId }) => logId));
    expect(rows).toEqual(everybody.rows.filter(({ logId }) => ids.has(logId)));
  });

  test('asking for others finds nobody', async () => {
    const others = (await allHours(sandbox.ask, USERS, EVERY_DAY)).find((row) => !isVisible(row));
    expect(others).toBeDefined();
    for (const filter of [`clientId=${others?.userId}`, 'groupId=3']) {
      expect((await sandbox.ask(`${USERS}?${EVERY_DAY}&${filter}`, limited)).body).toEqual({ activity: null, total: 0 });
      expect((await sandbox.ask(`${LOG}?startDate=${FIRST_DAY}&${filter}`, limited)).body).toMatchObject({ activity: null });
    }
  });

  test('a cursor of one user shows another of the same account nothing more', async () => {
    const { body } = await sandbox.ask<{ cursor: string }>(`${LOG}?startDate=${FIRST_DAY}&pageSize=1`);
    const seen = (await logPage(sandbox.ask, `cursor=${body.cursor}&pageSize=100`, limited)).activity ?? [];
    const own = (await logPage(sandbox.ask, `startDate=${FIRST_DAY}&pageSize=101`, limited)).activity ?? [];
    expect(seen).toHaveLength(100);
    expect([own.slice(0, 100), own.slice(1)]).toContainEqual(seen);
  });
});
