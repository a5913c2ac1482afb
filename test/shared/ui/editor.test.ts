/** @jest-environment jsdom */

import type { Report } from '../../../shared/report/definition/definition';
import {
  CHANGED_SINCE,
  EVERYONE_IN_REPORT,
  NO_ROWS_ABOUT_ENOUGH,
  saved as reportSaved,
  SCHEDULE_NEEDS_KEY,
  scheduleOwner,
  tooMuchToSave,
  WHAT_LEAVING_LOSES,
} from '../../../shared/words/en/editor';
import { NAMES_REFUSED, NO_MATCH } from '../../../shared/words/en/name-picker';
import { SCHEDULE_WITHOUT_KEY, savedWithoutSchedule } from '../../../shared/words/en/panel-answers';
import { NOT_REFRESHED, scheduledWords } from '../../../shared/words/en/report-card';
import { NO_ANSWER } from '../../../shared/words/en/sidebar';
import { all, choose, click, focused, key, press, pressOn, said, settled, the, type, within, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { organisation } from './people';
import { HOURS, LOG, refreshed, saved, usualFile, WEEKLY } from './scenes';
import type { SharedFile } from './shared-file';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
});
afterEach(closePanel);

async function edit(report: Report = HOURS): Promise<void> {
  await saved(file, report);
  await openPanel(file.owner);
  await press(`Edit “${report.name}”`);
}
const kept = async (): Promise<Report> => (await file.owner.call('open', {})).reports[0]?.report as Report;
const field = (label: string): HTMLInputElement => the('textbox', label) as HTMLInputElement;

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
    await edit();
    await press(/^Where/);
    await press(/^Columns/);
    await spoil();
    await press('Save');
    expect(words(the('alert'))).toBe(`Error: ${sentence}`);
    expect(await kept()).toMatchObject({ name: 'Hours', destination: { sheet: 'Hours', cell: 'A1' } });
    expect(all('heading', 'Edit report')).toHaveLength(1);
  });

  it('is refused from an empty number too', async () => {
    await edit({ ...HOURS, disposition: 'merge' });
    await press(/^Where/);
    await type('Days to read again', '');
    await press('Save');
    expect(words(the('alert'))).toContain('a whole number from 1 to 400');
  });

  const renamed = async (column: string, header: string): Promise<void> => {
    await press(`Rename ${column}`);
    await type(`Header instead of “${column}”`, header);
  };
});

describe('leaving', () => {
  it('asks when something was changed, and loses nothing before the answer', async () => {
    await edit();
    await type('Name', 'Other');
    await press('Back');
    expect(words(the('alertdialog', 'Leave without saving?'))).toContain(WHAT_LEAVING_LOSES);
    await pressOn(within(the('alertdialog'), 'Cancel'));
    expect(field('Name').value).toBe('Other');
    await press('Back');
    await press('Leave');
    expect(focused()).toBe('Edit “Hours”');
    expect(await kept()).toMatchObject({ name: 'Hours' });
  });

  it('does not ask when nothing was', async () => {
    await edit();
    await type('Name', 'Other');
    await type('Name', 'Hours');
    await press('Cancel');
    expect(focused()).toBe('Edit “Hours”');
  });
});

