import { apiOff, filledByAnother, rowsMeanOther } from '#words/bigquery';
import { onlyOwnerChanges } from '#words/panel-answers';
import { fromReport } from '#words/people-view';
import { STOPPED_FILLING } from '#words/warehouse';
import { FILLS_NO_TABLE, NO_CONNECTED_SHEETS, NO_WAREHOUSE } from '#words/warehouse-answers';
import { ActivTrakError } from '../../../shared/errors';
import type { PanelPorts } from '../../../shared/panel/ports';
import type { Report } from '../../../shared/report/definition/definition';
import { tableRefresh } from '../../../shared/report/warehouse/table-refresh';
import type { WarehouseTable } from '../../../shared/warehouse/warehouse';
import { alertRule } from '../../doubles/alert-rule';
import { budgetOfAsks } from '../../doubles/countdown-budget';
import { FAKE_KEY } from '../../doubles/fake-api';
import { type MemoryDataSources, memoryDataSources } from '../../doubles/memory-data-sources';
import { type MemoryWarehouse, memoryWarehouse } from '../../doubles/memory-warehouse';
import { withMethods } from '../../doubles/with-methods';
import { report } from '../report/report-bench';
import { LOG_TABLE } from '../report/warehouse/table-bench';
import { type PanelBench, panelBench, WEEKLY } from './panel-bench';

const TABLE: WarehouseTable = { project: 'acme-reports', dataset: 'activtrak', table: 'working_hours_users', location: 'EU' };

let bench: PanelBench;
let warehouse: MemoryWarehouse;
let dataSources: MemoryDataSources;
let ports: Partial<PanelPorts>;
/** What the warehouse answers instead, by the method. */
let refused: Map<string, Error>;
/** What a statement would read, by the statement. */
let asked: string[];

const unlessRefused = <Port extends object>(port: Port): Port =>
  withMethods(port, (call, name) => (...args) => {
    const refusal = refused.get(name);
    if (refusal) throw refusal;
    return call(...args);
  });

beforeEach(() => {
  bench = panelBench();
  refused = new Map();
  asked = [];
  warehouse = memoryWarehouse('at once', { wrap: unlessRefused }, (statement) => {
    asked.push(statement);
    return { fields: [], rows: [], bytes: 1_000 * asked.length };
  });
  dataSources = memoryDataSources('at once');
  ports = { warehouse, outside: tableRefresh(warehouse), dataSources: dataSources.sources };
});

const tableReport = (change: Partial<Report> = {}): Report =>
  report({ id: '', version: 3, disposition: 'merge', warehouse: TABLE, rereadDays: 2, ...change });
const save = (change: Partial<Report> = {}): string => bench.call('saveReport', { report: tableReport(change) }, ports).id;
const refresh = (id: string) => bench.call('refresh', { id }, ports).record;
const view = (id: string) => bench.call('open', {}, ports).reports.find((one) => one.report.id === id);
const saved = (id: string): Report => view(id)?.report as Report;
const test = (given: Report) => bench.call('testWarehouse', { report: given }, ports);

describe('The place of a table', () => {
  it('is tried out: a query is looked at, and the data set made, before there is any report', () => {
    expect(test(tableReport())).toEqual({ good: [expect.any(String), expect.stringContaining('“EU”')] });
    expect(warehouse.steps).toEqual(['dryRun', 'ensureDataset']);
    expect(asked).toEqual(['SELECT 1']);
    expect(warehouse.shapeOf(TABLE)).toBeUndefined();
  });

  it('is remembered for the next report once all is well, and not before', () => {
    const last = () => bench.call('tablePlace', {}, ports).place;
    refused.set('ensureDataset', new ActivTrakError('forbidden', apiOff('acme-reports')));
    expect(test(tableReport())).toEqual({ good: [expect.any(String)], failure: apiOff('acme-reports') });
    expect(last()).toBeUndefined();
    refused.clear();
    test(tableReport());
    expect(last()).toEqual({ project: 'acme-reports', dataset: 'activtrak', location: 'EU' });
  });

  it('is not remembered where somebody wrote something else into the store', () => {
    bench.documents.entries.set('activtrak.table-place', JSON.stringify({ project: 'a`b', dataset: 'activtrak', location: 'EU' }));
    expect(bench.call('tablePlace', {}, ports)).toEqual({});
    bench.documents.entries.set('activtrak.table-place', '{');
    expect(bench.call('tablePlace', {}, ports)).toEqual({});
  });

  it('is refused where another report of this document fills the table, and not for the report itself', () => {
    const id = save();
    expect(test(tableReport({ name: 'Other' })).failure).toBe(filledByAnother(TABLE.table));
    expect(test(saved(id)).failure).toBeUndefined();
  });

  it('says what is wrong with the report before BigQuery is asked', () => {
    expect(bench.answer('testWarehouse', { report: tableReport({ warehouse: { ...TABLE, project: 'Acme' } }) }, ports).ok).toBe(false);
    expect(warehouse.steps).toEqual([]);
  });
});

