/**
 * The charts of a workbook as data, on its anchors: a chart goes where the cells under it go, and its series follow their cells.
 * @module
 */
import { newAnchorId } from '../spreadsheet/anchors';
import type { Anchor, Area } from '../spreadsheet/backend';
import { areaOf } from './cells/grid';
import { ExcelError } from './excel-error';
import type { Workbook } from './workbook';

/** How many cells of the usual size a chart of the usual size covers: 480 × 288 points of Excel's. */
export const CHART_ROWS = 15;
export const CHART_COLUMNS = 8;

/** A title as Excel keeps it: it may have a text and be hidden. */
export interface ChartTitle {
  readonly text: string;
  readonly visible: boolean;
}

export interface ChartFacts extends Readonly<Record<string, unknown>> {
  readonly name: string;
  /** Excel's type: `ColumnStacked100`. */
  readonly type: string;
  readonly title: ChartTitle;
  readonly categoryTitle: ChartTitle;
  readonly valueTitle: ChartTitle;
  /** Of the axis of values; `undefined` is that of the cells. */
  readonly numberFormat?: string | undefined;
  readonly series: readonly { readonly id: string; readonly name: string }[];
}

/** What a series shows: its values, and what they are of. */
export type SeriesPart = 'values' | 'categories';

export const chartAnchors = ({ backend }: Workbook, sheet: string): readonly Anchor[] =>
  backend.anchors('chart').filter((anchor) => anchor.sheet === sheet && typeof anchor.facts.name === 'string');

export function chartAnchor({ backend }: Workbook, id: string): Anchor {
  const found = backend.anchors('chart').find((anchor) => anchor.id === id);
  if (!found) throw new ExcelError('ItemNotFound');
  return found;
}

export const chartFacts = (workbook: Workbook, id: string): ChartFacts => chartAnchor(workbook, id).facts as ChartFacts;

export function changeChart(workbook: Workbook, id: string, change: Partial<ChartFacts>): void {
  const anchor = chartAnchor(workbook, id);
  refuseProtected(workbook, anchor.sheet);
  workbook.backend.putAnchor({ ...anchor, facts: { ...anchor.facts, ...change } });
}

/** Objects of a protected sheet are closed as its cells are. */
export function refuseProtected({ protectedSheets, isViewOnly }: Workbook, sheet: string): void {
  if (protectedSheets.has(sheet) || isViewOnly) throw new ExcelError('AccessDenied');
}

const seriesRanges = ({ backend }: Workbook, chart: string, series?: string): readonly Anchor[] =>
  backend.anchors('chart-range').filter(({ facts }) => facts.chart === chart && (series === undefined || facts.series === series));

/** The cells of a series; `undefined` where it has none, or they were deleted. */
export function seriesArea(workbook: Workbook, chart: string, series: string, part: SeriesPart): Area | undefined {
  const anchor = seriesRanges(workbook, chart, series).find(({ facts }) => facts.part === part);
  return anchor && areaOf(anchor.sheet, anchor.span);
}

export function setSeriesArea(workbook: Workbook, chart: string, series: string, part: SeriesPart, area: Area): void {
  refuseProtected(workbook, chartAnchor(workbook, chart).sheet);
  const before = seriesRanges(workbook, chart, series).find(({ facts }) => facts.part === part);
  const { sheet, row, column, rows, columns } = area;
  const facts = { chart, series, part };
  const id = before?.id ?? newAnchorId('chart-range');
  workbook.backend.putAnchor({ id, kind: 'chart-range', sheet, span: { row, column, rows, columns }, facts });
}

export function addSeries(workbook: Workbook, chart: string, name: string): string {
  const id = newAnchorId('series');
  changeChart(workbook, chart, { series: [...chartFacts(workbook, chart).series, { id, name }] });
  return id;
}

export function dropSeries(workbook: Workbook, chart: string, series: string): void {
  changeChart(workbook, chart, { series: chartFacts(workbook, chart).series.filter(({ id }) => id !== series) });
  for (const { id } of seriesRanges(workbook, chart, series)) workbook.backend.removeAnchor(id);
}

export function dropChart(workbook: Workbook, chart: string): void {
  refuseProtected(workbook, chartAnchor(workbook, chart).sheet);
  for (const { id } of seriesRanges(workbook, chart)) workbook.backend.removeAnchor(id);
  workbook.backend.removeAnchor(chart);
}
