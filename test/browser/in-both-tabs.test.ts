import type { FrameLocator } from 'playwright-core';
import type { Sandbox } from '../../sandbox/server';
import { inProject } from '../../scripts/root';
import { builtAddonWithWebhooks, builtExcelWithWebhooks } from '../bundle/built';
import { type ExcelTab, openExcel } from './excel-tab';
import type { Hands } from './hands';
import { hoursFromApi, nameOf, wordsOfApi, wordsOfCells } from './hours-from-api';
import { type OpenPlayground, openPlayground } from './page';
import { picture } from './pictures';
import { inSteps } from './steps';

// Two accounts in one file, and notices: what a person does in the panel of one host and then in that of the other.

const OTHER = 'Other account';
const [OURS, THEIRS] = ['Ours', 'Theirs'] as const;

let playground: OpenPlayground;
let other: Sandbox;
let sidebar: FrameLocator;
let excel: ExcelTab;

beforeAll(async () => {
  playground = await openPlayground(9, 8, { otherPeople: 11, build: builtAddonWithWebhooks, buildExcel: builtExcelWithWebhooks });
  other = playground.other as Sandbox;
}, 120_000);
afterAll(() => playground?.close());

const step = inSteps(async () => {
  await playground.page.screenshot({ path: inProject('build', 'screenshots', 'failed.png') });
  const { page, complaints } = playground;
  const panels = page.frames().filter((frame) => frame.url().startsWith('about:') || /taskpane|frame/.test(frame.url()));
  const seen = await Promise.all(
    panels.map((frame) =>
      frame
        .locator('body')
        .ariaSnapshot()
        .catch(() => ''),
    ),
  );
  return [...seen, ...complaints].join('\n');
});

/** Adds the other account's key, and makes a report with each: both in the same days. */
async function withBoth(panel: FrameLocator): Promise<void> {
  const view = (name: string) => panel.getByRole('navigation').getByText(name, { exact: true }).click();
  await view('Settings');
  await panel.getByRole('button', { name: 'Add a connection' }).click();
  await panel.getByRole('textbox', { name: 'Name of the connection' }).fill(OTHER);
  await panel.getByRole('textbox', { name: 'API key' }).fill(other.keys.administrator);
  await panel.getByRole('button', { name: 'Test and connect' }).click();
  await panel.getByRole('heading', { name: OTHER }).waitFor();
  for (const name of [OURS, THEIRS]) {
    await view('Reports');
    if (name === THEIRS) await panel.getByRole('button', { name: 'Ready-made reports' }).click();
    await panel.getByRole('button', { name: 'Customize “Hours this month by person”' }).click();
    await panel.getByLabel('Name', { exact: true }).fill(name);
    await panel.getByLabel('Period', { exact: true }).selectOption('last 7 days');
    await panel.getByText('Where', { exact: true }).click();
    await panel.getByLabel('Sheet', { exact: true }).fill(name);
    const connection = panel.getByLabel('Connection', { exact: true });
    if (name === THEIRS) await connection.selectOption({ label: OTHER });
    await panel.getByRole('button', { name: 'Save and refresh' }).click();
    if (name === OURS) await panel.getByRole('button', { name: 'Not now' }).click();
    await panel
      .getByRole('region', { name, exact: true })
      .getByText(/\d rows written/)
      .first()
      .waitFor();
  }
}

/** Holds the cells of both reports against what each account's own API says. */
async function expectOwnRows({ values }: Pick<Hands, 'values'>): Promise<void> {
  for (const [name, sandbox] of [
    [OURS, playground.sandbox],
    [THEIRS, other],
  ] as const) {
    const rows = await hoursFromApi({ sandbox });
    const cells = await values(`A3:C${rows.length + 3}`, name);
    expect(wordsOfCells(cells)).toEqual(wordsOfApi(rows));
  }
}

describe('in the tab of Google Sheets', () => {
  it('two accounts have the same IDs for different people', async () => {
    const [ours, theirs] = await Promise.all([playground.sandbox, other].map(async (sandbox) => hoursFromApi({ sandbox })));
    const names = new Map(ours?.flatMap((row) => (row.users ? [[row.users[0].id, nameOf(row)]] : [])));
    const others = theirs?.filter(({ users }) => users && names.get(users[0].id)) ?? [];
    expect(others.filter((row) => names.get(row.users?.[0].id as number) !== nameOf(row)).length).toBeGreaterThan(5);
  });

  step('a person connects a webhook and sees the test that arrived', async () => {
    const { page } = playground;
    sidebar = await playground.openSidebar();
    await sidebar.getByRole('button', { name: 'Settings' }).click();
    await sidebar.getByLabel('Webhook address for Slack').fill('https://hooks.slack.com/services/T0/B0/any-word-of-twenty-letters');
    await sidebar.getByRole('button', { name: 'Test and save: Slack' }).click();
    await sidebar.getByText('Test sent. Look for it in Slack.').first().waitFor();
    await sidebar.getByText('hooks.slack.com/••••ters').waitFor();
    await page.getByRole('link', { name: 'Messages' }).click();
    await page.getByText(/hooks\.slack\.com · answered 200/).waitFor();
    await page.getByText('This is a test.').waitFor();
    await picture(page, 'playground-messages');
  });

  step('a webhook that takes no message is said as what it is', async () => {
    const { page } = playground;
    await page.getByRole('link', { name: 'Google Sheets' }).click();
    await sidebar.getByLabel('Webhook address for Google Chat').fill('https://chat.googleapis.com/v1/spaces/A/messages?key=gone');
    await sidebar.getByRole('button', { name: 'Test and save: Google Chat' }).click();
    await sidebar.getByText("Google Chat doesn't know this webhook any more.").waitFor();
    await sidebar.getByLabel('Address of your own server').fill('https://hooks.example.com/redirecting');
    await sidebar.getByRole('button', { name: 'Test and save: Your own address' }).click();
    await sidebar.getByText('The address leads elsewhere').waitFor();
    expect(playground.complaints).toEqual([]);
  });

  step('each report has the rows of its own account', async () => {
    await withBoth(sidebar);
    await expectOwnRows(playground);
  });
});

describe('in the tab of Excel', () => {
  step('each report has the rows of its own account', async () => {
    excel = await openExcel(playground);
    await excel.tab.getByRole('button', { name: 'Live Data' }).click();
    await withBoth(excel.pane);
    await expectOwnRows(excel);
  });

  step('a test arrives at a webhook, through the pane’s own server', async () => {
    const { page, complaints } = playground;
    const { pane } = excel;
    await pane.getByRole('button', { name: 'Settings' }).click({ timeout: 30_000 });
    await pane.getByLabel('Address of your own server').fill('https://hooks.example.com/from-excel-with-a-long-word');
    await pane.getByRole('button', { name: 'Test and save: Your own address' }).click();
    await pane.getByText('Test sent. Look for it in your server.').first().waitFor();
    await pane.getByText('hooks.example.com/••••word').waitFor();
    await page.getByRole('link', { name: 'Messages' }).click();
    await page.getByText(/hooks\.example\.com · answered 200/).waitFor();
    await page.getByText('"event":"test"').first().waitFor();
    expect(complaints).toEqual([]);
  });
});
