import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { buildOptions, manifestText } from '../../scripts/build-options';
import { inProject } from '../../scripts/root';
import { mapsOf } from '../../scripts/source-maps';
import { builtBigQueryAddon, builtExcelAddin, builtLibrary, builtSheetsAddon } from './built';

const SHIPPED = ['Code.js', 'Reports.js', 'sidebar.html', 'appsscript.json'] as const;
const SCOPE = 'https://www.googleapis.com/auth/';

interface BuiltManifest {
  readonly oauthScopes: readonly string[];
  readonly urlFetchWhitelist: readonly string[];
}

let usual = '';
let other = '';
beforeAll(async () => {
  usual = await builtSheetsAddon();
  other = await builtBigQueryAddon();
});

const text = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8');
/** What is around each place that names it: the whole file would be too long to read. */
const named = (code: string): readonly string[] => [...code.matchAll(/.{0,40}big.?query.{0,40}/gis)].map(([around]) => around);
const manifest = (folder: string): BuiltManifest => JSON.parse(text(folder, 'appsscript.json')) as BuiltManifest;

it.each(SHIPPED)('the usual build’s %s has no word of BigQuery', (name) => {
  expect(named(text(usual, name))).toEqual([]);
});

it('nor has the library, nor the add-in for Excel', async () => {
  expect(named(text(await builtLibrary(), 'Code.js'))).toEqual([]);
  const excel = await builtExcelAddin();
  for (const name of ['addin.js', 'page.js', 'cells.js']) expect(named(text(excel, name))).toEqual([]);
});

it('nothing of it is in the usual build under another name', () => {
  for (const name of ['Code.js', 'Reports.js', 'sidebar.html']) {
    const { sources } = JSON.parse(text(mapsOf(usual), `${name}.map`)) as { readonly sources: readonly string[] };
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.filter((source) => /bigquery|warehouse|data-source/i.test(source))).toEqual([]);
  }
});

it('the build with it has it where no cell has to load it, and in the page, and touches no service while it is loaded', () => {
  expect(text(other, 'Reports.js')).toContain('https://bigquery.googleapis.com');
  expect(Buffer.byteLength(text(other, 'Code.js'))).toBeLessThanOrEqual(160 * 1024);
  expect(text(other, 'sidebar.html')).toContain('Send to BigQuery');
  const context = vm.createContext(Object.create(null));
  for (const name of ['Code.js', 'Reports.js']) vm.runInContext(text(other, name), context);
  expect(Object.keys(context)).toEqual(expect.arrayContaining(['panel', 'runHourly', 'ACTIVTRAK_HOURS']));
});

it('goes together with the other options', () => {
  const options = { bigquery: true, wideScope: true, mail: true };
  const { oauthScopes } = JSON.parse(manifestText(readFileSync(inProject('appsscript.json'), 'utf8'), options)) as BuiltManifest;
  const names = oauthScopes.map((scope) => scope.replace(SCOPE, ''));
  expect(names).toEqual(expect.arrayContaining(['spreadsheets', 'bigquery', 'bigquery.readonly', 'script.send_mail']));
  expect(names).not.toContain('spreadsheets.currentonly');
  expect(buildOptions(['--bigquery', '--wide-scope', '--mail'])).toEqual(options);
});

it('the option adds two scopes and one address to the manifest, and changes nothing else in it', () => {
  const [before, after] = [manifest(usual), manifest(other)];
  expect(after).toEqual({
    ...before,
    oauthScopes: [...before.oauthScopes, `${SCOPE}bigquery`, `${SCOPE}bigquery.readonly`],
    urlFetchWhitelist: [...before.urlFetchWhitelist, 'https://bigquery.googleapis.com/'],
  });
});
