/** The command as a process of its own, on the disk. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { EXPORT_HELP } from '../../../scripts/export/options';
import { bundledCommand } from '../../doubles/bundled-command';

const ROOT = path.resolve(__dirname, '../../..');
const TODAY = '2026-03-20';

/** As `npm run export` starts it. */
const FROM_SOURCES = ['--import', 'tsx', 'scripts/export/main.ts'];

let program: string;
let folder: string;
let sandbox: Sandbox;

beforeAll(async () => {
  program = await bundledCommand('scripts/export/main.ts');
  folder = mkdtempSync(path.join(os.tmpdir(), 'export-command-'));
  sandbox = await startSandbox({
    people: 12,
    days: 14,
    rows: 2000,
    seed: 5,
    today: TODAY,
    port: 0,
    data: path.join(folder, 'data.sqlite'),
  });
});

afterAll(async () => {
  await sandbox.close();
  rmSync(program);
  rmSync(folder, { recursive: true, force: true });
});

interface Process {
  readonly child: ChildProcess;
  readonly printed: { out: string; progress: string };
  readonly ended: Promise<number | null>;
}

function start(args: readonly string[], key = sandbox.keys.administrator, node: readonly string[] = [program]): Process {
  const child = spawn(process.execPath, [...node, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ACTIVTRAK_KEY: key },
  });
  const printed = { out: '', progress: '' };
  child.stdout.on('data', (piece) => {
    printed.out += String(piece);
  });
  child.stderr.on('data', (piece) => {
    printed.progress += String(piece);
  });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  return { child, printed, ended };
}

const args = (out: string): readonly string[] => [
  ...['--stream', 'log', '--range', '2026-03-09..2026-03-19', '--format', 'csv', '--dialect', 'current'],
  ...['--base-url', sandbox.address, '--out', path.join(folder, out)],
];

const filesOf = (out: string): Readonly<Record<string, string>> => {
  const names = readdirSync(path.join(folder, out, 'activity_log')).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, out, 'activity_log', name), 'utf8')]));
};

/** In whatever order: days that are read side by side may exchange records. */
const rowsOf = (files: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.entries(files).flatMap(([name, text]) => (name.endsWith('.csv') ? [[name, text.split('\r\n').sort()]] : [])));

const latency = (ms: number) =>
  fetch(`${sandbox.address}/sandbox/v1/latency`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.keys.administrator}` },
    body: JSON.stringify({ ms }),
  });

test('--help is said on standard output', async () => {
  const { printed, ended } = start(['--help'], undefined, FROM_SOURCES);
  expect([await ended, printed]).toEqual([0, { out: EXPORT_HELP, progress: '' }]);
});

test('a refused key ends with 1, and no key with 2', async () => {
  const [refused, none] = [start(args('refused'), sandbox.keys.expired), start(args('none'), '')];
  expect([await refused.ended, await none.ended]).toEqual([1, 2]);
  expect(refused.printed.progress).not.toContain(sandbox.keys.expired);
  expect(none.printed.progress).toBe('There is no key. Put one into the environment variable ACTIVTRAK_KEY, then run this again.\n');
});

test('stopped or killed in the middle and run again, it leaves what it leaves in one go', async () => {
  const whole = start(args('whole'));
  expect(await whole.ended).toBe(0);
  const wanted = filesOf('whole');
  expect(Object.keys(rowsOf(wanted)).length).toBeGreaterThan(8);
  await latency(20);
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGKILL', null],
  ] as const) {
    const first = start(args(signal));
    while (!first.printed.progress.includes(' rows\n') && first.child.exitCode === null) await new Promise((done) => setTimeout(done, 5));
    await latency(4000);
    const second = start(args(signal));
    expect(await second.ended).toBe(1);
    expect(second.printed.progress).toMatch(new RegExp(`^Another export \\(process ${first.child.pid}\\)`));
    first.child.kill(signal);
    expect(await first.ended).toBe(code);
    await latency(20);
    const again = start(args(signal));
    expect(await again.ended).toBe(0);
    expect(rowsOf(filesOf(signal))).toEqual(rowsOf(wanted));
    expect(Object.keys(filesOf(signal))).toEqual(Object.keys(wanted));
    for (const text of [first.printed.progress, again.printed.progress, again.printed.out, ...Object.values(filesOf(signal))])
      expect(text).not.toContain(sandbox.keys.administrator);
  }
  await latency(0);
});
