import { chartColumnsGone } from '#words/charts';
import { newerVersion } from '#words/unusable';
import { type AskedChart, CHART_KINDS, type ChartKind, type ChartRanges } from '../chart-writer';
import { wrong } from '../errors';
import { columnCells } from '../table/cells/column-cells';
import type { Placement } from '../table/place/placement';
import type { ChartDefinition } from './chart-definition';

/** Whether a kind shows the parts of one whole, so that it takes one column of values and has no axes. One that only a newer version knows is left as it is. */
const IS_ONE_WHOLE: Readonly<Record<ChartKind, boolean>> = {
  line: false,
  column: false,
  bar: false,
  stacked: false,
  shares: false,
  pie: true,
};

/** Where a table is, and how many rows it has by now. */
export type ChartedTable = Pick<Placement, 'sheet' | 'header' | 'rows' | 'columns'>;

/** Whether this version can draw a chart. @throws ActivTrakError `argument` for a kind that only a newer one knows */
export function checkKind({ kind, title }: ChartDefinition): void {
  if (!CHART_KINDS.includes(kind)) throw wrong(newerVersion(`“${title}”`));
}

/**
 * A chart as it is to be over a table where that is now. Values whose column is no longer there are left out.
 * @throws ActivTrakError `argument` when there is nothing left to show
 */
export function askedChart(chart: ChartDefinition, table: ChartedTable): AskedChart {
  const { kind, title, categoryTitle, valueTitle, numberFormat = '' } = chart;
  const keys = [chart.category, ...(IS_ONE_WHOLE[kind] ? chart.series.slice(0, 1) : chart.series)];
  const there = keys.filter((key) => table.columns.has(key));
  if (there[0] !== chart.category || there.length < 2) throw wrong(chartColumnsGone(title));
  const axes = IS_ONE_WHOLE[kind] ? { categoryTitle: '', valueTitle: '' } : { categoryTitle, valueTitle };
  return {
    look: { kind, title, ...axes, numberFormat },
    ranges: rangesOf(there, table),
    corner: {
      row: table.header + chart.position.below,
      column: Math.max(...table.columns.values()) + 1 + chart.position.right,
    },
  };
}

/** How many rows a chart shows with the header; a table without rows has an empty one. */
export const rowsCharted = ({ rows }: Pick<ChartedTable, 'rows'>): number => Math.max(1, rows) + 1;

/** The cells of columns with their headers. */
const rangesOf = (keys: readonly string[], { sheet, header, rows, columns }: ChartedTable): ChartRanges =>
  keys.flatMap((key) => {
    const column = columns.get(key);
    return column === undefined ? [] : [columnCells({ sheet }, column, header, rowsCharted({ rows }))];
  });

/** The columns that ranges show, by key; `undefined` where one of them is no column of the table's. */
export function keysShown(ranges: ChartRanges, { sheet, columns }: ChartedTable): readonly string[] | undefined {
  const keyAt = new Map([...columns].map(([key, column]) => [column, key]));
  const keys = ranges.flatMap((range) =>
    Array.from({ length: range.columns }, (_, at) => (range.sheet === sheet ? keyAt.get(range.column + at) : undefined)),
  );
  return keys.every((key) => key !== undefined) ? keys : undefined;
}
