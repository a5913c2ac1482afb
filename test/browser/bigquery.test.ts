import { builtBigQueryAddon } from '../bundle/built';
import { fullTable } from './full-table';
import { type OpenPlayground, openPlayground } from './page';
import { picture } from './pictures';
import { inSteps } from './steps';

let playground: OpenPlayground;

beforeAll(async () => {
  playground = await openPlayground(10, 10, 'both', builtBigQueryAddon);
}, 120_000);
afterAll(() => playground?.close());

const step = inSteps(async () => (await playground.page.locator('#bigquery').textContent()) ?? '');

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
    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(['date\nDATE', 'user\nSTRING', 'active\nINTEGER']);
    await page.getByText('1 to 100 of 250 rows').waitFor();
    await page.getByRole('button', { name: 'After' }).click();
    await page.getByText('101 to 200 of 250 rows').waitFor();
    await page.locator('#warehouse-days summary').click();
    await page.getByText('2026-11-22: 125 rows').waitFor();
    await picture(page, 'bigquery');
  });

  step('complains of nothing, and asks nobody but this server', async () => {
    const { complaints, asked, server } = playground;
    expect(complaints).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(server.address) && !/^(data|blob):/.test(url))).toEqual([]);
  });
});
