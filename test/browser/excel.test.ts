import { inProject } from '../../scripts/root';
import { formulaSteps } from './excel-formula-steps';
import { reportSteps } from './excel-report-steps';
import { bytesOf, excelStage, READY, SHEET } from './excel-stage';
import { workbookSteps } from './excel-workbook-steps';
import { inSteps } from './steps';

const stage = excelStage();
const { picture, button, ribbon, says, view, scripts, reportCells } = stage;

beforeAll(stage.open, 120_000);
afterAll(() => stage.playground?.close());

const step = inSteps(async () => {
  await stage.playground.page.screenshot({ path: inProject('build', 'screenshots', 'excel-failed.png') });
  const words = stage.excel?.pane.locator('body').ariaSnapshot({ timeout: 1000 });
  return `The pane says: ${await words?.catch(() => 'nothing, it is not open')}`;
});

describe('the Excel tab', () => {
  step('has its reports from Google Sheets, where they are made and exported', async () => {
    const sidebar = await stage.playground.openSidebar();
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
    const saved = stage.playground.page.waitForEvent('download');
    await sidebar.getByRole('link', { name: /^Download/ }).click();
    const rows = (await stage.playground.sheets())[SHEET] ?? 0;
    stage.google = { file: (await bytesOf(await saved)).toString('utf8'), cells: await reportCells(stage.playground, rows) };
    expect(stage.google.cells.length).toBeGreaterThan(40);
  });

  formulaSteps(step, stage);

  step('forgets the key, says plainly why another one does not work, and never shows the one that does', async () => {
    await ribbon('Live Data');
    await says('Your first report');
    await picture('excel-first', 'page');
    expect(scripts()).toEqual(expect.arrayContaining(['addin.js', 'page.js', 'cells.js']));
    // The ready sheets of this view come behind it.
    await button('Make sheet “Timesheet”').waitFor();
    await view('Settings');
    await button('Disconnect…').click();
    await stage.excel.pane.getByRole('alertdialog').getByRole('button', { name: 'Disconnect', exact: true }).click();
    await stage.excel.pane.getByLabel('API key').fill('wrong-key');
    await picture('excel-connect');
    await button('Test and connect').click();
    await says(/refused your key/);
    expect(await stage.excel.pane.getByLabel('API key').inputValue()).toBe('');
    await stage.excel.pane.getByLabel('API key').fill(stage.playground.sandbox.keys.administrator);
    await button('Test and connect').click();
    await says(/Connected to/);
    const html = await stage.excel.pane.locator('html').innerHTML();
    expect(html).not.toContain(stage.playground.sandbox.keys.administrator);
    expect(html).toContain(stage.playground.sandbox.keys.administrator.slice(-4));
    await picture('excel-connected');
    expect(scripts()).toContainEqual(expect.stringMatching(/^engine-/));
  });

  reportSteps(step, stage);
  workbookSteps(step, stage);

  step('asked nobody but this machine, and the console is quiet', async () => {
    expect(stage.playground.asked.filter((address) => !/^(?:http:\/\/127\.0\.0\.1[:/]|data:|blob:)/.test(address))).toEqual([]);
    // What the browser itself says of a refused key and of a server that could not be reached.
    expect(stage.playground.complaints.filter((words) => !/status of (?:401|502)/.test(words))).toEqual([]);
  });
});
