import { strFromU8, unzipSync } from 'fflate';
import { bytesOf, type ExcelStage } from './excel-stage';
import type { Step } from './steps';

/** What happens around a workbook: its network, its file, its colleagues and its look. */
export function workbookSteps(step: Step, stage: ExcelStage): void {
  const { picture, button, ribbon, strip, says, view, told, until, refreshesWhileOpen, reportCells } = stage;

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
    await stage.excel.pane.getByLabel('Start Live Data with this workbook').check();
    await stage.excel.pane.getByLabel('Refresh all reports when Live Data starts').check();
    await stage.excel.pane.getByLabel('Refresh all reports', { exact: true }).selectOption('15');
    const part = stage.excel.pane.locator('section', { has: stage.excel.pane.getByRole('heading', { name: 'While this file is open' }) });
    await part.getByRole('button', { name: 'Save', exact: true }).click();
    await says(/^Saved\./);
    await part.scrollIntoViewIfNeeded();
    await picture('excel-while-open');
    await stage.excel.tab.getByRole('button', { name: 'Reopen the workbook' }).click();
    await told('Live Data has started with it.');
    await ribbon('Live Data');
    await until(async () => (await refreshesWhileOpen()) === 2);
    await stage.excel.tab.getByRole('button', { name: 'Let 15 minutes pass' }).click();
    await told('Live Data has checked what is due.');
    await until(async () => (await refreshesWhileOpen()) === 4);
    await picture('excel-history');
  });

  step('turns a formula and all that it fills into values', async () => {
    const before = await stage.excel.values(`A1:H${stage.api.length + 1}`);
    await stage.excel.tab.getByText('Hours', { exact: true }).first().click();
    await stage.excel.type('A1', '=ACTIVTRAK_HOURS()');
    await stage.excel.values('A1');
    await view('Formulas');
    await stage.excel.type('C5', '');
    await button('Turn the formula into values').click();
    await says(/now holds values that everyone can see .*\. The formula was =ACTIVTRAK_HOURS\(\)/);
    await picture('excel-values');
    expect(await stage.excel.values(`A1:H${stage.api.length + 1}`)).toEqual(before);
    expect((await stage.excel.formulas('A1:B9')).flat().filter((formula) => formula !== '')).toEqual([]);
  });

  step('saves a file that holds the reports, the rows, and no key', async () => {
    const saved = stage.playground.page.waitForEvent('download');
    await stage.excel.tab.getByRole('button', { name: 'Save as .xlsx' }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe('Working hours.xlsx');
    const everything = Object.values(unzipSync(await bytesOf(download)))
      .map((bytes) => strFromU8(bytes))
      .join('\n')
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    expect(everything).toContain('activtrak.report.');
    expect(everything).toContain(String(stage.google.cells[1]?.[1]));
    expect(everything).not.toContain(stage.playground.sandbox.keys.administrator);
  });

  step('shows a colleague without the add-in the rows of reports, and #NAME? for formulas', async () => {
    await stage.excel.type('K3', '=ACTIVTRAK_STATUS()');
    expect(String((await stage.excel.values('K3'))[0][0])).toMatch(/^Connected to/);
    await strip('At the keyboard', 'colleague');
    expect(await stage.excel.values('K3')).toEqual([['#NAME?']]);
    // Time has passed since, and people have worked in it.
    const whose = (rows: unknown[][]): readonly string[] => rows.map(([day, name]) => `${day} ${name}`);
    expect(whose(await reportCells(stage.excel, stage.google.cells.length + 10))).toEqual(
      expect.arrayContaining([...whose(stage.google.cells)]),
    );
    await stage.excel.tab.getByRole('group', { name: 'ActivTrak' }).waitFor({ state: 'hidden' });
    await picture('excel-colleague', 'page');
    await strip('At the keyboard', 'you');
    expect(String((await stage.excel.values('K3'))[0][0])).toMatch(/^Connected to/);
  });

  step('is dark when Excel is, and goes on at its own address after the other tab', async () => {
    await strip('Excel is', 'dark');
    await ribbon('Live Data');
    await says('Reports');
    expect(await stage.excel.pane.locator('body').getAttribute('data-scheme')).toBe('dark');
    await stage.playground.page.waitForTimeout(400);
    await picture('excel-dark', 'page');
    await stage.playground.page.getByRole('link', { name: 'Google Sheets' }).click();
    expect((await reportCells(stage.playground, stage.google.cells.length))[0]).toEqual(stage.google.cells[0]);
    await stage.playground.page.goBack();
    await stage.excel.tab.getByRole('button', { name: 'Recalculate' }).waitFor();
  });
}
