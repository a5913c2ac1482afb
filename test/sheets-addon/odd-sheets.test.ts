import { ownPlans } from '../../shared/dashboard/ready/own-plans';
import { READY_SHEETS } from '../../shared/dashboard/ready/ready-sheets';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { HOURS_CHART } from '../shared/dashboard/hours-chart';
import { type AddOnBench, DAYS } from './add-on-bench';
import { sharedBench } from './shared-bench';

let bench: AddOnBench;
sharedBench((made) => {
  bench = made;
});

const book = <T>(work: (book: GoogleAppsScript.Spreadsheet.Spreadsheet) => T): T =>
  bench.as('owner@example.com', () => work(SpreadsheetApp.getActiveSpreadsheet()));
const names = (): readonly string[] => book((open) => open.getSheets().map((sheet) => sheet.getName()));

/** A person moves a chart to a sheet of its own, or connects one to data elsewhere. */
function otherSheet(name: string, type: 'OBJECT' | 'DATASOURCE'): void {
  const { spreadsheet } = bench.google.backend;
  const key = spreadsheet.insertSheet(name, 1);
  spreadsheet.putAnchor({
    id: name,
    kind: 'sheet-type',
    sheet: key,
    span: { row: 0, column: 0, rows: null, columns: null },
    facts: { type },
  });
  spreadsheet.activate(key);
}

describe('sheets that are no grid', () => {
  it('are refused rows and columns by the host', () => {
    otherSheet('Chart1', 'OBJECT');
    expect(() => book((open) => open.getSheetByName('Chart1')?.getMaxRows())).toThrow('The action is not supported for OBJECT sheet.');
    expect(book((open) => open.getCurrentCell())).toBeNull();
  });

  it.each(['OBJECT', 'DATASOURCE'] as const)('keep no report from being written, refreshed and shown: %s', (type) => {
    otherSheet('Elsewhere', type);
    const id = bench.save();
    expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: 21 });
    otherSheet('Elsewhere too', type);
    expect(bench.refresh(id)).toMatchObject({ outcome: 'nothing-new', rows: 21 });
    expect(bench.ask('open', {})).toMatchObject({ ok: true });
    expect(bench.ask('selection', {})).toMatchObject({ ok: false, code: 'argument' });
    bench.get('showLog', {});
    bench.serve(fakeOrganisation(4, DAYS));
    expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: 28 });
  });

  it('keep nothing else of the panel from working: ready sheets, charts, snapshots, formulas, what the file holds', () => {
    const { defaults, make } = READY_SHEETS.timesheet;
    const { report, blueprint } = make({ ...defaults, range: { kind: 'words', words: 'last 7 days' } });
    const { id } = bench.get('makeReady', { report, blueprint, own: ownPlans(blueprint.needs) });
    otherSheet('Log', 'DATASOURCE');
    expect(bench.refresh(id)).toMatchObject({ outcome: 'done' });
    expect(bench.get('takeSnapshot', { id }).sheet).toMatch(/^Timesheet/);
    const hours = bench.save();
    bench.refresh(hours);
    bench.get('addChart', { id: hours, chart: HOURS_CHART });
    const { outcome, checks } = bench.refresh(hours);
    expect([outcome, checks.filter(({ verdict }) => verdict !== 'good')]).toEqual(['nothing-new', []]);
    for (const ask of [
      () => bench.ask('fileContents', {}),
      () => bench.ask('updateFormulas', {}),
      () => bench.ask('history', {}),
      () => bench.ask('show', { id: hours }),
      () => bench.ask('redrawReady', { id }),
      () => bench.ask('deleteReport', { id, withSheets: true, withSnapshots: true }),
    ]) {
      book((open) => open.setActiveSheet(open.getSheetByName('Log') as GoogleAppsScript.Spreadsheet.Sheet));
      expect(ask()).toMatchObject({ ok: true });
    }
    expect(names()).toContain('Log');
  });

  it('are no place for a report: the name is taken, and nothing is written', () => {
    otherSheet('Hours', 'OBJECT');
    const record = bench.refresh(bench.save());
    expect(record).toMatchObject({ outcome: 'failed' });
    expect(record.message).toMatch(/Hours/);
    expect(record.message).not.toMatch(/unexpected/i);
    expect(names()).toEqual(['Sheet1', 'Hours']);
  });
});

