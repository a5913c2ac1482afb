/** @jest-environment ./scripts/jest-page.cjs */

import { saved as reportSaved, WHAT_LEAVING_LOSES } from '#words/editor';
import { NOT_REFRESHED } from '#words/report-card';
import { edit, field, kept } from './editor-page';
import { all, choose, click, focused, key, press, pressOn, settled, the, type, within, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { HOURS, refreshed, saved, usualFile } from './scene';
import type { SharedFile } from './shared-file';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
});
afterEach(closePanel);

describe('a new report', () => {
  it('is named, saved and refreshed; its sheet is called like it', async () => {
    await openPanel(file.owner);
    await press('Create my own report');
    await type('Name', 'Payroll: March?');
    await choose('Period', 'yesterday');
    await press('Save and refresh');
    expect(words()).toContain(reportSaved('Payroll: March?'));
    expect(words()).toContain('8 rows written.');
    expect(file.bench.sheets.names()).toEqual(['Payroll  March']);
    expect(focused()).not.toBe('');
  });

  it('has a sheet whose name no half of a character ends', async () => {
    await openPanel(file.owner);
    await press('Create my own report');
    await press(/^Where/);
    await type('Name', `${'Hours '.repeat(5)}👍`);
    expect(field('Sheet').value).toBe('Hours Hours Hours Hours Hours');
  });

  it('is saved by Enter in a field, without being refreshed', async () => {
    await openPanel(file.owner);
    await press('Create my own report');
    await type('Name', 'Payroll');
    await key('Enter');
    expect(words()).toMatch(new RegExp(`${reportSaved('Payroll')} .* ${NOT_REFRESHED}`));
  });

  it('is saved once, however often the button is pressed', async () => {
    await openPanel(file.owner);
    await press('Create my own report');
    await type('Name', 'Payroll');
    const save = the('button', 'Save');
    click(save);
    click(save);
    await settled();
    expect((await file.owner.call('open', {})).reports).toHaveLength(1);
  });
});

it('shows where a report is now, after its sheet was renamed while the panel was open, and moves nothing by saving', async () => {
  const [id = ''] = await saved(file, HOURS);
  await refreshed(file, id);
  await openPanel(file.owner);
  file.bench.sheets.rename('Hours', 'October');
  await press('Edit “Hours”');
  await press(/^Where/);
  expect(field('Sheet').value).toBe('October');
  await press('Back');
  expect(all('alertdialog')).toEqual([]);
  await press('Edit “Hours”');
  await type('Name', 'Hours of October');
  file.bench.sheets.rename('October', 'Q4');
  await press('Save and refresh');
  expect(file.bench.sheets.names()).toEqual(['Q4']);
});

describe('a ready report', () => {
  const names = (): readonly string[] => ['Name', 'Sheet'].map((label) => field(label).value);
  beforeEach(async () => {
    await openPanel(file.owner);
    await press('Customize “Hours this month by person”');
    await press(/^Where/);
  });

  it('that is changed to other days is called by them, and so is its sheet', async () => {
    await choose('Period', 'last month');
    expect(names()).toEqual(['Hours last month by person', 'Hours last month']);
    await press('Fixed dates', 'radio');
    await type('First day', '2026-03-01');
    await type('Last day, included', '2026-03-02');
    expect(names()).toEqual(['Hours 2026-03-01 to 2026-03-02 by person', 'Hours 2026-03-01 to 2026-03-02']);
    await press('Dates in cells', 'radio');
    expect(names()).toEqual(['Hours by person', 'Hours']);
    await press('A period', 'radio');
    await choose('Period', 'yesterday');
    expect(names()).toEqual(['Hours yesterday by person', 'Hours yesterday']);
  });

  it('keeps what a person called it', async () => {
    await type('Name', 'My hours this month');
    await choose('Period', 'last month');
    expect(names()).toEqual(['My hours this month', 'Hours last month']);
    await type('Sheet', 'Mine this month');
    await choose('Period', 'yesterday');
    expect(names()).toEqual(['My hours this month', 'Mine this month']);
    await press('Save');
    await press('Edit “My hours this month”');
    await press(/^Where/);
    await choose('Period', 'last month');
    expect(names()).toEqual(['My hours this month', 'Mine this month']);
  });
});

