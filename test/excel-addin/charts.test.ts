import { strFromU8, unzipSync } from 'fflate';
import { CHART_DELETED, CHART_NOT_UPDATED } from '#words/charts';
import { workbookCharts } from '../../excel-addin/host/workbook/charts';
import { workbookStore } from '../../excel-addin/host/workbook/document-store';
import { workbookSheets } from '../../excel-addin/host/workbook/sheets';
import type { Executor } from '../../playground/excel/executor';
import { addSeries, changeChart, chartAnchors, chartFacts, dropChart, setSeriesArea } from '../../playground/excel/kept-charts';
import { saveWorkbook } from '../../playground/excel/save/save';
import type { ChartDefinition } from '../../shared/dashboard/chart-definition';
import { drawChart, removeChart } from '../../shared/dashboard/draw-chart';
import { chartName, saveChart } from '../../shared/dashboard/kept-chart';
import { runAsync } from '../../shared/task';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { HOURS_CHART } from '../shared/dashboard/hours-chart';
import { DAYS, report } from '../shared/report/report-bench';
import { type RefreshBench, refreshBench } from './refresh-bench';
import { type WorkbookBench, workbookBench } from './workbook-bench';

let bench: WorkbookBench;
let reports: RefreshBench;

async function open(apiSet?: number): Promise<void> {
  bench = await workbookBench(apiSet);
  reports = refreshBench(workbookSheets(), workbookStore(), undefined, { charts: workbookCharts() });
  reports.serve(fakeOrganisation(3, DAYS));
  await reports.save(report());
  await wish();
  await reports.refresh();
}
afterEach(() => bench.dispose());

const wish = (change: Partial<ChartDefinition> = {}): Promise<void> =>
  runAsync(saveChart(workbookStore(), 'r1', { version: 1, name: chartName(() => 'x'), chart: { ...HOURS_CHART, ...change } }));
const sheet = (): string => bench.sheetKey('Hours');
const anchors = () => chartAnchors(bench.workbook, sheet());
const facts = () => anchors().map(({ id }) => chartFacts(bench.workbook, id));
const cells = () =>
  bench.workbook.backend
    .anchors('chart-range')
    .map(({ facts: { part }, span: { row, rows, column } }) => `${part} ${column}: ${row}+${rows}`)
    .sort();
const person = (change: Parameters<typeof changeChart>[2]): void => changeChart(bench.workbook, anchors()[0]?.id ?? '', change);

const COLUMNS = new Map([
  ['user', 1],
  ['active', 3],
]);
const drawn = () =>
  runAsync(
    drawChart({ charts: workbookCharts(), documents: workbookStore(), sheets: workbookSheets() }, 'r1', {
      sheet: sheet(),
      header: 0,
      rows: 21,
      columns: COLUMNS,
    }),
  );
/** An Excel that is gone after so many requests. */
function dyingExecutor({ executeAsync }: Executor, requests: number): Executor {
  let left = requests;
  return {
    executeAsync(...request) {
      left -= 1;
      if (left < 0) throw new Error('Excel is gone.');
      return executeAsync(...request);
    },
  };
}

