import { ALERTS_LACK_READY_SHEET, alertCellsTroubled, alertColumnGone } from '#words/alert-checks';
import { workbookCharts } from '../../excel-addin/host/workbook/charts';
import { workbookStore } from '../../excel-addin/host/workbook/document-store';
import { workbookSheets } from '../../excel-addin/host/workbook/sheets';
import { workbookStyler } from '../../excel-addin/host/workbook/styler';
import { saveReady } from '../../shared/dashboard/kept-ready';
import { ownPlans } from '../../shared/dashboard/ready/own-plans';
import { READY_SHEETS } from '../../shared/dashboard/ready/ready-sheets';
import { serialOfIso } from '../../shared/model/serial';
import type { KeyValueStore } from '../../shared/ports';
import { loadAlerts } from '../../shared/report/alerts/kept-alerts';
import type { Alerts } from '../../shared/report/definition/alert-rule';
import type { RunRecord } from '../../shared/report/kept/run';
import type { RefreshPorts } from '../../shared/report/run/job';
import { runAsync } from '../../shared/task';
import { spreadsheetCharts } from '../../sheets-addon/host/spreadsheet/charts';
import { spreadsheetWriter } from '../../sheets-addon/host/spreadsheet/sheets';
import { spreadsheetStyler } from '../../sheets-addon/host/spreadsheet/styler';
import { propertyStore } from '../../sheets-addon/host/storage/store';
import { installGoogle } from '../contract/google';
import { type FakeOrganisation, fakeOrganisation } from '../doubles/fake-organisation';
import { DAYS } from '../shared/report/report-bench';
import { refreshBench } from './refresh-bench';
import { workbookBench } from './workbook-bench';

interface Host extends Required<Pick<RefreshPorts, 'documents' | 'charts' | 'styler'>> {
  readonly sheets: RefreshPorts['sheets'];
  /** Waits until everything is calculated. */
  readonly settled: () => Promise<void>;
  readonly dispose: () => void;
}

async function google(): Promise<Host> {
  const script = await installGoogle();
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const sheets = spreadsheetWriter(spreadsheet);
  return {
    documents: propertyStore(PropertiesService.getDocumentProperties()) as KeyValueStore,
    sheets,
    charts: spreadsheetCharts(spreadsheet),
    styler: spreadsheetStyler(spreadsheet, sheets),
    settled: () => script.bench.playground.settled(),
    dispose: () => script.dispose(),
  };
}

async function excel(): Promise<Host> {
  const book = await workbookBench();
  return {
    documents: workbookStore(),
    sheets: workbookSheets(),
    charts: workbookCharts(),
    styler: workbookStyler(),
    settled: book.calculates(),
    dispose: () => book.dispose(),
  };
}

const HOUR = 3600;
/** Ann works eight hours a day, and begins late on Saturday. Bob works little and begins late yesterday, a Tuesday. Cid has no row yesterday. */
function organisation(): FakeOrganisation {
  const made = fakeOrganisation(3, []);
  const work = (personId: number, date: string, seconds: number, first = '08:00:00') => ({
    ...{ personId, date, first, productive: seconds },
    ...{ unproductive: 0, undefined: 0, passive: 0 },
  });
  const days = DAYS.flatMap((date) => [
    work(1, date, 8 * HOUR, date === '2026-03-14' ? '11:00:00' : '09:15:00'),
    work(2, date, 1.5 * HOUR, date === '2026-03-17' ? '09:40:00' : '08:59:59'),
    ...(date === '2026-03-17' ? [] : [work(3, date, 8 * HOUR)]),
  ]);
  return { ...made, people: made.people.map((person, at) => ({ ...person, name: ['Ann', 'Bob', 'Cid'][at] ?? '' })), days };
}

const ALERTS: Alerts = {
  rules: [
    { id: 'short', table: 'report', column: 'active', test: 'below', limit: 2 * HOUR, days: 'yesterday', workDaysOnly: true },
    { id: 'late', table: 'report', column: 'firstActivity', test: 'above', limit: 9.25 * HOUR, days: 'last-7-days', workDaysOnly: true },
    { id: 'owes', table: 'ready', column: 'balance', test: 'below', limit: -8 * HOUR, days: 'all', workDaysOnly: false },
  ],
  names: 'messages',
  weekdaysOff: '0000011',
};

