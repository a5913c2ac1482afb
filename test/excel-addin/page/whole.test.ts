import type { MemoryOfficeStorage } from '../../../playground/office/office-storage';
import { type FunctionMetadata, functionsMetadata } from '../../../scripts/excel-metadata';
import { type WorkbookBench, workbookBench } from '../workbook-bench';
import { type Answer, type BuiltAddin, builtAddin, ORIGIN } from './built-addin';
import { type ExcelPage, excelPage } from './doubles/excel-page';

let addin: BuiltAddin;
/** What the pane's server answers. */
let answer: Answer;
let workbook: WorkbookBench;
let page: ExcelPage;

beforeAll(async () => {
  addin = await builtAddin(30);
});
afterAll(() => addin?.close());
beforeEach(async () => {
  answer = addin.passOn;
  workbook = await workbookBench(11);
  page = opened();
});

const opened = (options: Partial<Parameters<typeof excelPage>[0]> = {}): ExcelPage =>
  excelPage({
    script: addin.script,
    metadata: functionsMetadata(false).functions as readonly FunctionMetadata[],
    origin: ORIGIN,
    fetch: (url, headers) => answer(url, headers),
    excel: (globalThis as unknown as { readonly Excel: unknown }).Excel,
    apiSet: 11,
    ...options,
  });

afterEach(async () => {
  await page.close();
  workbook.dispose();
});

const words = (): string => (page.document.body.textContent ?? '').replace(/\s+/g, ' ');

/** Waits until the pane says something. */
async function said(what: RegExp): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    if (what.test(words())) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`The pane does not say ${what}: ${words()}`);
}

/** Waits until nothing is added any more. */
async function quiet(calls: readonly unknown[]): Promise<void> {
  for (let before = -1; before !== calls.length; ) {
    before = calls.length;
    await new Promise((done) => setTimeout(done, 50));
  }
}

function press(name: string): void {
  const button = [...page.document.querySelectorAll('button')].find(
    (one) => name === (one.getAttribute('aria-label') ?? one.textContent?.trim()),
  );
  if (!button) throw new Error(`There is no button “${name}”: ${words()}`);
  button.click();
}

async function connect(): Promise<void> {
  await said(/Connect ActivTrak/);
  (page.document.querySelector('input[type=password]') as HTMLInputElement).value = addin.key;
  press('Test and connect');
  await said(/Connected to api\.activtrak\.com\./);
}

