import { CHART_DELETED, CHART_NOT_UPDATED, chartColumnsGone, chartNeedsRows } from '#words/charts';
import { BUSY_FOR_NOW } from '#words/panel-answers';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { HOURS_CHART } from '../dashboard/hours-chart';
import { DAYS, report } from '../report/report-bench';
import { type PanelBench, panelBench } from './panel-bench';

let bench: PanelBench;
let id: string;
beforeEach(() => {
  bench = panelBench();
  id = bench.saveNew();
});

const add = (change = {}) => bench.call('addChart', { id, chart: { ...HOURS_CHART, ...change } });
const rows = () => bench.charts.charts.map(({ ranges }) => ranges?.[0]?.rows);
const refresh = () => bench.call('refresh', { id }).record;

describe('The chart of a report', () => {
  it('needs rows', () => {
    expect(bench.refusal('addChart', { id, chart: HOURS_CHART })).toBe(chartNeedsRows('Hours'));
    expect(bench.charts.charts).toEqual([]);
  });

  it('is not kept where its columns are not in the sheet', () => {
    refresh();
    expect(bench.refusal('addChart', { id, chart: { ...HOURS_CHART, series: ['total'] } })).toBe(chartColumnsGone('=Hours'));
    expect(refresh()?.checks.filter(({ verdict }) => verdict === 'warning')).toEqual([]);
    expect(bench.call('open', {}).reports[0]?.chart).toBeUndefined();
  });

  it('is drawn once, shown on the card, and removed', () => {
    refresh();
    expect(add().reports[0]?.chart).toBe('bar');
    expect(add({ kind: 'pie' }).reports[0]?.chart).toBe('pie');
    expect(bench.charts.charts).toMatchObject([{ look: { kind: 'pie', title: '=Hours' } }]);
    expect(bench.call('removeChart', { id }).reports[0]?.chart).toBeUndefined();
    expect(bench.charts.charts).toEqual([]);
  });

  it('follows the rows with each refresh', () => {
    refresh();
    add();
    expect(rows()).toEqual([22]);
    bench.serve(fakeOrganisation(5, DAYS), { dialect: 'current' });
    expect(refresh()).toMatchObject({ outcome: 'done', rows: 35 });
    expect(rows()).toEqual([36]);
    bench.serve(fakeOrganisation(1, DAYS), { dialect: 'current' });
    refresh();
    expect(rows()).toEqual([8]);
  });

  it('fails alone, with a warning in words', () => {
    refresh();
    add();
    bench.charts.before = () => {
      throw new Error('The host refuses charts.');
    };
    bench.serve(fakeOrganisation(5, DAYS), { dialect: 'current' });
    const record = refresh();
    expect(record).toMatchObject({ outcome: 'done', rows: 35 });
    expect(record?.checks.filter(({ verdict }) => verdict === 'warning')).toEqual([
      { verdict: 'warning', words: expect.stringContaining(CHART_NOT_UPDATED.slice(0, -1)) },
    ]);
    expect(bench.call('open', {}).reports[0]).toMatchObject({ state: 'ready', rows: 35 });
    expect(bench.call('history', {}).runs[0]?.checks).toEqual(record?.checks);
  });

  it('once deleted by a person, is said to be, is not drawn again, and is when asked for', () => {
    refresh();
    add();
    bench.charts.charts.pop();
    expect(refresh()?.checks).toContainEqual({ verdict: 'good', words: CHART_DELETED });
    expect(refresh()?.checks).not.toContainEqual({ verdict: 'good', words: CHART_DELETED });
    expect(bench.call('open', {}).reports[0]?.chart).toBeUndefined();
    add();
    expect(bench.charts.charts).toHaveLength(1);
    // And where nobody noticed yet that it was.
    bench.charts.charts.pop();
    add();
    expect(bench.charts.charts).toHaveLength(1);
  });

  it('is drawn anew where its report goes, and stays with the rows that are left', () => {
    refresh();
    add();
    const [left] = bench.charts.charts;
    bench.call('saveReport', { report: report({ id, destination: { sheet: 'Other', cell: 'B2' } }) });
    refresh();
    expect(bench.charts.charts).toHaveLength(2);
    expect(bench.charts.charts[0]).toEqual(left);
    expect(bench.charts.charts[1]?.sheet).not.toBe(left?.sheet);
    bench.call('deleteReport', { id });
    expect(bench.charts.charts).toHaveLength(2);
    expect([...bench.documents.entries.keys()].filter((key) => key.includes('chart'))).toEqual([]);
  });

  it('is drawn anew with a sheet that was deleted', () => {
    refresh();
    add();
    const [chart] = bench.charts.charts;
    bench.charts.charts.pop();
    bench.sheets.removeSheet(chart?.sheet ?? '');
    bench.call('saveReport', { report: report({ id, destination: { sheet: 'Other', cell: 'B2' } }) });
    refresh();
    expect(bench.charts.charts).toHaveLength(1);
  });

  it('is left alone while a colleague refreshes the report', () => {
    refresh();
    bench.serve(fakeOrganisation(5, DAYS), { dialect: 'current', largestPage: 4 });
    const colleague = { secrets: bench.colleague };
    bench.call('refresh', { id }, { budget: { spent: () => 'time' } });
    expect(bench.refusal('addChart', { id, chart: HOURS_CHART }, colleague)).toBe(BUSY_FOR_NOW);
    expect(bench.refusal('removeChart', { id }, colleague)).toBe(BUSY_FOR_NOW);
  });
});
