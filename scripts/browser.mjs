// The browser that the tests drive: one that is installed. Plain JavaScript because set-up needs it before anything is installed.
import { existsSync } from 'node:fs';
import path from 'node:path';

export const HOW_TO_INSTALL =
  'The browser tests need Chrome, Chromium or Edge. Install one (on Debian with apt-get install chromium), or set CHROME_PATH to its path.';

/** Debian's packages that have one, the best first: the first is made for pages that nobody looks at, and costs a machine a sixth less. */
export const PACKAGES = ['chromium-headless-shell', 'chromium'];

const NAMES = [...PACKAGES, 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'];

const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The path of an installed Chrome, Chromium or Edge, or `undefined`.
 * @param {NodeJS.ProcessEnv} [environment]
 * @param {string} [platform]
 * @param {(file: string) => boolean} [exists]
 * @returns {string | undefined}
 */
export function findBrowser(environment = process.env, platform = process.platform, exists = existsSync) {
  return candidates(environment, platform).find((file) => exists(file));
}

function candidates(environment, platform) {
  const named = environment.CHROME_PATH ? [environment.CHROME_PATH] : [];
  if (platform === 'darwin') return [...named, ...MAC];
  if (platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => environment[name] ?? []);
    return [...named, ...folders.flatMap((folder) => WINDOWS.map((file) => path.win32.join(folder, file)))];
  }
  const folders = (environment.PATH ?? '').split(':').filter(Boolean).concat('/usr/bin', '/snap/bin');
  return [...named, ...folders.flatMap((folder) => NAMES.map((name) => `${folder}/${name}`))];
}
