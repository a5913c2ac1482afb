import { apiOff, noBilling, otherRegion } from '#words/bigquery';
import { noTableRoles } from '#words/connected-sheets';
import { ActivTrakError } from '../../../shared/errors';
import type { Report } from '../../../shared/report/definition/definition';
import { choose, press, type } from './hands';
import { openPanel } from './panel-page';
import { HOSTILE } from './people';
import { disconnected, editing, HOURS, LOG, refreshed, type Scene, saved, TABLE_REPORT, unfold, WEEKLY } from './scene';
import type { SharedFile } from './shared-file';

const refuse = (file: SharedFile, method: string, words: string): void =>
  void file.refused.set(method, new ActivTrakError('forbidden', words));

/** Up to the test of where a report's table is to be. */
async function placed(file: SharedFile, report: Report = HOURS): Promise<void> {
  await saved(file, report);
  await openPanel(file.owner);
  await press(`More about ${report.name}`);
  await press(`Send to BigQuery: “${report.name}”`);
  await type('Project ID', 'acme-reports');
  await press('Next');
}

async function tested(file: SharedFile, report: Report = HOURS): Promise<void> {
  await placed(file, report);
  await choose('Region', 'Frankfurt, europe-west3');
  await press('Next');
  await press('Test');
}

/** A report whose table is filled, and its card. */
async function filled(file: SharedFile, change: Partial<Report> = {}): Promise<void> {
  const [id = ''] = await saved(file, { ...TABLE_REPORT, ...change });
  await refreshed(file, id);
  await openPanel(file.owner);
}

/** Half of a year is there. */
async function halfFilled(file: SharedFile, change: Partial<Report> = {}): Promise<void> {
  const [id = ''] = await saved(file, { ...TABLE_REPORT, range: { kind: 'words', words: 'last 365 days' }, ...change });
  file.roundsPerCall = 2;
  for (let call = 0; call < 3; call += 1) await file.owner.call('refresh', { id });
  await openPanel(file.owner);
}

/** Reports that fill tables of BigQuery, and how one comes to that. */
export const TABLE_SCENES: readonly Scene[] = [
  {
    name: 'table-destination',
    async play(file) {
      await editing(file);
      await press(/^Where/);
      await press('A BigQuery table', 'radio');
    },
  },
  {
    name: 'table-destination-wrong',
    async play(file) {
      await editing(file, { ...LOG, rollup: { by: ['application'], measures: ['time'] } });
      await press(/^Where/);
      await press('A BigQuery table', 'radio');
      await type('Project ID', 'Acme Reports');
      await type('Data set', 'live-data');
      await choose('Region', 'Another region');
      await type('Name of the region', 'Frankfurt');
      await type('Table', 'größe');
    },
  },
  {
    name: 'table-project',
    async play(file) {
      await saved(file, HOURS);
      await openPanel(file.owner);
      await press('More about Hours');
      await press('Send to BigQuery: “Hours”');
      await press('Next');
    },
  },
  { name: 'table-dataset', play: (file) => placed(file) },
  {
    name: 'table-test-failed',
    async play(file) {
      refuse(file, 'dryRun', apiOff('acme-reports'));
      await tested(file);
    },
  },
  {
    name: 'table-test-half',
    async play(file) {
      refuse(file, 'ensureDataset', otherRegion('activtrak', 'US', 'europe-west3'));
      await tested(file);
    },
  },
  { name: 'table-tested', play: (file) => tested(file) },
  {
    name: 'table-fill',
    async play(file) {
      await tested(file, { ...HOURS, schedule: WEEKLY, range: { kind: 'words', words: 'last 365 days' } });
      await press('Next');
    },
  },
  {
    name: 'table-fill-of-log',
    async play(file) {
      await tested(file, LOG);
      await press('Next');
    },
  },
  {
    name: 'table-begun',
    async play(file) {
      await tested(file);
      await press('Next');
      await press('Save and fill');
    },
  },
  { name: 'table-filled', play: (file) => filled(file) },
  { name: 'table-half-filled', play: (file) => halfFilled(file, { schedule: WEEKLY }) },
  {
    name: 'table-stopped',
    async play(file) {
      await halfFilled(file);
      await press(/^Stop/);
    },
  },
  {
    name: 'table-failed',
    async play(file) {
      const [id = ''] = await saved(file, TABLE_REPORT);
      await refreshed(file, id);
      refuse(file, 'ensure', noBilling('acme-reports'));
      await refreshed(file, id);
      await openPanel(file.owner);
    },
  },
  {
    name: 'table-connected',
    async play(file) {
      await filled(file);
      await press(/^Open in Connected Sheets/);
    },
  },
  {
    name: 'table-not-connected',
    async play(file) {
      refuse(file, 'show', noTableRoles('working_hours_users'));
      await filled(file);
      await press(/^Open in Connected Sheets/);
    },
  },
  {
    name: 'table-more',
    async play(file) {
      await filled(file, { columns: [{ key: 'date' }, { key: 'user' }, { key: 'groups' }, { key: 'active' }] });
      await press('More about Hours in a table');
      await press('Copy the table name');
      await press('What a query costs');
      await press('Rows for managers only');
      await press('Copy the statements');
    },
  },
  {
    name: 'table-views',
    async play(file) {
      await filled(file);
      await press('More about Hours in a table');
      await press('Make the views');
      await press('Rows for managers only');
    },
  },
  {
    name: 'table-delete',
    async play(file) {
      await filled(file, { schedule: WEEKLY });
      await press('More about Hours in a table');
      await press('Delete…');
    },
  },
  {
    name: 'table-without-key',
    async play(file) {
      await filled(file);
      await disconnected(file);
      await openPanel(file.owner);
      await press('More about Hours in a table');
    },
  },
  {
    name: 'hostile-table',
    async play(file) {
      const table = {
        project: 'example.com:a-project-with-a-long-name-x',
        dataset: 'd'.repeat(120),
        table: 't'.repeat(200),
        location: 'northamerica-northeast1',
      };
      await filled(file, { name: HOSTILE.long.slice(0, 100), warehouse: table, destination: { sheet: HOSTILE.rtl, cell: 'A1' } });
      await press(/^More about/);
      await press('Copy the table name');
      await press(/^Open in Connected Sheets/);
    },
  },
  {
    name: 'hostile-table-editor',
    async play(file) {
      const table = {
        project: 'example.com:a-project-with-a-long-name-x',
        dataset: 'd'.repeat(120),
        table: 't'.repeat(200),
        location: 'northamerica-northeast1',
      };
      await editing(file, { ...TABLE_REPORT, name: HOSTILE.marks, warehouse: table });
      await unfold();
    },
  },
];