describe('whom it is about', () => {
  it('is looked for by name, chosen and removed, with the focus in the search', async () => {
    await edit();
    await press(/^Who/);
    expect(words()).toContain(EVERYONE_IN_REPORT);
    await type(/^Only these people/, 'E');
    expect(all('button', / (person|group|computer)$/).map(({ textContent }) => textContent)).toEqual(
      [
        'Bashir Nasser person',
        'Chloé Dubois person',
        'Elena Rossi person',
        'Femi Adeyemi person',
        'Grace Lee person',
        'Sales group',
        'Anna Meyer person',
      ].sort(),
    );
    await type(/^Only these people/, 'grace');
    await key('Enter');
    expect(focused()).toMatch(/^Only these people/);
    await type(/^Only these people/, 'sal');
    await press('Sales group');
    expect(focused()).toMatch(/^Only these people/);
    await type(/^Only these people/, 'grace');
    expect(words()).toContain(NO_MATCH);
    await press('Remove Grace Lee');
    expect(focused()).toMatch(/^Only these people/);
    await press('Save');
    expect((await kept()).who).toEqual([{ kind: 'group', id: 51, name: 'Sales' }]);
    expect(file.owner.calls.filter((name) => name === 'names')).toHaveLength(1);
  });

  it('is given by number where the key may not read names', async () => {
    file.bench.serve(organisation, { names: false });
    await edit();
    await press(/^Who/);
    await type(/^Only these people/, '4711');
    expect(words()).toContain(NAMES_REFUSED);
    await press('4711 computer');
    await press('Save');
    expect((await kept()).who).toEqual([{ kind: 'computer', id: 4711, name: '4711' }]);
  });

  it('can still be written while names cannot be looked up', async () => {
    await edit();
    await press(/^Who/);
    file.owner.isReachable = false;
    await type(/^Only these people/, '12');
    expect(words(the('alert'))).toContain(NO_ANSWER);
    expect(focused()).toMatch(/^Only these people/);
    expect(all('button', '12 person')).toHaveLength(1);
  });
});

describe('columns', () => {
  const order = (): string[] => [...document.querySelectorAll('.column-name')].map(({ textContent }) => textContent ?? '');
  const item = (name: string): Element => the('button', `Move ${name} up`).closest('li') as Element;
  const drag = (element: Element, event: string): boolean => element.dispatchEvent(new Event(event, { bubbles: true, cancelable: true }));

  beforeEach(async () => {
    await edit();
    await press(/^Columns/);
  });

  it('are moved by buttons, and the focus goes along', async () => {
    expect(order()).toEqual(['Date', 'User', 'User ID', 'Active (h)']);
    await press('Move Active (h) up');
    expect(order()).toEqual(['Date', 'User', 'Active (h)', 'User ID']);
    expect(focused()).toBe('Move Active (h) up');
    await press('Move Active (h) up');
    await press('Move Active (h) up');
    await press('Move Active (h) up');
    expect(order()).toEqual(['Active (h)', 'Date', 'User', 'User ID']);
    expect(focused()).toBe('Move Active (h) up');
    expect(the('button', 'Move Active (h) up').getAttribute('aria-disabled')).toBe('true');
  });

  it('are moved by Alt with the arrow keys, and what happened is read out', async () => {
    the('button', 'Rename Date').focus();
    await key('ArrowDown', { altKey: true });
    await key('ArrowDown', { altKey: true });
    expect(order()).toEqual(['User', 'User ID', 'Date', 'Active (h)']);
    expect(focused()).toBe('Rename Date');
    expect(words()).toContain('Date: place 3 of 4');
    await key('ArrowDown');
    expect(order()).toEqual(['User', 'User ID', 'Date', 'Active (h)']);
  });

  it('are dragged', async () => {
    drag(item('Active (h)'), 'dragstart');
    await settled();
    expect(drag(item('Date'), 'dragover')).toBe(false);
    await settled();
    expect(item('Date').className).toContain('aimed');
    drag(item('Date'), 'drop');
    drag(item('Active (h)'), 'dragend');
    await settled();
    expect(order()).toEqual(['Active (h)', 'Date', 'User', 'User ID']);
    expect(document.querySelector('.aimed, .dragged')).toBeNull();
  });

  it('that are dragged nowhere stay', async () => {
    drag(item('Active (h)'), 'dragstart');
    drag(item('Active (h)'), 'dragend');
    drag(item('Date'), 'drop');
    await settled();
    expect(order()).toEqual(['Date', 'User', 'User ID', 'Active (h)']);
  });

  it('are removed, added and renamed; the last one stays', async () => {
    await press('Remove User');
    expect(focused()).toBe('Move User ID up');
    await press('Remove Active (h)');
    expect(focused()).toBe('Move User ID up');
    await press('Remove Date');
    expect(all('button', /^Remove/)).toEqual([]);
    await choose('Another column', 'Total');
    await press('Add');
    await press('Rename Total (h)');
    await type('Header instead of “Total (h)”', ' Hours at work ');
    await press('Save');
    expect((await kept()).columns).toEqual([{ key: 'userId' }, { key: 'total', label: 'Hours at work' }]);
  });
});