describe.each([
  ['that tells where the cells of a series are', 17],
  ["that doesn't", 13],
])('A chart in an Excel %s', (_, apiSet) => {
  beforeEach(() => open(apiSet));

  it('is one however often it is drawn, and follows the rows', async () => {
    await reports.refresh();
    expect(facts()).toMatchObject([{ name: 'ActivTrak chart x', type: 'BarClustered', title: { text: ' =Hours', visible: true } }]);
    expect(cells()).toEqual(['categories 1: 1+21', 'values 3: 1+21']);
    expect(anchors()[0]?.span).toMatchObject({ row: 0, column: 5 });
    reports.serve(fakeOrganisation(5, DAYS));
    expect((await reports.refresh()).checks.filter(({ verdict }) => verdict === 'warning')).toEqual([]);
    expect(cells()).toEqual(['categories 1: 1+35', 'values 3: 1+35']);
    expect(facts()[0]?.series.map(({ name }) => name)).toEqual(['Active (s)']);
    reports.serve(fakeOrganisation(1, DAYS));
    await reports.refresh();
    expect(cells()).toEqual(['categories 1: 1+7', 'values 3: 1+7']);
    expect(anchors()).toHaveLength(1);
  });

  it('follows the rows beside charts of which Excel tells nothing, and stays what a person made of it', async () => {
    const add = (type: string): Promise<void> =>
      Excel.run(async (context) => {
        const own = context.workbook.worksheets.getItem(sheet());
        own.charts.add(type as Excel.ChartType, own.getRange('D1:D9'), 'Columns');
        await context.sync();
      });
    await add('Waterfall');
    await add('Area');
    reports.serve(fakeOrganisation(5, DAYS));
    expect((await reports.refresh()).checks.filter(({ verdict }) => verdict === 'warning')).toEqual([]);
    expect(cells()).toEqual(expect.arrayContaining(['categories 1: 1+35', 'values 3: 1+35']));
    expect(facts().map(({ type }) => type)).toEqual(['BarClustered', 'Waterfall', 'Area']);
    person({ type: 'Funnel' });
    await reports.refresh();
    expect(facts().map(({ type, title }) => [type, title.text])).toEqual([
      ['Funnel', ' =Hours'],
      ['Waterfall', 'Chart Title'],
      ['Area', 'Chart Title'],
    ]);
  });

  it('keeps the title, the names of series and the place that a person gave it', async () => {
    const [anchor] = anchors();
    person({ title: { text: 'Ours', visible: true }, series: facts()[0]?.series.map((one) => ({ ...one, name: 'Time' })) ?? [] });
    const moved = { ...(anchors()[0] as NonNullable<typeof anchor>), span: { row: 9, column: 1, rows: 15, columns: 8 } };
    bench.workbook.backend.putAnchor(moved);
    reports.serve(fakeOrganisation(5, DAYS));
    await reports.refresh();
    expect(facts()[0]).toMatchObject({ title: { text: 'Ours', visible: true }, series: [{ name: 'Time' }] });
    expect(anchors()[0]?.span).toMatchObject({ row: 9, column: 1 });
  });

  it('that a person deleted is not drawn again', async () => {
    dropChart(bench.workbook, anchors()[0]?.id ?? '');
    await reports.refresh();
    await reports.refresh();
    expect(anchors()).toEqual([]);
  });

  it('leaves no second one where the call that drew it was killed before it could remember', async () => {
    // As it is kept while it is being drawn.
    await wish();
    await drawn();
    expect(anchors()).toHaveLength(1);
  });

  it('that was cut off before it had its cells gets them with the next try', async () => {
    dropChart(bench.workbook, anchors()[0]?.id ?? '');
    await wish({ title: 'Hours' });
    for (let requests = 0, isDrawn = false; !isDrawn; requests += 1) {
      bench.use(dyingExecutor(bench.executor, requests));
      isDrawn = await drawn().then(
        () => true,
        () => false,
      );
      bench.use(bench.executor);
      await drawn();
      expect([requests, facts().map(({ title }) => title.text), cells()]).toEqual([
        requests,
        ['Hours'],
        ['categories 1: 1+21', 'values 3: 1+21'],
      ]);
      dropChart(bench.workbook, anchors()[0]?.id ?? '');
      await wish({ title: 'Hours' });
    }
  });

  it('fails alone on a protected sheet that takes cells', async () => {
    const put = bench.workbook.backend.putAnchor;
    jest.spyOn(bench.workbook.backend, 'putAnchor').mockImplementation((anchor) => {
      if (anchor.kind === 'chart-range') throw new Error('AccessDenied');
      put.call(bench.workbook.backend, anchor);
    });
    reports.serve(fakeOrganisation(5, DAYS));
    const record = await reports.refresh();
    expect(record).toMatchObject({ outcome: 'done', rows: 35 });
    expect(record.checks.map(({ words }) => words).join()).toContain(CHART_NOT_UPDATED.slice(0, -1));
  });

  it('is in the saved file, with its cells, its titles as text and its place', () => {
    const parts = unzipSync(saveWorkbook(bench.workbook));
    const text = (part: string): string => strFromU8(parts[part] ?? new Uint8Array());
    expect(text('xl/charts/chart1.xml')).toContain('<c:barDir val="bar"/><c:grouping val="clustered"/>');
    expect(text('xl/charts/chart1.xml')).toContain('<c:f>Hours!$D$2:$D$22</c:f>');
    expect(text('xl/charts/chart1.xml')).toContain('<a:t> =Hours</a:t>');
    expect(text('xl/charts/chart1.xml')).toContain('<c:strCache><c:ptCount val="21"/><c:pt idx="0"><c:v>Person 1</c:v></c:pt>');
    expect(text('xl/charts/chart1.xml')).toContain(
      '<c:numCache><c:formatCode>0</c:formatCode><c:ptCount val="21"/><c:pt idx="0"><c:v>4261</c:v></c:pt>',
    );
    expect(text('xl/charts/chart1.xml')).toContain('<c:numFmt formatCode="0" sourceLinked="1"/>');
    // Without a theme, LibreOffice draws series white on white.
    expect(text('xl/theme/theme1.xml')).toContain('<a:accent1><a:srgbClr val="4472C4"/></a:accent1>');
    expect(text('xl/_rels/workbook.xml.rels')).toContain('Target="theme/theme1.xml"');
    expect(text('xl/drawings/drawing1.xml')).toContain('name="ActivTrak chart x"');
    expect(Object.entries(parts).filter(([name]) => name.endsWith('.rels') && text(name).includes('drawing1.xml'))).toHaveLength(1);
  });
});

