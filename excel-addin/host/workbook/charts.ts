import { CHART_DELETED_MEANWHILE } from '#words/charts';
import {
  type AskedChart,
  CHART_KINDS,
  type ChartKind,
  type ChartLook,
  type ChartRanges,
  type ChartWriter,
} from '../../../shared/chart-writer';
import { wrong } from '../../../shared/errors';
import { rangeOf } from './areas';
import { setSeries, shownRanges } from './chart-series';
import { inExcel } from './excel-run';
import { plainTitle } from './plain-title';

const TYPES: Readonly<Record<ChartKind, Excel.Chart['chartType']>> = {
  line: 'Line',
  column: 'ColumnClustered',
  bar: 'BarClustered',
  stacked: 'ColumnStacked',
  shares: 'ColumnStacked100',
  pie: 'Pie',
};

const kindOf = (type: string): string => CHART_KINDS.find((kind) => TYPES[kind] === type) ?? type;
/** Other types than ours may have no axes; asked for them, Excel refuses. */
const hasAxes = (kind: string): boolean => kind !== 'pie' && CHART_KINDS.some((one) => one === kind);

/** Histograms and other types that came last refuse to say where their cells are. (office-js#6143) */
const TELLS_CELLS = /^(?:3D)?(?:Line|Column|Bar|Area|Pie|Doughnut|Radar)/;

/**
 * The charts of the open workbook, found by their names, which are saved with it (ExcelApi 1.7 for series of cells of one's own choice, 1.8 for
 * an axis's number format, 1.15 for where a series' cells are: without it they are not told).
 */
export function workbookCharts(): ChartWriter {
  return {
    charts: (sheet) =>
      inExcel(async (context) => {
        const { charts } = context.workbook.worksheets.getItem(sheet);
        charts.load('items/name,items/chartType');
        await context.sync();
        const shown = [];
        for (const chart of charts.items) {
          // Excel names not every type. (office-js#2971)
          const type = chart.chartType ?? '';
          const kind = kindOf(type);
          const look = { kind, title: await shownTitle(context, chart, kind), ...(await axesLook(context, chart, kind)) };
          const ranges = TELLS_CELLS.test(type) ? await shownRanges(context, chart) : undefined;
          shown.push({ id: chart.name, look, ranges });
        }
        return shown;
      }),
    draw: (name, { look, ranges, corner }) =>
      inExcel(async (context) => {
        const [, first] = ranges as [unknown, ChartRanges[number]];
        const sheet = context.workbook.worksheets.getItem(first.sheet);
        // Always by columns: `Auto` takes rows for series in Excel on the web (office-js#1830, office-js#2929).
        const chart = sheet.charts.add(TYPES[look.kind], rangeOf(context, first), 'Columns');
        // All but its other series in one step, so that one whose drawing is cut off is known again, and only lacks cells.
        chart.name = name;
        chart.setPosition(sheet.getRangeByIndexes(corner.row, corner.column, 1, 1));
        setLook(chart, look, look.kind);
        await setSeries(context, chart, ranges);
        return name;
      }),
    update: (sheet, id, { look = {}, ranges }) =>
      inExcel(async (context) => {
        const chart = context.workbook.worksheets.getItem(sheet).charts.getItemOrNullObject(id);
        chart.load('chartType');
        await context.sync();
        if (chart.isNullObject) throw wrong(CHART_DELETED_MEANWHILE);
        if (ranges) await setSeries(context, chart, ranges);
        setLook(chart, look, look.kind ?? kindOf(chart.chartType));
        await context.sync();
      }),
    remove: (sheet, id) =>
      inExcel(async (context) => {
        const chart = context.workbook.worksheets.getItem(sheet).charts.getItemOrNullObject(id);
        await context.sync();
        if (chart.isNullObject) return;
        chart.delete();
        await context.sync();
      }),
  };
}

/** Of a chart of another type Excel may refuse to tell it, and anything that is asked for in the same step. (office-js#2041) */
async function shownTitle(context: Excel.RequestContext, chart: Excel.Chart, kind: string): Promise<string> {
  const title = chart.title.load('text,visible');
  try {
    await context.sync();
    return title.visible ? title.text : '';
  } catch (failure) {
    if (CHART_KINDS.some((one) => one === kind)) throw failure;
    return '';
  }
}

async function axesLook(context: Excel.RequestContext, chart: Excel.Chart, kind: string): Promise<Omit<ChartLook, 'kind' | 'title'>> {
  if (!hasAxes(kind)) return { categoryTitle: '', valueTitle: '', numberFormat: '' };
  // Not before: merely naming the axes of a chart without any is refused.
  const { axes } = chart;
  const [category, value] = [axes.categoryAxis.title, axes.valueAxis.title].map((title) => title.load('text,visible'));
  const axis = axes.valueAxis.load('numberFormat,linkNumberFormat');
  await context.sync();
  const text = (title: Excel.ChartAxisTitle | undefined): string => (title?.visible ? title.text : '');
  return { categoryTitle: text(category), valueTitle: text(value), numberFormat: axis.linkNumberFormat ? '' : axis.numberFormat };
}

/** Only what is asked for is set; all else stays the person's. */
function setLook(chart: Excel.Chart, look: Partial<AskedChart['look']>, kind: string): void {
  if (look.kind !== undefined) chart.chartType = TYPES[look.kind];
  if (look.title !== undefined) setTitle(chart.title, look.title);
  if (!hasAxes(kind)) return;
  if (look.categoryTitle !== undefined) setTitle(chart.axes.categoryAxis.title, look.categoryTitle);
  if (look.valueTitle !== undefined) setTitle(chart.axes.valueAxis.title, look.valueTitle);
  if (look.numberFormat) chart.axes.valueAxis.numberFormat = look.numberFormat;
}

function setTitle(title: Excel.ChartTitle | Excel.ChartAxisTitle, text: string): void {
  if (text !== '') title.text = plainTitle(text);
  title.visible = text !== '';
}
