/**
 * `npm test`: every check, each under a heading. The first that fails ends it. What the tests do not need is checked beside what they do,
 * so that no core waits; what there is to say of it is printed when it is done.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { hasLibreOffice } from './libreoffice.cjs';
import { optimizingAfter } from './optimizing-later.cjs';
import { inProject, root } from './root';

interface Step {
  readonly heading: string;
  readonly command: readonly [string, ...string[]];
}

const step = (heading: string, ...command: readonly [string, ...string[]]): Step => ({ heading, command });

/**
 * A program for Node, which runs it at once: a command such as tsx is a process of its own that starts another. None runs for long, and V8
 * optimizes less of it than it would, since that cost more than it saved.
 */
const program = (heading: string, ...words: readonly string[]): Step => step(heading, 'node', ...optimizingAfter(1_000_000), ...words);

/** One of ours. */
const own = (heading: string, ...words: readonly string[]): Step => program(heading, '--import', 'tsx', ...words);

/** In turn, beside the others: the quickest first, and those that find most. */
const BESIDE: readonly Step[] = [
  step('Lint and format', 'biome', 'ci', '--error-on-warnings', '.'),
  // The native compiler, by its path: either compiler's command is called tsc. Of several threads each would look up the same types for itself.
  program('Types', 'node_modules/typescript-native/bin/tsc', '-b', '--singleThreaded'),
  own('Architecture', 'scripts/architecture/main.ts'),
  program('Dead code', 'node_modules/knip/bin/knip.js', '--no-progress'),
  own('Reference page', 'scripts/reference.ts', '--check'),
];

/** In turn: the tests, and what they need. */
const TESTS: readonly Step[] = [
  own('Build', 'scripts/build.ts'),
  own('Playground: pages', 'playground/server/make-page.ts'),
  own('Playground: spreadsheet', 'playground/node/make-univer.ts'),
  // One worker more than there are cores: tests of pages and processes wait much of their time, and each worker has to warm up.
  step('Tests', 'jest', '--ci', `--maxWorkers=${availableParallelism() + 1}`),
];

/** Much of what tests make lives no longer than a few tests: with more room for it, V8 looks less often which of it is still used. */
const ENVIRONMENT = {
  ...process.env,
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-semi-space-size=64`.trim(),
  // The same for esbuild and the native compiler, which are in Go.
  GOGC: '400',
  // Commands of the packages are found without npx, which takes half a second for each.
  PATH: [inProject('node_modules', '.bin'), process.env.PATH].join(path.delimiter),
};

const failed: string[] = [];

/** Runs a step to its end. @param isShown whether what it says is shown while it says it */
async function run({ heading, command }: Step, isShown: boolean): Promise<void> {
  const start = (): void => console.log(`\n— ${heading}`);
  if (isShown) start();
  const child = spawn(command[0], command.slice(1), {
    cwd: root,
    env: ENVIRONMENT,
    stdio: isShown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => said.push(piece));
  const status = await new Promise<number>((done) => {
    child.on('error', () => done(1));
    child.on('close', (code) => done(code ?? 1));
  });
  if (!isShown) {
    start();
    process.stdout.write(Buffer.concat(said));
  }
  if (status === 0) return;
  failed.push(heading);
  console.error(`\n${heading}: failed.`);
}

/** @param isShown whether what they say is shown while they say it */
async function inTurn(steps: readonly Step[], isShown: boolean): Promise<void> {
  for (const one of steps) if (failed.length === 0) await run(one, isShown);
}

await Promise.all([inTurn(BESIDE, false), inTurn(TESTS, true)]);
if (failed.length > 0) {
  console.error(`\nNot passed: ${failed.join(', ')}.`);
  process.exit(1);
}
console.log("\nAll checks passed. Statements for BigQuery are held against Google's own analyser apart from these, by npm run test:sql.");
if (!hasLibreOffice()) console.log('A saved workbook was not opened in LibreOffice, which is not on the PATH as soffice.');
