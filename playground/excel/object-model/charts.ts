/**
 * ChartCollection, Chart, ChartTitle and ChartAxes (ExcelApi 1.1; setPosition too; names by getItemOrNullObject 1.4).
 * Source: https://learn.microsoft.com/javascript/api/excel/excel.chart
 * @module
 */
import { newAnchorId } from '../../spreadsheet/anchors';
import type { Area } from '../../spreadsheet/backend';
import { readPart, readValues } from '../cells/grid';
import { ExcelError } from '../excel-error';
import { type HostObject, isHostObject, type Property, readOnly } from '../host-object';
import {
  addSeries,
  CHART_COLUMNS,
  CHART_ROWS,
  type ChartFacts,
  type ChartTitle,
  changeChart,
  chartAnchor,
  chartAnchors,
  chartFacts,
  dropChart,
  refuseProtected,
  setSeriesArea,
} from '../kept-charts';
import type { Workbook } from '../workbook';
import { areaAt } from './addresses';
import { chartSeriesObject } from './chart-series';
import type { Objects } from './objects';
import { areaOfRange } from './range';

/** Types without axes: asked for them, Excel refuses. */
const WITHOUT_AXES = new Set(['Pie', 'Doughnut']);
/**
 * The types that came last: Excel may neither name them nor tell anything of their titles, axes and series, and fails whatever asks for these.
 * (https://github.com/OfficeDev/office-js/issues/2041, https://github.com/OfficeDev/office-js/issues/2971, OfficeDev/office-js-docs#910)
 */
const UNSUPPORTED = new Set(['Boxwhisker', 'Funnel', 'Histogram', 'Pareto', 'RegionMap', 'Sunburst', 'Treemap', 'Waterfall']);

export function chartsObject(objects: Objects, sheet: string): HostObject {
  const { workbook } = objects;
  const found = (name: unknown) => chartAnchors(workbook, sheet).find(({ id, facts }) => id === name || facts.name === name);
  return {
    type: 'ChartCollection',
    items: () => chartAnchors(workbook, sheet).map(({ id }) => chartObject(objects, id)),
    methods: {
      getItem: (name) => {
        const anchor = found(name);
        if (!anchor) throw new ExcelError('ItemNotFound');
        return chartObject(objects, anchor.id);
      },
      getItemOrNullObject: (name) => {
        const anchor = found(name);
        return anchor ? chartObject(objects, anchor.id) : null;
      },
      add: (type, source, seriesBy) => chartObject(objects, addChart(workbook, sheet, String(type), areaOfRange(source), seriesBy)),
    },
  };
}

/**
 * A series by column. A first row of text over numbers is the series' names. `Auto` may take rows for series, so that whoever leaves it to
 * Excel gets them here. (https://github.com/OfficeDev/office-js/issues/1830, https://github.com/OfficeDev/office-js/issues/2929)
 */
function addChart(workbook: Workbook, sheet: string, type: string, area: Area, seriesBy: unknown): string {
  refuseProtected(workbook, sheet);
  const id = newAnchorId('chart');
  const none: ChartTitle = { text: '', visible: false };
  const names = new Set(chartAnchors(workbook, sheet).map(({ facts }) => facts.name));
  let number = 1;
  while (names.has(`Chart ${number}`)) number += 1;
  const titles = { title: { text: 'Chart Title', visible: true }, categoryTitle: none, valueTitle: none };
  const facts: ChartFacts = { name: `Chart ${number}`, type, ...titles, series: [] };
  workbook.backend.putAnchor({
    id,
    kind: 'chart',
    sheet,
    span: { row: 0, column: 0, rows: CHART_ROWS, columns: CHART_COLUMNS },
    facts,
  });
  const values = readValues(workbook, area);
  const hasHeader = area.rows > 1 && values[0]?.every((value) => typeof value === 'string' && value !== '');
  const lines = seriesBy === 'Columns' ? area.columns : area.rows;
  for (let at = 0; at < lines; at += 1) {
    const isByColumn = seriesBy === 'Columns';
    const series = addSeries(workbook, id, isByColumn && hasHeader ? String(values[0]?.[at]) : `Series${at + 1}`);
    const first = hasHeader && isByColumn ? 1 : 0;
    const cells = isByColumn
      ? { ...area, row: area.row + first, rows: area.rows - first, column: area.column + at, columns: 1 }
      : { ...area, row: area.row + at, rows: 1 };
    setSeriesArea(workbook, id, series, 'values', cells);
  }
  return id;
}