describe('A report that fills a table', () => {
  it('shows how far it is filled, and goes on from there after it is saved again', () => {
    const id = save();
    expect(view(id)?.filled).toBeUndefined();
    refresh(id);
    const filled = view(id)?.filled;
    expect((filled?.to ?? 0) - (filled?.from ?? 0)).toBe(6);
    expect(view(id)).toMatchObject({ state: 'ready', place: '', rows: 21 });
    bench.call('saveReport', { report: { ...saved(id), name: 'Renamed' } }, ports);
    expect(view(id)?.filled).toEqual(filled);
  });

  it('starts over in another table, and where it went to a sheet before', () => {
    const id = save();
    refresh(id);
    bench.call('saveReport', { report: { ...saved(id), warehouse: { ...TABLE, table: 'other' } } }, ports);
    expect(view(id)).toMatchObject({ state: 'new', rows: 0 });
    refresh(id);
    expect(warehouse.rowsOf({ ...TABLE, table: 'other' })).toHaveLength(21);
    const { warehouse: _, ...inSheet } = saved(id);
    bench.call('saveReport', { report: { ...inSheet, version: 1 } }, ports);
    expect(view(id)).toMatchObject({ state: 'new' });
    expect(view(id)?.filled).toBeUndefined();
    bench.call('refresh', { id }, ports);
    expect(view(id)?.place).toBe('Hours!A1');
    bench.call('saveReport', { report: { ...saved(id), version: 3, warehouse: TABLE } }, ports);
    expect(view(id)).toMatchObject({ state: 'new', place: '' });
    expect(bench.sheets.names()).toContain('Hours');
  });

  it('has no pseudonyms beside names, nor rows of some people beside those of all, by way of another place either', () => {
    const id = save();
    expect(refresh(id)).toMatchObject({ outcome: 'done' });
    const rows = warehouse.rowsOf(TABLE);
    const away = [
      { version: 1, warehouse: undefined },
      { warehouse: { ...TABLE, table: 'elsewhere' } },
      { warehouse: { ...TABLE, location: 'eu' } },
    ] as const;
    const others = [{ privacy: { people: 'pseudonyms', smallestGroup: 5 } }, { who: [{ kind: 'user', id: 1, name: 'Person 1' }] }] as const;
    for (const other of others) {
      for (const way of away) {
        const moved = { ...saved(id), ...way, ...other };
        bench.call('saveReport', { report: moved.warehouse ? moved : (JSON.parse(JSON.stringify(moved)) as Report) }, ports);
        bench.call('saveReport', { report: { ...saved(id), version: 3, warehouse: TABLE } }, ports);
        expect(refresh(id)).toMatchObject({ outcome: 'failed', message: rowsMeanOther(TABLE.table) });
        expect(warehouse.rowsOf(TABLE)).toEqual(rows);
      }
      bench.call('saveReport', { report: { ...saved(id), privacy: tableReport().privacy, who: [] } }, ports);
      expect(refresh(id)).toMatchObject({ outcome: 'done' });
    }
    warehouse.tamper(TABLE, (is) => ({ ...is, rows: [] }));
    bench.call('saveReport', { report: { ...saved(id), ...others[0] } }, ports);
    expect(refresh(id)).toMatchObject({ outcome: 'done' });
    expect(warehouse.rowsOf(TABLE)?.every(({ user }) => /^Person [A-Z0-9]{8}$/.test(String(user)))).toBe(true);
  });

  it('has a copy with a table of its own', () => {
    const id = save();
    bench.call('duplicateReport', { id }, ports);
    bench.call('duplicateReport', { id }, ports);
    const tables = bench.call('open', {}, ports).reports.map(({ report: one }) => one.warehouse?.table);
    expect(tables.sort()).toEqual(['working_hours_users', 'working_hours_users_2', 'working_hours_users_3']);
  });

  it('writes with the account of whoever its schedule runs as only into a table that she chose', () => {
    const id = save({ schedule: WEEKLY });
    const own = saved(id);
    const theirs = { ...ports, secrets: bench.colleague };
    bench.colleague.entries.set('activtrak.person', JSON.stringify({ id: 'omar', name: 'Omar' }));
    const moved = { ...own, warehouse: { ...TABLE, project: 'omars-project' } };
    expect(bench.answer('saveReport', { report: moved }, theirs)).toMatchObject({ ok: false, code: 'not-connected' });
    bench.call('connect', { key: FAKE_KEY }, theirs);
    bench.call('saveReport', { report: moved }, theirs);
    expect(saved(id).schedule?.ownerId).toBe('omar');
  });

  it('is read with the account of whoever its schedule runs as only for alerts that she chose', () => {
    const alerts = { rules: [alertRule({ test: 'above', limit: -1 })], names: 'list', weekdaysOff: '0000011' } as const;
    const id = save({ version: 5, schedule: WEEKLY, alerts: { ...alerts, names: 'nowhere' } });
    const own = saved(id);
    const theirs = { ...ports, secrets: bench.colleague };
    for (const other of [alerts, { ...alerts, rules: [] }, { ...alerts, rules: [alertRule({ limit: 60 })] }]) {
      expect(bench.refusal('saveReport', { report: { ...own, alerts: other } }, theirs)).toBe(onlyOwnerChanges('Hours', ''));
      expect(saved(id)).toEqual(own);
    }
    bench.call('saveReport', { report: { ...own, name: 'Ours' } }, theirs);
    expect(saved(id)).toEqual({ ...own, name: 'Ours' });
  });

  it('has the days that were finished where it was stopped, and says so', () => {
    const id = save({ range: { kind: 'words', words: 'last 365 days' } });
    const part = { ...ports, budget: budgetOfAsks(3, 'time') };
    bench.call('refresh', { id }, part);
    bench.call('cancel', { id }, ports);
    expect(view(id)?.last).toMatchObject({ outcome: 'cancelled', message: STOPPED_FILLING });
    expect(view(id)?.filled).toBeDefined();
    expect(warehouse.rowsOf(TABLE)).toHaveLength(21);
  });

  it('is deleted, and its table stays', () => {
    const id = save();
    refresh(id);
    bench.call('deleteReport', { id }, ports);
    expect(bench.call('open', {}, ports).reports).toEqual([]);
    expect(warehouse.rowsOf(TABLE)).toHaveLength(21);
  });
});

