/** @jest-environment ./scripts/jest-page.cjs */

import { argumentMissing, MUST_ALLOW, OWNER_MUST_ALLOW } from '#words/formulas-view';
import { FORMULAS_WHERE } from '#words/settings-view';
import { NO_CELLS } from '../../../shared/api/connections/cell-rules';
import { CATALOG } from '../../../shared/functions/catalog';
import { withSecondAccount } from './connection-scenes';
import { all, choose, press, settled, the, type, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { usualFile } from './scene';
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
    await choose('Days', 'last week');
    await type('who', 'group:Sales');
    expect(words()).toContain('=ACTIVTRAK_HOURS("last week", , "group:Sales")');
    await press('Insert into the selected cell');
    expect(words()).toMatch(/The formula is in C5\. It covers \d{4}-\d\d-\d\d to /);
    expect(file.desk.inserted.map(({ formula }) => formula)).toEqual(['=ACTIVTRAK_HOURS("last week", , "group:Sales")']);
  });

  it('does not insert what has days that nobody understands', async () => {
    await choose('Days', 'Other words, or cells');
    await type('from', 'last payroll period');
    await press('Insert into the selected cell');
    expect(words(the('alert'))).toContain('payroll');
    expect(file.desk.inserted).toEqual([]);
  });

  it('says what a function needs, and keeps what another one was given', async () => {
    await choose('Days', 'last week');
    await choose('Function', 'ACTIVTRAK_TOTAL');
    expect((the('combobox', 'Days') as HTMLSelectElement).value).toBe('last week');
    await press('Insert into the selected cell');
    expect(words(the('alert'))).toContain(argumentMissing('metric', '"active"'));
    expect(file.desk.inserted).toEqual([]);
    await choose('metric (required)', 'active');
    await press('Insert into the selected cell');
    expect(file.desk.inserted[0]?.formula).toBe('=ACTIVTRAK_TOTAL("active", "last week")');
  });

  const CONNECTION = 'connection';

  /** The owner has a second connection, as she opens the panel again. */
  async function withAnother(): Promise<void> {
    const { entries } = file.owner.secrets;
    const first = JSON.parse(entries.get('activtrak.connection') ?? '{}') as object;
    entries.set('activtrak.connection', JSON.stringify({ ...first }));
    entries.set('activtrak.connection-others', 'yes');
    entries.set('activtrak.connection.b', JSON.stringify({ ...first, id: 'another', name: 'Northfell EU' }));
    closePanel();
    await openPanel(file.owner);
    await press('Formulas');
  }

  it('names connections where there is more than one, and no other time', async () => {
    expect(all('combobox', CONNECTION)).toEqual([]);
    await withAnother();
    await choose('Days', 'last week');
    await choose(CONNECTION, 'Northfell EU');
    expect(words()).toContain('=ACTIVTRAK_HOURS("last week", , , , , "Northfell EU")');
  });

  it('keeps what is typed while the host looks for the selected cell', async () => {
    await choose('Days', 'Other words, or cells');
    const arrive = file.owner.delayAnswer();
    await press('Use the selected cell: from');
    await type('who', 'group:Sales');
    arrive();
    await settled();
    expect(words()).toContain('=ACTIVTRAK_HOURS(Sheet1!A1, , "group:Sales")');
  });

  it('finds people of the connection that the formula is about', async () => {
    const found = async (): Promise<readonly (string | null)[]> => {
      await type('Find by name', '1');
      return all('button', /person$/).map(({ textContent }) => textContent);
    };
    await withSecondAccount(file);
    await openPanel(file.owner);
    await press('Formulas');
    expect(await found()).not.toContain('Northfell 1 person');
    await choose(CONNECTION, 'Northfell EU');
    expect(await found()).toContain('Northfell 1 person');
    await press('Northfell 1 person');
    expect(words()).toContain('"user:Northfell 1", , , "Northfell EU")');
  });

  it('finds people of the connection that formulas use where it names none', async () => {
    const { handle } = await withSecondAccount(file);
    await file.owner.call('saveConnection', { handle, isOfFormulas: true });
    await openPanel(file.owner);
    await press('Formulas');
    await type('Find by name', 'north');
    expect(all('button', 'Northfell 1 person')).toHaveLength(1);
  });

  it('offers every function, with what each argument means', async () => {
    await withAnother();
    for (const { name, description, parameters, result } of CATALOG) {
      await choose('Function', name);
      if (all('combobox', 'Days').length > 0) await choose('Days', 'Other words, or cells');
      for (const sentence of [description, result, ...parameters.map((parameter) => parameter.description)])
        expect(words()).toContain(sentence);
    }
  });

  const formula = (): string => words(document.querySelector('.formula') as Element);
  const value = (label: string): string => (the('textbox', label) as HTMLInputElement).value;

  it.each<[string, () => Promise<void>, string]>([
    [
      'a period, people and a group, found by name',
      async () => {
        await choose('Days', 'last month');
        await type('Find by name', 'anna');
        await press(/^Anna Meyer/);
        await type('Find by name', 'sales');
        await press(/^Sales/);
      },
      '=ACTIVTRAK_HOURS("last month", , "user:Anna Meyer; group:Sales")',
    ],
    [
      'columns and a unit',
      async () => {
        await choose('Another column', 'User');
        await press('Add');
        await choose('Another column', 'Active');
        await press('Add');
        await choose('unit', 'days');
      },
      '=ACTIVTRAK_HOURS(, , , "User, Active", "days")',
    ],
    [
      'two dates',
      async () => {
        await choose('Days', 'Fixed dates');
        await type('First day', '2026-03-01');
        await type('Last day, included', '2026-03-15');
      },
      '=ACTIVTRAK_HOURS("2026-03-01", "2026-03-15")',
    ],
    [
      'the cell that is selected, on a sheet with a blank in its name',
      async () => {
        file.desk.selected = { sheet: 'My settings', row: 0, column: 1 };
        await choose('Days', 'Other words, or cells');
        await press('Use the selected cell: from');
      },
      "=ACTIVTRAK_HOURS('My settings'!B1)",
    ],
    [
      'computers',
      async () => {
        await choose('Function', 'ACTIVTRAK_COMPUTER_HOURS');
        await type('Find by name', 'PC');
        await press(/^PC-1 /);
        await choose('Another column', 'Computer');
        await press('Add');
      },
      '=ACTIVTRAK_COMPUTER_HOURS(, , "computer:PC-1", "Computer")',
    ],
    [
      'columns of the log',
      async () => {
        await choose('Function', 'ACTIVTRAK_LOG');
        await choose('Another column', 'Window title');
        await press('Add');
        await type('limit', '200');
      },
      '=ACTIVTRAK_LOG(, , , "Window title", 200)',
    ],
    [
      'a group and a period',
      async () => {
        await choose('Function', 'ACTIVTRAK_USERS');
        await type('Find a group', 'sales');
        await press(/^Sales/);
        await choose('Days', 'last month');
      },
      '=ACTIVTRAK_USERS("group:Sales", "last month")',
    ],
    [
      'what to add up',
      async () => {
        await choose('Function', 'ACTIVTRAK_TOTAL');
        await choose('metric (required)', 'productive active');
        await choose('Days', 'yesterday');
      },
      '=ACTIVTRAK_TOTAL("productive active", "yesterday")',
    ],
    [
      'a period to explain',
      async () => {
        await choose('Function', 'ACTIVTRAK_STATUS');
        await choose('Days', 'this quarter');
      },
      '=ACTIVTRAK_STATUS("this quarter")',
    ],
  ])('has the pickers of the report editor, and the cell takes what they give: %s', async (_, pick, made) => {
    await pick();
    expect(formula()).toBe(made);
    await press('Insert into the selected cell');
    expect(file.desk.inserted.map((one) => one.formula)).toEqual([made]);
  });

  it('writes what was picked with the separators of the file', async () => {
    file.desk.separators = () => ({ typed: ';', inserted: ';' });
    await openPanel(file.owner);
    await press('Formulas');
    await choose('Days', 'last week');
    await choose('unit', 'days');
    expect(formula()).toBe('=ACTIVTRAK_HOURS("last week"; ; ; ; "days")');
    await press('Insert into the selected cell');
    expect(file.desk.inserted[0]?.formula).toBe(formula());
  });

  it('names by id whoever a formula would not find by name', async () => {
    await type('Find by name', '42');
    await press(/^42 person/);
    expect(value('who')).toBe('user:42');
  });

  it('forgets the last day when a period takes the place of dates', async () => {
    await choose('Days', 'Fixed dates');
    await type('First day', '2026-03-01');
    await type('Last day, included', '2026-03-15');
    await choose('Days', 'today');
    expect(formula()).toBe('=ACTIVTRAK_HOURS("today")');
  });

  it('does not insert columns that the function does not have', async () => {
    await type('columns', 'User, Slaes');
    await press('Insert into the selected cell');
    expect(words(the('alert'))).toContain('There is no column “Slaes”.');
    await type('columns', 'Settings!B1:B4');
    await press('Insert into the selected cell');
    expect(file.desk.inserted.map((one) => one.formula)).toEqual(['=ACTIVTRAK_HOURS(, , , Settings!B1:B4)']);
  });

  it('says that formulas are not allowed yet, and leads to where that is changed', async () => {
    expect(words()).toContain(OWNER_MUST_ALLOW);
    await press('Open the settings');
    await press('Formulas can use my key', 'checkbox');
    await press('Save');
    await press('Formulas');
    expect(words()).not.toContain(OWNER_MUST_ALLOW);
  });

  it('says so of the connection that formulas of this file use, whichever is the default one', async () => {
    await withSecondAccount(file);
    const [first, second] = (await file.owner.call('open', {})).connections;
    await file.owner.call('saveConnection', { handle: first?.handle ?? '', cells: { ...NO_CELLS, isHere: true } });
    await openPanel(file.owner);
    await press('Formulas');
    expect(words()).not.toContain(OWNER_MUST_ALLOW);
    await file.owner.call('saveConnection', { handle: second?.handle ?? '', isOfFormulas: true });
    await openPanel(file.owner);
    await press('Formulas');
    expect(words()).toContain(OWNER_MUST_ALLOW);
  });

  it('in a workbook says whose key it is there', async () => {
    file = usualFile('excel');
    await openPanel(file.owner);
    await press('Formulas');
    expect(words()).toContain(MUST_ALLOW);
    await press('Open the settings');
    await press('Formulas can use my key', 'checkbox');
    expect(all('combobox', FORMULAS_WHERE)).toEqual([]);
    await press('Save');
    expect((await file.owner.call('open', {})).connection?.cells).toMatchObject({ allowed: true, others: 0 });
  });
});
