import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { YOU, YOUR_KEY_HERE } from '#words/connection';
import { NO_OFFICE, NOT_IN_EXCEL, PART_NOT_LOADED } from '#words/excel-page';
import { formulasUnconnected } from '#words/formula-keys';
import { createThreadNetwork, type ThreadNetwork } from '../../../playground/node/network';
import { createNodePlayground, type NodePlayground } from '../../../playground/node/node-playground';
import { projectScripts } from '../../../playground/node/project-scripts';
import { basicValue, type ShownValue } from '../../../playground/office/custom-functions';
import { buildExcelAddin } from '../../../scripts/build-excel-addin';
import { type FunctionMetadata, functionsMetadata } from '../../../scripts/excel-metadata';
import { firstLoad } from '../../../scripts/first-load';
import { CATALOG } from '../../../shared/functions/catalog';
import { builtSheetsAddon } from '../../bundle/built';
import { type BuiltAddin, builtAddin, ORIGIN } from './built-addin';
import { type ExcelPage, excelPage } from './doubles/excel-page';
import { joinedScript } from './doubles/joined-script';

const API = 'https://api.activtrak.com';
let addin: BuiltAddin;

beforeAll(async () => {
  addin = await builtAddin(6);
});
afterAll(() => addin?.close());

const file = (name: string): string => readFileSync(path.join(addin.built, name), 'utf8');

const opened: ExcelPage[] = [];
afterEach(async () => {
  for (const page of opened.splice(0)) await page.close();
});

function open(host: 'Excel' | null = 'Excel', code = addin.script): ExcelPage {
  const metadata = (JSON.parse(file('functions.json')) as { functions: readonly FunctionMetadata[] }).functions;
  const page = excelPage({ script: code, metadata, origin: ORIGIN, fetch: addin.passOn, host });
  opened.push(page);
  return page;
}

const connect = ({ storage }: ExcelPage): void =>
  void storage.entries.set(
    'activtrak.connection',
    JSON.stringify({
      version: 1,
      id: 'c1',
      key: addin.key,
      baseUrl: API,
      weekStart: 1,
      cells: { allowed: true, groups: [], users: [] },
    }),
  );

