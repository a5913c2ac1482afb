import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { inProject } from '../../scripts/root';
import { mapsOf, placesOf } from '../../scripts/source-maps';
import { builtExcelAddin, builtLibrary, builtSheetsAddon } from './built';

const PRODUCTS = ['sheets-addon', 'library', 'excel-addin'] as const;

const folders = new Map<string, string>();
const dist = (product: string): string => folders.get(product) ?? '';
const files = (folder: string): readonly string[] =>
  (readdirSync(folder, { recursive: true }) as string[]).map((name) => path.join(folder, name)).filter((name) => statSync(name).isFile());

beforeAll(async () => folders.set('sheets-addon', await builtSheetsAddon()));
beforeAll(async () => folders.set('library', await builtLibrary()));
beforeAll(async () => folders.set('excel-addin', await builtExcelAddin()));

it('are beside dist/', () => {
  expect(mapsOf(inProject('dist', 'library'))).toBe(inProject('build', 'source-maps', 'library'));
  for (const product of PRODUCTS) expect([product, readdirSync(mapsOf(dist(product))).length]).not.toEqual([product, 0]);
});

it.each(PRODUCTS)('are never in what %s ships, nor named there, and every script has one', (product) => {
  const shipped = files(dist(product));
  expect(shipped.filter((name) => name.endsWith('.map'))).toEqual([]);
  expect(shipped.filter((name) => /sourceMappingURL/.test(readFileSync(name, 'utf8')))).toEqual([]);
  const scripts = shipped.filter((name) => name.endsWith('.js')).map((name) => `${path.basename(name)}.map`);
  expect(readdirSync(mapsOf(dist(product)))).toEqual(expect.arrayContaining(scripts));
});

/** Where a text of the sources is in a built file, as a frame of a stack. */
function frameOf(file: string, text: string): string {
  const before = readFileSync(file, 'utf8').split(text)[0] as string;
  const lines = before.split('\n');
  return `    at x (${path.basename(file).replace(/^(Code|Reports).js$/, '$1')}:${lines.length}:${(lines[lines.length - 1] as string).length + 1})`;
}

it.each([
  ['sheets-addon', 'Code.js', ' to your administrator.', 'shared/words/en/unexpected.ts'],
  ['sheets-addon', 'Reports.js', 'The spreadsheet is busy.', 'shared/words/en/turns.ts'],
  ['sheets-addon', 'sidebar.html', "Google didn't answer", 'shared/words/en/sidebar.ts'],
  ['library', 'Code.js', 'Something unexpected went wrong in the library', 'shared/words/en/library.ts'],
  ['excel-addin', 'page.js', 'This page belongs to Excel', 'shared/words/en/excel-page.ts'],
  ['excel-addin', 'addin.js', 'appsforoffice.microsoft.com', 'shared/words/en/excel-page.ts'],
])('lead from a place in %s/%s to the line that is there', (product, name, text, source) => {
  const place = placesOf(frameOf(path.join(dist(product), name), text), mapsOf(dist(product)));
  const [, found, line] = / ← (.*):(\d+)$/.exec(place) ?? [];
  expect(found).toBe(source);
  const around = readFileSync(inProject(source), 'utf8')
    .split('\n')
    .slice(Math.max(0, Number(line) - 3), Number(line) + 2);
  expect(around.join('\n')).toContain(text);
});

it('are asked for where they are missing, or where the product has another name', () => {
  const sentence = 'There are no source maps in build/source-maps/sheets. Put those of the deployed build there.';
  expect(() => placesOf('at x (Code:1:1)', mapsOf(inProject('dist', 'sheets')))).toThrow(sentence);
});

it('make a stack of Google’s log readable, and leave alone what they do not know', () => {
  const kept: string[] = [];
  const failing = {
    getActiveSpreadsheet() {
      throw new TypeError('x is not a function');
    },
  };
  const context = vm.createContext({ console: { error: (text: string) => void kept.push(text) }, SpreadsheetApp: failing });
  for (const filename of ['Code', 'Reports'])
    vm.runInContext(readFileSync(path.join(dist('sheets-addon'), `${filename}.js`), 'utf8'), context, { filename });
  expect(() => vm.runInContext('ACTIVTRAK_HOURS()', context)).toThrow(/the code [A-Z2-9]{6} /);
  const read = placesOf(kept.join('\n'), mapsOf(dist('sheets-addon')));
  expect(read).toMatch(/ ← sheets-addon\/host\/cell-ports\.ts:\d+\n/);
  expect(read).toMatch(/ ← sheets-addon\/functions\.ts:\d+\n/);
  expect(read.split('\n')[0]).toBe(kept.join('\n').split('\n')[0]);

  expect(() => vm.runInContext("runHourly({ triggerUid: 'one' })", context)).toThrow();
  const later = placesOf(kept.slice(-1).join('\n'), mapsOf(dist('sheets-addon')));
  expect(later).toMatch(/Reports.* ← sheets-addon\/hourly\.ts:\d+\n/);
});