it.each(['Hours ', ' Hours', 'hours', 'Hours\u00a0', 'HOURS', '\u2009Hours', 'Hours\u200b'])(
  'a report for Hours goes to the sheet named %j',
  (name) => {
    book((open) => void open.insertSheet(name));
    expect(bench.refresh(bench.save())).toMatchObject({ outcome: 'done', rows: 21 });
    expect([...names()].sort()).toEqual(['Sheet1', name].sort());
    expect(bench.seen(name)).toHaveLength(22);
  },
);

it.each(["'Settings'!B1", 'Settings!B1', "'Settings '!B1", 'settings!B1', " 'SETTINGS '!B1 "])(
  'days in %j are those on the sheet named “Settings ”',
  (from) => {
    book((open) => void open.insertSheet('Settings ').getRange('B1').setValue('yesterday'));
    const record = bench.refresh(bench.save({ range: { kind: 'cells', from } }));
    expect([record.outcome, record.message, record.rows]).toEqual(['done', '3 rows written.', 3]);
  },
);

it('of two sheets that look the same the very one is taken', () => {
  book((open) => {
    open.insertSheet('hours ');
    open.insertSheet('Hours');
  });
  bench.refresh(bench.save());
  expect(bench.seen('hours ')).toEqual([]);
  expect(bench.seen('Hours')).toHaveLength(22);
});

it.each(['merge', 'replace'] as const)('a text that is longer than a cell is cut once, said, and then no change: %s', (disposition) => {
  const organisation = fakeOrganisation(3, DAYS);
  // Half of the character that stands where it is cut off would be no text any more.
  const long = ['x'.repeat(60_000), `${'y'.repeat(49_997)}🙂${'y'.repeat(9)}`, 'short'];
  bench.serve({ ...organisation, people: organisation.people.map((person, index) => ({ ...person, name: long[index] ?? '' })) });
  const id = bench.save({ disposition });
  const first = bench.refresh(id);
  expect(first).toMatchObject({ outcome: 'done', rows: 21 });
  expect(first.checks).toContainEqual({ verdict: 'warning', words: expect.stringMatching(/^14 texts/) });
  expect(bench.refresh(id)).toMatchObject({ outcome: 'nothing-new', rows: 21 });
  const texts = bench.seen('Hours').map(([, name]) => String(name));
  expect(Math.max(...texts.map(({ length }) => length))).toBeLessThanOrEqual(50_000);
  expect(texts.some((text) => /[\uD800-\uDBFF](?![\uDC00-\uDFFF])/.test(text))).toBe(false);
});

describe('room', () => {
  const size = (name: string): readonly number[] =>
    book((open) => {
      const sheet = open.getSheetByName(name) as GoogleAppsScript.Spreadsheet.Sheet;
      return [sheet.getMaxRows(), sheet.getMaxColumns()];
    });

  /** The file has so many cells left. */
  function leave(cells: number): void {
    const { spreadsheet } = bench.google.backend;
    const sheets = spreadsheet.sheets.bind(spreadsheet);
    const own = sheets().reduce((sum, sheet) => sum + sheet.rows * sheet.columns, 0);
    const full = { key: 'full', name: 'Full', rows: 10_000_000 - own - cells, columns: 1, hidden: false };
    jest.spyOn(spreadsheet, 'sheets').mockImplementation(() => [...sheets(), full]);
    const sheet = spreadsheet.sheet.bind(spreadsheet);
    jest.spyOn(spreadsheet, 'sheet').mockImplementation((key) => (key === full.key ? full : sheet(key)));
  }
  afterEach(() => jest.restoreAllMocks());

  it('a sheet of its own is about as large as what stands on it', () => {
    bench.refresh(bench.save());
    const [rows = 0, columns = 0] = size('Hours');
    expect(rows).toBeLessThanOrEqual(100);
    expect(columns).toBeLessThanOrEqual(6);
  });

  it('a report for which there is no room is refused before it is read', () => {
    const days = Array.from({ length: 28 }, (_, at) => `2026-11-${String(at + 1).padStart(2, '0')}`).filter((day) => day <= '2026-11-23');
    bench.serve(fakeOrganisation(400, days));
    leave(30_000);
    const id = bench.save({ range: { kind: 'fixed', from: '2026-11-01', to: '2026-11-23' } });
    const before = bench.google.sent.length;
    expect(bench.refresh(id)).toMatchObject({ outcome: 'failed', pages: 1, message: expect.stringMatching(/10,000,000/) });
    expect(bench.google.sent.length - before).toBe(1);
    expect(names()).toEqual(['Sheet1', 'Full']);
  });
});
