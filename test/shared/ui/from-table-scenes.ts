import type { Report } from '../../../shared/report/definition/definition';
import { choose, press, settled, type } from './hands';
import { openPanel } from './panel-page';
import { HOSTILE } from './people';
import { editing, refreshed, type Scene, saved, TABLE_REPORT, unfold, WEEKLY } from './scene';
import type { SharedFile } from './shared-file';

const TABLE = TABLE_REPORT.warehouse as NonNullable<Report['warehouse']>;
const CHOICE = 'working_hours_users (acme-reports.activtrak)';

/** A table of hours with what every ready sheet shows, or with the usual columns alone. */
async function withTable(file: SharedFile, hasAll = true): Promise<void> {
  const [id = ''] = await saved(file, { ...TABLE_REPORT, ...(hasAll ? { columns: [{ key: 'all' }] } : {}) });
  await refreshed(file, id);
}

/** Up to the choices of the timesheet, in the panel of somebody. */
async function choosing(file: SharedFile, who: 'owner' | 'colleague' = 'owner'): Promise<void> {
  await openPanel(file[who]);
  await press('Ready sheets');
  await press('Choices for “Timesheet”');
}

const FROM_TABLE: Report = {
  ...TABLE_REPORT,
  name: 'From a table',
  warehouse: undefined,
  from: TABLE,
  disposition: 'replace',
  unit: 'days',
  statusLine: true,
  destination: { sheet: 'From a table', cell: 'A1' },
};

/** Reports whose rows come from tables of BigQuery, and how one comes to that. */
export const FROM_TABLE_SCENES: readonly Scene[] = [
  {
    name: 'from-table-fits',
    async play(file) {
      await withTable(file);
      await choosing(file);
      await choose('Rows from', CHOICE);
      await press('Check the table');
    },
  },
  {
    name: 'from-table-lacks',
    async play(file) {
      await withTable(file, false);
      await choosing(file);
      await choose('Rows from', CHOICE);
      await press('Check the table');
    },
  },
  {
    name: 'from-table-other',
    async play(file) {
      await openPanel(file.owner);
      await press('Choices for “Timesheet”');
      await choose('Rows from', 'Another table');
      await type('Project ID', 'Acme Reports');
      await type('Table', 'größe');
      await press('Check the table');
    },
  },
  {
    name: 'from-table-without-key',
    async play(file) {
      await withTable(file);
      await openPanel(file.colleague);
    },
  },
  {
    name: 'from-table-made',
    async play(file) {
      await withTable(file);
      await choosing(file, 'colleague');
      await press('Make sheet “Timesheet”');
      await settled();
    },
  },
  {
    name: 'from-table-failed',
    async play(file) {
      const [id = ''] = await saved(file, { ...FROM_TABLE, schedule: WEEKLY, from: { ...TABLE, table: 'gone' } });
      await refreshed(file, id);
      await openPanel(file.colleague);
    },
  },
  {
    name: 'from-table-editor',
    async play(file) {
      await withTable(file);
      await editing(file, FROM_TABLE);
      await unfold();
    },
  },
  {
    name: 'hostile-from-table',
    async play(file) {
      const from = {
        project: 'example.com:a-project-with-a-long-name-x',
        dataset: 'd'.repeat(120),
        table: 't'.repeat(200),
        location: 'northamerica-northeast1',
      };
      await editing(file, { ...FROM_TABLE, name: HOSTILE.long.slice(0, 100), from });
      await unfold();
    },
  },
];
