import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { SandboxOptions } from '../../sandbox/options';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { allHours, allLog, EVERY_DAY, LOG, logPage, USERS } from './records';
import { asker, FIRST_DAY, TODAY } from './small-sandbox';

let folder: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sandbox-'));
  data = path.join(folder, 'data.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (options: Partial<SandboxOptions> = {}): Promise<Sandbox> =>
  startSandbox({ port: 0, people: 10, days: 14, rows: 600, today: TODAY, data, ...options });

async function running<T>(options: Partial<SandboxOptions>, use: (sandbox: Sandbox) => Promise<T>): Promise<T> {
  const sandbox = await start(options);
  try {
    return await use(sandbox);
  } finally {
    await sandbox.close();
  }
}

const FROM = `startDate=${FIRST_DAY}&pageSize=1000`;

test('a restart has the same keys, rows and cursors', async () => {
  const see = async (sandbox: Sandbox) => ({
    keys: sandbox.keys,
    today: sandbox.today,
    log: await allLog(asker(sandbox), FROM),
    hours: await allHours(asker(sandbox), USERS, EVERY_DAY),
  });
  const first = await running({}, see);
  expect(first.today).toBe(TODAY);
  expect(first.log.rows).toHaveLength(600);
  // Should a second pass meanwhile, a row more may have arrived.
  const second = await running({}, see);
  expect(second.keys).toEqual(first.keys);
  expect(second.log.rows.slice(0, 600)).toEqual(first.log.rows);
  await running({}, async (sandbox) => {
    expect((await asker(sandbox)(`${LOG}?cursor=${first.log.cursor}`)).status).toBe(200);
  });
});

test('time that was let pass goes on from there at the next start', async () => {
  const options = { port: 0, people: 10, days: 3, data };
  const day = 86_400;
  const use = async <T>(work: (ask: ReturnType<typeof asker>) => Promise<T>): Promise<T> => {
    const sandbox = await startSandbox(options);
    try {
      return await work(asker(sandbox));
    } finally {
      await sandbox.close();
    }
  };
  await use(async (ask) => expect((await ask('/sandbox/v1/clock')).body).toEqual({ ahead: 0 }));
  await use((ask) => ask('/sandbox/v1/clock', { method: 'POST', send: { seconds: day } }));
  await use(async (ask) => {
    const { ahead } = (await ask<{ ahead: number }>('/sandbox/v1/clock')).body;
    expect(ahead).toBeGreaterThan(day - 60);
    expect(
      (await ask<{ arrived: number }>('/sandbox/v1/clock', { method: 'POST', send: { seconds: 3 * day } })).body.arrived,
    ).toBeGreaterThan(0);
  });
});

test('a restart on a later day goes on where the last run was: what is old stays, what is new comes with the cursor', async () => {
  const first = await running({}, (sandbox) => allLog(asker(sandbox), FROM));
  await running({ today: '2026-03-24' }, async (sandbox) => {
    const ask = asker(sandbox);
    const all = await allLog(ask, FROM);
    expect(all.rows.slice(0, 600)).toEqual(first.rows);
    expect(all.rows.length).toBeGreaterThan(620);
    const since = await logPage(ask, `cursor=${first.cursor}&pageSize=1000`);
    expect(since.activity).toEqual(all.rows.slice(600));
  });
});

test('the same seed, people, days and today make the same data and keys in another file', async () => {
  const see = async (sandbox: Sandbox) => ({ keys: sandbox.keys, rows: (await allLog(asker(sandbox), FROM)).rows.slice(0, 600) });
  const first = await running({}, see);
  expect(await running({ data: path.join(folder, 'other.sqlite') }, see)).toEqual(first);
  const another = await running({ data: path.join(folder, 'third.sqlite'), seed: 8 }, see);
  expect(another.keys).not.toEqual(first.keys);
  expect(another.rows).not.toEqual(first.rows);
});

test('records that were made by a control call stay', async () => {
  const made = await running({}, async (sandbox) => {
    const { body } = await asker(sandbox)<{ logIds: readonly string[] }>('/sandbox/v1/records', { method: 'POST', send: { count: 2 } });
    return body.logIds;
  });
  const { rows } = await running({}, (sandbox) => allLog(asker(sandbox), FROM));
  expect(rows.map(({ logId }) => logId)).toEqual(expect.arrayContaining([...made]));
});

test('a file that is in use is refused with a sentence, and stays whole', async () => {
  await running({}, async (sandbox) => {
    await expect(start()).rejects.toThrow(/^data\.sqlite is in use by another sandbox/);
    expect((await asker(sandbox)(LOG)).status).toBe(200);
  });
  await running({}, async (sandbox) => expect((await allLog(asker(sandbox), FROM)).rows.length).toBeGreaterThanOrEqual(600));
});

test('a file of another history, or of something else, is refused with a sentence', async () => {
  await running({}, async () => undefined);
  await expect(start({ people: 11 })).rejects.toThrow(/^data\.sqlite holds another history/);
  await expect(start({ days: 15 })).rejects.toThrow(/^data\.sqlite holds another history/);
  const text = path.join(folder, 'notes.txt');
  writeFileSync(text, 'This is a text, long enough to be read as the head of a file that no database has. '.repeat(20));
  await expect(start({ data: text })).rejects.toThrow(/^notes\.txt is no data file of the sandbox/);
  await running({}, async (sandbox) => expect((await asker(sandbox)(LOG)).status).toBe(200));
});

test('a port that is taken is refused with a sentence, and the file is free again', async () => {
  await running({}, async ({ address }) => {
    const other = path.join(folder, 'other.sqlite');
    const port = Number(new URL(address).port);
    await expect(start({ port, data: other })).rejects.toThrow(/^Port \d+ is already in use/);
    await running({ data: other }, async (sandbox) => expect((await asker(sandbox)(LOG)).status).toBe(200));
  });
});

test('closing twice is closing once', async () => {
  const sandbox = await start();
  await sandbox.close();
  await sandbox.close();
  await running({}, async (again) => expect((await asker(again)(LOG)).status).toBe(200));
});

test('without a named file two run side by side, each with its own', async () => {
  const options = { port: 0, people: 3, days: 2, rows: 20, today: TODAY, seed: 4711 };
  const first = await startSandbox(options);
  try {
    const second = await startSandbox(options);
    expect(second.address).not.toBe(first.address);
    expect((await allLog(asker(second), FROM)).rows.length).toBeGreaterThanOrEqual((await allLog(asker(first), FROM)).rows.length);
    await second.close();
  } finally {
    await first.close();
  }
});