describe.each([
  ['Google', google],
  ['Excel', excel],
] as const)('Alerts in %s', (_, open) => {
  let host: Host;
  beforeEach(async () => {
    host = await open();
  });
  afterEach(() => host.dispose());

  /** The cells of a sheet, with formulas calculated. */
  async function cellsOf(name: string) {
    const info = (await host.sheets.sheets()).find((one) => one.name === name);
    if (!info) throw new Error(`There is no sheet ${name}.`);
    const [cells = []] = await host.sheets.read([{ sheet: info.id, row: 0, column: 0, rows: info.rows, columns: info.columns }]);
    return { info, cells };
  }

  it('find who did little yesterday, who came late on a work day, and whose balance is low', async () => {
    const { documents, sheets, charts, styler } = host;
    const bench = refreshBench(sheets, documents, undefined, { charts, styler });
    const { make, defaults } = READY_SHEETS.timesheet;
    const { report, blueprint } = make({ ...defaults, range: { kind: 'words', words: 'last 7 days' } });
    const columns = [...report.columns, { key: 'firstActivity' }];
    await bench.save({ ...report, id: 'r1', columns, alerts: ALERTS });
    await runAsync(saveReady(documents, 'r1', { version: 1, blueprint, own: ownPlans(blueprint.needs) }));
    bench.serve(organisation());
    const kept = async () => runAsync(loadAlerts(documents, 'r1'));
    const refreshed = async (): Promise<RunRecord> => {
      const record = await bench.refresh();
      expect([record.outcome, record.message]).toEqual([expect.stringMatching(/done|nothing-new/), expect.anything()]);
      await host.settled();
      bench.clock.advance(60_000);
      return record;
    };
    await refreshed();
    // A sheet that was drawn just now is calculated here when the run is over.
    expect((await refreshed()).alerts).toBe(4);
    expect((await refreshed()).alerts).toBe(4);
    expect((await kept())?.people).toEqual(['Bob', 'Cid']);
    const list = await cellsOf(`${report.name} alerts`);
    expect(list.cells.filter(([found]) => found !== '').map(([, ...row]) => row.slice(0, 5))).toEqual([
      ['Alert', 'Day', 'Who', 'Value', 'State'],
      ['Active below 2:00', 46_098, 'Bob', '1:30', 'Now'],
      ['First activity after 9:15', 46_098, 'Bob', '9:40', 'Now'],
      ['Active below 2:00', 46_098, 'Cid', '0:00 (no row)', 'Now'],
      ['Balance below −8:00', '', 'Bob', '−23:00', 'Now'],
    ]);
    expect((await kept())?.newestAt).toBeLessThan((await kept())?.at ?? 0);

    const looks = await cellsOf('Timesheet');
    const own = looks.cells.findIndex((row) => row.includes('Team'));
    for (const format of ['[h]:mm', '$#,##0.00', '0%', 'yyyy-mm-dd']) {
      const column = looks.cells[own]?.indexOf('Balance (hours)') ?? -1;
      await sheets.format([{ sheet: looks.info.id, row: own + 1, column, rows: 3, columns: 1 }], format);
      expect([format, (await refreshed()).alerts]).toEqual([format, 4]);
    }

    const off = await cellsOf('Days off');
    const header = off.cells.findIndex((row) => row.includes('Date'));
    const date = off.cells[header]?.indexOf('Date') ?? -1;
    const at = (row: number, column: number) => ({ sheet: off.info.id, row, column, rows: 1, columns: 1 });
    await sheets.write(at(header + 1, off.cells[header]?.findIndex((cell) => cell !== '') ?? -1), [['*']]);
    await sheets.write(at(header + 1, date), [[serialOfIso('2026-03-17') ?? 0]]);
    await host.settled();
    // A balance that is 24 hours short without that day is still one.
    expect((await refreshed()).alerts).toBe(1);
    expect((await kept())?.people).toEqual(['Bob']);

    const timesheet = await cellsOf('Timesheet');
    const labels = timesheet.cells.findIndex((row) => row.includes('Team'));
    const balance = timesheet.cells[labels]?.indexOf('Balance (hours)') ?? -1;
    const cell = { sheet: timesheet.info.id, row: labels + 1, column: balance, rows: 1, columns: 1 };
    await styler.fill(cell, [[{ formula: '=1/0' }]]);
    await host.settled();
    const { checks, outcome } = await refreshed();
    expect(outcome).not.toBe('failed');
    expect(checks.map(({ words }) => words)).toContain(alertCellsTroubled('Balance (hours)', 1));

    await sheets.removeColumns(timesheet.info.id, balance, 1);
    await host.settled();
    const without = await refreshed();
    expect(without.alerts).toBe(0);
    expect(without.checks.map(({ words }) => words)).toContain(alertColumnGone('Balance (hours)'));

    await sheets.removeColumns(timesheet.info.id, timesheet.cells[labels]?.indexOf('ID') ?? -1, 1);
    await host.settled();
    const unknown = await refreshed();
    expect(unknown.checks.map(({ words }) => words)).toContain(ALERTS_LACK_READY_SHEET);
  }, 60_000);
});