describe('renaming a column', () => {
  beforeEach(async () => {
    await edit();
    await press(/^Columns/);
    await press('Rename User');
  });
  const header = 'Header instead of “User”';

  it('begins with the header in the field, all of it selected, so that one types at once', () => {
    expect(focused()).toBe(header);
    const { value, selectionStart, selectionEnd } = field(header);
    expect([value, selectionStart, selectionEnd]).toEqual(['User', 0, 4]);
  });

  it('ends with Enter, which saves nothing, and the focus is on its pencil', async () => {
    await type(header, 'Who');
    await key('Enter');
    expect(focused()).toBe('Rename Who');
    expect(all('heading', 'Edit report')).toHaveLength(1);
    await press('Rename Who');
    expect(field(header).selectionEnd).toBe(3);
    await press('Save');
    expect((await kept()).columns[1]).toEqual({ key: 'user', label: 'Who' });
  });

  it('ends with Escape as it was; the usual header is no name of its own', async () => {
    await type(header, 'Who');
    await key('Escape');
    expect(focused()).toBe('Rename User');
    await press('Save');
    expect((await kept()).columns[1]).toEqual({ key: 'user' });
  });
});

it('numbers that ActivTrak does not explain are shown in a person’s own words', async () => {
  await edit({ ...LOG, columns: [{ key: 'time' }, { key: 'user' }, { key: 'productivity' }] });
  await press(/^Columns/);
  await press('Words for Productivity');
  expect(words()).toContain("doesn't publish what it means");
  await type('Instead of 1', ' Productive ');
  await type('Instead of 0', ' ');
  await press('Rename Productivity');
  await type('Header instead of “Productivity”', 'How');
  await press('Save');
  expect((await kept()).columns[2]).toEqual({ key: 'productivity', label: 'How', words: { 1: 'Productive' } });
  await press('Edit “Log”');
  await press(/^Columns/);
  await press(/^Preview/);
  expect(field('Instead of 1').value).toBe('Productive');
  await press('Show the first ten rows');
  expect(words(document.querySelector('table') as Element)).toMatch(/^Time User How .* Productive/);
});

