import type { FrameLocator } from 'playwright-core';
import { inProject } from '../../scripts/root';
import { PIECE } from '../../shared/table/changes/standing-rows';
import { type OpenPlayground, openPlayground } from './page';
import { arePicturesAsked, picture as takePicture } from './pictures';
import { takeReadyPictures } from './ready-pictures';
import { inSteps } from './steps';

const READY = 'Hours this month by person';
/** What is made of it: its days are others, since a month has just begun at times. */
const REPORT = 'Hours of a week by person';
const SHEET = 'A week';
const LOG = 'Log';
const SLOW = 90_000;

let playground: OpenPlayground;
let sidebar: FrameLocator;

beforeAll(async () => {
  playground = await openPlayground(12, 12);
  await playground.page.locator('#close-note').click();
}, 120_000);

afterAll(() => playground?.close());

/** The sidebar alone, or the page with the spreadsheet. */
const picture = (name: string, of: 'sidebar' | 'page' = 'sidebar') =>
  takePicture(of === 'page' ? playground.page : playground.page.locator('#sidebar'), name);
const button = (name: string | RegExp) => sidebar.getByRole('button', { name });
const says = (words: string | RegExp) => sidebar.getByText(words).first().waitFor({ timeout: 60_000 });
/** Waits until a report's card says something. */
const cardSays = (report: string, words: string | RegExp, timeout = 60_000) =>
  sidebar.getByRole('region', { name: report, exact: true }).getByText(words).first().waitFor({ timeout });
const tab = (name: string) => sidebar.getByRole('navigation').getByText(name, { exact: true }).click();
const sit = async (person: RegExp): Promise<void> => {
  const select = playground.page.getByLabel('At the keyboard');
  const option = await select.locator('option').filter({ hasText: person }).getAttribute('value');
  await select.selectOption(option);
};
/** So that the next one is not taken for the last. */
const closeToast = () => playground.page.locator('#toast').getByRole('button').click();
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 20_000; !(await isSo()); await playground.page.waitForTimeout(100))
    if (Date.now() > end) throw new Error('That did not come to be.');
};
const network = (state: 'on' | 'unreachable' | 'offline') => playground.page.locator('#network').selectOption(state);

/** Rows of hours of the last seven days as the API counts them. */
async function rowsOfWeek(): Promise<number> {
  const { sandbox } = playground;
  const from = new Date(Date.parse(sandbox.today) - 6 * 86_400_000).toISOString().slice(0, 10);
  const query = new URLSearchParams({ from, to: sandbox.today, page: '1', pageSize: '10' });
  const response = await fetch(`${sandbox.address}/reports/v2/workinghours/users?${query}`, {
    headers: { authorization: `Bearer ${sandbox.keys.administrator}` },
  });
  return ((await response.json()) as { readonly total: number }).total;
}

/** What the stores hold, without the owner's connection. */
const kept = (): Promise<string> =>
  playground.page.evaluate(() => {
    const { stores } = (window as unknown as { playground: { stores(): Record<string, Record<string, string>> } }).playground;
    return JSON.stringify(stores(), (key, value) => (key === 'activtrak.connection' ? '…' : value));
  });

const step = inSteps(async () => {
  await playground.page.screenshot({ path: inProject('build', 'screenshots', 'failed.png') });
  return `The sidebar says: ${await sidebar.locator('body').ariaSnapshot()}\n${await kept()}\n${playground.complaints.join('\n')}`;
});

