// Makes `npm start` and `npm test` work on a fresh machine. Plain JavaScript on purpose: nothing is installed yet when it runs.
// `node scripts/setup.mjs` installs the packages of the lockfile; with `--browser` it sees to a browser for the tests as well.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, HOW_TO_INSTALL, PACKAGES } from './browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = path.join(root, 'node_modules', '.lockfile-sha256');

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) stop(`Node ${process.versions.node} is too old. Install Node 20 or newer from https://nodejs.org, then run this again.`);
}

async function installPackages() {
  const stamp = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  console.log('Installing the packages of package-lock.json …');
  // The lockfile says what each package's bytes are: one that is here already needs no question whether it is the newest.
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  const [status] = await once(npm, 'close').catch(() => [1]);
  if (status !== 0)
    stop(
      "The packages couldn't be installed. Check your connection to the npm registry, and that this folder can be written to. Then run this again.",
    );
  writeFileSync(stampFile, stamp);
}

/** Whether it did what it should: a sentence says what to do when the packages are there. */
function runsQuietly(...[command, ...rest]) {
  try {
    execFileSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    return true;
  } catch {
    return false;
  }
}

/** A package of Debian's and Ubuntu's where we may install it; everywhere else a person has to choose. */
function installBrowser() {
  if (findBrowser()) return;
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    console.log('Installing a browser for the browser tests …');
    runsQuietly('apt-get', 'update', '-qq');
    PACKAGES.some((name) => runsQuietly('apt-get', 'install', '-y', '-qq', '--no-install-recommends', name));
  }
}

requireNode();
const packages = installPackages();
const isBrowserNeeded = process.argv.includes('--browser');
// Beside the packages.
if (isBrowserNeeded) installBrowser();
await packages;
if (isBrowserNeeded && !findBrowser()) stop(HOW_TO_INSTALL);
