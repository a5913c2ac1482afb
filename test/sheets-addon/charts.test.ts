import { CHART_NOT_UPDATED } from '#words/charts';
import { CHANGE_PROTECTED } from '#words/google-sheets';
import { type ChartFacts, keptCharts, putChart } from '../../playground/apps-script/spreadsheet/kept-charts';
import type { ChartDefinition } from '../../shared/dashboard/chart-definition';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { EDITOR } from '../playground/script-bench';
import { HOURS_CHART } from '../shared/dashboard/hours-chart';
import { type AddOnBench, connected, DAYS } from './add-on-bench';
import { sharedBench } from './shared-bench';

let bench: AddOnBench;
sharedBench((made) => {
  bench = made;
});

const charted = (): string => {
  const id = bench.save();
  bench.refresh(id);
  add(id);
  return id;
};
const add = (id: string, change: Partial<ChartDefinition> = {}) => bench.get('addChart', { id, chart: { ...HOURS_CHART, ...change } });
const shown = (): readonly (readonly unknown[])[] =>
  bench.inSheet((sheet) =>
    sheet
      .getCharts()
      .map((chart) => [
        String(chart.modify().getChartType()),
        chart.getOptions().get('title'),
        ...chart.getRanges().map((range) => range.getA1Notation()),
      ]),
  );
const sheetKey = (): string => bench.google.backend.spreadsheet.sheets().find(({ name }) => name === 'Hours')?.key ?? '';
const person = (change: (builder: GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder) => void): void =>
  bench.inSheet((sheet) => {
    const [chart] = sheet.getCharts() as [GoogleAppsScript.Spreadsheet.EmbeddedChart];
    const builder = chart.modify();
    change(builder);
    sheet.updateChart(builder.build());
  });

