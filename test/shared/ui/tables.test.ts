/** @jest-environment ./scripts/jest-page.cjs */

import { apiOff } from '#words/bigquery';
import { PLACE_KIND_WORDS, SHEET_ROWS_STAY, STEP_WORDS } from '#words/table-wizard';
import { TABLE_NEEDS_DAY } from '#words/warehouse';
import { ActivTrakError } from '../../../shared/errors';
import type { Report } from '../../../shared/report/definition/definition';
import { edit, kept } from './editor-page';
import { all, choose, focused, press, settled, the, type, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { HOURS, LOG, refreshed, saved, TABLE_REPORT, usualFile, WEEKLY } from './scene';
import type { SharedFile } from './shared-file';
import { inDialog } from './ways-to-calls';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
});
afterEach(closePanel);

const TABLE = TABLE_REPORT.warehouse as NonNullable<Report['warehouse']>;
const value = (label: string): string => (the('textbox', label) as HTMLInputElement).value;
const toTable = () => press(PLACE_KIND_WORDS.table.label, 'radio');
const toSheet = () => press(PLACE_KIND_WORDS.sheet.label, 'radio');
const heading = (): string =>
  all('heading')
    .map((one) => words(one))
    .find((one) => one.startsWith('Step ')) ?? '';

async function send(): Promise<void> {
  await press('More about Hours');
  await press('Send to BigQuery: “Hours”');
}

describe('A report that is sent to BigQuery', () => {
  it('is led from a project to its first fill', async () => {
    const [id = ''] = await saved(file, HOURS);
    await refreshed(file, id);
    await openPanel(file.owner);
    await send();
    expect(heading()).toBe(`Step 1 of 4: ${STEP_WORDS.project}`);
    await press('Next');
    expect(words(the('alert'))).toContain('The project is missing.');
    await type('Project ID', 'acme-reports');
    await press('Next');
    expect(heading()).toBe(`Step 2 of 4: ${STEP_WORDS.dataset}`);
    expect(focused()).toBe(heading());
    expect([value('Data set'), value('Table')]).toEqual(['activtrak', 'working_hours_users']);
    await choose('Region', 'Frankfurt, europe-west3');
    await press('Next');
    expect(all('button', 'Next')).toEqual([]);
    await press('Test');
    expect(words()).toContain('The project and the data set are ready.');
    await press('Next');
    expect(words()).toContain("The table gets 7 days, the newest first. That's about 56 rows, in 1 request.");
    expect(words()).toContain(SHEET_ROWS_STAY);
    await press('Save and fill');
    const where = { ...TABLE, location: 'europe-west3' };
    expect((await kept(file)).warehouse).toEqual(where);
    expect(file.warehouse.rowsOf(where)).toHaveLength(56);
    expect(words()).toContain('BigQuery · acme-reports.activtrak.working_hours_users');
    expect(words()).toContain('Filled from Mar 12, 2026 · 7 days');
    expect((await file.bench.sheets.sheets()).map(({ name }) => name)).toContain('Hours');
  });

  it('is not sent before the test went well, and what is changed has to be tested again', async () => {
    await saved(file, HOURS);
    await openPanel(file.owner);
    await send();
    await type('Project ID', 'acme-reports');
    await press('Next');
    await press('Next');
    file.refused.set('dryRun', new ActivTrakError('forbidden', apiOff('acme-reports')));
    await press('Test');
    expect(words(the('alert'))).toContain(apiOff('acme-reports'));
    expect(all('button', 'Next')).toEqual([]);
    file.refused.clear();
    await press('Test again');
    expect(all('alert')).toEqual([]);
    expect(all('button', 'Next')).toHaveLength(1);
    await press('Previous');
    await type('Data set', 'other');
    await press('Next');
    expect(all('button', 'Next')).toEqual([]);
    expect(await kept(file)).toMatchObject({ name: 'Hours', version: 1 });
  });

  it('begins where the last one went', async () => {
    await saved(file, HOURS, LOG);
    await openPanel(file.owner);
    await send();
    await type('Project ID', 'acme-reports');
    await press('Next');
    await choose('Region', 'Zürich, europe-west6');
    await press('Next');
    await press('Test');
    await press('Back');
    await press('More about Log');
    await press('Send to BigQuery: “Log”');
    expect(value('Project ID')).toBe('acme-reports');
    await press('Next');
    expect([(the('combobox', 'Region') as HTMLSelectElement).value, value('Table')]).toEqual(['europe-west6', 'activity_log']);
  });
});

