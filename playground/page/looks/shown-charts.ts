/** The charts of a sheet as a page draws them, from what either host keeps of them on its anchors. */
import type { Anchor, Area, Span, SpreadsheetBackend } from '../../spreadsheet/backend';

export type DrawnKind = 'line' | 'column' | 'bar' | 'stacked' | 'shares' | 'pie';

export interface DrawnSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

export interface DrawnChart {
  readonly id: string;
  /** Where its corner is: a cell, and pixels from that cell's own. */
  readonly corner: { readonly row: number; readonly column: number; readonly x: number; readonly y: number };
  readonly width: number;
  readonly height: number;
  readonly kind: DrawnKind;
  readonly title: string;
  readonly categoryTitle: string;
  readonly valueTitle: string;
  /** Of the axis of values; that of the first value's cell where the chart has none. */
  readonly numberFormat: string;
  readonly categories: readonly string[];
  readonly series: readonly DrawnSeries[];
}

/** More points than this are not told apart in a picture. */
const MOST_POINTS = 2000;

/** What both hosts' anchors come to. */
interface Plan extends Omit<DrawnChart, 'numberFormat' | 'categories' | 'series'> {
  readonly numberFormat: string | undefined;
  readonly categories: Area | undefined;
  readonly series: readonly { readonly name: string | Area; readonly values: Area }[];
}

export function shownCharts(spreadsheet: SpreadsheetBackend, sheet: string): readonly DrawnChart[] {
  return spreadsheet
    .anchors('chart')
    .filter((anchor) => anchor.sheet === sheet)
    .map((anchor) =>
      drawn(spreadsheet, typeof anchor.facts.id === 'number' ? googlePlan(spreadsheet, anchor) : excelPlan(spreadsheet, anchor)),
    );
}

const GOOGLE_KINDS: Readonly<Record<string, DrawnKind>> = { LINE: 'line', BAR: 'bar', PIE: 'pie' };
const STACKS: Readonly<Record<string, DrawnKind>> = { true: 'stacked', percent: 'shares' };

function googlePlan(spreadsheet: SpreadsheetBackend, anchor: Anchor): Plan {
  const { type, options, headers, x, y } = anchor.facts as {
    type: string;
    options: Record<string, unknown>;
    headers: number;
    x: number;
    y: number;
  };
  const kind = GOOGLE_KINDS[type] ?? STACKS[String(options.isStacked)] ?? 'column';
  const [category, value] = kind === 'bar' ? ['vAxis', 'hAxis'] : ['hAxis', 'vAxis'];
  const text = (option: string): string => String(options[option] ?? '');
  const ranges = rangesOf(spreadsheet, anchor)
    .sort((one, other) => Number(one.facts.at) - Number(other.facts.at))
    .flatMap((range) => columnsOf(areaOf(spreadsheet, range)));
  const below = (area: Area): Area => ({ ...area, row: area.row + headers, rows: Math.max(0, area.rows - headers) });
  const [categories, ...values] = ranges;
  return {
    id: anchor.id,
    corner: { row: anchor.span.row, column: anchor.span.column, x, y },
    width: 600,
    height: 371,
    kind,
    title: text('title'),
    categoryTitle: text(`${category}.title`),
    valueTitle: text(`${value}.title`),
    numberFormat: text(`${value}.format`) || undefined,
    categories: categories && below(categories),
    series: values.map((area) => ({ name: { ...area, rows: 1 }, values: below(area) })),
  };
}

const EXCEL_KINDS: Readonly<Record<string, DrawnKind>> = {
  Line: 'line',
  BarClustered: 'bar',
  ColumnStacked: 'stacked',
  ColumnStacked100: 'shares',
  Pie: 'pie',
};

function excelPlan(spreadsheet: SpreadsheetBackend, anchor: Anchor): Plan {
  interface Title {
    readonly text: string;
    readonly visible: boolean;
  }
  const facts = anchor.facts as {
    readonly type: string;
    readonly title: Title;
    readonly categoryTitle: Title;
    readonly valueTitle: Title;
    readonly numberFormat?: string;
    readonly series: readonly { readonly id: string; readonly name: string }[];
  };
  const ranges = rangesOf(spreadsheet, anchor);
  const part = (series: string, name: string): Area | undefined => {
    const range = ranges.find((one) => one.facts.series === series && one.facts.part === name);
    return range && areaOf(spreadsheet, range);
  };
  const shown = ({ text, visible }: Title): string => (visible ? text : '');
  return {
    id: anchor.id,
    corner: { row: anchor.span.row, column: anchor.span.column, x: 0, y: 0 },
    width: 640,
    height: 384,
    kind: EXCEL_KINDS[facts.type] ?? 'column',
    title: shown(facts.title),
    categoryTitle: shown(facts.categoryTitle),
    valueTitle: shown(facts.valueTitle),
    numberFormat: facts.numberFormat,
    categories: part(facts.series[0]?.id ?? '', 'categories'),
    series: facts.series.flatMap(({ id, name }) => {
      const values = part(id, 'values');
      return values ? [{ name, values }] : [];
    }),
  };
}

const rangesOf = (spreadsheet: SpreadsheetBackend, { id }: Anchor): Anchor[] =>
  spreadsheet.anchors('chart-range').filter(({ facts }) => facts.chart === id);

function areaOf(spreadsheet: SpreadsheetBackend, { sheet, span }: { readonly sheet: string; readonly span: Span }): Area {
  const facts = spreadsheet.sheet(sheet);
  const rows = Math.min(span.rows ?? Number.POSITIVE_INFINITY, (facts?.rows ?? 0) - span.row, MOST_POINTS);
  return { sheet, row: span.row, column: span.column, rows: Math.max(0, rows), columns: span.columns ?? 1 };
}

const columnsOf = (area: Area): readonly Area[] =>
  Array.from({ length: area.columns }, (_, at) => ({ ...area, column: area.column + at, columns: 1 }));

function drawn(spreadsheet: SpreadsheetBackend, { categories, series, numberFormat, ...look }: Plan): DrawnChart {
  const words = (area: Area | undefined): readonly string[] =>
    area && area.rows > 0 ? (spreadsheet.read(area, ['displayed']).displayed ?? []).map(([text = '']) => text) : [];
  const [first] = series;
  const format = first && first.values.rows > 0 ? spreadsheet.read({ ...first.values, rows: 1 }, ['formats']).formats?.[0]?.[0] : undefined;
  return {
    ...look,
    numberFormat: numberFormat ?? format ?? 'General',
    categories: words(categories),
    series: series.map(({ name, values }) => ({
      name: typeof name === 'string' ? name : (words(name)[0] ?? ''),
      values:
        values.rows > 0
          ? (spreadsheet.read(values, ['values']).values ?? []).map(([value]) => (typeof value === 'number' ? value : null))
          : [],
    })),
  };
}
