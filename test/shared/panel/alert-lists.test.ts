import { ALERT_LIST_NOT_WRITTEN } from '#words/alerts';
import { fromAlerts, fromLeftRows } from '#words/people-view';
import { writeAlertList } from '../../../shared/report/alerts/alert-list';
import { saveAlerts } from '../../../shared/report/alerts/kept-alerts';
import type { Report } from '../../../shared/report/definition/definition';
import { runSync } from '../../../shared/task';
import { EU_KEY, severalAccounts } from '../../doubles/two-accounts';
import { ANN, alerting, BELOW, BOB, LIST } from '../report/alerts/list-bench';
import { DAYS } from '../report/report-bench';
import { type PanelBench, panelBench } from './panel-bench';

let bench: PanelBench;
let id = '';
beforeEach(() => {
  bench = panelBench();
  const { version: _, ...change } = alerting('list', { id: '' });
  id = bench.saveNew({ ...change, version: 5 });
});

const saved = (): Report => bench.saved(id);
const list = (report = saved()) =>
  runSync(writeAlertList(bench.ports, report, { count: 2, findings: [ANN, BOB], isWhole: true }, () => bench.clock.now()));
const states = (): readonly unknown[] => bench.sheets.seen(LIST).map((row) => `${row[3]} ${row[5]}`);
const held = () => bench.call('fileContents', {}).sheets.filter(({ sheet }) => sheet === LIST);
const keptOf = (of: string): readonly string[] =>
  [...bench.documents.entries.keys()].filter((key) => key.startsWith('activtrak.alert') && key.endsWith(of));

describe('The list of a report’s alerts', () => {
  it('is among what the file holds about people, with its names or without, also where the report has no sheet', () => {
    list();
    expect(held()).toEqual([{ sheet: LIST, from: fromAlerts('Hours'), columns: ['Who'] }]);
    bench.call('refresh', { id });
    list();
    expect(held()).toEqual([{ sheet: LIST, from: fromAlerts('Hours'), columns: ['Who'] }]);
    list({ ...saved(), alerts: { rules: [BELOW], names: 'nowhere', weekdaysOff: '0000011' } });
    expect(held()).toEqual([{ sheet: LIST, from: fromAlerts('Hours'), columns: [] }]);
  });

  it('stays as anybody’s when the report is deleted: nothing is kept of it but that it names people', () => {
    bench.call('refresh', { id });
    list();
    runSync(saveAlerts(bench.documents, id, { version: 1, at: 1, count: 2, newestAt: 1, found: '' }));
    const before = bench.sheets.seen(LIST);
    bench.call('deleteReport', { id });
    expect(bench.sheets.seen(LIST)).toEqual(before);
    expect([keptOf(id), bench.sheets.marks(`alerts.${id}`)]).toEqual([[], []]);
    expect(held()).toEqual([{ sheet: LIST, from: fromLeftRows('Hours'), columns: ['Who'], isLeft: true }]);
    bench.sheets.type(LIST, 0, 3, { value: '' });
    expect(held()).toEqual([]);
  });

  it('stays the report’s when a colleague without its account renames it', () => {
    bench.call('refresh', { id });
    list();
    bench.call('saveReport', { report: { ...saved(), name: 'Ours' } }, { secrets: bench.colleague });
    expect(held()).toEqual([{ sheet: LIST, from: fromAlerts('Ours'), columns: ['Who'] }]);
  });

  it('goes with the sheets of a report that is deleted with them', () => {
    bench.call('refresh', { id });
    list();
    bench.sheets.type('Mine', 0, 0, { value: 'mine' });
    bench.call('deleteReport', { id, withSheets: true });
    expect(bench.sheets.names()).toEqual(['Mine']);
    expect(keptOf(id)).toEqual([]);
  });

  it('says that all was earlier, once the report has no alerts any more, and goes on where it has some again', () => {
    list();
    const { alerts: _, ...rest } = saved();
    expect(bench.call('saveReport', { report: { ...rest, version: 1 } }).problem).toBeUndefined();
    expect(states()).toEqual(['Who State', 'Ann Earlier', 'Bob Earlier']);
    bench.call('saveReport', { report: { ...alerting('list', { id }) } });
    list();
    expect(states()).toEqual(['Who State', 'Ann Now', 'Bob Now']);
  });

  it('says why where that can’t be written, and the report is saved all the same', () => {
    list();
    bench.sheets.protect({ sheet: 'sheet-1', row: 0, column: 0, rows: 9, columns: 9 }, 'Ask Jane.');
    const { alerts: _, ...rest } = saved();
    expect(bench.call('saveReport', { report: { ...rest, version: 1 } }).problem).toContain(ALERT_LIST_NOT_WRITTEN);
    expect(saved().alerts).toBeUndefined();
  });

  it('stays where it is when the report is moved or edited, and is a new one for a copy', () => {
    list();
    bench.call('saveReport', { report: { ...saved(), destination: { sheet: 'Elsewhere', cell: 'B2' } } });
    list();
    expect(bench.sheets.names()).toEqual([LIST]);
    bench.call('duplicateReport', { id });
    const copy = bench.call('open', {}).reports.find(({ report }) => report.id !== id)?.report as Report;
    expect([copy.alerts, keptOf(copy.id)]).toEqual([saved().alerts, []]);
    list(copy);
    expect(bench.sheets.names()).toEqual([LIST, 'Hours 2 alerts']);
  });

  it('is a new one where the same IDs and names are the people of another account; the old one stays', () => {
    const transport = severalAccounts(DAYS);
    const { state } = bench.call('connect', { key: EU_KEY, region: 'eu', isFurther: true, name: 'EU' }, { transport });
    const eu = state.connections.find(({ name }) => name === 'EU');
    list();
    const before = bench.sheets.seen(LIST);
    bench.call('saveReport', { report: { ...saved(), connection: { handle: eu?.handle ?? '', name: 'EU', host: eu?.host ?? '' } } });
    list();
    expect([bench.sheets.names(), bench.sheets.seen(LIST)]).toEqual([[LIST, `${LIST} 2`], before]);
  });

  it('travels as a definition: a file of reports has the alerts, and nothing of what was found', () => {
    list();
    const { json } = bench.call('exportReports', {});
    const other = panelBench();
    other.call('importReports', { json });
    expect(other.call('open', {}).reports[0]?.report.alerts).toEqual(saved().alerts);
    expect(json).not.toContain('Ann');
    expect([...other.documents.entries.keys()].filter((key) => key.startsWith('activtrak.alert'))).toEqual([]);
  });
});