describe('A chart in Sheets', () => {
  it('stands right of the rows, is one however often it is drawn, and follows them', () => {
    const id = charted();
    expect(shown()).toEqual([['BAR', '=Hours', 'B1:B22', 'D1:D22']]);
    bench.serve(fakeOrganisation(5, DAYS));
    bench.refresh(id);
    bench.refresh(id);
    add(id);
    expect(shown()).toEqual([['BAR', '=Hours', 'B1:B36', 'D1:D36']]);
    const corner = bench.inSheet((sheet) => sheet.getCharts()[0]?.getContainerInfo().getAnchorColumn());
    expect(corner).toBe(6);
    bench.serve(fakeOrganisation(1, DAYS));
    bench.refresh(id);
    expect(shown()).toEqual([['BAR', '=Hours', 'B1:B8', 'D1:D8']]);
  });

  it('follows the rows beside a chart of a type that Google has no name for', () => {
    const id = charted();
    const { spreadsheet } = bench.google.backend;
    const [own] = keptCharts(spreadsheet, sheetKey());
    putChart(spreadsheet, sheetKey(), { ...(own as ChartFacts), id: null, type: 'SCORECARD' });
    bench.serve(fakeOrganisation(5, DAYS));
    expect(bench.refresh(id).checks.filter(({ verdict }) => verdict === 'warning')).toEqual([]);
    expect(keptCharts(spreadsheet, sheetKey()).map(({ type, ranges }) => [type, ranges[0]?.rows])).toEqual([
      ['BAR', 36],
      ['SCORECARD', 22],
    ]);
  });

  it('keeps the title, the colors and the place that a person gave it', () => {
    const id = charted();
    person((builder) => builder.setOption('title', 'Ours').setOption('colors', ['#ff0000']).setPosition(9, 2, 3, 4));
    bench.serve(fakeOrganisation(5, DAYS));
    bench.refresh(id);
    add(id, { title: 'New', kind: 'stacked' });
    expect(shown()).toEqual([['COLUMN', 'Ours', 'B1:B36', 'D1:D36']]);
    bench.inSheet((sheet) => {
      const [chart] = sheet.getCharts() as [GoogleAppsScript.Spreadsheet.EmbeddedChart];
      expect(chart.getOptions().get('colors')).toEqual(['#ff0000']);
      const place = chart.getContainerInfo();
      expect([place.getAnchorRow(), place.getAnchorColumn(), place.getOffsetX(), place.getOffsetY()]).toEqual([9, 2, 3, 4]);
    });
  });

  it('follows the rows with what a person added to it: a column beside the report, which has its rows, and a goal of another sheet', () => {
    const id = charted();
    bench.inSheet((sheet, book) => {
      const goals = book.insertSheet('Goals').getRange('A1:A5');
      const [chart] = sheet.getCharts() as [GoogleAppsScript.Spreadsheet.EmbeddedChart];
      sheet.updateChart(chart.modify().addRange(sheet.getRange('E1:E22')).addRange(goals).build());
    });
    const before = ['BAR', '=Hours', 'B1:B22', 'D1:D22', 'E1:E22', 'A1:A5'];
    expect(shown()).toEqual([before]);
    bench.serve(fakeOrganisation(5, DAYS));
    bench.refresh(id);
    expect(shown()).toEqual([before.map((part) => part.replace('22', '36'))]);
  });

  it('follows columns that a person moves', () => {
    const id = charted();
    bench.inSheet((sheet) => sheet.insertColumnsBefore(2, 2));
    bench.refresh(id);
    expect(shown()).toEqual([['BAR', '=Hours', 'D1:D22', 'F1:F22']]);
  });

  it('is left out of a copy of the sheet: the copied one stays as it is', () => {
    const id = charted();
    bench.inSheet((sheet, book) => sheet.copyTo(book));
    bench.serve(fakeOrganisation(5, DAYS));
    bench.refresh(id);
    expect(shown()).toEqual([['BAR', '=Hours', 'B1:B36', 'D1:D36']]);
  });

  it('fails alone where its sheet is closed to objects', () => {
    const id = charted();
    const refuse = jest.spyOn(bench.google.backend.spreadsheet, 'putAnchor').mockImplementation((anchor) => {
      if (anchor.kind === 'chart') throw new Error('Service Spreadsheets failed');
    });
    bench.serve(fakeOrganisation(5, DAYS));
    const record = bench.refresh(id);
    refuse.mockRestore();
    expect(record).toMatchObject({ outcome: 'done', rows: 35 });
    expect(record.checks.map(({ words }) => words).join()).toContain(CHART_NOT_UPDATED.slice(0, -1));
    expect(bench.refresh(id).checks.filter(({ verdict }) => verdict === 'warning')).toEqual([]);
    expect(shown()).toEqual([['BAR', '=Hours', 'B1:B36', 'D1:D36']]);
  });

  it('stays as it was, for a reason in words, where the sheet but for its rows is closed to whoever refreshes', () => {
    const id = charted();
    connected(bench, EDITOR);
    bench.inSheet((sheet) => {
      const protection = sheet.protect();
      protection.removeEditors(protection.getEditors());
      protection.setUnprotectedRanges([sheet.getRange('A:D')]);
    });
    bench.serve(fakeOrganisation(5, DAYS));
    const words = `${CHART_NOT_UPDATED} ${CHANGE_PROTECTED}`;
    expect(bench.refresh(id, EDITOR)).toMatchObject({
      outcome: 'done',
      rows: 35,
      checks: expect.arrayContaining([{ verdict: 'warning', words }]),
    });
    expect(shown()).toEqual([['BAR', '=Hours', 'B1:B22', 'D1:D22']]);
    bench.refresh(id);
    expect(shown()).toEqual([['BAR', '=Hours', 'B1:B36', 'D1:D36']]);
  });

  it('is one document’s: a colleague removes it, and it is gone for all', () => {
    const id = charted();
    connected(bench, EDITOR);
    expect(bench.get('removeChart', { id }, EDITOR).reports[0]?.chart).toBeUndefined();
    expect(shown()).toEqual([]);
    bench.refresh(id);
    expect(shown()).toEqual([]);
  });

  it('leaves no second one where the call that drew it was killed before it could remember', () => {
    const id = bench.save();
    bench.refresh(id);
    const { properties } = bench.google.backend;
    const change = properties.change.bind(properties);
    let isDrawn = false;
    const killed = jest.spyOn(properties, 'change').mockImplementation((...args: Parameters<typeof change>) => {
      if (bench.google.backend.spreadsheet.anchors('chart').length > 0) isDrawn = true;
      if (isDrawn) throw new Error('killed');
      change(...args);
    });
    expect(bench.ask('addChart', { id, chart: HOURS_CHART }).ok).toBe(false);
    killed.mockRestore();
    expect(shown()).toHaveLength(1);
    bench.refresh(id);
    add(id);
    expect(shown()).toEqual([['BAR', '=Hours', 'B1:B22', 'D1:D22']]);
  });
});
