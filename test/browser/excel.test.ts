import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Download } from 'playwright-core';
import { inProject } from '../../scripts/root';
import { nobodyCalled } from '../../shared/words/en/formulas';
import { type ExcelTab, openExcel } from './excel-tab';
import { type ApiRow, hoursFromApi, wordsOfApi, wordsOfCells } from './hours-from-api';
import { type OpenPlayground, openPlayground } from './page';
import { picture as takePicture } from './pictures';
import { inSteps } from './steps';

/** Of the ready reports; its days are others here, since a month has just begun at times. */
const READY = 'Hours this month by person';
const REPORT = 'Hours last 30 days by person';
const SHEET = 'Hours last 30 days';
const LOG = 'Log';

let playground: OpenPlayground;
let excel: ExcelTab;
let api: readonly ApiRow[];
/** What was made in Google Sheets: its reports as a file, and the cells that they filled there. */
let google: { readonly file: string; readonly cells: unknown[][] };

beforeAll(async () => {
  playground = await openPlayground(20, 14);
  api = await hoursFromApi(playground);
  await playground.page.locator('#close-note').click();
}, 120_000);

afterAll(() => playground?.close());

/** The pane alone, or the page with the workbook. */
const picture = (name: string, of: 'pane' | 'page' = 'pane') =>
  takePicture(of === 'page' ? playground.page : excel.tab.locator('#pane'), name);
const button = (name: string | RegExp) => excel.pane.getByRole('button', { name });
const ribbon = (name: string) => excel.tab.getByRole('group', { name: 'ActivTrak' }).getByRole('button', { name }).click();
const strip = (label: string, state: string) => excel.tab.getByLabel(label).selectOption(state);
const says = (words: string | RegExp) => excel.pane.getByText(words).first().waitFor({ timeout: 30_000 });
const cardSays = (report: string, words: string | RegExp) =>
  excel.pane.getByRole('region', { name: report, exact: true }).getByText(words).first().waitFor({ timeout: 30_000 });
const view = (name: string) => excel.pane.getByRole('navigation').getByText(name, { exact: true }).click();
const errorCard = (words: string | RegExp) => excel.tab.locator('#card').filter({ hasText: words }).waitFor({ timeout: 15_000 });
/** What Excel says in the corner of its page; read and closed. */
const told = async (words: string): Promise<void> => {
  await excel.tab.getByText(words).waitFor();
  await excel.tab.getByRole('button', { name: 'Close this message' }).click();
};
const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 20_000; !(await isSo()); await playground.page.waitForTimeout(50))
    if (Date.now() > end) throw new Error('That did not come to be.');
};
/** As the history has them when it is opened. */
const refreshesBySchedule = async (): Promise<number> => {
  await view('Reports');
  await view('History');
  await says(/by hand/);
  return excel.pane.getByText(/ · by schedule · /).count();
};
/** The add-in's scripts that were asked for. */
const scripts = (): readonly string[] => playground.asked.flatMap((url) => /\/excel-addin\/([\w-]+\.js)/.exec(url)?.[1] ?? []);
const bytesOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path());
/** The cells of the report below its status line, and an empty row. */
const reportCells = (of: Pick<ExcelTab, 'values'>, rows: number): Promise<unknown[][]> => of.values(`A2:H${rows + 1}`, SHEET);

const step = inSteps(async () => {
  await playground.page.screenshot({ path: inProject('build', 'screenshots', 'excel-failed.png') });
  const words = excel?.pane.locator('body').ariaSnapshot({ timeout: 1000 });
  return `The pane says: ${await words?.catch(() => 'nothing, it is not open')}`;
});

