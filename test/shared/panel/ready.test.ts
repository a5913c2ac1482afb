import { READY_NOT_UPDATED, readyDeleted, readyLacks } from '#words/ready';
import { ownPlans } from '../../../shared/dashboard/ready/own-plans';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { TIMESHEET } from '../dashboard/ready-bench';
import { DAYS, report } from '../report/report-bench';
import { type PanelBench, panelBench } from './panel-bench';

const BLUEPRINT = { ...TIMESHEET, needs: ['people'] as const };
const OWN = ownPlans(['people']);

let bench: PanelBench;
let id: string;
beforeEach(() => {
  bench = panelBench();
  id = make().id;
});

function make(change: Parameters<typeof report>[0] = { id: '' }) {
  return bench.call('makeReady', { report: report(change), blueprint: BLUEPRINT, own: OWN });
}
const refresh = (of = id) => bench.call('refresh', { id: of }).record;
const view = (of = id) => bench.call('open', {}).reports.find((one) => one.report.id === of)?.ready;
const names = (sheet = 'Timesheet') =>
  bench.sheets
    .seen(sheet)
    .slice(7)
    .map((row) => row[0]);

describe('A ready sheet', () => {
  it('is saved with its report, and drawn by the refresh', () => {
    expect(view()).toEqual({ kind: 'timesheet', title: 'Timesheet', place: '' });
    expect(bench.sheets.names()).toEqual([]);
    expect(refresh()).toMatchObject({ outcome: 'done', rows: 21 });
    expect(bench.sheets.names()).toEqual(['Hours', 'People', 'Timesheet']);
    expect(names()).toHaveLength(3);
    expect(bench.sheets.seen('Timesheet')[4]?.slice(0, 2)).toEqual([46_093, 'UTC']);
    bench.sheets.rename('Timesheet', 'Ours');
    expect(view()).toEqual({ kind: 'timesheet', title: 'Timesheet', place: 'Ours!A1' });
    bench.call('show', { id, isReady: true });
    expect(bench.desk.shown).toMatchObject({ row: 0, column: 0 });
  });

  it('follows the rows with each refresh', () => {
    refresh();
    bench.serve(fakeOrganisation(5, DAYS), { dialect: 'current' });
    expect(refresh()?.checks.filter(({ verdict }) => verdict === 'warning')).toEqual([]);
    expect(names()).toHaveLength(5);
  });

  it('says when its report is saved without a column that it counts', () => {
    refresh();
    const less = (columns: readonly string[]) => ({ ...report({ id }), columns: columns.map((key) => ({ key })) });
    expect(bench.call('saveReport', { report: less(['date', 'user', 'userId', 'total']) }).problem).toBe(readyLacks('Timesheet', 'Active'));
    expect(bench.call('saveReport', { report: less(['user', 'active', 'userId']) }).problem).toBeUndefined();
  });

  it('has no snapshot taken while its report lacks a column that it counts', () => {
    refresh();
    bench.call('saveReport', { report: { ...report({ id }), columns: ['date', 'user', 'userId', 'total'].map((key) => ({ key })) } });
    expect(bench.refusal('takeSnapshot', { id })).toBe(readyLacks('Timesheet', 'Active'));
    bench.sheets.deleteSheet('Timesheet');
    expect(bench.call('takeSnapshot', { id }).sheet).toMatch(/^Hours/);
  });

  it('fails alone, with a warning in words, and is drawn by the next refresh', () => {
    const styler = {
      ...bench.sheets.styles.styler,
      fill: () => {
        throw new Error('The host refuses formulas.');
      },
    };
    const record = bench.call('refresh', { id }, { styler }).record;
    expect(record).toMatchObject({ outcome: 'done', rows: 21 });
    expect(record?.checks.filter(({ verdict }) => verdict === 'warning')).toEqual([
      { verdict: 'warning', words: expect.stringContaining(READY_NOT_UPDATED.slice(0, -1)) },
    ]);
    expect(bench.sheets.names()).toEqual(['Hours']);
    refresh();
    expect(names()).toHaveLength(3);
  });

  it('is nothing to a host that can draw none', () => {
    const { styler: _, ...ports } = bench.within(600_000);
    const without = { ...ports, styler: undefined } as never;
    expect(bench.call('refresh', { id }, without).record).toMatchObject({ outcome: 'done' });
    expect(bench.sheets.names()).toEqual(['Hours']);
  });

  it('once deleted by a person, is said to be, and comes back when it is made again', () => {
    refresh();
    bench.sheets.deleteSheet('Timesheet');
    expect(view()).toMatchObject({ isDeleted: true, place: '' });
    expect(refresh()?.checks).toContainEqual({ verdict: 'good', words: readyDeleted('Timesheet') });
    expect(view()).toMatchObject({ isDeleted: true });
    make({ id });
    expect(view()).toEqual({ kind: 'timesheet', title: 'Timesheet', place: '' });
    refresh();
    expect(view()).toMatchObject({ place: 'Timesheet!A1' });
  });

  it('is not taken for deleted where the host tells no sheets', () => {
    refresh();
    const sheets = {
      ...bench.sheets,
      sheets: () => {
        throw new Error('The host refuses.');
      },
    };
    expect(bench.call('open', {}, { sheets }).reports[0]?.ready).toEqual({ kind: 'timesheet', title: 'Timesheet', place: '' });
  });

  it('is drawn anew where its report goes, and the old one stays with the rows that are left', () => {
    refresh();
    bench.call('saveReport', { report: report({ id, destination: { sheet: 'Other', cell: 'B2' } }) });
    expect(view()).toMatchObject({ place: '' });
    refresh();
    expect(view()).toMatchObject({ place: 'Timesheet 2!A1' });
    expect(bench.sheets.seen('Timesheet')[7]?.[2]).toContain("'Hours'!");
    expect(bench.sheets.seen('Timesheet 2')[7]?.[2]).toContain("'Other'!");
  });

  it('goes along with a copy of its report', () => {
    refresh();
    const copy = bench.call('duplicateReport', { id }).reports.find((one) => one.report.id !== id)?.report.id ?? '';
    expect(view(copy)).toMatchObject({ place: '' });
    refresh(copy);
    expect([view()?.place, view(copy)?.place]).toEqual(['Timesheet!A1', 'Timesheet 2!A1']);
    expect(bench.sheets.names().filter((name) => name.startsWith('People'))).toEqual(['People']);
  });

  it('stays when its report is deleted, as a person’s own', () => {
    refresh();
    const { notices } = bench.call('deleteReport', { id });
    expect(bench.sheets.names()).toEqual(['Hours', 'People', 'Timesheet']);
    expect([...bench.documents.entries.keys()].filter((key) => /ready|chart/.test(key))).toEqual([]);
    expect(notices.map(({ words }) => words).filter((words) => /copy/i.test(words))).toEqual([]);
  });

  it('goes with its report and its rows where that is chosen, and nothing else', () => {
    refresh();
    bench.call('deleteReport', { id, withSheets: true });
    expect(bench.sheets.names()).toEqual(['People']);
    expect([...bench.documents.entries.keys()].filter((key) => /ready|chart/.test(key))).toEqual([]);
  });

  it('stays with rows beside which another report stands', () => {
    refresh();
    const other = bench.saveNew({ name: 'Other', destination: { sheet: 'Hours', cell: 'H1' } });
    refresh(other);
    bench.call('deleteReport', { id, withSheets: true });
    expect(bench.sheets.names()).toEqual(['Hours', 'People']);
  });

  it('stays with its report where the host keeps its sheet, and can be deleted without it', () => {
    refresh();
    const sheets = {
      ...bench.sheets,
      removeSheet: () => {
        throw new Error('The last sheet.');
      },
    };
    expect(bench.refusal('deleteReport', { id, withSheets: true }, { sheets })).toContain('“Hours”');
    expect(bench.call('open', {}).reports.map(({ report: { id } }) => id)).toEqual([id]);
    expect(bench.call('deleteReport', { id }).reports).toEqual([]);
  });

  it('leaves nothing hidden behind when its report is deleted half way', () => {
    bench.sheets.addSheet(`ActivTrak ready.${id}`.slice(0, 31), 'hidden', { rows: 5, columns: 5 });
    bench.call('deleteReport', { id });
    expect(bench.sheets.names()).toEqual([]);
  });

  it('of a newer version is neither changed nor taken for none', () => {
    const kept = JSON.stringify({ version: 2 });
    bench.documents.entries.set(`activtrak.ready.${id}`, kept);
    expect(bench.refusal('makeReady', { report: report({ id }), blueprint: BLUEPRINT, own: OWN })).toMatch(/newer version/);
    refresh();
    expect(bench.documents.entries.get(`activtrak.ready.${id}`)).toBe(kept);
    expect(view()).toBeUndefined();
  });

  it('is not kept with a report that can’t be used', () => {
    bench.refusal('makeReady', { report: report({ id: '', name: '' }), blueprint: BLUEPRINT, own: OWN });
    expect([...bench.documents.entries.keys()].filter((key) => key.startsWith('activtrak.ready.'))).toHaveLength(1);
  });

  it('is among what the file holds about people, and so are the user’s own sheets', () => {
    refresh();
    expect(bench.call('fileContents', {}).sheets).toEqual([
      expect.objectContaining({ sheet: 'Hours', reportId: id }),
      { sheet: 'Timesheet', from: 'ready sheets', columns: ['Name', 'ID'], people: 3 },
      { sheet: 'People', from: 'ready sheets', columns: expect.arrayContaining(['Name', 'Pay rate']) },
    ]);
  });

  it('is among them for as long as it names people: when its report does no more, when it was made again, and without its report', () => {
    refresh();
    const held = () => Object.fromEntries(bench.call('fileContents', {}).sheets.map(({ sheet, columns }) => [sheet, columns]));
    const personal = ['Name', 'ID'];
    bench.call('saveReport', { report: { ...report({ id }), privacy: { people: 'pseudonyms', smallestGroup: 5 } } });
    refresh();
    expect(held()).toMatchObject({ Hours: [], Timesheet: personal });
    const { sheet } = bench.call('takeSnapshot', { id });
    expect(held()).toMatchObject({ [sheet]: personal });
    bench.call('redrawReady', { id });
    refresh();
    expect(held()).toMatchObject({ Hours: [], Timesheet: personal, 'Timesheet 2': [] });
    bench.call('deleteReport', { id });
    expect(held()).not.toHaveProperty(['Timesheet 2']);
    const named = make({ id: '', name: 'Named', destination: { sheet: 'Named', cell: 'A1' } }).id;
    refresh(named);
    bench.call('deleteReport', { id: named });
    expect(held()).toMatchObject({ Timesheet: personal, 'Timesheet 3': personal });
  });

  it('shows pseudonyms where its report does', () => {
    refresh();
    const [name = ''] = names().map(String);
    bench = panelBench();
    id = make({ id: '', privacy: { people: 'pseudonyms', smallestGroup: 5 } }).id;
    refresh();
    const shown = bench.sheets
      .seen('Hours')
      .slice(1)
      .map((row) => row[1]);
    expect(new Set(names())).toEqual(new Set(shown));
    expect(JSON.stringify(bench.sheets.whole())).not.toContain(name);
  });
});