describe('Where the rows go', () => {
  beforeEach(async () => {
    await edit(file, HOURS);
    await press(/^Where/);
  });

  it('is a sheet until a table is chosen, which has no cell, status line or choice of writing', async () => {
    expect(all('textbox', 'First cell')).toHaveLength(1);
    await toTable();
    for (const label of ['First cell', 'Sheet']) expect(all('textbox', label)).toEqual([]);
    expect(all('radio', 'Replace the rows')).toEqual([]);
    expect(all('checkbox', /time of the refresh/)).toEqual([]);
    await press(/^Columns/);
    expect(all('combobox', 'Time is shown as')).toEqual([]);
    await type('Project ID', 'acme-reports');
    await press('Save');
    expect(await kept(file)).toMatchObject({
      version: 3,
      disposition: 'merge',
      unit: 'seconds',
      statusLine: false,
      warehouse: { ...TABLE, location: 'US' },
    });
  });

  it('is a sheet again as it was, when that is chosen again, also after it was saved', async () => {
    await toTable();
    await toSheet();
    await press('Save');
    const { warehouse, ...inSheet } = await kept(file);
    expect(inSheet).toMatchObject({ ...HOURS, id: expect.any(String) });
    await press('Edit “Hours”');
    await press(/^Where/);
    await toTable();
    await type('Project ID', 'acme-reports');
    await press('Save');
    await press('Edit “Hours”');
    await press(/^Where/);
    await toSheet();
    await press('Save');
    expect(await kept(file)).toMatchObject({ version: 1, unit: 'hours', statusLine: true });
  });

  it('is checked while it is typed', async () => {
    await toTable();
    await type('Project ID', 'Acme');
    expect(words()).toContain("“Acme” isn't a project ID.");
    await type('Project ID', 'acme-reports');
    expect(words()).not.toContain("isn't a project ID");
    await choose('Region', 'Another region');
    await type('Name of the region', 'Bavaria');
    expect(words()).toContain("“Bavaria” isn't a region.");
    await type('Name of the region', 'europe-west99');
    expect(words()).not.toContain("isn't a region");
    await press('Save');
    expect((await kept(file)).warehouse?.location).toBe('europe-west99');
  });

  it('can be set up step by step, and what was chosen there is in the form then', async () => {
    await type('Name', 'Other hours');
    await toTable();
    await press('Set up step by step');
    await type('Project ID', 'acme-reports');
    await press('Back');
    expect([value('Name'), value('Project ID')]).toEqual(['Other hours', 'acme-reports']);
  });
});

describe('A new report’s table', () => {
  it('is called after what the report shows, until a person gives it a name', async () => {
    await saved(file, LOG);
    await openPanel(file.owner);
    await press('New report');
    await press(/^Where/);
    await toTable();
    expect(value('Table')).toBe('working_hours_users');
    await press('Hours by computer', 'radio');
    expect(value('Table')).toBe('working_hours_computers');
    await type('Table', 'mine');
    await press('Activity log', 'radio');
    expect(value('Table')).toBe('mine');
  });

  it('is set up step by step without a name, and the report is called after its stream then', async () => {
    await saved(file, LOG);
    await openPanel(file.owner);
    await press('New report');
    await press('Activity log', 'radio');
    await press(/^Where/);
    await toTable();
    await press('Set up step by step');
    await type('Project ID', 'acme-reports');
    await press('Next');
    await press('Next');
    await press('Test');
    expect(words()).toContain('The project and the data set are ready.');
    await press('Back');
    expect(value('Name')).toBe('Activity log');
  });

  it('keeps the name of its report without blanks around it', async () => {
    await edit(file, { ...TABLE_REPORT, name: ' Hours of all ' });
    await press(/^Where/);
    await press('Set up step by step');
    await press('Next');
    await press('Next');
    await press('Test');
    await press('Next');
    await press('Save and fill');
    expect((await kept(file)).name).toBe('Hours of all');
    expect(words()).toContain('“Hours of all” was saved.');
  });

  it('has to have days', async () => {
    await edit(file, { ...LOG, rollup: { by: ['application'], measures: ['time'] } });
    await press(/^Where/);
    await toTable();
    expect(words()).toContain(TABLE_NEEDS_DAY);
    await press(/^Columns/);
    await press('Date', 'checkbox');
    expect(words()).not.toContain(TABLE_NEEDS_DAY);
  });
});