describe('the Excel tab', () => {
  step('has its reports from Google Sheets, where they are made and exported', async () => {
    const sidebar = await playground.openSidebar();
    await sidebar.getByRole('button', { name: `Customize “${READY}”` }).click();
    await sidebar.getByLabel('Period', { exact: true }).selectOption('last 30 days');
    await sidebar.getByRole('button', { name: 'Save and refresh' }).click();
    await sidebar.getByRole('button', { name: 'Not now' }).click();
    await sidebar
      .getByText(/\d+ rows written\./)
      .first()
      .waitFor();
    await sidebar.getByRole('navigation').getByText('Settings', { exact: true }).click();
    await sidebar.getByRole('button', { name: 'Export reports' }).click();
    const saved = playground.page.waitForEvent('download');
    await sidebar.getByRole('link', { name: /^Download/ }).click();
    const rows = (await playground.sheets())[SHEET] ?? 0;
    google = { file: (await bytesOf(await saved)).toString('utf8'), cells: await reportCells(playground, rows) };
    expect(google.cells.length).toBeGreaterThan(100);
  });

  step('opens by its own address, and fills the sheet with the last seven days of everyone for =ACTIVTRAK_HOURS()', async () => {
    excel = await openExcel(playground);
    expect(playground.page.url()).toMatch(/#excel$/);
    await excel.tab.locator('#close-note').click();
    await playground.control('latency', { ms: 1500 });
    await excel.type('A1', '=ACTIVTRAK_HOURS()');
    // While ActivTrak is asked the cell says so; when the question goes out is the host's affair.
    const shown = (): Promise<unknown> =>
      excel.tab.locator('body').evaluate(() => {
        const { playground: own } = window as unknown as { playground: { read(area: object): { values: unknown[][] } } };
        return own.read({ sheet: 'hours', row: 0, column: 0, rows: 1, columns: 1 }).values[0]?.[0];
      });
    while ((await shown()) === null) await playground.page.waitForTimeout(20);
    expect(await shown()).toBe('#BUSY!');
    await playground.control('latency', { ms: 0 });
    const [header, ...rows] = await excel.values(`A1:H${api.length + 2}`);
    expect(header.slice(0, 3)).toEqual(['Date', 'User', 'Active (h)']);
    expect(api.length).toBeGreaterThan(50);
    expect(wordsOfCells(rows)).toEqual(wordsOfApi(api));
    await picture('excel-formula', 'page');
  });

  step('draws the dates and hours of a formula as such where nobody has set a format', async () => {
    await excel.type('P1', '=ACTIVTRAK_TOTAL("active", "last 7 days")');
    await excel.type('P3', '=ACTIVTRAK_HOURS(, , , "Date, User, Active")');
    const [[total]] = (await excel.values('P1')) as [[number]];
    const [, [date, , active]] = (await excel.values('P3:R4')) as [unknown, [number, string, number]];
    const drawn = await excel.tab.locator('body').evaluate(() => {
      const own = (window as unknown as { playground: { drawn(row: number, column: number): unknown } }).playground;
      return [own.drawn(0, 15), own.drawn(3, 15), own.drawn(3, 17)];
    });
    const day = new Date(Date.UTC(1899, 11, 30) + date * 86_400_000).toISOString().slice(0, 10);
    expect(drawn).toEqual([total.toFixed(2), day, active.toFixed(2)]);
  });

  step('says in Excel’s words what is wrong with a formula', async () => {
    await excel.type('M1', '=ACTIVTRAK_HOURS("yesterday", , "Nobody Atall")');
    await errorCard(nobodyCalled('user', 'Nobody Atall'));
    expect(await excel.values('M1')).toEqual([['#VALUE!']]);
    await picture('excel-error', 'page');
    await excel.type('M1', 'in the way');
    await excel.type('L1', '=ACTIVTRAK_GROUPS()');
    await errorCard("The spill range isn't blank: there is something in M1.");
    expect(await excel.values('L1:M1')).toEqual([['#SPILL!', 'in the way']]);
    await excel.type('L1', ' ');
    const hostile = (await excel.values(`B1:B${api.length + 1}`)).flat().filter((name) => /^[=+@-]/.test(String(name)));
    expect(hostile.length).toBeGreaterThan(0);
  });

  step('forgets the key, says plainly why another one does not work, and never shows the one that does', async () => {
    await ribbon('Live Data');
    await says('Your first report');
    await picture('excel-first', 'page');
    expect(scripts()).toEqual(expect.arrayContaining(['addin.js', 'page.js', 'cells.js']));
    expect(scripts()).not.toContainEqual(expect.stringMatching(/^engine-/));
    await view('Settings');
    await button('Disconnect…').click();
    await excel.pane.getByRole('alertdialog').getByRole('button', { name: 'Disconnect', exact: true }).click();
    await excel.pane.getByLabel('API key').fill('wrong-key');
    await picture('excel-connect');
    await button('Test and connect').click();
    await says(/refused your key/);
    expect(await excel.pane.getByLabel('API key').inputValue()).toBe('');
    await excel.pane.getByLabel('API key').fill(playground.sandbox.keys.administrator);
    await button('Test and connect').click();
    await says(/Connected to/);
    const html = await excel.pane.locator('html').innerHTML();
    expect(html).not.toContain(playground.sandbox.keys.administrator);
    expect(html).toContain(playground.sandbox.keys.administrator.slice(-4));
    await picture('excel-connected');
    expect(scripts()).toContainEqual(expect.stringMatching(/^engine-/));
  });

  step('imports the reports of Google Sheets and has the same cells as there, with progress and the checks in words', async () => {
    const file = { name: 'reports.json', mimeType: 'application/json', buffer: Buffer.from(google.file) };
    await excel.pane.getByLabel('Import reports from a file').setInputFiles(file);
    await says(/imported|taken in|1 report/i);
    await view('Reports');
    await playground.control('latency', { ms: 500 });
    await button(`Refresh “${REPORT}”`).click();
    await excel.pane.getByRole('progressbar').waitFor();
    await picture('excel-running');
    await playground.control('latency', { ms: 0 });
    await cardSays(REPORT, /\d+ rows written\./);
    await says('No duplicate records.');
    await picture('excel-done');
    const rows = (await excel.sheets())[SHEET] ?? 0;
    expect(await reportCells(excel, rows)).toEqual(google.cells);
    await button(`Show “${REPORT}” in the sheet`).click();
    await playground.page.waitForTimeout(600);
    await picture('excel-sheet', 'page');
  });

  step('leaves hostile texts as texts', async () => {
    const rows = google.cells.length;
    const [names, formulas] = [await excel.values(`B2:B${rows + 1}`, SHEET), await excel.formulas(`A1:H${rows + 1}`, SHEET)];
    expect(names.flat().filter((name) => /^[=+@-]/.test(String(name))).length).toBeGreaterThan(0);
    expect(formulas.flat().filter((formula) => formula !== '')).toEqual([]);
  });

  step('stops a refresh, and the workbook is as it was', async () => {
    await button('New report').click();
    await excel.pane.getByLabel('Name', { exact: true }).fill(LOG);
    await excel.pane.getByLabel('Activity log').check();
    await excel.pane.getByLabel('Period', { exact: true }).selectOption('last 30 days');
    await picture('excel-editor');
    await playground.control('latency', { ms: 900 });
    await button('Save and refresh').click();
    await button('Not now').click();
    await cardSays(LOG, /\d+ (pages?|rows)/);
    await button(`Stop refreshing “${LOG}”`).click();
    await says(/was stopped/);
    await playground.control('latency', { ms: 0 });
    expect(Object.keys(await excel.sheets())).not.toContain(LOG);
  });

  step('refreshes all reports from the ribbon, and the one of the selected cell', async () => {
    await ribbon('Refresh all reports');
    await cardSays(LOG, /\d rows written/);
    await cardSays(REPORT, /rows as before|rows written/);
    expect((await excel.sheets())[LOG]).toBeGreaterThan(300);
    await excel.type('M30', 'beside');
    await ribbon('Refresh this report');
    await says("The selected cell isn't part of a report.");
  });

  step('tells the pane’s server, ActivTrak and the network apart', async () => {
    await view('Settings');
    for (const [state, words] of [
      ['unreachable', "server can't reach ActivTrak"],
      ['no-server', "server doesn't answer"],
      ['offline', "This computer isn't connected to a network"],
    ] as const) {
      await strip('Network', state);
      await button('Test').click();
      await says(words);
      if (state === 'unreachable') await picture('excel-network');
    }
    await strip('Network', 'on');
    await button('Test').click();
    await says(/The connection works/);
  });

  step('refreshes when the workbook opens and every few minutes, when that is wished for', async () => {
    await excel.pane.getByLabel('Start Live Data with this workbook').check();
    await excel.pane.getByLabel('Refresh all reports when Live Data starts').check();
    await excel.pane.getByLabel('Refresh all reports', { exact: true }).selectOption('15');
    const part = excel.pane.locator('section', { has: excel.pane.getByRole('heading', { name: 'While this file is open' }) });
    await part.getByRole('button', { name: 'Save', exact: true }).click();
    await says(/^Saved\./);
    await part.scrollIntoViewIfNeeded();
    await picture('excel-while-open');
    await excel.tab.getByRole('button', { name: 'Reopen the workbook' }).click();
    await told('Live Data has started with it.');
    await ribbon('Live Data');
    await until(async () => (await refreshesBySchedule()) === 2);
    await excel.tab.getByRole('button', { name: 'Let 15 minutes pass' }).click();
    await told('Live Data has checked what is due.');
    await until(async () => (await refreshesBySchedule()) === 4);
    await picture('excel-history');
  });

  step('turns a formula and all that it fills into values', async () => {
    const before = await excel.values(`A1:H${api.length + 1}`);
    await excel.tab.getByText('Hours', { exact: true }).first().click();
    await excel.type('A1', '=ACTIVTRAK_HOURS()');
    await excel.values('A1');
    await view('Formulas');
    await excel.type('C5', '');
    await button('Turn the formula into values').click();
    await says(/now holds values that everyone can see\. The formula was =ACTIVTRAK_HOURS\(\)/);
    await picture('excel-values');
    expect(await excel.values(`A1:H${api.length + 1}`)).toEqual(before);
    expect((await excel.formulas('A1:B9')).flat().filter((formula) => formula !== '')).toEqual([]);
  });

  step('saves a file that holds the reports, the rows, and no key', async () => {
    const saved = playground.page.waitForEvent('download');
    await excel.tab.getByRole('button', { name: 'Save as .xlsx' }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe('Working hours.xlsx');
    const everything = Object.values(unzipSync(await bytesOf(download)))
      .map((bytes) => strFromU8(bytes))
      .join('\n')
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    expect(everything).toContain('activtrak.report.');
    expect(everything).toContain(String(google.cells[1]?.[1]));
    expect(everything).not.toContain(playground.sandbox.keys.administrator);
  });

  step('shows a colleague without the add-in the rows of reports, and #NAME? for formulas', async () => {
    await excel.type('K3', '=ACTIVTRAK_STATUS()');
    expect(String((await excel.values('K3'))[0][0])).toMatch(/^Connected to/);
    await strip('At the keyboard', 'colleague');
    expect(await excel.values('K3')).toEqual([['#NAME?']]);
    // Time has passed since, and people have worked in it.
    const whose = (rows: unknown[][]): readonly string[] => rows.map(([day, name]) => `${day} ${name}`);
    expect(whose(await reportCells(excel, google.cells.length + 10))).toEqual(expect.arrayContaining([...whose(google.cells)]));
    await excel.tab.getByRole('group', { name: 'ActivTrak' }).waitFor({ state: 'hidden' });
    await picture('excel-colleague', 'page');
    await strip('At the keyboard', 'you');
    expect(String((await excel.values('K3'))[0][0])).toMatch(/^Connected to/);
  });

  step('is dark when Excel is, and goes on at its own address after the other tab', async () => {
    await strip('Excel is', 'dark');
    await ribbon('Live Data');
    await says('Reports');
    expect(await excel.pane.locator('body').getAttribute('data-scheme')).toBe('dark');
    await playground.page.waitForTimeout(400);
    await picture('excel-dark', 'page');
    await playground.page.getByRole('link', { name: 'Google Sheets' }).click();
    expect((await reportCells(playground, google.cells.length))[0]).toEqual(google.cells[0]);
    await playground.page.goBack();
    await excel.tab.getByRole('button', { name: 'Recalculate' }).waitFor();
  });

  step('asked nobody but this machine, and the console is quiet', async () => {
    expect(playground.asked.filter((address) => !/^(?:http:\/\/127\.0\.0\.1[:/]|data:|blob:)/.test(address))).toEqual([]);
    // What the browser itself says of a refused key and of a server that could not be reached.
    expect(playground.complaints.filter((words) => !/status of (?:401|502)/.test(words))).toEqual([]);
  });
});
