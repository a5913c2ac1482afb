/**
 * `npm test`: every check, each under a heading. The first that fails ends it. The types, which take longest of all before the tests, are
 * checked beside the others; what there is to say of them is printed when they are done.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { root } from './root';

interface Step {
  readonly heading: string;
  readonly command: readonly string[];
}

const step = (heading: string, ...command: readonly string[]): Step => ({ heading, command });

const TYPES = step('Types', 'tsc', '-b');

/** In turn. */
const CHECKS: readonly Step[] = [
  step('Lint and format', 'biome', 'ci', '--error-on-warnings', '.'),
  step('Dead code', 'knip', '--no-progress'),
  step('Architecture', 'tsx', 'scripts/architecture/main.ts'),
  step('Build', 'tsx', 'scripts/build.ts'),
  step('Playground: pages', 'tsx', 'playground/server/make-page.ts'),
  step('Playground: spreadsheet', 'tsx', 'playground/node/make-univer.ts'),
  step('Reference page', 'tsx', 'scripts/reference.ts', '--check'),
  // One worker more than there are cores: tests in a browser wait for it much of their time.
  step('Tests', 'jest', '--ci', `--maxWorkers=${availableParallelism() + 1}`),
];

const failed: string[] = [];

/** Runs a step to its end. @param isShown whether what it says is shown while it says it */
async function run({ heading, command }: Step, isShown: boolean): Promise<void> {
  const start = (): void => console.log(`\n— ${heading}`);
  if (isShown) start();
  const child = spawn('npx', ['--no-install', ...command], {
    cwd: root,
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

const types = run(TYPES, false);
for (const one of CHECKS) if (failed.length === 0) await run(one, true);
await types;
if (failed.length > 0) {
  console.error(`\nNot passed: ${failed.join(', ')}.`);
  process.exit(1);
}
console.log('\nAll checks passed.');