describe('dist/excel-addin', () => {
  it('has what the manifest, the page and its scripts name, and nothing else', () => {
    const named = [
      ...(file('manifest.xml') + file('taskpane.html') + file('support.html')).matchAll(
        /(?:https:\/\/pane\.example\/|href="|src=")([\w./-]+)"/g,
      ),
    ];
    const scripts = readdirSync(addin.built).filter((name) => name.endsWith('.js'));
    const loaded = scripts.flatMap((name) => [...file(name).matchAll(/(?:from|import\(?) ?"\.\/([\w.-]+)"/g)]);
    const files = [...new Set([...named, ...loaded].map(([, name]) => name ?? ''))].filter((name) => !name.includes('//'));
    for (const name of files) expect([name, existsSync(path.join(addin.built, name))]).toEqual([name, true]);
    const all = readdirSync(addin.built, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const own = all.map((entry) => path.relative(addin.built, path.join(entry.parentPath, entry.name)));
    expect(own.filter((name) => !files.includes(name) && name !== 'manifest.xml')).toEqual([]);
  });

  it('loads Office.js from Microsoft and its own script before the page is read, and has no script in the page', () => {
    const page = file('taskpane.html');
    const scripts = [...page.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)].map(([, attributes = '', text]) => [attributes.trim(), text]);
    expect(scripts).toEqual([
      ['src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"', ''],
      ['src="addin.js"', ''],
    ]);
    expect(page.indexOf('</head>')).toBeGreaterThan(page.indexOf('addin.js'));
  });

  const packed = (names: readonly string[]): number => names.reduce((sum, name) => sum + gzipSync(file(name), { level: 9 }).length, 0);

  it('opens with at most 60 KB of scripts and styles, packed, and is not much more in all', () => {
    expect(firstLoad(addin.built)).toEqual(expect.arrayContaining(['addin.js', 'page.js', 'taskpane.css']));
    expect(packed(firstLoad(addin.built))).toBeLessThanOrEqual(60 * 1024);
    expect(packed(readdirSync(addin.built).filter((name) => /\.(js|css)$/.test(name)))).toBeLessThanOrEqual(228 * 1024);
  });

  it('ties its functions and buttons by a script of at most 2 KB, packed, which the page waits for', () => {
    expect(packed(['addin.js'])).toBeLessThanOrEqual(2048);
  });

  it('shares what its parts have in common, so that there is one cache, one lock and one panel', () => {
    const holders = (words: string): readonly string[] =>
      readdirSync(addin.built).filter((name) => name.endsWith('.js') && file(name).includes(words));
    // Words of the lock, the key's store, a check of arguments, and the panel.
    for (const words of ['your key on this device', 'activtrak.connection', 'debounceRendering'])
      expect([words, holders(words).length]).toEqual([words, 1]);
  });

  it('calls nothing that Office takes away from pages', () => {
    for (const name of readdirSync(addin.built).filter((one) => one.endsWith('.js')))
      expect(file(name)).not.toMatch(/\b(?:pushState|replaceState|alert|confirm|prompt)\(/);
  });

  it('makes the other form of the functions where it is told', async () => {
    // Terser makes it no other form, and is tried on the usual one.
    const options = { baseUrl: 'https://pane.example', namespace: true };
    const namespaced = await buildExcelAddin(path.join(addin.folder, 'namespaced'), options, true);
    const read = (name: string): string => readFileSync(path.join(namespaced, name), 'utf8');
    expect(JSON.parse(read('functions.json'))).toEqual(functionsMetadata(true));
    expect(read('manifest.xml')).toContain('<Namespace resid="Functions.Namespace"/>');
    const page = excelPage({
      script: await joinedScript(namespaced),
      metadata: functionsMetadata(true).functions,
      origin: ORIGIN,
      fetch: addin.passOn,
    });
    opened.push(page);
    connect(page);
    expect(await page.functions.call('TOTAL', 'active', 'yesterday', null, 'Nobody At All')).toMatchObject({
      text: expect.stringContaining('ACTIVTRAK.USERS()'),
    });
  });
});

describe('the script in Excel’s page', () => {
  it('ties its functions and buttons before anything has begun, asks for nothing, and leaves no global behind', () => {
    const page = open();
    expect(page.buttons).toEqual(['refreshAll', 'refreshReport']);
    for (const { name } of CATALOG)
      expect(() => page.functions.begin(name, name === 'ACTIVTRAK_TOTAL' ? ['active'] : [], true)).not.toThrow();
    expect(page.asked).toEqual([]);
    expect(page.globals).toEqual([]);
  });

  it('says where it belongs when it is opened in a browser', async () => {
    const page = open(null);
    await new Promise((done) => setTimeout(done, 20));
    expect(page.document.body.textContent).toBe(NOT_IN_EXCEL);
  });

  it('says in the pane and in a cell that its parts could not be loaded', async () => {
    const page = open('Excel', await joinedScript(addin.built, true));
    expect(page.buttons).toEqual(['refreshAll', 'refreshReport']);
    const words = PART_NOT_LOADED;
    expect(await page.functions.call('ACTIVTRAK_HOURS')).toEqual({ error: '#N/A', text: words });
    expect(page.document.body.textContent).toEqual(words);
    await page.press('refreshAll');
    expect(page.asked).toEqual([]);
  });

  it('takes that back once they could', async () => {
    const metadata = functionsMetadata(false).functions;
    const page = excelPage({ script: addin.script, metadata, origin: ORIGIN, fetch: addin.passOn, body: "A part couldn't be loaded." });
    opened.push(page);
    for (let turn = 0; turn < 100 && !page.document.querySelector('h1'); turn += 1) await new Promise((done) => setTimeout(done, 20));
    expect(page.document.querySelector('h1')).not.toBeNull();
    expect(page.document.body.textContent).not.toContain("couldn't be loaded");
  });

  it('says what to do where Office.js could not be loaded', async () => {
    const metadata = functionsMetadata(false).functions;
    const page = excelPage({ script: addin.script, metadata, origin: ORIGIN, fetch: addin.passOn, hasOffice: false });
    opened.push(page);
    await new Promise((done) => setTimeout(done, 20));
    expect(page.document.body.textContent).toBe(NO_OFFICE);
  });

  it('says in a cell what to do without a key', async () => {
    const page = open();
    expect(await page.functions.call('ACTIVTRAK_HOURS')).toEqual({
      error: '#N/A',
      text: formulasUnconnected(YOUR_KEY_HERE, YOU),
    });
    expect(page.asked).toEqual([]);
  });

  describe('answers from the API', () => {
    let network: ThreadNetwork;
    let sheets: NodePlayground;

    beforeAll(async () => {
      const addOn = await builtSheetsAddon();
      network = createThreadNetwork({ [API]: addin.address });
      sheets = await createNodePlayground({
        code: projectScripts(addOn),
        manifest: JSON.parse(readFileSync(path.join(addOn, 'appsscript.json'), 'utf8')),
        network,
      });
      sheets.call('panel', ['connect', JSON.stringify({ region: 'us', key: addin.key, cells: { allowed: true } })]);
    });
    afterAll(async () => {
      sheets?.dispose();
      await network?.close();
    });

    const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);

    it.each([
      ['ACTIVTRAK_HOURS', [day(6), day(2)]],
      ['ACTIVTRAK_HOURS', [day(6), day(2), null, 'Date, User, Active, Groups', 'seconds']],
      ['ACTIVTRAK_COMPUTER_HOURS', [day(6), day(2)]],
      ['ACTIVTRAK_LOG', [day(6), day(2), null, 'Time, User, Duration, Window title', 40]],
      ['ACTIVTRAK_TOTAL', ['active', day(6), day(2)]],
      ['ACTIVTRAK_USERS', []],
      ['ACTIVTRAK_GROUPS', []],
    ] as const)('with the same cells as in Google Sheets: %s(%j)', async (name, args) => {
      const page = open();
      connect(page);
      const shown = await page.functions.call(name, ...args);
      const written = args.map((arg) => (arg === null ? '' : JSON.stringify(arg))).join(', ');
      sheets.type('A1', `=${name}(${written})`);
      await sheets.settled();
      if (!Array.isArray(shown)) throw new Error(JSON.stringify(shown));
      const rows = (shown as readonly (readonly ShownValue[])[]).map((row) => row.map(basicValue));
      const width = rows[0]?.length ?? 0;
      const letters = String.fromCharCode(64 + width);
      const google = sheets.values(`A1:${letters}${rows.length + 1}`).map((row) => row.map((cell) => cell ?? ''));
      expect(google).toEqual([...rows, new Array(width).fill('')]);
      expect(rows.length).toBeGreaterThan(name === 'ACTIVTRAK_TOTAL' ? 0 : 1);
      sheets.type('A1', '');
    });

    it('through the pane’s own server alone, with the key in one header and nowhere else', async () => {
      const page = open();
      connect(page);
      await page.functions.call('ACTIVTRAK_HOURS', day(6), day(2));
      const status = await page.functions.call('ACTIVTRAK_STATUS');
      expect(status).toMatch(/^Connected to api\.activtrak\.com with your key on this device\. \d+ people/);
      expect(page.asked.length).toBeGreaterThan(0);
      for (const [url, headers] of page.asked) {
        expect(url).toMatch(/^https:\/\/pane\.example\/proxy\/api\.activtrak\.com\//);
        expect(url).not.toContain(addin.key);
        expect(Object.values(headers).filter((value) => value.includes(addin.key))).toHaveLength(1);
      }
    });
  });
});
