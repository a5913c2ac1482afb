import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CLASP } from '../../scripts/deploy';
import { inProject } from '../../scripts/root';
import { REGIONS } from '../../shared/api/connection';

const PAGES = ['README.md', ...readdirSync(inProject('docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : []))];
const read = (file: string): string => readFileSync(inProject(file), 'utf8');
const manifest = JSON.parse(read('appsscript.json')) as { oauthScopes: string[]; urlFetchWhitelist: string[] };

test.each(PAGES)('%s links to files that are there, and names scripts and a clasp that are there', (page) => {
  const text = read(page);
  const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].flatMap(([, link = '']) => (/^https?:/.test(link) ? [] : [link]));
  expect(links.filter((link) => !existsSync(path.join(path.dirname(inProject(page)), link)))).toEqual([]);
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
