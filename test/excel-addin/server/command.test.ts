import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { HELP } from '../../../excel-addin/server/options';
import { buildExcelServer } from '../../../scripts/build-excel-server';
import { type CommandProcess, commandProcess, printedWord } from '../../doubles/command-process';
import { addInFolder, asker, certificates } from './server-bench';

/** The bundle in a folder of its own, where it finds no packages. */
let alone: string;
let bundle: string;
let addIn: string;
beforeAll(async () => {
  alone = mkdtempSync(path.join(os.tmpdir(), 'excel-server-'));
  bundle = await buildExcelServer(path.join(alone, 'server'));
  addIn = addInFolder();
  const { server } = await certificates();
  writeFileSync(path.join(alone, 'cert.pem'), server.cert);
  writeFileSync(path.join(alone, 'key.pem'), server.key);
});
afterAll(() => {
  for (const folder of [alone, addIn]) rmSync(folder, { recursive: true, force: true });
});

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): CommandProcess =>
  commandProcess([bundle, ...args], { cwd: alone, env });

const started = async (command: CommandProcess): Promise<number> =>
  Number((await printedWord(command, /listening on 127\.0\.0\.1:(\d+)\.\n/))[1]);

test('one file serves the add-in by https, and ends cleanly on SIGTERM and SIGINT', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const command = run(['--base-url', 'https://addin.test', '--port', '0', '--folder', addIn, '--cert', 'cert.pem', '--key', 'key.pem']);
    const ask = asker({ port: await started(command) }, (await certificates()).authority);
    expect((await ask('/taskpane.html')).status).toBe(200);
    expect((await ask('/proxy/evil.test/x')).status).toBe(404);
    command.child.kill(signal);
    expect(await command.ended).toBe(0);
    expect(command.printed()).toMatch(
      /^The add-in is at https:\/\/addin\.test, listening on 127\.0\.0\.1:\d+\.\nGET file 200 \d+ ms\nGET proxy 404 \d+ ms\nStopped\.\n$/,
    );
  }
});

test('the environment is enough, and behind a balancer it speaks http', async () => {
  const command = run([], {
    LIVE_DATA_BASE_URL: 'https://addin.test',
    LIVE_DATA_PORT: '0',
    LIVE_DATA_FOLDER: addIn,
    LIVE_DATA_HTTP: 'true',
  });
  const ask = asker({ port: await started(command) }, '');
  expect((await ask('/health')).status).toBe(200);
  expect((await ask('/taskpane.html')).status).toBe(200);
  command.child.kill();
  expect(await command.ended).toBe(0);
});

test('--help explains it, and what cannot be used gets a sentence and exit code 2', async () => {
  const commands = [run(['--help']), run([]), run(['--http']), run(['--http', '--folder', addIn, '--api', 'https://10.0.0.1'])];
  expect(await Promise.all(commands.map(({ ended }) => ended))).toEqual([0, 2, 2, 2]);
  expect(commands[0].printed()).toBe(HELP);
  const sentences = [
    /^Office loads add-ins only over https\. Give --cert and --key, or --http .*\.\n$/,
    /^There is no taskpane\.html in .*\.\n$/,
    /^10\.0\.0\.1 is a private address\. .*\.\n$/,
  ];
  for (const [at, sentence] of sentences.entries()) expect(commands[at + 1].printed()).toMatch(sentence);
});
