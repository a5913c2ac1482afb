/**
 * The charts of a spreadsheet as data, on its anchors: a chart's corner goes where its cells go, and its ranges go where theirs do.
 * A chart stays when the rows under its corner are deleted, as far as not all of those that it covers are.
 * @module
 */
import { areaOfSpan, newAnchorId, spanOf } from '../../spreadsheet/anchors';
import type { Anchor, Area, SpreadsheetBackend } from '../../spreadsheet/backend';

/** How many cells of the usual size a chart of the usual size covers: 600 × 371 pixels. */
const [ROWS, COLUMNS] = [18, 6];

/** What a builder builds, and an EmbeddedChart shows. */
export interface ChartFacts {
  /** `null` before it is in a sheet. */
  readonly id: number | null;
  readonly type: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly ranges: readonly Area[];
  readonly headers: number;
  /** The corner's cell, counted from 0, and how far from its own corner in pixels. */
  readonly corner: { readonly row: number; readonly column: number; readonly x: number; readonly y: number };
}

interface KeptFacts extends Readonly<Record<string, unknown>>, Pick<ChartFacts, 'type' | 'options' | 'headers'> {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

const rangesOf = (spreadsheet: SpreadsheetBackend, { id }: Anchor): readonly Anchor[] =>
  spreadsheet
    .anchors('chart-range')
    .filter(({ facts }) => facts.chart === id)
    .sort((one, other) => Number(one.facts.at) - Number(other.facts.at));

/** The charts of a sheet, the oldest first. A range whose cells were deleted is no longer one of theirs. */
export function keptCharts(spreadsheet: SpreadsheetBackend, sheet: string): readonly ChartFacts[] {
  const sheets = new Map(spreadsheet.sheets().map((facts) => [facts.key, facts]));
  return spreadsheet
    .anchors('chart')
    .filter((anchor) => anchor.sheet === sheet && typeof anchor.facts.id === 'number')
    .map((anchor) => {
      const { id, type, options, headers, x, y } = anchor.facts as KeptFacts;
      const ranges = rangesOf(spreadsheet, anchor).flatMap((range) => {
        const facts = sheets.get(range.sheet);
        return facts ? [areaOfSpan(range.span, facts)] : [];
      });
      return { id, type, options, headers, ranges, corner: { row: anchor.span.row, column: anchor.span.column, x, y } };
    });
}

/** Puts a chart into a sheet, in the place of the one with its ID if it has one; gives the ID. */
export function putChart(spreadsheet: SpreadsheetBackend, sheet: string, chart: ChartFacts): number {
  const before = spreadsheet.anchors('chart').find(({ facts }) => facts.id === chart.id && chart.id !== null);
  const id = chart.id ?? 1 + Math.max(100_000_000, ...spreadsheet.anchors('chart').map(({ facts }) => Number(facts.id) || 0));
  const anchorId = before?.id ?? newAnchorId('chart');
  const { type, options, headers, corner } = chart;
  const facts: KeptFacts = { id, type, options, headers, x: corner.x, y: corner.y };
  const span = { row: corner.row, column: corner.column, rows: ROWS, columns: COLUMNS };
  spreadsheet.putAnchor({ id: anchorId, kind: 'chart', sheet, span, facts });
  for (const range of before ? rangesOf(spreadsheet, before) : []) spreadsheet.removeAnchor(range.id);
  const sheets = spreadsheet.sheets();
  chart.ranges.forEach((area, at) => {
    const own = sheets.find(({ key }) => key === area.sheet);
    if (!own) return;
    const kept = { id: newAnchorId('chart-range'), kind: 'chart-range', sheet: area.sheet, span: spanOf(area, own) } as const;
    spreadsheet.putAnchor({ ...kept, facts: { chart: anchorId, at } });
  });
  return id;
}

/** Takes a chart away; `false` where there is none with that ID on the sheet. */
export function dropChart(spreadsheet: SpreadsheetBackend, sheet: string, id: number): boolean {
  const anchor = spreadsheet.anchors('chart').find((one) => one.sheet === sheet && one.facts.id === id);
  if (!anchor) return false;
  for (const range of rangesOf(spreadsheet, anchor)) spreadsheet.removeAnchor(range.id);
  spreadsheet.removeAnchor(anchor.id);
  return true;
}
