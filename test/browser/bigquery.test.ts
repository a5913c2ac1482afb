import { inProject } from '../../scripts/root';
import { builtBigQueryAddon } from '../bundle/built';
import { fullTable } from './full-table';
import { hoursFromApi } from './hours-from-api';
import { type OpenPlayground, openPlayground } from './page';
import { picture } from './pictures';
import { inSteps } from './steps';

let playground: OpenPlayground;
/** The name of the connected sheet. */
let shown = '';

beforeAll(async () => {
  playground = await openPlayground(10, 10, { build: builtBigQueryAddon });
}, 120_000);
afterAll(() => playground?.close());

const step = inSteps(async () => {
  await playground.page.screenshot({ path: inProject('build', 'screenshots', 'failed.png') });
  const frame = playground.page.frameLocator('#sidebar iframe').locator('body');
  return (await playground.page.locator('#sidebar').isVisible()) ? `The sidebar says: ${await frame.ariaSnapshot()}` : '';
});

describe('BigQuery in the playground', () => {
  step('is a tab, without tables at first', async () => {
    const { page } = playground;
    await page.getByRole('link', { name: 'BigQuery' }).click();
    await page.getByText('No tables yet.').waitFor();
  });

  step('shows a table that is filled, its days and its rows, page by page', async () => {
    const { page, sandbox } = playground;
    await fullTable(sandbox.address, 250);
    await page.getByRole('button', { name: /live_data\.working_hours/ }).click();
    await page.getByRole('heading', { name: 'northfell-analytics.live_data.working_hours' }).waitFor();
    await page.getByText('EU · 250 rows · partitioned by date · clustered by user').waitFor();
    // The text of a head that is drawn anew between two calls has no lines.
    expect(await page.getByRole('columnheader').allTextContents()).toEqual(['dateDATE', 'userSTRING', 'activeINTEGER']);
    await page.getByText('1 to 100 of 250 rows').waitFor();
    await page.getByRole('button', { name: 'After' }).click();
    await page.getByText('101 to 200 of 250 rows').waitFor();
    await page.locator('#warehouse-days summary').click();
    await page.getByText('2026-11-22: 125 rows').waitFor();
    await picture(page, 'bigquery');
  });

  step('shows rows in a narrow window too', async () => {
    const { page } = playground;
    const wide = page.viewportSize() as { width: number; height: number };
    await page.setViewportSize({ width: 300, height: 700 });
    expect((await page.locator('.warehouse .rows').boundingBox())?.height).toBeGreaterThan(200);
    await page.getByRole('button', { name: 'Before' }).click();
    await page.getByText('1 to 100 of 250 rows').waitFor();
    await page.setViewportSize(wide);
  });

  step('a person sends a report there from the sidebar, step by step', async () => {
    const { page } = playground;
    await page.getByRole('link', { name: 'Google Sheets' }).click();
    await page.locator('#close-note').click();
    const sidebar = await playground.openSidebar();
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
    const button = (name: string | RegExp) => sidebar.getByRole('button', { name });
    await button('Customize “Hours this month by person”').click();
    // A month has just begun at times.
    await sidebar.getByLabel('Period', { exact: true }).selectOption('last 7 days');
    await button('Save and refresh').click();
    const card = sidebar.getByRole('region', { name: 'Hours last 7 days by person', exact: true });
    await sidebar.getByRole('button', { name: 'Not now' }).click();
    await card
      .getByText(/rows written\.$/)
      .first()
      .waitFor({ timeout: 60_000 });
    await card.getByText(/^More/).click();
    await button('Send to BigQuery: “Hours last 7 days by person”').click();
    await sidebar.getByLabel('Project ID').fill('northfell-analytics');
    await button('Next').click();
    await sidebar.getByLabel('Table', { exact: true }).fill('hours_by_person');
    await picture(page, 'bigquery-wizard');
    await button('Next').click();
    await button('Test').click();
    await sidebar.getByText(/^The project and the data set are ready\./).waitFor();
    await button('Next').click();
    await button('Save and fill').click();
    await card.getByText(/^Filled from/).waitFor({ timeout: 60_000 });
    await button(/^Open in Connected Sheets/).click();
    await page
      .getByText(/^Connected Sheets: [1-9].* rows of northfell-analytics\.activtrak\.hours_by_person\./)
      .waitFor({ timeout: 60_000 });
    const said = sidebar.getByText(/^The table is on “/).first();
    shown = /“(.+?)”/.exec((await said.textContent()) ?? '')?.[1] ?? '';
    await picture(page, 'connected-sheet');
  });

  step('nobody types into a connected sheet, and everybody into the others', async () => {
    const { page } = playground;
    const held = async () => (await playground.values('B2', shown))[0]?.[0];
    const before = await held();
    await page.locator('[data-u-comp="defined-name"] input').first().fill('B2');
    await page.keyboard.press('Enter');
    await page.keyboard.type('x');
    await page.getByText(/protected/).waitFor();
    await page.getByRole('button', { name: 'ok' }).click();
    expect(await held()).toBe(before);
    await page.getByText('Free', { exact: true }).click();
    await playground.type('B2', 'typed');
    expect(await playground.values('B2', 'Free')).toEqual([['typed']]);
  });

  step('alerts look at the table’s rows, and list what is in none of the file’s sheets', async () => {
    const { page } = playground;
    const sidebar = page.frameLocator('#sidebar iframe');
    const button = (name: string | RegExp) => sidebar.getByRole('button', { name });
    const card = sidebar.getByRole('region', { name: 'Hours last 7 days by person', exact: true });
    await button('Edit “Hours last 7 days by person”').click();
    await sidebar.getByText(/^Alerts/).click();
    await sidebar.getByLabel('New rule').selectOption({ label: 'My own rule' });
    await button('Add rule').click();
    await sidebar.getByLabel('When it is').selectOption({ label: 'above' });
    await sidebar.getByLabel('Limit').fill('0:30');
    await sidebar.getByText('Everyone who opens the list').click();
    await picture(page, 'bigquery-alerts');
    await button('Save and refresh').click();
    await button(/^Show alerts/).click();
    const { today } = playground.sandbox;
    const found = new Map<string, number>();
    for (const row of await hoursFromApi(playground)) {
      const day = `${row.date} ${row.users?.[0]?.id}`;
      if (row.date < today) found.set(day, (found.get(day) ?? 0) + row.activeTime.total);
    }
    const count = [...found.values()].filter((active) => active > 1800).length;
    await card.getByText(count === 1 ? '1 alert.' : `${count} alerts.`, { exact: true }).waitFor();
    const listed = await playground.values(`D2:D${count + 2}`, 'Hours last 7 days by per alerts');
    expect(listed.filter(([who]) => who !== null && who !== '')).toHaveLength(count);
  });

  step('a person without a key makes a ready sheet from the table, and takes the same numbers from it', async () => {
    const { page } = playground;
    const sidebar = page.frameLocator('#sidebar iframe');
    const button = (name: string | RegExp) => sidebar.getByRole('button', { name });
    await button('Settings').click();
    await button(/^Disconnect/)
      .first()
      .click();
    await sidebar.getByRole('alertdialog').getByRole('button', { name: 'Disconnect' }).click();
    await button('Reports').first().click();
    await button('Ready sheets').click();
    const offered = sidebar.getByRole('region', { name: 'Productive mix' });
    await offered.getByText(/^Choices/).click();
    await offered.getByLabel('Period').selectOption('last 7 days');
    expect(await offered.getByLabel('Rows from').locator('option:checked').textContent()).toBe(
      'hours_by_person (northfell-analytics.activtrak)',
    );
    await offered.getByRole('button', { name: 'Check the table' }).click();
    await offered.getByText(/has everything for this\. A refresh reads/).waitFor();
    await picture(page, 'from-table');
    await offered.getByRole('button', { name: /^Make sheet/ }).click();
    const card = sidebar.getByRole('region', { name: 'Productive mix', exact: true });
    await card.getByText('rows of “hours_by_person”, all that it has').waitFor({ timeout: 60_000 });
    await card.getByText('Rows from BigQuery').waitFor();
    const [[label] = []] = await playground.values('A1', 'Productive mix');
    expect(label).toBe('Productive mix');
  });

  step('complains of nothing, and asks nobody but this server', async () => {
    const { complaints, asked, server } = playground;
    expect(complaints).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(server.address) && !/^(data|blob):/.test(url))).toEqual([]);
  });
});