it('from the first key to rows in the workbook, and to nothing new by the ribbon', async () => {
  await connect();
  press('Create “Hours by group last week”');
  await said(/What's your name\?/);
  press('Not now');
  await said(/\d+ rows? written\./);
  const [sheet] = workbook.workbook.backend
    .sheets()
    .map(({ name }) => name)
    .filter((name) => name !== 'Sheet1');
  const rows = workbook.seen(sheet as string);
  expect(String(rows[0]?.[0])).toMatch(/^Refreshed \d{4}-\d\d-\d\d/);
  expect(rows[1]?.slice(0, 2)).toEqual(['Date', 'Groups']);
  expect(rows.length).toBeGreaterThan(6);
  for (const [date, group] of rows.slice(2)) expect([typeof date, typeof group]).toEqual(['number', 'string']);

  const before = JSON.stringify(rows.slice(1));
  await page.press('refreshAll');
  await said(/Nothing new: \d+ rows as before\./);
  expect(JSON.stringify(workbook.seen(sheet as string).slice(1))).toBe(before);
});

it('keeps the key on the device, and out of the workbook', async () => {
  await connect();
  press('Create “Hours by group last week”');
  await said(/What's your name\?/);
  press('Not now');
  await said(/\d+ rows? written\./);
  expect(JSON.stringify([...page.storage.entries])).toContain(addin.key);
  expect(JSON.stringify([...workbook.workbook.settings])).not.toContain(addin.key);
  expect(words()).not.toContain(addin.key);
});

it('offers nothing that this Excel cannot do', async () => {
  await connect();
  press('Formulas');
  await said(/Insert into the selected cell/);
  expect(words()).not.toContain('Turn the formula into values');
});

it.each<[string, Answer]>([
  ['a server that never answers', () => new Promise(() => undefined)],
  ['one that asks for a pause', async () => new Response('', { status: 429, headers: { 'retry-after': '5' } })],
])('stops at once while it waits for %s', async (_, waited) => {
  await connect();
  answer = waited;
  const before = workbook.workbook.backend.sheets();
  const asked = page.asked.length;
  press('Create “Hours by group last week”');
  await said(/What's your name\?/);
  press('Not now');
  while (page.asked.length === asked) await new Promise((done) => setTimeout(done, 5));
  press('Stop refreshing “Hours by group last week”');
  await said(/The refresh was stopped/);
  expect(workbook.workbook.backend.sheets()).toEqual(before);
  answer = addin.passOn;
  press('Refresh “Hours by group last week”');
  await said(/\d+ rows? written\./);
});

it('opens in a workbook that only lets itself be viewed, and where Excel says nothing of how it starts', async () => {
  workbook.workbook.isViewOnly = true;
  await page.close();
  page = opened({ startupRejects: true });
  await said(/Connect ActivTrak/);
  expect(words()).not.toMatch(/unexpected/);
  expect([...workbook.workbook.settings]).toEqual([]);
});

it('changes nothing in the workbook when its functions are calculated: Excel refuses that of a function', async () => {
  await connect();
  const state = (): string =>
    JSON.stringify([
      workbook.seen('Sheet1'),
      workbook.formats('Sheet1'),
      workbook.workbook.names,
      [...workbook.workbook.settings],
      workbook.workbook.backend.sheets(),
    ]);
  const before = state();
  for (const [name, args] of [
    ['ACTIVTRAK_HOURS', ['last week']],
    ['ACTIVTRAK_COMPUTER_HOURS', ['last week']],
    ['ACTIVTRAK_LOG', ['yesterday']],
    ['ACTIVTRAK_TOTAL', ['active', 'last week']],
    ['ACTIVTRAK_USERS', []],
    ['ACTIVTRAK_GROUPS', []],
    ['ACTIVTRAK_STATUS', []],
  ] as const)
    expect([name, Object.keys(Object(await page.functions.call(name, ...args)))]).not.toEqual([name, ['error', 'text']]);
  expect(state()).toBe(before);
});

describe('where Office and Excel fail at one call of the opening', () => {
  /** A page whose calls are seen, over a workbook with a report and a device with a key. */
  const seeing = (storage: MemoryOfficeStorage, see: (call: string) => void): ExcelPage => opened({ storage, see, apiSet: 12 });

  it('the pane is there, says what is lost, and the other views open', async () => {
    await connect();
    press('Create “Hours by group last week”');
    await said(/What's your name\?/);
    press('Not now');
    await said(/\d+ rows? written\./);
    const { storage } = page;
    const calls: string[] = [];
    await page.close();
    page = seeing(storage, (call) => calls.push(call));
    await said(/Hours by group last week/);
    await quiet(calls);
    const whole = [...calls];
    expect(new Set(whole)).toEqual(
      new Set([
        'CustomFunctions.associate',
        'Office.actions.associate',
        'Office.addin.getStartupBehavior',
        'Office.context.officeTheme',
        'Office.context.requirements.isSetSupported',
        'Office.onReady',
        'Excel.run',
        'storage.getItem',
      ]),
    );
    const results: [string, number, boolean][] = [];
    for (let at = 0; at < whole.length; at += 1) {
      const call = whole[at] as string;
      // Only visits to the workbook differ from each other.
      if (call !== 'Excel.run' && whole.indexOf(call) !== at) continue;
      let count = -1;
      await page.close();
      const errors: string[] = [];
      page = seeing(storage, (seen) => {
        count += seen === call ? 1 : 0;
        if (seen === call && count === whole.slice(0, at).filter((before) => before === call).length)
          throw Object.assign(new Error('The call failed.'), { code: 'GeneralException' });
      });
      (page.document.defaultView as unknown as { console: Console }).console.error = (text: string) => void errors.push(text);
      if (call === 'Office.onReady') await said(/Excel didn't start Live Data\. Try again, or send the code/);
      else {
        await said(/Settings/);
        await quiet(errors);
        const before = words();
        press('Settings');
        await said(/What it holds about people/);
        press('Reports');
        await said(/Hours by group last week|The saved reports couldn't be read\. /);
        const isSaid = /the code/.test(before + words());
        // Storage is asked again, and how the add-in starts is asked of hosts that cannot say it.
        const isQuiet = /^storage|getStartupBehavior/.test(call);
        expect([call, at, errors.length > 0]).toEqual([call, at, !isQuiet]);
        // Without an answer a comma is a good guess.
        const isGuessed = errors.join().includes('how formulas are typed');
        if (/^CustomFunctions|^Office.actions|^Excel/.test(call) && !isGuessed) results.push([call, at, isSaid]);
      }
    }
    expect(results.filter(([, , isSaid]) => !isSaid)).toEqual([]);
  }, 90_000);
});
