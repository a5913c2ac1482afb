/** @jest-environment ./scripts/jest-page.cjs */

import { SCHEDULE_NEEDS_KEY } from '#words/editor';
import { CHOOSE_SOURCE, noSuchTable } from '#words/from-table';
import { rowsFromBigQuery, tableFits, WITHOUT_KEY_FROM_TABLE } from '#words/rows-from';
import type { Report } from '../../../shared/report/definition/definition';
import { withSecondAccount } from './connection-scenes';
import { all, choose, press, said, settled, the, type, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { HOURS, refreshed, saved, TABLE_REPORT, usualFile } from './scene';
import type { SharedFile } from './shared-file';
import { inDialog } from './ways-to-calls';

let file: SharedFile;
let sent: number;
const TABLE = TABLE_REPORT.warehouse as NonNullable<Report['warehouse']>;
const FULL = 'acme-reports.activtrak.working_hours_users';
const CHOICE = 'working_hours_users (acme-reports.activtrak)';

beforeEach(async () => {
  file = usualFile();
  const [id = ''] = await saved(file, { ...TABLE_REPORT, columns: [{ key: 'all' }] });
  await refreshed(file, id);
  sent = file.bench.transport().rounds.length;
});
afterEach(closePanel);

const viewOf = async (name: string) => (await file.owner.call('open', {})).reports.find(({ report }) => report.name === name);

/** Up to the choice of a table in the gallery, by somebody without a key. */
async function choosing(): Promise<void> {
  await openPanel(file.colleague);
  expect(words()).toContain(WITHOUT_KEY_FROM_TABLE);
  await press('Ready sheets');
}

async function made(): Promise<void> {
  await press('Make sheet “Timesheet”');
  if (all('alertdialog').length > 0) await inDialog('Not now');
  await settled();
}

describe('A ready sheet whose rows come from a table', () => {
  it('is made, refreshed and scheduled by somebody without a key, and asks ActivTrak for nothing', async () => {
    await choosing();
    await press('Choices for “Timesheet”');
    const source = the('combobox', 'Rows from') as HTMLSelectElement;
    expect([source.value, ...[...source.options].map(({ text }) => text)]).toEqual([FULL, 'Choose a table', CHOICE, 'Another table']);
    await made();
    expect(await viewOf('Timesheet')).toMatchObject({
      state: 'ready',
      rows: 56,
      report: { version: 3, from: TABLE, disposition: 'replace' },
      ready: { place: 'Timesheet!A1' },
    });
    expect(words()).toContain(said(rowsFromBigQuery(FULL)));
    await press('Refresh “Timesheet”');
    await press('Edit “Timesheet”');
    await press(/^Schedule/);
    expect(words()).not.toContain(SCHEDULE_NEEDS_KEY);
    expect(all('button', /^Preview/)).toEqual([]);
    await choose('Refresh', 'Every day');
    await press('Save');
    expect((await viewOf('Timesheet'))?.report.schedule).toMatchObject({ ownerName: 'Omar' });
    expect(file.bench.transport().rounds).toHaveLength(sent);
  });

  it('is not made before a table is chosen, and a table that is not there is said', async () => {
    await choosing();
    await press('Choices for “Timesheet”');
    await choose('Rows from', 'Choose a table');
    await made();
    expect(words(the('alert'))).toContain(CHOOSE_SOURCE);
    await choose('Rows from', 'Another table');
    await type('Project ID', 'acme-reports');
    await type('Table', 'nothing_here');
    await press('Check the table');
    expect(words()).toContain(said(noSuchTable('nothing_here')));
    await type('Table', 'working_hours_users');
    await choose('Region', 'European Union (several regions), EU');
    await press('Check the table');
    expect(words()).toContain(said(tableFits('working_hours_users', 1_288_490_189)));
    expect((await file.owner.call('open', {})).reports).toHaveLength(1);
  });
});

describe('The editor', () => {
  it('checks the table, and finds people in it, for a report that named a connection before', async () => {
    const connection = await withSecondAccount(file);
    await saved(file, {
      ...HOURS,
      name: 'Europe',
      columns: [{ key: 'date' }, { key: 'user' }],
      destination: { sheet: 'EU', cell: 'A1' },
      connection,
    });
    await openPanel(file.owner);
    await press('Edit “Europe”');
    await press(/^Rows from/);
    await choose('Rows from', CHOICE);
    await press('Check the table');
    expect(all('alert').map((one) => words(one))).toEqual([]);
    expect(words()).toContain('“working_hours_users” has everything for this');
    await press(/^Who/);
    await type(/^Only these people/, 'sa');
    await press(/^Add “Sales”|^Sales/);
  });

  it('takes rows from a table, whose people and groups can be chosen, and from ActivTrak again', async () => {
    await openPanel(file.owner);
    await press('New report');
    await type('Name', 'Everybody');
    await press(/^Rows from/);
    await choose('Rows from', CHOICE);
    await press(/^Who/);
    await type(/^Only these people/, 'sa');
    await press(/^Add “Sales”|^Sales/);
    await press(/^Where/);
    expect(all('radio', 'Update and add')).toEqual([]);
    await press('Save and refresh');
    await settled();
    const view = await viewOf('Everybody');
    expect(view).toMatchObject({ state: 'ready', rows: 28, report: { version: 3, from: TABLE, who: [{ kind: 'group', name: 'Sales' }] } });
    await press('Edit “Everybody”');
    await press(/^Rows from/);
    await choose('Rows from', 'ActivTrak');
    await press('Save');
    const again = await viewOf('Everybody');
    expect(again?.report).toMatchObject({ version: 1, who: [] });
    expect(again?.report.from).toBeUndefined();
  });

  it('offers no table to a report that reads one', async () => {
    await saved(file, { ...TABLE_REPORT, id: '', name: 'From a table', warehouse: undefined, from: TABLE, disposition: 'replace' });
    await openPanel(file.owner);
    await press('More about From a table');
    expect(all('button', 'Send to BigQuery: “From a table”')).toEqual([]);
    await press('Edit “From a table”');
    await press(/^Where/);
    expect(all('radio', 'A BigQuery table')).toEqual([]);
  });
});
