/** @jest-environment node */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { closeDatabase, type Database, openDatabase } from '../../sandbox/data/database';
import { type History, openHistory } from '../../sandbox/data/history';
import { allLog, logPage } from './records';
import { FIRST_DAY, startSmall } from './small-sandbox';

/** A Friday noon in the account's zone. */
const NOON = Date.parse('2026-03-20T11:00:00Z') / 1000;
const SHAPE = { people: 30, days: 12, seed: 7 };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The log after catching up at each of the moments, in seconds after noon. */
function logAfter(name: string, moments: readonly number[]): readonly unknown[] {
  const file = path.join(folder, name);
  const database: Database = openDatabase(file);
  try {
    const history: History = openHistory(database, file, SHAPE, NOON);
    for (const moment of moments) history.catchUp(NOON + moment);
    return database.all('SELECT * FROM log ORDER BY arrival');
  } finally {
    closeDatabase(database, file);
  }
}

const every = (seconds: number, until: number): readonly number[] =>
  Array.from({ length: until / seconds }, (_, step) => (step + 1) * seconds);
const isLate = (row: unknown): boolean => (row as { late: number }).late === 1;

test('as the clock goes, records arrive, late ones among them', () => {
  const before = logAfter('one', []);
  const after = logAfter('two', every(600, 86_400));
  expect(after.slice(0, before.length)).toEqual(before);
  const arrived = after.slice(before.length);
  expect(arrived.length).toBeGreaterThan(200);
  expect(arrived.filter(isLate).length).toBeGreaterThan(0);
  expect(arrived.filter(isLate).length).toBeLessThan(arrived.length * 0.2);
});

test('the same records arrive whether the clock goes in short steps or one long one', () => {
  const short = logAfter('short', every(30, 7200));
  expect(short.length).toBeGreaterThan(logAfter('none', []).length);
  expect(short).toEqual(logAfter('long', [7200]));
});

test('going back in time, or standing still, brings nothing', () => {
  expect(logAfter('back', [600, 600, 0, -86_400])).toEqual(logAfter('on', [600]));
});

test('with --live a running server has new records every few seconds', async () => {
  const others = [
    'nextTick',
    'setImmediate',
    'clearImmediate',
    'setTimeout',
    'clearTimeout',
    'queueMicrotask',
    'performance',
    'hrtime',
  ] as const;
  jest.useFakeTimers({ doNotFake: [...others] });
  const sandbox = await startSmall({ live: true });
  try {
    const { cursor } = await allLog(sandbox.ask, `startDate=${FIRST_DAY}&pageSize=1000`);
    jest.advanceTimersByTime(4000);
    expect((await logPage(sandbox.ask, `cursor=${cursor}`)).activity).toEqual([]);
    jest.advanceTimersByTime(1_800_000);
    expect((await logPage(sandbox.ask, `cursor=${cursor}`)).activity?.length).toBeGreaterThan(2);
  } finally {
    jest.useRealTimers();
    await sandbox.close();
  }
});