function chartObject(objects: Objects, id: string): HostObject {
  const { workbook } = objects;
  const facts = (): ChartFacts => chartFacts(workbook, id);
  const change = (part: Partial<ChartFacts>): void => changeChart(workbook, id, part);
  const isUnsupported = (): boolean => UNSUPPORTED.has(facts().type);
  const supported = (work: () => HostObject): Property =>
    readOnly(() => {
      if (isUnsupported()) throw new ExcelError('UnsupportedOperation');
      return work();
    });
  return {
    type: 'Chart',
    id,
    properties: {
      id: readOnly(() => id),
      name: { get: () => facts().name, set: (name) => change({ name: String(name) }) },
      chartType: { get: () => (isUnsupported() ? null : facts().type), set: (type) => change({ type: String(type) }) },
      title: supported(() => titleObject('ChartTitle', titleOf(workbook, id, 'title'))),
      axes: supported(() => {
        if (WITHOUT_AXES.has(facts().type)) throw new ExcelError('InvalidOperation');
        return axesObject(workbook, id);
      }),
      series: supported(() => chartSeriesObject(workbook, id)),
    },
    methods: {
      delete: () => dropChart(workbook, id),
      setPosition: (start) => {
        const anchor = chartAnchor(workbook, id);
        refuseProtected(workbook, anchor.sheet);
        const { row, column } = isHostObject(start) ? areaOfRange(start) : areaAt(anchor.sheet, start);
        workbook.backend.putAnchor({ ...anchor, span: { ...anchor.span, row, column } });
      },
    },
  };
}

type TitleField = 'title' | 'categoryTitle' | 'valueTitle';

const titleOf = (workbook: Workbook, id: string, field: TitleField): Property => ({
  get: () => chartFacts(workbook, id)[field],
  set: (title) => changeChart(workbook, id, { [field]: title }),
});

/** Whether a text that looks like a formula is taken for one is nowhere said; here it is. */
function titleObject(type: string, title: Property): HostObject {
  const now = (): ChartTitle => title.get() as ChartTitle;
  const put = (part: Partial<ChartTitle>): void => title.set?.({ ...now(), ...part });
  return {
    type,
    properties: {
      text: {
        get: () => now().text,
        set: (text) => put({ text: String(text).startsWith('=') ? '#NAME?' : String(text), visible: true }),
      },
      visible: { get: () => now().visible, set: (visible) => put({ visible: visible === true }) },
    },
  };
}

function axesObject(workbook: Workbook, id: string): HostObject {
  const axis = (field: TitleField, more: Readonly<Record<string, Property>> = {}): HostObject => ({
    type: 'ChartAxis',
    properties: { title: readOnly(() => titleObject('ChartAxisTitle', titleOf(workbook, id, field))), ...more },
  });
  const numberFormat: Property = {
    get: () => {
      const facts = chartFacts(workbook, id);
      const [first] = facts.series;
      const cells = first && workbook.backend.anchors('chart-range').find((range) => range.facts.series === first.id);
      const area = cells && { sheet: cells.sheet, row: cells.span.row, column: cells.span.column, rows: 1, columns: 1 };
      return facts.numberFormat ?? (area ? readPart(workbook, area, 'formats')[0]?.[0] : 'General');
    },
    set: (format) => changeChart(workbook, id, { numberFormat: String(format) }),
  };
  const linkNumberFormat: Property = {
    get: () => chartFacts(workbook, id).numberFormat === undefined,
    set: (isLinked) => isLinked === true && changeChart(workbook, id, { numberFormat: undefined }),
  };
  return {
    type: 'ChartAxes',
    properties: {
      categoryAxis: readOnly(() => axis('categoryTitle')),
      valueAxis: readOnly(() => axis('valueTitle', { numberFormat, linkNumberFormat })),
    },
  };
}