describe('The card of a report that fills a table', () => {
  it('says how far the first fill is, and whether it goes on by itself', async () => {
    const [id = ''] = await saved(file, { ...TABLE_REPORT, range: { kind: 'words', words: 'last 365 days' } });
    file.roundsPerCall = 2;
    for (let call = 0; call < 3; call += 1) await file.owner.call('refresh', { id });
    await openPanel(file.owner);
    const [, days = ''] = /Filled from \w+ \d+, 2025 · (\d+) of 365 days/.exec(words()) ?? [];
    expect(Number(days)).toBeGreaterThan(90);
    expect((the('progressbar', 'First fill of “Hours in a table”') as HTMLProgressElement).value).toBe(Number(days));
  });

  it('shows the table in Connected Sheets and says who can read it there', async () => {
    const [id = ''] = await saved(file, TABLE_REPORT);
    await openPanel(file.owner);
    expect(all('button', /Connected Sheets/)).toEqual([]);
    await refreshed(file, id);
    await openPanel(file.owner);
    await press('Open in Connected Sheets: “Hours in a table”');
    expect(words()).toContain('The table is on “Hours”.');
    expect(words()).toContain('“BigQuery Data Viewer”');
    expect(file.dataSources.front()).toBe('Hours');
  });

  it('says that the table stays, and not the rows of a sheet, where it is deleted or fails', async () => {
    const [id = ''] = await saved(file, { ...TABLE_REPORT, schedule: WEEKLY });
    await refreshed(file, id);
    file.refused.set('ensure', new ActivTrakError('forbidden', apiOff('acme-reports')));
    await refreshed(file, id);
    await openPanel(file.owner);
    expect(words()).toContain(apiOff('acme-reports'));
    expect(words()).not.toContain('in the sheet');
    await press('More about Hours in a table');
    await press('Delete…');
    expect(words(the('alertdialog'))).toContain('Its table stays in BigQuery, with all its rows.');
    expect(the('alertdialog').querySelector('a')?.href).toBe(
      'https://console.cloud.google.com/bigquery?project=acme-reports&p=acme-reports&d=activtrak&t=working_hours_users&page=table',
    );
    await inDialog('Delete');
    expect(file.warehouse.rowsOf(TABLE)).toHaveLength(56);
  });

  it('copies its name where the page may, and shows it where it may not', async () => {
    await saved(file, TABLE_REPORT);
    await openPanel(file.owner);
    await press('More about Hours in a table');
    await press('Copy the table name');
    expect((the('textbox') as HTMLTextAreaElement).value).toBe('acme-reports.activtrak.working_hours_users');
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text: string) => copied.push(text) } });
    await press('Copy the table name');
    Reflect.deleteProperty(navigator, 'clipboard');
    expect([copied, all('textbox')]).toEqual([['acme-reports.activtrak.working_hours_users'], []]);
  });

  it('writes the statements that show managers their own teams', async () => {
    const [id = ''] = await saved(file, { ...TABLE_REPORT, columns: [{ key: 'date' }, { key: 'groups' }, { key: 'active' }] });
    await refreshed(file, id);
    await openPanel(file.owner);
    await press('More about Hours in a table');
    await press('Rows for managers only');
    await press('Copy the statements');
    expect(all('alert')).toHaveLength(1);
    await type('Team', "Sales 'n' more");
    await type('Who may see it', 'group:leads@example.com, user:ann@example.com');
    await type('Who refreshes this report', 'user:jane@example.com');
    await press('Copy the statements');
    await settled();
    const statements = document.querySelector('textarea')?.value ?? '';
    expect(statements.match(/CREATE OR REPLACE ROW ACCESS POLICY/g)).toHaveLength(2);
    expect(statements).toContain("'Sales \\'n\\' more' IN UNNEST");
  });
});
