import { execFileSync } from 'node:child_process';
import { inProject } from '../../scripts/root';

/** The browser that set-up found; it is plain JavaScript, so it is asked in a process of its own. */
export function installedBrowser(): string {
  const code = "import { findBrowser } from './scripts/browser.mjs'; process.stdout.write(findBrowser() ?? '')";
  const found = execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: inProject(), encoding: 'utf8' });
  if (found === '') throw new Error('No browser is installed: run npm test, which sees to one.');
  return found;
}