describe('What filling a table takes', () => {
  it('is told for hours, which ActivTrak counts', () => {
    const estimate = bench.call('estimateFill', { report: tableReport() }, ports);
    // Four fields, of which one is a text.
    expect(estimate).toEqual({ days: 7, rows: 21, requests: 1, runs: 1, bytes: 21 * (3 * 8 + 14) });
    const year = bench.call('estimateFill', { report: tableReport({ range: { kind: 'words', words: 'last 365 days' } }) }, ports);
    expect(year).toMatchObject({ days: 365, runs: 2 });
  });

  it('is unknown of the log but for its days', () => {
    const log = tableReport({ ...LOG_TABLE, columns: [] });
    expect(bench.call('estimateFill', { report: log }, ports)).toEqual({ days: 7 });
  });
});

describe('A table', () => {
  it('is asked what queries over it would read, and none is run', () => {
    const id = save();
    refresh(id);
    asked = [];
    expect(bench.call('queryCost', { id }, ports)).toEqual({ all: 1_000, newest: 2_000, newestDays: 31 });
    expect(asked).toEqual([
      "SELECT *\nFROM `acme-reports.activtrak.working_hours_users`\nWHERE (`date` BETWEEN DATE '1900-01-01' AND DATE '9999-12-31')",
      "SELECT *\nFROM `acme-reports.activtrak.working_hours_users`\nWHERE (`date` BETWEEN DATE '2026-02-16' AND DATE '2026-03-18')",
    ]);
    expect(warehouse.statements).toEqual([]);
  });

  it('has the views made that its fields allow', () => {
    const id = save();
    refresh(id);
    const { views } = bench.call('makeViews', { id }, ports);
    expect(warehouse.steps).toContain('makeViews');
    expect(Array.isArray(views)).toBe(true);
  });

  it('is shown in a sheet of its own, whatever others are called, and found again there', () => {
    const id = save({ destination: { sheet: 'Sheet1', cell: 'A1' } });
    bench.call('saveReport', { report: report({ id: '', name: 'Other', destination: { sheet: 'Sheet1', cell: 'A1' } }) }, ports);
    bench.call('refresh', { id: bench.call('open', {}, ports).reports.find((one) => one.report.name === 'Other')?.report.id ?? '' }, ports);
    refresh(id);
    expect(bench.call('openConnectedSheet', { id }, ports)).toEqual({ sheet: 'Sheet1 2', isReading: false });
    expect(bench.call('openConnectedSheet', { id }, ports)).toEqual({ sheet: 'Sheet1 2', isReading: false });
    expect(dataSources.sheets.filter(({ table }) => table !== undefined)).toHaveLength(1);
  });

  it('that is shown in a sheet is among what the file holds about people, unless Google doesn’t say', () => {
    const id = save({ destination: { sheet: 'Shown', cell: 'A1' } });
    const held = () => bench.call('fileContents', {}, { ...ports, dataSources: unlessRefused(dataSources.sources) }).sheets;
    refresh(id);
    expect(held()).toEqual([]);
    bench.call('openConnectedSheet', { id }, ports);
    expect(held()).toEqual([{ sheet: 'Shown', from: fromReport('Hours'), columns: ['User', 'User ID'], reportId: id }]);
    refused.set('find', new ActivTrakError('forbidden', 'No.'));
    expect(held()).toEqual([]);
    refused.clear();
    const disguised = save({
      name: 'Disguised',
      destination: { sheet: 'Other', cell: 'A1' },
      privacy: { people: 'pseudonyms', smallestGroup: 5 },
      warehouse: { ...TABLE, table: 'other' },
    });
    refresh(disguised);
    bench.call('openConnectedSheet', { id: disguised }, ports);
    expect(held()).toContainEqual({ sheet: 'Other', from: fromReport('Disguised'), columns: [], reportId: disguised });
  });

  it('of the log is shown with time by application and team beside it', () => {
    const id = save({ ...LOG_TABLE, columns: [], destination: { sheet: 'Log', cell: 'A1' } });
    refresh(id);
    expect(bench.call('openConnectedSheet', { id }, ports)).toMatchObject({ sheet: 'Log', pivot: 'Log, time by app' });
    expect(dataSources.sheets.find(({ pivot }) => pivot)?.pivot).toEqual({
      rows: ['executable'],
      columns: ['groups'],
      sums: ['duration'],
    });
  });

  it('is asked for only where there is one, and the host can', () => {
    const inSheet = bench.saveNew();
    const id = save();
    expect(bench.refusal('queryCost', { id: inSheet }, ports)).toBe(FILLS_NO_TABLE);
    expect(bench.refusal('queryCost', { id })).toBe(NO_WAREHOUSE);
    expect(bench.refusal('openConnectedSheet', { id })).toBe(NO_CONNECTED_SHEETS);
  });
});
