/** `npm test`: every check in turn, each under a heading; the first that fails ends it. */
import { spawnSync } from 'node:child_process';
import { root } from './root';

const STEPS: readonly (readonly [heading: string, ...command: string[]])[] = [
  ['Types', 'tsc', '-b'],
  ['Lint and format', 'biome', 'ci', '--error-on-warnings', '.'],
  ['Dead code', 'knip', '--no-progress'],
  ['Architecture', 'tsx', 'scripts/architecture/main.ts'],
  ['Build', 'tsx', 'scripts/build.ts'],
  ['Reference page', 'tsx', 'scripts/reference.ts', '--check'],
  ['Tests', 'jest', '--ci', '--maxWorkers=100%'],
];

for (const [heading, ...command] of STEPS) {
  console.log(`\n— ${heading}`);
  const { status } = spawnSync('npx', ['--no-install', ...command], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error(`\n${heading}: failed.`);
    process.exit(status ?? 1);
  }
}
console.log('\nAll checks passed.');
