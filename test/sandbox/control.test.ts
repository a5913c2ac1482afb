import { allHours, LOG, logPage, USERS } from './records';
import { type SmallSandbox, startSmall } from './small-sandbox';

let sandbox: SmallSandbox;
beforeEach(async () => {
  sandbox = await startSmall({ people: 6, rows: 120 });
});
afterEach(() => sandbox.close());

const post = (path: string, send: unknown) => sandbox.ask(`/sandbox/v1/${path}`, { method: 'POST', send });
const requests = async () => (await sandbox.ask('/sandbox/v1/requests')).body;

describe('records', () => {
  test('new and late ones arrive at once, in the log and in the hours', async () => {
    const { cursor } = await logPage(sandbox.ask, 'startDate=2026-12-01');
    const days = 'from=2026-03-01&to=2026-03-21';
    const seconds = async () => (await allHours(sandbox.ask, USERS, days)).reduce((sum, { totalTime }) => sum + totalTime, 0);
    const before = await seconds();
    const { status, body } = await post('records', { count: 4, late: 2, daysBack: 8 });
    expect(status).toBe(200);
    expect(body).toEqual({ count: 4, late: 2, daysBack: 8, logIds: Array.from({ length: 6 }, () => expect.stringMatching(/^\d+$/)) });
    const { activity } = await logPage(sandbox.ask, `cursor=${cursor}`);
    expect(activity?.map(({ logId }) => logId)).toEqual(body.logIds);
    expect((await seconds()) - before).toBe(activity?.reduce((sum, { duration }) => sum + duration, 0));
  });

  test('what cannot be made is refused with a reason', async () => {
    for (const send of [{ count: -1 }, { late: 'two' }, { daysBack: 5000 }, 'text']) {
      const { status, body } = await post('records', send);
      expect(status).toBe(400);
      expect(body).toMatchObject({ success: false });
    }
  });
});

test('control calls are the administrator’s', async () => {
  expect((await sandbox.ask('/sandbox/v1/requests', { key: sandbox.keys.limited })).status).toBe(403);
  expect((await sandbox.ask('/sandbox/v1/requests', { key: '' })).status).toBe(401);
});

test('requests are counted by path until the count is reset, control calls are not', async () => {
  await sandbox.ask(LOG);
  await sandbox.ask(`${LOG}?page=2`);
  await sandbox.ask('/nowhere');
  expect(await requests()).toEqual({ [LOG]: 2, '/nowhere': 1 });
  await sandbox.ask('/sandbox/v1/requests', { method: 'DELETE' });
  expect(await requests()).toEqual({});
});

test('latency can be set and taken back, within limits', async () => {
  expect((await post('latency', { ms: 5 })).body).toEqual({ ms: 5 });
  expect((await sandbox.ask(LOG)).status).toBe(200);
  expect((await post('latency', {})).body).toEqual({ ms: 0 });
  expect((await post('latency', { ms: -1 })).status).toBe(400);
});

describe('faults', () => {
  const answers = async (count: number) => {
    const all = [];
    for (let request = 0; request < count; request += 1) all.push(await sandbox.ask(LOG));
    return all;
  };

  test('429 comes with Retry-After in seconds, as a date, or without', async () => {
    await post('faults', { '429': 1 });
    const all = await answers(40);
    expect(all.every(({ status }) => status === 429)).toBe(true);
    const waits = all.map(({ headers }) => headers.get('retry-after'));
    expect(waits).toContain('1');
    expect(waits).toContain(null);
    expect(waits.some((wait) => wait !== null && Number.isNaN(Number(wait)) && Date.parse(wait) > 0)).toBe(true);
  });

  test('500 has a body that is empty, text, HTML or JSON', async () => {
    await post('faults', { '500': 1 });
    const all = await answers(40);
    expect(all.every(({ status }) => status === 500)).toBe(true);
    const starts = new Set(all.map(({ text }) => text.slice(0, 1)));
    expect(starts).toEqual(new Set(['', 'I', '<', '{']));
  });

  test('reset ends the connection without an answer', async () => {
    await post('faults', { reset: 1 });
    await expect(sandbox.ask(LOG)).rejects.toThrow();
  });

  test('html is a page with status 200', async () => {
    await post('faults', { html: 1 });
    const [answer] = await answers(1);
    expect(answer?.status).toBe(200);
    expect(answer?.headers.get('content-type')).toMatch(/^text\/html/);
    expect(answer?.text).toMatch(/^<!doctype html>/);
  });

  test('meet their share of requests, and end when they are set to nothing', async () => {
    await post('faults', { '500': 0.5 });
    const broken = (await answers(60)).filter(({ status }) => status === 500).length;
    expect(broken).toBeGreaterThan(10);
    expect(broken).toBeLessThan(50);
    await post('faults', {});
    expect((await answers(10)).every(({ status }) => status === 200)).toBe(true);
  });

  test('leave control calls alone, and shares outside 0 to 1 are refused', async () => {
    await post('faults', { '500': 1, reset: 1 });
    expect(await requests()).toEqual({});
    expect((await post('faults', { '429': 2 })).status).toBe(400);
  });

  test('come in the same order for the same seed', async () => {
    const statuses = async (small: SmallSandbox): Promise<readonly number[]> => {
      const all = [];
      for (let request = 0; request < 30; request += 1) all.push((await small.ask(LOG)).status);
      return all;
    };
    const faults = { '429': 0.3, '500': 0.3, reset: 0, html: 0 };
    const [one, other] = [await startSmall({ people: 2, rows: 20, faults }), await startSmall({ people: 2, rows: 20, faults })];
    try {
      const first = await statuses(one);
      expect(new Set(first)).toEqual(new Set([200, 429, 500]));
      expect(await statuses(other)).toEqual(first);
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
  });
});

describe('time', () => {
  const clock = async () => (await sandbox.ask<{ ahead: number }>('/sandbox/v1/clock')).body.ahead;

  test('passes at a word, and what people do in it arrives', async () => {
    const { cursor } = await logPage(sandbox.ask, 'startDate=2026-12-01');
    const before = await clock();
    const { body } = await post('clock', { seconds: 66 * 3600 });
    expect(Math.abs((await clock()) - before - 66 * 3600)).toBeLessThanOrEqual(1);
    const { activity } = await logPage(sandbox.ask, `cursor=${cursor}&pageSize=1000`);
    expect(activity?.length).toBeGreaterThan(0);
    expect(body.arrived).toBe(activity?.length);
  });

  test('does not go back, nor for ever', async () => {
    for (const seconds of [-1, 1e9]) expect((await post('clock', { seconds })).status).toBe(400);
  });
});
