import { readdirSync, readFileSync } from 'node:fs';
import { HELP } from '../../excel-addin/server/options';
import { CLASP } from '../../scripts/deploy-words';
import { DEV_CERTS, DEV_SETTINGS } from '../../scripts/excel-tools';
import { EXPORT_HELP } from '../../scripts/export/options';
import { inProject } from '../../scripts/root';
import { REGIONS } from '../../shared/api/connections/connection';

const PAGES = ['README.md', ...readdirSync(inProject('docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : []))];
const read = (file: string): string => readFileSync(inProject(file), 'utf8');
/** What Google, Microsoft and browsers say. */
const SAID_BY_OTHERS = [
  ...['User has not enabled the Apps Script API', 'This app is blocked'],
  ...['refused to connect', 'frame-ancestors', 'Add-in error', 'Upload failed'],
];
const manifest = JSON.parse(read('appsscript.json')) as { oauthScopes: string[]; urlFetchWhitelist: string[] };

test.each(PAGES)('%s names scripts and a clasp that are there', (page) => {
  const text = read(page);
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
  const clasps = [...text.matchAll(/@google\/clasp@[\d.]*\d/g)].map(([name]) => name);
  expect(clasps.filter((name) => name !== CLASP)).toEqual([]);
});

test('administrators read every scope and every address, and no other', () => {
  const text = read('docs/administrators.md');
  const scopes = text.slice(text.indexOf('## Scopes'), text.indexOf('## Options'));
  const listed = [...scopes.matchAll(/^\| `([\w.]+)` \|/gm)].map(([, scope = '']) => `https://www.googleapis.com/auth/${scope}`);
  expect(listed.sort()).toEqual([...manifest.oauthScopes].sort());
  for (const address of manifest.urlFetchWhitelist) expect(text).toContain(address);
  const addresses = [...text.matchAll(/^ {4}(https:\S+)\/ /gm)].map(([, address]) => address);
  expect(addresses.sort()).toEqual(Object.values(REGIONS).sort());
});

test('the page about exports has options of the command that there are', () => {
  const known = [...EXPORT_HELP.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, name]) => name);
  const named = [...read('docs/export.md').matchAll(/--([a-z][a-z-]*)/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((name) => !known.includes(name) && name !== 'silent')).toEqual([]);
});

test('the guide for Excel names every host of ActivTrak, and the tools as the scripts have them', () => {
  const text = read('docs/deploy-microsoft.md');
  const firewall = text.slice(text.indexOf('## 5. Firewalls'), text.indexOf('## 6.'));
  const hosts = [...firewall.matchAll(/`(api[\w.-]*\.activtrak\.com)`/g)].map(([, host]) => `https://${host}`);
  expect(hosts).toEqual(Object.values(REGIONS));
  const tools = [...text.matchAll(/office-addin-dev-[a-z]+@[\d.]*\d/g)].map(([name]) => name);
  expect([...new Set(tools)].sort()).toEqual([DEV_CERTS, DEV_SETTINGS]);
});

test.each(['docs/deploy-google.md', 'docs/deploy-microsoft.md'])('%s quotes what its commands and its server say', (page) => {
  const ours = ['scripts/deploy-words.ts', 'scripts/excel.ts', 'shared/words/en/server.ts']
    .map(read)
    .join('')
    .replace(/\$\{port\}/g, '3000');
  const seen = [
    ...read(page)
      .split('## When something is refused')[1]
      .matchAll(/^\| (?!---)([^|]+) \|/gm),
  ].map(([, cell = '']) => cell);
  const quoted = seen.flatMap((cell) => [...cell.matchAll(/\*([^*]+?)…?\*/g)].map(([, words = '']) => words));
  expect(quoted.filter((words) => !ours.includes(words) && !SAID_BY_OTHERS.includes(words))).toEqual([]);
  expect(quoted.length).toBeGreaterThan(4);
});

test('the guide for Excel has options of the server that there are, and so has its container', () => {
  const text = read('docs/deploy-microsoft.md');
  const known = [...HELP.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, name]) => name);
  const command = text.slice(text.indexOf('node server.mjs --base-url')).split('\n')[0] ?? '';
  const table = text.slice(text.indexOf('| option | for |'), text.indexOf('An inspecting firewall'));
  const named = [...`${command}\n${table}`.matchAll(/--([a-z][a-z-]*)/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
  const variables = [...`${text}${read('excel-addin/server/Dockerfile')}`.matchAll(/LIVE_DATA_([A-Z_]+)/g)];
  const options = variables.map(([, name = '']) => name.toLowerCase().replaceAll('_', '-'));
  expect(options.filter((name) => !known.includes(name))).toEqual([]);
});
