/** @jest-environment ./scripts/jest-page.cjs */

import { CHANGED_SINCE, NO_ROWS_ABOUT_ENOUGH, tooMuchToSave } from '#words/editor';
import { edit, kept } from './editor-page';
import { choose, press, the, type, words } from './hands';
import { closePanel } from './panel-page';
import { HOURS, usualFile } from './scene';
import type { SharedFile } from './shared-file';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
});
afterEach(closePanel);

describe('before anything is written', () => {
  it('the first ten rows are shown, and what a refresh costs', async () => {
    await edit(file);
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
    await edit(file);
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
      const { unit, durations } = await kept(file);
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
    await edit(file);
    await press(/^Preview/);
    await press('Show the first ten rows');
    Reflect.deleteProperty(Element.prototype, 'scrollIntoView');
    expect(shown).toEqual([expect.stringContaining('Anna Meyer')]);
  });

  it('a refresh that is too large for the file is refused, and can be saved without', async () => {
    file.mostCells = 500;
    await edit(file);
    await press(/^Preview/);
    await press('Show the first ten rows');
    expect(words()).toContain("That's more than the file can hold. Choose fewer days, people or columns.");
    await type('Name', 'Large');
    await press('Save and refresh');
    expect(words(the('alert'))).toBe(`Error: ${tooMuchToSave('about 56 rows, 224 cells')}`);
    expect(await kept(file)).toMatchObject({ name: 'Hours' });
    await press('Save');
    expect(await kept(file)).toMatchObject({ name: 'Large' });
    expect(file.bench.sheets.names()).toEqual([]);
  });

  it('a workbook has the limits of its sheets and none of its cells', async () => {
    file = usualFile('excel');
    await edit(file);
    await press(/^Preview/);
    await press('Show the first ten rows');
    expect(words()).toContain('The sheet will have 59 of the 1,048,576 rows it can have.');
    expect(words()).not.toMatch(/10,000,000|Empty cells/);
  });

  it('rows about too few people are not in it, and that they are left out is said', async () => {
    await edit(file, { ...HOURS, columns: [{ key: 'date' }, { key: 'active' }], privacy: { people: 'summary', smallestGroup: 50 } });
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
    await edit(file, { ...HOURS, range: { kind: 'words', words: 'last 7 days' } });
    await choose('Period', 'another one');
    await type('In words', 'sometime');
    await press(/^Preview/);
    await press('Show the first ten rows');
    expect(words(the('alert'))).toContain('sometime');
  });
});
