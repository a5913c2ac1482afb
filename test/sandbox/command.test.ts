import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DEFAULTS, HELP, parseOptions } from '../../sandbox/options';
import { bundledCommand } from '../doubles/bundled-command';
import { type CommandProcess, commandProcess, printedWord } from '../doubles/command-process';
import { allLog, LOG } from './records';
import { asker } from './small-sandbox';

const ROOT = path.resolve(__dirname, '../..');
/** As `npm run sandbox` starts it. */
const FROM_SOURCES = ['--import', 'tsx', 'sandbox/main.ts'];

let program: string;
beforeAll(async () => {
  program = await bundledCommand('sandbox/main.ts');
});
afterAll(() => rmSync(program));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (args: readonly string[], node: readonly string[] = [program]): CommandProcess =>
  commandProcess([...node, ...args], { cwd: ROOT });

const small = (): readonly string[] => [
  '--port',
  '0',
  '--people',
  '5',
  '--days',
  '7',
  '--rows',
  '200',
  '--data',
  path.join(folder, 'data.sqlite'),
];

async function started(command: CommandProcess): Promise<{ address: string; keys: { administrator: string; limited: string } }> {
  await printedWord(command, /free plan\s+\S+\n/);
  const word = (line: RegExp): string => line.exec(command.printed())?.[1] ?? '';
  return {
    address: word(/(http:\/\/\S+)/),
    keys: { administrator: word(/Administrator's key\s+(\S+)/), limited: word(/Limited key\s+(\S+)/) },
  };
}

test('it prints an address of this machine alone and keys that work, and ends cleanly on SIGTERM and SIGINT', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const command = run(small());
    const { address, keys } = await started(command);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const ask = asker({ address, keys: { ...keys, expired: '', freePlan: '' } });
    expect((await ask(LOG)).status).toBe(200);
    expect((await ask(LOG, { key: keys.limited })).status).toBe(200);
    const before = command.printed();
    command.child.kill(signal);
    expect(await command.ended).toBe(0);
    expect(command.printed()).toBe(before);
  }
});

test('a second process on the same file says so and exits with 2; after a kill the file is taken over whole', async () => {
  const first = run(small());
  const before = await started(first);
  const second = run(small());
  expect(await second.ended).toBe(2);
  expect(second.printed()).toMatch(/^data\.sqlite is in use by another sandbox \(process \d+\)/);
  first.child.kill('SIGKILL');
  await first.ended;
  const third = run(small());
  const after = await started(third);
  expect(after.keys).toEqual(before.keys);
  const { rows } = await allLog(
    asker({ address: after.address, keys: { ...after.keys, expired: '', freePlan: '' } }),
    'startDate=2020-01-01&pageSize=1000',
  );
  expect(rows.length).toBeGreaterThanOrEqual(200);
  third.child.kill();
  await third.ended;
});

test('--help explains every option, and a bad one gets a sentence and exit code 2', async () => {
  const [help, bad] = [run(['--help'], FROM_SOURCES), run(['--people', 'many'])];
  expect(await help.ended).toBe(0);
  expect(help.printed().trim()).toBe(HELP.trim());
  expect(await bad.ended).toBe(2);
  expect(bad.printed()).toBe("--people can't be many. Enter a whole number from 1 to 20000.\n");
  for (const name of [
    'port',
    'people',
    'days',
    'seed',
    'rows',
    'data',
    'live',
    'latency',
    'faults',
    'dialect',
    'list-form',
    'hours-order',
    'today',
  ]) {
    expect(HELP).toContain(`--${name} `);
  }
});

describe('options', () => {
  test('nothing means the defaults', () => expect(parseOptions([])).toEqual(DEFAULTS));

  test('everything can be asked for', () => {
    const line = '--port 0 --people 3 --days 4 --seed 5 --rows 6 --data a.sqlite --live --latency 7 --faults 429:0.05,html:0.01';
    expect(parseOptions([...line.split(' '), ...'--dialect current --list-form ids --today 2026-03-20'.split(' ')])).toEqual({
      ...{ port: 0, people: 3, days: 4, seed: 5, rows: 6, data: 'a.sqlite', live: true, latency: 7 },
      ...{ faults: { '429': 0.05, '500': 0, reset: 0, html: 0.01 }, dialect: 'current', listForm: 'ids', today: '2026-03-20' },
    });
  });

  test.each([
    ['--port 65536', /^--port can't be 65536\. Enter a whole number from 0 to 65535\.$/],
    ['--days 0', /^--days can't be/],
    ['--seed -1', /--seed/],
    ['--dialect old', /^--dialect can't be old\. Choose one of early-access, current, both\.$/],
    ['--list-form tree', /^--list-form can't be/],
    ['--hours-order random', /^--hours-order can't be/],
    ['--faults 429', /^--faults can't be/],
    ['--faults 418:0.1', /^--faults can't be/],
    ['--faults 500:2', /^--faults can't be/],
    ['--today 2026-02-30', /^--today isn't a date/],
    ['--unknown', /--help to see/],
    ['stray', /--help to see/],
  ])('%s is refused with a sentence', (line, sentence) => {
    expect(() => parseOptions(line.split(' '))).toThrow(sentence);
  });
});