describe('before anything is written', () => {
  it('the first ten rows are shown, and what a refresh costs', async () => {
    await edit();
    await press(/^Preview/);
    await press('Show the first ten rows');
    const table = document.querySelector('table') as HTMLTableElement;
    expect([...table.rows].map((row) => row.cells.length)).toEqual(Array(11).fill(4));
    expect(words(table.rows[1] as Element)).toMatch(/^2026-03-1\d Anna Meyer 1 1\.18$/);
    expect(words()).toContain('A refresh brings about 56 rows, 224 cells, in 1 request.');
    expect(words()).toContain('The file has 0 of the 10,000,000 cells it can have, and will have 600. Empty cells count too.');
    await choose('Period', 'yesterday');
    expect(words()).toContain(CHANGED_SINCE);
    await press('Preview again');
    expect(words()).toContain('about 8 rows, 32 cells');
    expect(file.bench.sheets.names()).toEqual([]);
  });

  it('time is shown as decimal hours, with minutes or with seconds, as a person chooses', async () => {
    await edit();
    await press(/^Columns/);
    await press(/^Preview/);
    for (const [look, cell, chosen] of [
      ['Hours and minutes (7:30)', '1:11', { unit: 'days', durations: 'h:mm' }],
      ['Hours, minutes and seconds (7:30:00)', '1:11:01', { unit: 'days' }],
      ['Decimal hours (7.50)', '1.18', { unit: 'hours' }],
    ] as const) {
      await choose('Time is shown as', look);
      await press(/^(?:Show the first ten rows|Preview again)$/);
      expect((document.querySelector('table') as HTMLTableElement).rows[1]?.cells[3]?.textContent).toBe(cell);
      await press('Save');
      const { unit, durations } = await kept();
      expect({ unit, durations }).toEqual({ durations: undefined, ...chosen });
      await press('Edit “Hours”');
      await press(/^Columns/);
      await press(/^Preview/);
      expect((the('combobox', 'Time is shown as') as HTMLSelectElement).selectedOptions[0]?.text).toBe(look);
    }
  });

  it('the first rows come into view when they are there', async () => {
    const shown: string[] = [];
    Element.prototype.scrollIntoView = function scrolled(this: Element) {
      shown.push(words(this));
    };
    await edit();
    await press(/^Preview/);
    await press('Show the first ten rows');
    Reflect.deleteProperty(Element.prototype, 'scrollIntoView');
    expect(shown).toEqual([expect.stringContaining('Anna Meyer')]);
  });

  it('a refresh that is too large for the file is refused, and can be saved without', async () => {
    file.mostCells = 500;
    await edit();
    await press(/^Preview/);
    await press('Show the first ten rows');
    expect(words()).toContain("That's more than the file can hold. Choose fewer days, people or columns.");
    await type('Name', 'Large');
    await press('Save and refresh');
    expect(words(the('alert'))).toBe(`Error: ${tooMuchToSave('about 56 rows, 224 cells')}`);
    expect(await kept()).toMatchObject({ name: 'Hours' });
    await press('Save');
    expect(await kept()).toMatchObject({ name: 'Large' });
    expect(file.bench.sheets.names()).toEqual([]);
  });

  it('a workbook has the limits of its sheets and none of its cells', async () => {
    file = usualFile('excel');
    await edit();
    await press(/^Preview/);
    await press('Show the first ten rows');
    expect(words()).toContain('The sheet will have 59 of the 1,048,576 rows it can have.');
    expect(words()).not.toMatch(/10,000,000|Empty cells/);
  });

  it('rows about too few people are not in it, and that they are left out is said', async () => {
    await edit({ ...HOURS, columns: [{ key: 'date' }, { key: 'active' }], privacy: { people: 'summary', smallestGroup: 50 } });
    await press(/^Preview/);
    await press('Show the first ten rows');
    expect(words()).toContain(NO_ROWS_ABOUT_ENOUGH);
    expect(words()).toContain('Rows about fewer than 50 people are left out.');
    await press(/^Privacy/);
    await type('Smallest group', '2');
    await press('Preview again');
    expect((document.querySelector('table') as HTMLTableElement).rows.length).toBeGreaterThan(2);
    expect(words()).not.toContain('Rows about fewer than');
  });

  it('a preview that is refused says why', async () => {
    await edit({ ...HOURS, range: { kind: 'words', words: 'last 7 days' } });
    await choose('Period', 'another one');
    await type('In words', 'sometime');
    await press(/^Preview/);
    await press('Show the first ten rows');
    expect(words(the('alert'))).toContain('sometime');
  });
});

describe('days', () => {
  it('are a period, two dates, or what cells say, and what was written for one is kept', async () => {
    await edit();
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
    expect((await kept()).range).toEqual({ kind: 'fixed', from: '2026-03-01', to: '2026-03-08' });
    expect(words()).toContain('2026-03-01 to 2026-03-08');
  });
});

test('the place is taken from the sheet', async () => {
  await edit();
  await press(/^Where/);
  file.desk.selected = { sheet: 'Other', row: 4, column: 2 };
  await press('Use the selected cell: sheet and first cell');
  expect([field('Sheet').value, field('First cell').value]).toEqual(['Other', 'C5']);
});

