import { noTableRoles, tableNotShown } from '#words/connected-sheets';
import type { NetworkAnswer, NetworkRequest } from '../../playground/apps-script/backend';
import { type BigQueryService, bigQueryService } from '../../sandbox/bigquery/service';
import { bigQuery } from '../../shared/bigquery/bigquery';
import { runSync } from '../../shared/task';
import type { TableShape, WarehouseTable } from '../../shared/warehouse/warehouse';
import { scriptClock } from '../../sheets-addon/host/clock';
import { spreadsheetDataSources } from '../../sheets-addon/host/warehouse/data-sources';
import { bigQueryTransport } from '../../sheets-addon/host/warehouse/warehouse';
import { type Google, installGoogle } from '../contract/google';
import { OWNER } from '../playground/script-bench';

// The adapters of the build with BigQuery over Google's services, over a BigQuery on this machine: nothing in between is a double.

const TABLE: WarehouseTable = { project: 'acme-logs', dataset: 'live_data', table: 'working_hours_users', location: 'EU' };
const SHAPE: TableShape = {
  description: 'Hours by day and user',
  fields: [
    { name: 'date', type: 'DATE', description: 'The day' },
    { name: 'user', type: 'STRING', description: 'Who' },
    { name: 'active', type: 'INT64', description: 'Seconds' },
  ],
  day: 'date',
  clusteredBy: ['user'],
};
/** 2026-11-22 */
const DAY = 46_348;

let google: Google;
let service: BigQueryService;

beforeEach(async () => {
  google = await installGoogle(
    {},
    {
      urlFetchWhitelist: ['https://*.activtrak.com/', 'https://bigquery.googleapis.com/'],
      oauthScopes: ['spreadsheets.currentonly', 'script.external_request', 'bigquery', 'bigquery.readonly'].map(
        (scope) => `https://www.googleapis.com/auth/${scope}`,
      ),
    },
  );
  const { bench } = google;
  service = bigQueryService({
    people: { [OWNER]: { email: OWNER, grants: [{ role: 'admin', project: TABLE.project }] } },
    projects: [TABLE.project],
    now: () => bench.clock.now(),
  });
  bench.answer = ({ url, method, headers, body }: NetworkRequest): NetworkAnswer => {
    const { origin, pathname, search } = new URL(url);
    expect(origin).toBe('https://bigquery.googleapis.com');
    return service.handle({ method, path: pathname + search, headers, ...(body !== null && { body }) });
  };
});
afterEach(() => {
  google.dispose();
  service.close();
});

const warehouse = () => bigQuery({ transport: bigQueryTransport(() => 60_000), clock: scriptClock, newId: () => Utilities.getUuid() });
const fill = (active: number): void => {
  const { ensure, replaceDays } = warehouse();
  runSync(ensure(TABLE, SHAPE, 'r1'));
  const rows = ['Ann', '=1+1', 'Grüße, 漢字 🙂'].map((user, at) => ({ date: '2026-11-22', user, active: active + at }));
  runSync(replaceDays(TABLE, SHAPE, [{ day: DAY, rows }]));
};
const sources = () => spreadsheetDataSources(SpreadsheetApp.getActiveSpreadsheet(), () => 60_000);

it('a table that is loaded through UrlFetchApp is shown on a sheet, and in a pivot table', () => {
  fill(60);
  expect(sources().show(TABLE, 'Hours')).toEqual({ sheet: 'Hours', state: 'current' });
  const values = (range: string) => google.bench.playground.values(range);
  expect(values('Hours!A1:C4')).toEqual([
    ['date', 'user', 'active'],
    [DAY, 'Ann', 60],
    [DAY, '=1+1', 61],
    [DAY, 'Grüße, 漢字 🙂', 62],
  ]);
  sources().pivot(TABLE, 'Hours by user', { rows: ['user'], columns: [], sums: ['active'] });
  expect(values('Hours by user!A1:B5')).toEqual([
    ['user', 'SUM of active'],
    ['=1+1', 61],
    ['Ann', 60],
    ['Grüße, 漢字 🙂', 62],
    ['Grand Total', 183],
  ]);
  fill(100);
  expect(sources().refresh(TABLE)).toBe('current');
  expect(values('Hours by user!B5')).toEqual([[303]]);
});

it('a person without roles is told which to ask for, and one with two roles sees the table', () => {
  fill(60);
  service.setPerson(OWNER, { email: OWNER, grants: [] });
  expect(() => sources().show(TABLE, 'Hours')).toThrow(noTableRoles(TABLE.table));
  service.setPerson(OWNER, { email: OWNER, grants: [{ role: 'dataViewer', project: TABLE.project }] });
  expect(() => sources().show(TABLE, 'Hours')).toThrow(noTableRoles(TABLE.table));
  service.setPerson(OWNER, {
    email: OWNER,
    grants: (['dataViewer', 'jobUser'] as const).map((role) => ({ role, project: TABLE.project })),
  });
  expect(sources().show(TABLE, 'Hours').state).toBe('current');
});

it('a table that is not there is said so', () => {
  expect(() => sources().show(TABLE, 'Hours')).toThrow(tableNotShown(TABLE.table));
});
