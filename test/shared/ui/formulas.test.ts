/** @jest-environment jsdom */
import { CATALOG } from '../../../shared/functions/catalog';
import { choose, key, press, the, type, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { usualFile } from './scenes';
import type { SharedFile } from './shared-file';

let file: SharedFile;
beforeEach(async () => {
  file = usualFile();
  await openPanel(file.owner);
  await press('Formulas');
});
afterEach(closePanel);

describe('the formula helper', () => {
  it('makes a formula of what is filled in, shows it and inserts it into the selected cell', async () => {
    file.desk.selected = { sheet: 'Sheet1', row: 4, column: 2 };
    await type('from', 'last week');
    await type('who', 'group:Sales');
    expect(words()).toContain('=ACTIVTRAK_HOURS("last week", , "group:Sales")');
    await press('Insert into the selected cell');
    expect(words()).toMatch(/The formula is in C5\. It covers \d{4}-\d\d-\d\d to /);
    expect(file.desk.inserted.map(({ formula }) => formula)).toEqual(['=ACTIVTRAK_HOURS("last week", , "group:Sales")']);
  });

  it('does not insert what has days that nobody understands', async () => {
    await type('from', 'last payroll period');
    await press('Insert into the selected cell');
    expect(words(the('alert'))).toContain('payroll');
    expect(file.desk.inserted).toEqual([]);
  });

  it('says what a function needs, and keeps what another one was given', async () => {
    await type('from', 'last week');
    await choose('Function', 'ACTIVTRAK_TOTAL');
    expect((the('textbox', 'from') as HTMLInputElement).value).toBe('last week');
    await press('Insert into the selected cell');
    expect(words(the('alert'))).toContain('The formula needs “metric”: fill it in, for example "active".');
    expect(file.desk.inserted).toEqual([]);
    await type('metric (needed)', 'active');
    await key('Enter');
    expect(file.desk.inserted[0]?.formula).toBe('=ACTIVTRAK_TOTAL("active", "last week")');
  });

  it('offers every function, with what each argument means', async () => {
    for (const { name, description, parameters, result } of CATALOG) {
      await choose('Function', name);
      for (const sentence of [description, result, ...parameters.map((parameter) => parameter.description)])
        expect(words()).toContain(sentence);
    }
  });

  it('says that formulas are not allowed yet, and leads to where that is changed', async () => {
    expect(words()).toContain('Formulas run on the key of the owner of the spreadsheet.');
    await press('Open the settings');
    await press('Formulas may use my key', 'checkbox');
    await press('Save');
    await press('Formulas');
    expect(words()).not.toContain('Formulas run on the key');
  });

  it('in a workbook says whose key it is there', async () => {
    file = usualFile('excel');
    await openPanel(file.owner);
    await press('Formulas');
    expect(words()).toContain('Formulas may not use your key yet');
  });
});
