import { execFileSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';
import { inProject } from '../../scripts/root';

/** The browser that set-up found; it is plain JavaScript, so it is asked in a process of its own. */
function installedBrowser(): string {
  const code = "import { findBrowser } from './scripts/browser.mjs'; process.stdout.write(findBrowser() ?? '')";
  const found = execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: inProject(), encoding: 'utf8' });
  if (found === '') throw new Error('No browser is installed: run npm test, which sees to one.');
  return found;
}

/**
 * Starts it without a window. Pages live so shortly here that V8's optimizing compiler costs more than it gives: without it they take a
 * seventh less of the machine.
 */
export function launchBrowser(...args: readonly string[]): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  const usual = ['--disable-gpu', '--disable-background-networking', '--js-flags=--no-opt', ...(isRoot ? ['--no-sandbox'] : [])];
  return chromium.launch({ executablePath: installedBrowser(), args: [...usual, ...args] });
}
