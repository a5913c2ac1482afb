import type { FrameLocator } from 'playwright-core';
import type { Sandbox } from '../../sandbox/server';
import { inProject } from '../../scripts/root';
import { openExcel } from './excel-tab';
import type { Hands } from './hands';
import { hoursFromApi, nameOf, wordsOfApi, wordsOfCells } from './hours-from-api';
import { type OpenPlayground, openPlayground } from './page';
import { inSteps } from './steps';

const OTHER = 'Other account';
const [OURS, THEIRS] = ['Ours', 'Theirs'] as const;

let playground: OpenPlayground;
let other: Sandbox;

beforeAll(async () => {
  playground = await openPlayground(12, 10, { otherPeople: 14 });
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

describe('two accounts in one file', () => {
  it('have the same IDs for different people', async () => {
    const [ours, theirs] = await Promise.all([playground.sandbox, other].map(async (sandbox) => hoursFromApi({ sandbox })));
    const names = new Map(ours?.flatMap((row) => (row.users ? [[row.users[0].id, nameOf(row)]] : [])));
    const others = theirs?.filter(({ users }) => users && names.get(users[0].id)) ?? [];
    expect(others.filter((row) => names.get(row.users?.[0].id as number) !== nameOf(row)).length).toBeGreaterThan(5);
  });

  step('each report has the rows of its own account, in Google Sheets', async () => {
    await withBoth(await playground.openSidebar());
    await expectOwnRows(playground);
  });

  step('and in Excel', async () => {
    const excel = await openExcel(playground);
    await excel.tab.getByRole('button', { name: 'Live Data' }).click();
    await withBoth(excel.pane);
    await expectOwnRows(excel);
    expect(playground.complaints).toEqual([]);
  });
});
