import { inProject } from '../../scripts/root';
import { builtAddonWithWebhooks, builtExcelWithWebhooks } from '../bundle/built';
import { openExcel } from './excel-tab';
import { type OpenPlayground, openPlayground } from './page';
import { picture } from './pictures';
import { inSteps } from './steps';

let playground: OpenPlayground;

beforeAll(async () => {
  playground = await openPlayground(5, 10, { build: builtAddonWithWebhooks, buildExcel: builtExcelWithWebhooks });
}, 120_000);
afterAll(() => playground?.close());

const step = inSteps(async () => {
  await playground.page.screenshot({ path: inProject('build', 'screenshots', 'failed.png') });
  return `The sidebar says: ${await playground.page.frameLocator('#sidebar iframe').locator('body').ariaSnapshot()}`;
});

describe('notices in the playground', () => {
  step('a person connects a webhook and sees the test that arrived', async () => {
    const { page } = playground;
    const sidebar = await playground.openSidebar();
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

  step('one that takes no message is said as what it is', async () => {
    const { page } = playground;
    await page.getByRole('link', { name: 'Google Sheets' }).click();
    const sidebar = page.frameLocator('#sidebar iframe');
    await sidebar.getByLabel('Webhook address for Google Chat').fill('https://chat.googleapis.com/v1/spaces/A/messages?key=gone');
    await sidebar.getByRole('button', { name: 'Test and save: Google Chat' }).click();
    await sidebar.getByText("Google Chat doesn't know this webhook any more.").waitFor();
    await sidebar.getByLabel('Address of your own server').fill('https://hooks.example.com/redirecting');
    await sidebar.getByRole('button', { name: 'Test and save: Your own address' }).click();
    await sidebar.getByText('The address leads elsewhere').waitFor();
    expect(playground.complaints).toEqual([]);
  });

  step('the same in Excel, through the pane’s own server', async () => {
    const { page } = playground;
    const { tab, pane } = await openExcel(playground);
    await tab.getByRole('button', { name: 'Live Data' }).click();
    await pane.getByRole('button', { name: 'Settings' }).click({ timeout: 30_000 });
    await pane.getByLabel('Address of your own server').fill('https://hooks.example.com/from-excel-with-a-long-word');
    await pane.getByRole('button', { name: 'Test and save: Your own address' }).click();
    await pane.getByText('Test sent. Look for it in your server.').first().waitFor();
    await pane.getByText('hooks.example.com/••••word').waitFor();
    await page.getByRole('link', { name: 'Messages' }).click();
    await page.getByText(/hooks\.example\.com · answered 200/).waitFor();
    await page.getByText('"event":"test"').first().waitFor();
  });
});
