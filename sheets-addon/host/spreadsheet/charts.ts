import { CHART_DELETED_MEANWHILE } from '#words/charts';
import type { AskedChart, ChartKind, ChartRanges, ChartWriter, ShownChart } from '../../../shared/chart-writer';
import { wrong } from '../../../shared/errors';
import type { SheetArea } from '../../../shared/sheet-writer';
import type { Sync } from '../../../shared/task';
import { unlessRefused } from '../unless-refused';
import { sheetById } from './sheet-by-id';

type Builder = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;
type Chart = GoogleAppsScript.Spreadsheet.EmbeddedChart;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Google's type of a kind, and how its series stand upon each other. */
const TYPES: Readonly<Record<ChartKind, readonly [type: 'LINE' | 'COLUMN' | 'BAR' | 'PIE', isStacked?: true | 'percent']>> = {
  line: ['LINE'],
  column: ['COLUMN'],
  bar: ['BAR'],
  stacked: ['COLUMN', true],
  shares: ['COLUMN', 'percent'],
  pie: ['PIE'],
};

/**
 * The charts of one spreadsheet through SpreadsheetApp, whose ID of a chart stays the same. An option that it does not tell counts as
 * none, so that one which it never tells is taken for left as it was.
 */
export function spreadsheetCharts(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Sync<ChartWriter> {
  const sheetOf = (id: string): Sheet => sheetById(spreadsheet, id);
  const chartOf = (sheet: Sheet, id: string): Chart | undefined => sheet.getCharts().find((chart) => idOf(chart) === id);

  /** Its cells anew; whatever else there is of the chart stays. */
  function withRanges(builder: Builder, ranges: ChartRanges): Builder {
    builder.clearRanges();
    for (const { sheet, row, column, rows, columns } of ranges)
      builder.addRange(sheetOf(sheet).getRange(row + 1, column + 1, rows, columns));
    return builder.setNumHeaders(1);
  }

  return {
    // Of a type that Google's list of types lacks, as a scorecard, it may refuse to tell anything.
    charts: (sheet) =>
      sheetOf(sheet)
        .getCharts()
        .map((chart) => unlessRefused(() => shownChart(chart)) ?? { id: idOf(chart), look: UNKNOWN, ranges: undefined }),
    draw(_name, { look, ranges, corner }) {
      const sheet = sheetOf(ranges[0]?.sheet ?? '');
      const before = new Set(sheet.getCharts().map(idOf));
      const builder = withLook(withRanges(sheet.newChart(), ranges), look, look.kind);
      sheet.insertChart(builder.setPosition(corner.row + 1, corner.column + 1, 0, 0).build());
      SpreadsheetApp.flush();
      // Google tells nothing of what it inserted.
      const drawn = sheet.getCharts().find((chart) => !before.has(idOf(chart)));
      if (!drawn) throw wrong(CHART_DELETED_MEANWHILE);
      return idOf(drawn);
    },
    update(sheetId, id, { look = {}, ranges }) {
      const sheet = sheetOf(sheetId);
      const chart = chartOf(sheet, id);
      if (!chart) throw wrong(CHART_DELETED_MEANWHILE);
      const before = shownChart(chart).look;
      // With another kind the titles may belong to other axes.
      const { categoryTitle, valueTitle } = before;
      const asked = look.kind === undefined ? look : { categoryTitle, valueTitle, ...look };
      const builder = withLook(chart.modify(), asked, look.kind ?? before.kind);
      sheet.updateChart((ranges ? withRanges(builder, ranges) : builder).build());
    },
    remove(sheetId, id) {
      const sheet = sheetOf(sheetId);
      const chart = chartOf(sheet, id);
      if (chart) sheet.removeChart(chart);
    },
  };
}

const idOf = (chart: Chart): string => String(chart.getChartId());

const UNKNOWN: ShownChart['look'] = { kind: '', title: '', categoryTitle: '', valueTitle: '', numberFormat: '' };

/** Bars lie on their side, and their axes with them. */
const axesOf = (kind: string): readonly [category: string, value: string] => (kind === 'bar' ? ['vAxis', 'hAxis'] : ['hAxis', 'vAxis']);

/** Only what is asked for is set; all else stays the person's. */
function withLook(builder: Builder, look: Partial<AskedChart['look']>, kind: string): Builder {
  const [category, value] = axesOf(kind);
  if (look.kind !== undefined) {
    const [type, isStacked = false] = TYPES[look.kind];
    builder.setChartType(Charts.ChartType[type]).setOption('isStacked', isStacked);
  }
  const options = { title: look.title, [`${category}.title`]: look.categoryTitle, [`${value}.title`]: look.valueTitle };
  for (const [option, text] of Object.entries(options)) if (text !== undefined) builder.setOption(option, text);
  // Without one, the axis has the format of the cells.
  if (look.numberFormat) builder.setOption(`${value}.format`, look.numberFormat);
  return builder;
}

function kindOf(chart: Chart): string {
  const type = String(chart.modify().getChartType());
  const isStacked = chart.getOptions().get('isStacked') || undefined;
  const found = Object.entries(TYPES).find(([, [name, stacked]]) => name === type && String(stacked) === String(isStacked));
  return found?.[0] ?? type;
}

function shownChart(chart: Chart): ShownChart {
  const kind = kindOf(chart);
  const [category, value] = axesOf(kind);
  const options = chart.getOptions();
  const text = (option: string): string => String(options.get(option) ?? '');
  // A pie may remember the titles of the axes that it had.
  const axisText = (option: string): string => (kind === 'pie' ? '' : text(option));
  return {
    id: idOf(chart),
    look: {
      kind,
      title: text('title'),
      categoryTitle: axisText(`${category}.title`),
      valueTitle: axisText(`${value}.title`),
      numberFormat: axisText(`${value}.format`),
    },
    ranges: chart.getRanges().map(areaOf),
  };
}

const areaOf = (range: GoogleAppsScript.Spreadsheet.Range): SheetArea => ({
  sheet: String(range.getSheet().getSheetId()),
  row: range.getRow() - 1,
  column: range.getColumn() - 1,
  rows: range.getNumRows(),
  columns: range.getNumColumns(),
});
