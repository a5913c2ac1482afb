import { SNAPSHOT_NOT_TAKEN, STILL_CALCULATING } from '#words/snapshots';
import { ownPlans } from '../../../shared/dashboard/ready/own-plans';
import { TIMESHEET } from '../dashboard/ready-bench';
import { report } from '../report/report-bench';
import { type PanelBench, panelBench } from './panel-bench';

let bench: PanelBench;
let id: string;
beforeEach(() => {
  bench = panelBench();
  id = bench.saveNew();
});

const refresh = (of = id) => bench.call('refresh', { id: of }).record;
const take = (of = id): string => bench.call('takeSnapshot', { id: of }).sheet;
const day = (): string => bench.clock.today('UTC');
const view = () => bench.call('open', {}).reports[0];

describe('A snapshot that is taken by hand', () => {
  it('is there for each time, right behind the original, and stays when schedules remove theirs', () => {
    refresh();
    expect([take(), take()]).toEqual([`Hours ${day()}`, `Hours ${day()} 2`]);
    expect(bench.sheets.names()).toEqual(['Hours', `Hours ${day()} 2`, `Hours ${day()}`]);
  });

  it('is of the ready sheet where there is one, with its numbers and not its formulas', () => {
    const { id: made } = bench.call('makeReady', {
      report: report({ id: '', destination: { sheet: 'Data', cell: 'A1' } }),
      blueprint: TIMESHEET,
      own: ownPlans([]),
    });
    refresh(made);
    expect(take(made)).toBe(`Timesheet ${day()}`);
    const { sheets } = bench;
    expect(sheets.cell('Timesheet', 7, 2).formula).not.toBe('');
    expect(sheets.cell(`Timesheet ${day()}`, 7, 2)).toMatchObject({ formula: '', format: sheets.cell('Timesheet', 7, 2).format });
    expect(sheets.frozenRows(`Timesheet ${day()}`)).toBe(sheets.frozenRows('Timesheet'));
    expect(bench.call('fileContents', {}).sheets).toContainEqual({
      sheet: `Timesheet ${day()}`,
      from: 'a snapshot of “Hours”',
      columns: ['Name', 'ID'],
      people: 3,
      isLeft: true,
    });
  });

  it('is refused in words where there are no rows, it is being refreshed, or cells are still calculating', () => {
    expect(bench.refusal('takeSnapshot', { id })).toContain('“Hours”');
    refresh();
    const { styler } = bench.sheets.styles;
    const copySheet = (sheet: string, name: string): never => {
      bench.sheets.addSheet(name, 'hidden', { rows: 2, columns: 2 });
      throw new Error(`${STILL_CALCULATING} ${sheet}`);
    };
    bench.answer('takeSnapshot', { id }, { styler: { ...styler, copySheet } });
    expect(bench.sheets.names()).toEqual(['Hours']);
    expect(SNAPSHOT_NOT_TAKEN).not.toBe('');
  });

  it('asks for no marks of reports that are on other sheets', () => {
    const ids = ['Second', 'Third', 'Fourth'].map((sheet) => bench.saveNew({ name: sheet, destination: { sheet, cell: 'A1' } }));
    for (const one of [id, ...ids]) refresh(one);
    const asked: string[] = [];
    const marks = (owner: string) => {
      asked.push(owner);
      return bench.sheets.marks(owner);
    };
    bench.call('takeSnapshot', { id }, { sheets: { ...bench.sheets, marks } });
    expect(asked.filter((owner) => ids.includes(owner))).toEqual([]);
  });

  it('stays in the list of what the file holds about people, also when its report is deleted and it was renamed', () => {
    refresh();
    bench.sheets.rename(take(), 'Before the audit');
    bench.call('deleteReport', { id });
    expect(bench.call('fileContents', {}).sheets.filter(({ from }) => from.includes('snapshot'))).toEqual([
      { sheet: 'Before the audit', from: 'a snapshot of “Hours”', columns: expect.arrayContaining(['User']), people: 3, isLeft: true },
    ]);
    bench.sheets.deleteSheet('Before the audit');
    expect(bench.call('fileContents', {}).sheets.filter(({ from }) => from.includes('snapshot'))).toEqual([]);
  });

  it('is said to have the people whom another report on its sheet names', () => {
    const columns = [{ key: 'date' }, { key: 'active' }];
    const [saved] = bench.call('open', {}).reports;
    const kept = saved?.report ?? report();
    bench.call('saveReport', { report: { ...kept, columns, privacy: { people: 'summary', smallestGroup: 2 } } });
    const named = bench.saveNew({ name: 'Named', destination: { sheet: 'Hours', cell: 'H1' }, columns: [{ key: 'user' }, ...columns] });
    refresh();
    refresh(named);
    const sheet = take();
    expect(bench.call('fileContents', {}).sheets).toContainEqual(expect.objectContaining({ sheet, columns: ['User'], people: 3 }));
  });

  it('and its original are said to name people for as long as the rows do, whatever the report is to show', () => {
    refresh();
    const [saved] = bench.call('open', {}).reports;
    const privacy = { people: 'pseudonyms', smallestGroup: 5 } as const;
    bench.call('saveReport', { report: { ...(saved?.report ?? report()), privacy } });
    const sheet = take();
    const columns = () => Object.fromEntries(bench.call('fileContents', {}).sheets.map((one) => [one.sheet, one.columns]));
    expect(columns()).toEqual({ Hours: ['User', 'User ID'], [sheet]: ['User', 'User ID'] });
    bench.call('deleteReport', { id });
    expect(columns()).toEqual({ Hours: ['User', 'User ID'], [sheet]: ['User', 'User ID'] });
  });

  it('is told from one that was renamed before and left its name to it', () => {
    refresh();
    bench.sheets.rename(take(), 'Before the audit');
    expect(take()).toBe(`Hours ${day()}`);
    const listed = () => {
      const { sheets } = bench.call('fileContents', {});
      return sheets.flatMap(({ sheet, from }) => (from.includes('snapshot') ? [sheet] : []));
    };
    expect(listed()).toEqual(['Before the audit', `Hours ${day()}`]);
    bench.call('deleteReport', { id, withSnapshots: true });
    expect(bench.sheets.names()).toEqual(['Hours', 'Before the audit']);
    expect(listed()).toEqual(['Before the audit']);
  });

  it('goes with its report where that is chosen, unless somebody changed it', () => {
    refresh();
    const [first, second, third] = [take(), take(), take()];
    bench.sheets.type(second, 1, 1, { value: 'Mine' });
    bench.sheets.rename(third, 'Kept');
    bench.call('deleteReport', { id, withSnapshots: true });
    expect(bench.sheets.names()).toEqual(expect.arrayContaining(['Hours', second, 'Kept']));
    expect(bench.sheets.names()).not.toContain(first);
  });
});

describe('How many snapshots a report keeps', () => {
  it('is a whole number, goes along in files and copies, and may be missing', () => {
    const [saved] = bench.call('open', {}).reports;
    for (const snapshots of [0, 1.5, 101, null as unknown as number])
      expect(bench.refusal('saveReport', { report: { ...(saved?.report ?? report()), snapshots } })).toMatch(/snapshots to keep/i);
    bench.call('saveReport', { report: { ...(saved?.report ?? report()), snapshots: 7 } });
    const { json } = bench.call('exportReports', {});
    expect(bench.call('duplicateReport', { id }).reports.map((one) => one.report.snapshots)).toEqual([7, 7]);
    bench = panelBench();
    bench.call('importReports', { json });
    expect(view()?.report.snapshots).toBe(7);
  });

  it('is no reason to read anew what an interrupted refresh has read', () => {
    const kept = bench.call('open', {}).reports[0]?.report ?? report();
    refresh();
    bench.call('saveReport', { report: { ...kept, snapshots: 3 } });
    expect(refresh()).toMatchObject({ outcome: expect.stringMatching(/done|nothing-new/) });
    expect(bench.sheets.names()).toEqual(['Hours']);
  });
});
