import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** Asks scripts/browser.mjs, which is plain JavaScript for set-up, in a process of its own. */
function findBrowser(environment: Readonly<Record<string, string>>, platform: string, existing: readonly string[]): string | null {
  const code = `import { findBrowser } from './scripts/browser.mjs';
    console.log(JSON.stringify(findBrowser(${JSON.stringify(environment)}, ${JSON.stringify(platform)}, (file) => ${JSON.stringify(existing)}.includes(file)) ?? null));`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: root, encoding: 'utf8' });
  return JSON.parse(run.stdout) as string | null;
}

describe('the browser for the tests', () => {
  it('is the one named in CHROME_PATH before any other', () => {
    expect(findBrowser({ CHROME_PATH: '/opt/chrome', PATH: '/usr/bin' }, 'linux', ['/opt/chrome', '/usr/bin/chromium'])).toBe(
      '/opt/chrome',
    );
  });

  it('is found along the PATH on Linux, also as Edge', () => {
    expect(findBrowser({ PATH: '/a:/b' }, 'linux', ['/b/microsoft-edge'])).toBe('/b/microsoft-edge');
  });

  it('is the one that has no window where there are two', () => {
    const shell = '/usr/bin/chromium-headless-shell';
    expect(findBrowser({ PATH: '/usr/bin' }, 'linux', ['/usr/bin/chromium', shell])).toBe(shell);
  });

  it('is found in its usual places on a Mac and on Windows', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser({}, 'darwin', [chrome])).toBe(chrome);
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(findBrowser({ 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }, 'win32', [edge])).toBe(edge);
  });

  it('is nothing where none is installed', () => {
    expect(findBrowser({ PATH: '/usr/bin' }, 'linux', [])).toBeNull();
  });
});
