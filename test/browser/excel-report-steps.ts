import { type ExcelStage, LOG, REPORT, SHEET } from './excel-stage';
import type { Step } from './steps';

/** Reports that came from Google Sheets, and one of its own. */
export function reportSteps(step: Step, stage: ExcelStage): void {
  const { picture, button, ribbon, says, cardSays, view, reportCells } = stage;

  step('imports the reports of Google Sheets and has the same cells as there, with progress and the checks in words', async () => {
    const file = { name: 'reports.json', mimeType: 'application/json', buffer: Buffer.from(stage.google.file) };
    await stage.excel.pane.getByLabel('Import reports from a file').setInputFiles(file);
    await says(/imported|taken in|1 report/i);
    await view('Reports');
    await stage.playground.control('latency', { ms: 500 });
    await button(`Refresh “${REPORT}”`).click();
    await stage.excel.pane.getByRole('progressbar').waitFor();
    await picture('excel-running');
    await stage.playground.control('latency', { ms: 0 });
    await cardSays(REPORT, /\d+ rows written\./);
    await says('No duplicate records.');
    await picture('excel-done');
    const rows = (await stage.excel.sheets())[SHEET] ?? 0;
    expect(await reportCells(stage.excel, rows)).toEqual(stage.google.cells);
    await button(`Show “${REPORT}” in the sheet`).click();
    await stage.playground.page.waitForTimeout(600);
    await picture('excel-sheet', 'page');
  });

  step('leaves hostile texts as texts', async () => {
    const rows = stage.google.cells.length;
    const [names, formulas] = [await stage.excel.values(`B2:B${rows + 1}`, SHEET), await stage.excel.formulas(`A1:H${rows + 1}`, SHEET)];
    expect(names.flat().filter((name) => /^[=+@-]/.test(String(name))).length).toBeGreaterThan(0);
    expect(formulas.flat().filter((formula) => formula !== '')).toEqual([]);
  });

  step('stops a refresh, and the workbook is as it was', async () => {
    await button('New report').click();
    await stage.excel.pane.getByLabel('Name', { exact: true }).fill(LOG);
    await stage.excel.pane.getByLabel('Activity log').check();
    await stage.excel.pane.getByLabel('Period', { exact: true }).selectOption('last 30 days');
    await picture('excel-editor');
    await stage.playground.control('latency', { ms: 900 });
    await button('Save and refresh').click();
    await button('Not now').click();
    await cardSays(LOG, /\d+ (pages?|rows)/);
    await button(`Stop refreshing “${LOG}”`).click();
    await says(/was stopped/);
    await stage.playground.control('latency', { ms: 0 });
    expect(Object.keys(await stage.excel.sheets())).not.toContain(LOG);
  });

  step('refreshes all reports from the ribbon, and the one of the selected cell', async () => {
    await ribbon('Refresh all reports');
    await cardSays(LOG, /\d rows written/);
    await cardSays(REPORT, /rows as before|rows written/);
    expect((await stage.excel.sheets())[LOG]).toBeGreaterThan(100);
    await stage.excel.type('M30', 'beside');
    await ribbon('Refresh this report');
    await says("The selected cell isn't part of a report.");
  });
}