describe('What a person made of a chart', () => {
  beforeEach(() => open());

  const chart = (): string => anchors()[0]?.id ?? '';
  const cellsOn = (on: string, column: number) => ({ sheet: on, row: 1, column, rows: 21, columns: 1 });

  it.each([1, 0])('stays with a series of another sheet, such as a goal, that begins in row %i', async (row) => {
    await workbookSheets().addSheet('Goals', 'visible', { rows: 50, columns: 3 });
    const goal = addSeries(bench.workbook, chart(), 'Goal');
    setSeriesArea(bench.workbook, chart(), goal, 'values', { ...cellsOn(bench.sheetKey('Goals'), 2), row });
    const names = () => facts()[0]?.series.map(({ name }) => name);
    reports.serve(fakeOrganisation(5, DAYS));
    for (let times = 0; times < 2; times += 1) {
      expect((await reports.refresh()).checks.filter(({ verdict }) => verdict === 'warning')).toEqual([]);
      expect([cells(), names()]).toEqual([
        ['categories 1: 1+35', 'categories 1: 1+35', `values 2: ${row}+21`, 'values 3: 1+35'],
        ['Active (s)', 'Goal'],
      ]);
    }
  });

  it('stays a line with markers, or another type, over the column that she chose, and follows the rows', async () => {
    const [series] = facts()[0]?.series ?? [];
    for (const type of ['LineMarkers', 'Area', 'Doughnut', '3DColumn']) {
      person({ type });
      setSeriesArea(bench.workbook, chart(), series?.id ?? '', 'values', cellsOn(sheet(), 2));
      reports.serve(fakeOrganisation(5, DAYS));
      await reports.refresh();
      expect([facts()[0]?.type, cells()]).toEqual([type, ['categories 1: 1+35', 'values 2: 1+35']]);
    }
  });

  it('stays on the sheet to which she moved it, follows the rows, and can be taken away', async () => {
    await workbookSheets().addSheet('Board', 'visible', { rows: 50, columns: 20 });
    const board = bench.sheetKey('Board');
    const own = anchors()[0] as NonNullable<ReturnType<typeof anchors>[number]>;
    bench.workbook.backend.putAnchor({ ...own, sheet: board });
    reports.serve(fakeOrganisation(5, DAYS));
    const { checks } = await reports.refresh();
    expect(checks.map(({ words }) => words)).not.toContain(CHART_DELETED);
    expect(cells()).toEqual(['categories 1: 1+35', 'values 3: 1+35']);
    reports.serve(fakeOrganisation(3, DAYS));
    await reports.refresh();
    expect(cells()).toEqual(['categories 1: 1+21', 'values 3: 1+21']);
    await runAsync(removeChart({ charts: workbookCharts(), documents: workbookStore(), sheets: workbookSheets() }, 'r1'));
    expect(chartAnchors(bench.workbook, board)).toEqual([]);
  });
});
