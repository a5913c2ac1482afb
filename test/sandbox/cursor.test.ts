import { allLog, LOG, logPage } from './records';
import { FIRST_DAY, type SmallSandbox, startSmall, TODAY } from './small-sandbox';

let sandbox: SmallSandbox;
beforeEach(async () => {
  sandbox = await startSmall({ rows: 1500 });
});
afterEach(() => sandbox.close());

const arrive = async (count: number, late: number, daysBack = 5): Promise<readonly string[]> =>
  (await sandbox.ask<{ logIds: readonly string[] }>('/sandbox/v1/records', { method: 'POST', send: { count, late, daysBack } })).body
    .logIds;
const idsOf = (page: { readonly activity: readonly { readonly logId: string }[] | null }): readonly string[] =>
  (page.activity ?? []).map(({ logId }) => logId);

test('each response returns a cursor that goes on after its last row, whatever the page size', async () => {
  const whole = await allLog(sandbox.ask, `startDate=${FIRST_DAY}&pageSize=300`);
  const inSmall = await allLog(sandbox.ask, `startDate=${FIRST_DAY}&pageSize=100`);
  expect(whole.rows.length).toBeGreaterThan(1350);
  expect(inSmall.rows).toEqual(whole.rows);
  expect(new Set(whole.rows.map(({ logId }) => logId)).size).toBe(whole.rows.length);
});

test('a cursor request which returns no results returns the same cursor, and later what arrived since', async () => {
  const { cursor } = await allLog(sandbox.ask, `startDate=${TODAY}&pageSize=1000`);
  const empty = await logPage(sandbox.ask, `cursor=${cursor}`);
  expect(empty).toEqual({ activity: [], cursor });
  const made = await arrive(3, 0);
  expect(idsOf(await logPage(sandbox.ask, `cursor=${cursor}`))).toEqual(made);
});

test('with a cursor old records that have arrived late come too, whatever startDate says', async () => {
  const { cursor } = await allLog(sandbox.ask, `startDate=${TODAY}&pageSize=1000`);
  const made = await arrive(1, 2, 9);
  const page = await logPage(sandbox.ask, `startDate=${TODAY}&cursor=${cursor}`);
  expect(idsOf(page)).toEqual(made);
  expect(page.activity?.map(({ time_utc = '' }) => time_utc.slice(0, 10))).toEqual([TODAY, '2026-03-11', '2026-03-11']);
  expect((await sandbox.ask(`${LOG}?startDate=nonsense&cursor=${cursor}`)).status).toBe(200);
});

test('without a cursor late records come with the dates that they are of', async () => {
  const [, late] = await arrive(1, 1, 9);
  // East of the account it was the twelfth already.
  const { rows } = await allLog(sandbox.ask, 'startDate=2026-03-11&endDate=2026-03-12&pageSize=1000');
  expect(rows.map(({ logId }) => logId)).toContain(late);
  expect(idsOf(await logPage(sandbox.ask, `startDate=${TODAY}&pageSize=1000`))).not.toContain(late);
});

test('endDate still binds with a cursor', async () => {
  const { cursor } = await allLog(sandbox.ask, `startDate=${TODAY}&pageSize=1000`);
  const [now, late] = await arrive(1, 1, 9);
  expect(idsOf(await logPage(sandbox.ask, `endDate=2026-03-15&cursor=${cursor}`))).toEqual([late]);
  expect(idsOf(await logPage(sandbox.ask, `cursor=${cursor}`))).toEqual([now, late]);
});

test('a first answer without rows has a cursor that returns what arrives later', async () => {
  const { activity, cursor } = await logPage(sandbox.ask, 'startDate=2026-12-01');
  expect(activity).toEqual([]);
  expect(idsOf(await logPage(sandbox.ask, `cursor=${cursor}`))).toEqual([]);
  const made = await arrive(2, 1);
  expect(idsOf(await logPage(sandbox.ask, `cursor=${cursor}`))).toEqual(made);
});

test('filters and durations apply with a cursor as well', async () => {
  const { cursor } = await allLog(sandbox.ask, `startDate=${TODAY}&pageSize=1000`);
  await arrive(60, 20);
  const all = (await logPage(sandbox.ask, `cursor=${cursor}&pageSize=1000`)).activity ?? [];
  const computer = all[0]?.computerId;
  expect((await logPage(sandbox.ask, `cursor=${cursor}&deviceId=${computer}`)).activity).toEqual(
    all.filter(({ computerId }) => computerId === computer),
  );
  expect((await logPage(sandbox.ask, `cursor=${cursor}&minDuration=30&pageSize=1000`)).activity).toEqual(
    all.filter(({ duration }) => duration >= 30),
  );
});

test('rows come in the order in which they arrived, not in that of their times', async () => {
  const { rows } = await allLog(sandbox.ask, `startDate=${FIRST_DAY}&pageSize=1000`);
  const times = rows.map(({ time_utc = '' }) => time_utc);
  expect(times).not.toEqual([...times].sort());
});

test('every page of a narrowed walk joins to the same rows as the narrowed whole', async () => {
  for (const [filter, size] of [
    ['groupId=1', 10],
    ['clientId=9', 3],
    ['deviceId=1', 1],
    ['minDuration=1900', 70],
  ] as const) {
    const whole = await allLog(sandbox.ask, `startDate=2026-03-09&endDate=2026-03-13&pageSize=1000&${filter}`);
    const inSmall = await allLog(sandbox.ask, `startDate=2026-03-09&endDate=2026-03-13&pageSize=${size}&${filter}`);
    const after = whole.rows.findIndex(({ logId }) => logId === inSmall.rows[0]?.logId);
    expect(after).toBe(0);
    expect(whole.rows.length).toBeGreaterThan(2 * size);
    expect(inSmall.rows).toEqual(whole.rows);
  }
});

test('a cursor is good for the account that it was written for, and is not to be changed', async () => {
  const other = await startSmall({ seed: 8, people: 3, rows: 30 });
  try {
    const foreign = (await logPage(other.ask, '')).cursor;
    const own = (await logPage(sandbox.ask, '')).cursor;
    expect((await sandbox.ask(`${LOG}?cursor=${own}`)).status).toBe(200);
    for (const cursor of [foreign, `${own}A`, own.slice(1), 'nonsense', '1', encodeURIComponent(`${own}=`)]) {
      expect((await sandbox.ask(`${LOG}?cursor=${cursor}`)).status).toBe(400);
    }
  } finally {
    await other.close();
  }
});
