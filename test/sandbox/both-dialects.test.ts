import type { ListForm } from '../../sandbox/options';
import { COMPUTERS, EVERY_DAY, LOG, USERS } from './records';
import { type How, type SmallSandbox, startSmall } from './small-sandbox';

let sandbox: SmallSandbox;
beforeAll(async () => {
  sandbox = await startSmall();
});
afterAll(() => sandbox.close());

const BEARER: How = { as: 'bearer' };
const API_KEY: How = { as: 'x-api-key' };

/** Which dialect the records of an answer are written in. */
async function dialectOf(url: string, how: How): Promise<string> {
  const { body } = await sandbox.ask<{ activity: readonly object[] }>(url, how);
  const record = body.activity[0] ?? {};
  return 'time_utc' in record || 'userId' in record ? 'current' : 'early-access';
}

describe('records are written in the dialect', () => {
  test.each([
    [LOG, BEARER, 'early-access'],
    [LOG, API_KEY, 'current'],
    [`${USERS}?${EVERY_DAY}`, BEARER, 'early-access'],
    [`${COMPUTERS}?${EVERY_DAY}`, API_KEY, 'current'],
    [`${USERS}?${EVERY_DAY}&groupId=1`, BEARER, 'early-access'],
    [`${USERS}?${EVERY_DAY}&groupId=1`, API_KEY, 'current'],
  ])('of the header where no filter tells: %s %j', async (url, how, dialect) => {
    expect(await dialectOf(url.includes('?') ? url : `${url}?startDate=2026-03-09`, how)).toBe(dialect);
  });

  test.each([
    [`${USERS}?${EVERY_DAY}&clientId=7`, BEARER, 'current'],
    [`${USERS}?${EVERY_DAY}&userId=7`, API_KEY, 'early-access'],
    [`${COMPUTERS}?${EVERY_DAY}&deviceId=4`, BEARER, 'current'],
    [`${COMPUTERS}?${EVERY_DAY}&computerId=4`, API_KEY, 'early-access'],
    [`${LOG}?startDate=2026-03-09&deviceId=4`, BEARER, 'current'],
    [`${LOG}?startDate=2026-03-09&userId=7`, API_KEY, 'early-access'],
    [`${LOG}?startDate=2026-03-09&minDuration=60`, BEARER, 'current'],
  ])('of the filter where one tells: %s %j', async (url, how, dialect) => {
    expect(await dialectOf(url, how)).toBe(dialect);
  });
});

test('filters of both dialects together are still more than one', async () => {
  expect((await sandbox.ask(`${LOG}?userId=1&clientId=1`)).status).toBe(400);
});

test('a duration bounds the rows whichever dialect they are written in', async () => {
  const { body } = await sandbox.ask<{ activity: readonly { duration: number }[] }>(
    `${LOG}?startDate=2026-03-09&userId=-1&minDuration=500`,
  );
  expect(body.activity.length).toBeGreaterThan(0);
  expect(body.activity.every(({ duration }) => duration >= 500)).toBe(true);
});

describe('lists', () => {
  const groupsOf = async (small: SmallSandbox, how: How): Promise<unknown> => {
    const { body } = await small.ask<{ activity: readonly { groups: unknown }[] }>(`${USERS}?${EVERY_DAY}`, how);
    return body.activity[0]?.groups;
  };

  test('hold objects in early access and lists in the current dialect', async () => {
    expect(await groupsOf(sandbox, BEARER)).toContainEqual({ id: expect.any(Number), name: expect.any(String) });
    expect(await groupsOf(sandbox, API_KEY)).toContainEqual([expect.any(Number), expect.any(String)]);
  });

  test.each<[ListForm, unknown]>([
    ['names', expect.any(String)],
    ['ids', expect.any(Number)],
    ['objects', { id: expect.any(Number), name: expect.any(String) }],
    ['lists', [expect.any(Number), expect.any(String)]],
  ])('hold %s when asked to, in either dialect', async (listForm, element) => {
    const other = await startSmall({ listForm, people: 4, rows: 50 });
    try {
      expect(await groupsOf(other, BEARER)).toContainEqual(element);
      expect(await groupsOf(other, API_KEY)).toContainEqual(element);
    } finally {
      await other.close();
    }
  });
});