describe('what cannot be used', () => {
  it.each<[string, () => Promise<void>]>([
    ['The report has no name. Give it one.', () => type('Name', ' ')],
    ['There is no sheet to write to. Name one, or use the selected cell.', () => type('Sheet', '')],
    ["“Z” isn't a cell. Write the first cell as A1.", () => type('First cell', 'z')],
    ['Two columns are called “Date”. Rename one of them.', () => renamed('User', 'Date')],
  ])('is refused with the next step: %s', async (sentence, spoil) => {
    await edit(file);
    await press(/^Where/);
    await press(/^Columns/);
    await spoil();
    await press('Save');
    expect(words(the('alert'))).toBe(`Error: ${sentence}`);
    expect(await kept(file)).toMatchObject({ name: 'Hours', destination: { sheet: 'Hours', cell: 'A1' } });
    expect(all('heading', 'Edit report')).toHaveLength(1);
  });

  it('is refused from an empty number too', async () => {
    await edit(file, { ...HOURS, disposition: 'merge' });
    await press(/^Where/);
    await type('Days to read again', '');
    await press('Save');
    expect(words(the('alert'))).toContain('a whole number from 1 to 400');
  });

  it('is refused from an emptied length of a top list, which is not damage', async () => {
    const rollup = { by: ['application'], measures: ['time'], top: 10 } as const;
    await edit(file, { ...HOURS, version: 2, stream: 'activity-log', columns: [], rollup });
    await press(/^Columns/);
    await type('How many', '');
    await press('Save');
    expect(words(the('alert'))).toContain('a whole number from 1 to 1,000');
  });

  const renamed = async (column: string, header: string): Promise<void> => {
    await press(`Rename ${column}`);
    await type(`Header instead of “${column}”`, header);
  };
});

describe('leaving', () => {
  it('asks when something was changed, and loses nothing before the answer', async () => {
    await edit(file);
    await type('Name', 'Other');
    await press('Back');
    expect(words(the('alertdialog', 'Leave without saving?'))).toContain(WHAT_LEAVING_LOSES);
    await pressOn(within(the('alertdialog'), 'Cancel'));
    expect(field('Name').value).toBe('Other');
    await press('Back');
    await press('Leave');
    expect(focused()).toBe('Edit “Hours”');
    expect(await kept(file)).toMatchObject({ name: 'Hours' });
  });

  it('does not ask when nothing was', async () => {
    await edit(file);
    await type('Name', 'Other');
    await type('Name', 'Hours');
    await press('Cancel');
    expect(focused()).toBe('Edit “Hours”');
  });
});

describe('days', () => {
  it('are a period, two dates, or what cells say, and what was written for one is kept', async () => {
    await edit(file);
    await press('Fixed dates', 'radio');
    await type('First day', '2026-03-01');
    await type('Last day, included', '2026-03-08');
    await press('Dates in cells', 'radio');
    file.desk.selected = { sheet: "Jane's sheet", row: 1, column: 1 };
    await press('Use the selected cell: Cell with the first day or a period');
    expect(field('Cell with the first day or a period').value).toBe("'Jane''s sheet'!B2");
    await press('Fixed dates', 'radio');
    expect(field('First day').value).toBe('2026-03-01');
    await press('Save');
    expect((await kept(file)).range).toEqual({ kind: 'fixed', from: '2026-03-01', to: '2026-03-08' });
    expect(words()).toContain('2026-03-01 to 2026-03-08');
  });
});

describe('a cell that the host is slow to name', () => {
  let arrive: () => void;

  beforeEach(async () => {
    await edit(file);
    await press('Dates in cells', 'radio');
    file.desk.selected = { sheet: 'Other', row: 1, column: 1 };
    arrive = file.owner.delayAnswer();
    await press('Use the selected cell: Cell with the first day or a period');
  });

  it('leaves what is typed meanwhile', async () => {
    await type('Cell with the last day', 'Other!C2');
    arrive();
    await settled();
    expect([field('Cell with the first day or a period').value, field('Cell with the last day').value]).toEqual(['Other!B2', 'Other!C2']);
  });

  it('leaves another way to say the days that is chosen meanwhile', async () => {
    await press('Fixed dates', 'radio');
    await type('First day', '2026-03-01');
    arrive();
    await settled();
    expect(field('First day').value).toBe('2026-03-01');
  });
});

test('the place is taken from the sheet', async () => {
  await edit(file);
  await press(/^Where/);
  file.desk.selected = { sheet: 'Other', row: 4, column: 2 };
  await press('Use the selected cell: sheet and first cell');
  expect([field('Sheet').value, field('First cell').value]).toEqual(['Other', 'C5']);
});

test('another stream drops what it does not have', async () => {
  await edit(file, { ...HOURS, privacy: { people: 'summary', smallestGroup: 4 } });
  await press('Activity log', 'radio');
  await press(/^Privacy/);
  expect((the('radio', 'Summary without people') as HTMLInputElement).disabled).toBe(true);
  expect((the('radio', 'Pseudonyms') as HTMLInputElement).checked).toBe(true);
  await press('Save');
  expect(await kept(file)).toMatchObject({ stream: 'activity-log', columns: [{ key: 'user' }] });
});