test('another stream drops what it does not have', async () => {
  await edit({ ...HOURS, privacy: { people: 'summary', smallestGroup: 4 } });
  await press('Activity log', 'radio');
  await press(/^Privacy/);
  expect((the('radio', 'Summary without people') as HTMLInputElement).disabled).toBe(true);
  expect((the('radio', 'Pseudonyms') as HTMLInputElement).checked).toBe(true);
  await press('Save');
  expect(await kept()).toMatchObject({ stream: 'activity-log', columns: [{ key: 'user' }] });
});

describe('the schedule', () => {
  const when = async () => (await kept()).schedule?.when;

  it.each([
    ['Every hour', { every: 'hours', hours: 1, zone: 'UTC' }],
    ['Every few hours', { every: 'hours', hours: 4, zone: 'UTC' }],
    ['Every day', { every: 'day', at: 8, zone: 'UTC' }],
    ['Monday to Friday', { every: 'weekday', at: 8, zone: 'UTC' }],
    ['Every week', { every: 'week', on: 1, at: 8, zone: 'UTC' }],
    ['Every month', { every: 'month', on: 1, at: 8, zone: 'UTC' }],
  ])('%s', async (words_, expected) => {
    await edit();
    await press(/^Schedule/);
    await choose('Refresh', words_);
    expect(words()).toContain('even when nobody has the file open');
    await press('Save');
    expect(await when()).toEqual(expected);
    expect(await kept()).toMatchObject({ schedule: { ownerName: 'Jane Doe' } });
    expect(file.scheduler.running).toBe(true);
  });

  it('is at an hour of a day in a named zone, and can be ended', async () => {
    await edit();
    await press(/^Schedule/);
    await choose('Refresh', 'Every week');
    await choose('On', 'Friday');
    await choose('At', '17:00');
    await type('Time zone', 'Asia/Tokyo');
    await press('Save');
    expect(await when()).toEqual({ every: 'week', on: 5, at: 17, zone: 'Asia/Tokyo' });
    expect(words()).toContain(scheduledWords('every Friday at 17:00', 'Asia/Tokyo', { isMine: true }, 'Mar 20, 2026 at 17:00'));
    await press('Edit “Hours”');
    await press(/^Schedule/);
    await choose('Refresh', 'Only by hand');
    await press('Save');
    expect(await when()).toBeUndefined();
    expect(file.scheduler.running).toBe(false);
  });

  it('in no zone, or that cannot run, is said', async () => {
    await edit();
    await press(/^Schedule/);
    await choose('Refresh', 'Every day');
    await type('Time zone', 'Mars/Olympus');
    await press('Save');
    expect(words(the('alert'))).toContain('Mars/Olympus');
    await type('Time zone', 'UTC');
    file.scheduler.refusal = 'you have not allowed it.';
    await press('Save');
    expect(words()).toContain(savedWithoutSchedule('Hours', 'you have not allowed it.'));
    expect((await file.owner.call('open', {})).reports).toHaveLength(1);
  });

  it('of a colleague stays hers until it is changed', async () => {
    await saved(file, { ...HOURS, schedule: WEEKLY });
    await openPanel(file.colleague);
    await press('Edit “Hours”');
    await press(/^Schedule/);
    expect(words()).toContain(SCHEDULE_NEEDS_KEY);
    expect(words()).toContain(said(scheduleOwner('Jane Doe')));
    await type('Name', 'Weekly hours');
    await press('Save');
    expect(await kept()).toMatchObject({ name: 'Weekly hours', schedule: { ownerName: 'Jane Doe' } });
    await press('Edit “Weekly hours”');
    await press(/^Schedule/);
    await choose('At', '09:00');
    await press('Save');
    expect(words(the('alert'))).toContain(SCHEDULE_WITHOUT_KEY);
  });
});