describe('the sidebar', () => {
  step('offers ready reports to who has none', async () => {
    sidebar = await playground.openSidebar();
    await says('Your first report');
    for (const name of [READY, 'Hours by group last week', 'Computers this week']) await button(`Create “${name}”`).waitFor();
    await picture('sidebar-first', 'page');
  });

  step('forgets the key, says plainly why another one does not work, and never shows the one that does', async () => {
    await tab('Settings');
    await button('Disconnect…').click();
    await sidebar.getByRole('alertdialog').getByRole('button', { name: 'Disconnect', exact: true }).click();
    await sidebar.getByLabel('API key').fill('wrong-key');
    await picture('sidebar-connect');
    await button('Test and connect').click();
    await says(/refused your key/);
    expect(await sidebar.getByLabel('API key').inputValue()).toBe('');
    await sidebar.getByLabel('API key').fill(playground.sandbox.keys.administrator);
    await button('Test and connect').click();
    await says(/Connected to/);
    const html = await sidebar.locator('html').innerHTML();
    expect(html).not.toContain(playground.sandbox.keys.administrator);
    expect(html).toContain(playground.sandbox.keys.administrator.slice(-4));
    await picture('sidebar-connected');
  });

  step('saves a report and refreshes it, with progress and the checks in words', async () => {
    await tab('Reports');
    await button(`Customize “${READY}”`).click();
    await sidebar.getByLabel('Name', { exact: true }).fill(REPORT);
    await sidebar.getByLabel('Period', { exact: true }).selectOption('last 7 days');
    await sidebar.getByText('Where', { exact: true }).click();
    await sidebar.getByLabel('Sheet', { exact: true }).fill(SHEET);
    await picture('sidebar-editor');
    await playground.control('latency', { ms: 700 });
    await button('Save and refresh').click();
    await picture('sidebar-name');
    await button('Not now').click();
    await sidebar.getByRole('progressbar').waitFor({ timeout: 60_000 });
    await picture('sidebar-running');
    await playground.control('latency', { ms: 0 });
    await cardSays(REPORT, /\d+ rows written\.$/);
    const written = await sidebar
      .getByText(/\d+ rows written\.$/)
      .first()
      .textContent();
    const total = Number(/\d+/.exec(written ?? '')?.[0]);
    // The day goes on: somebody may have begun to work between the two.
    expect(Math.abs((await rowsOfWeek()) - total)).toBeLessThanOrEqual(3);
    await says('No duplicate records.');
    await picture('sidebar-done');
    expect((await playground.sheets())[SHEET]).toBe(total + 2);
    const [[status], [header]] = (await playground.values('A1:A2', SHEET)) as [[string], [string]];
    expect(status).toMatch(new RegExp(`^Refreshed .*${total} rows`));
    expect(header).toBe('Date');
    await button(`Show “${REPORT}” in the sheet`).click();
    await playground.page.waitForTimeout(800);
    await picture('sidebar-sheet', 'page');
  });

  step('changes a report: another name, another unit, and only its own columns', async () => {
    await button(`Edit “${REPORT}”`).click();
    await sidebar.getByLabel('Name', { exact: true }).fill('Payroll');
    await sidebar.getByText('Columns', { exact: false }).first().click();
    await sidebar.getByLabel('Time is shown as').selectOption('seconds');
    await picture('sidebar-columns');
    await button('Save and refresh').click();
    await says('“Payroll” was saved.');
    await until(async () => /\(s\)/.test(String((await playground.values('A2:C2', SHEET))[0]?.[2])));
  });

  step('finds what a rule says with the next refresh: a line of the list for each, and how many on the card', async () => {
    await button('Edit “Payroll”').click();
    await sidebar.getByText('Alerts', { exact: true }).click();
    await sidebar.getByLabel('New rule').selectOption('My own rule');
    await button('Add rule').click();
    await sidebar.getByLabel('When it is').selectOption('above');
    await sidebar.getByLabel('Limit').fill('1 min');
    await button('Save and refresh').click();
    await cardSays('Payroll', /^\d+ alerts\.$/);
    const said = await sidebar.getByText(/^\d+ alerts\.$/).textContent();
    expect(await playground.sheets()).toMatchObject({ 'Payroll alerts': Number.parseInt(said ?? '', 10) + 1 });
    const [header, first] = await playground.values('A1:F2', 'Payroll alerts');
    expect(header).toEqual(['Found', 'Alert', 'Day', 'Value', 'State', 'ID']);
    expect(first?.slice(1)).toEqual([
      'Active above 0:01',
      expect.any(Number),
      expect.stringMatching(/^\d+:\d\d$/),
      'Now',
      expect.any(String),
    ]);
    await button('Show alerts of “Payroll”').click();
  });

  step('makes a ready sheet from the gallery, and a second refresh doubles nothing in it', async () => {
    const mix = 'Productive mix';
    await button('Ready sheets').click();
    const offered = sidebar.getByRole('region', { name: mix });
    await offered.getByText(/^Choices/).click();
    // A month has just begun at times.
    await offered.getByLabel('Period').selectOption('last 7 days');
    await button(`Make sheet “${mix}”`).click();
    await cardSays(mix, /\d+ rows written\.$/);
    const [made, sheets] = [await playground.values('A10:G40', mix), await playground.sheets()];
    expect(made[0]?.slice(0, 3)).toEqual(['ID', 'Name', 'Productive active (hours)']);
    const people = made.slice(1).filter(([id]) => typeof id === 'number');
    expect(people).toHaveLength((sheets[mix] ?? 0) - 10);
    expect(people.every((row) => row.slice(2).every((hours) => typeof hours === 'number'))).toBe(true);
    expect(people.reduce((sum, row) => sum + Number(row[6]), 0)).toBeGreaterThan(40);
    await playground.page.getByRole('img', { name: mix }).waitFor();
    await button(`Close the result of “${mix}”`).click();
    await button(`Refresh “${mix}”`).click();
    // The day goes on: somebody may have worked on.
    await cardSays(mix, /\d+ rows (as before|written)\.$/);
    const ids = (rows: readonly unknown[][]) => rows.map(([id, name]) => [id, name]);
    expect([ids(await playground.values('A10:G40', mix)), await playground.sheets()]).toEqual([ids(made), sheets]);
  });

  step('stops a refresh, and the sheet is as it was', async () => {
    await button('New report').click();
    await sidebar.getByLabel('Name', { exact: true }).fill(LOG);
    await sidebar.getByLabel('Activity log').check();
    await sidebar.getByLabel('Period', { exact: true }).selectOption('last 30 days');
    await playground.control('latency', { ms: 900 });
    await button('Save and refresh').click();
    await sidebar.getByRole('progressbar').waitFor({ timeout: 60_000 });
    await says(/\d+ (pages?|rows)/);
    await button(`Stop refreshing “${LOG}”`).click();
    await says(/was stopped/);
    await playground.control('latency', { ms: 0 });
    expect(Object.keys(await playground.sheets())).not.toContain(LOG);
    await picture('sidebar-stopped');
  });

  step('goes on where it stopped when the network was away', async () => {
    await playground.control('latency', { ms: 4000 });
    // How far the stopped one came before this is the machine's doing.
    await button(`Refresh “${LOG}”`)
      .or(button(`Try again “${LOG}”`))
      .or(button(`Start again: “${LOG}”`))
      .first()
      .click();
    await cardSays(LOG, /About \d+% · /);
    await network('offline');
    await button(`Continue “${LOG}”`).waitFor({ timeout: 60_000 });
    await picture('sidebar-offline');
    await network('on');
    await playground.control('latency', { ms: 0 });
    await button(`Continue “${LOG}”`).click();
    await cardSays(LOG, /rows written/);
    expect((await playground.sheets())[LOG]).toBeGreaterThan(1000);
  });

  step('comes through a storm of refusals for asking too often', async () => {
    await playground.control('faults', { 429: 0.15 });
    await button(`Refresh “${LOG}”`).click();
    await sidebar.getByRole('progressbar').waitFor();
    await cardSays(LOG, /rows (written|as before)/);
    await playground.control('faults', { 429: 0 });
  });

  step('keeps to a schedule: an hour later the rows are refreshed by themselves', async () => {
    await button('Edit “Payroll”').click();
    await sidebar.getByText('Schedule', { exact: false }).first().click();
    await sidebar.getByLabel('Refresh', { exact: true }).selectOption('hour');
    await picture('sidebar-schedule');
    await sidebar.getByRole('button', { name: 'Save', exact: true }).click();
    await says(/Refreshes every hour with your key/);
    await playground.page.getByRole('button', { name: 'Let an hour pass' }).click();
    await playground.page
      .locator('#toast')
      .filter({ hasText: 'The hourly run of you@example.com has ended.' })
      .waitFor({ timeout: 60_000 });
    await tab('History');
    await says(/by itself|schedule|trigger/i);
    await closeToast();
    await picture('sidebar-history');
  });

  step('lets a colleague without a key ask, which the owner of the schedule serves at the next hour', async () => {
    await sit(/colleague/);
    sidebar = await playground.openSidebar();
    await says("You haven't connected a key.");
    await sidebar.getByRole('button', { name: 'Ask for a refresh' }).click();
    await says(/Request sent|asked for a refresh/);
    await picture('sidebar-colleague');
    await playground.page.getByRole('button', { name: 'Let an hour pass' }).click();
    await playground.page.locator('#toast').filter({ hasText: 'has ended.' }).waitFor({ timeout: 60_000 });
    await button('Check for changes by colleagues').click();
    await sidebar.getByText(/asked for a refresh/).waitFor({ state: 'detached', timeout: SLOW });
    expect(await sidebar.locator('html').innerHTML()).not.toContain(playground.sandbox.keys.administrator.slice(-4));
  });

  step('shows a manager who has installed nothing the values, and no menu', async () => {
    await sit(/manager/);
    await playground.page.locator('#menu summary').click();
    await playground.page.getByText('This person has no add-on here.').waitFor();
    await picture('sidebar-viewer', 'page');
    await playground.page.keyboard.press('Escape');
    const before = await playground.values('A1:C3', SHEET);
    expect(before[0]?.[0]).toMatch(/^Refreshed /);
    await sit(/owner/);
  });

  step(
    'replaces tens of thousands of rows, in several pieces',
    async () => {
      // More than one of the pieces that rows are written in.
      const late = PIECE + 1_000;
      await playground.control('records', { late, daysBack: 1 });
      sidebar = await playground.openSidebar();
      await button(`Refresh “${LOG}”`).click();
      await cardSays(LOG, /\d\d,\d{3} rows written/, 300_000);
      expect((await playground.sheets())[LOG]).toBeGreaterThan(late);
      await picture('sidebar-large', 'page');
    },
    330_000,
  );

  step('had nothing to complain about', async () => {
    expect(playground.complaints.filter((words) => !/429|500|503/.test(words))).toEqual([]);
    expect(playground.asked.every((url) => /^(http:\/\/127\.0\.0\.1|data:|blob:)/.test(url))).toBe(true);
  });
});

if (arePicturesAsked) it('shows each ready sheet in the documentation', takeReadyPictures, 900_000);
