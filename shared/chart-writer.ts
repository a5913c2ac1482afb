import type { SheetArea } from './sheet-writer';
import type { MaybePromise } from './task';

/** How a chart shows its series: `stacked` and `shares` are columns upon each other, the latter up to 100 %. */
export const CHART_KINDS = ['line', 'column', 'bar', 'stacked', 'shares', 'pie'] as const;
/** One of the kinds of charts. */
export type ChartKind = (typeof CHART_KINDS)[number];

/** What can be asked of how a chart looks, field by field; everything else is the person's. */
export const LOOK_FIELDS = ['kind', 'title', 'categoryTitle', 'valueTitle', 'numberFormat'] as const;
/** How a chart looks, as far as it was asked for. `''` is none; without a number format it has that of its cells. */
export type ChartLook = { readonly [Field in (typeof LOOK_FIELDS)[number]]: string };

/** A chart's cells: the categories' first, each with its header on top and one column wide. */
export type ChartRanges = readonly SheetArea[];

/** A chart as it is to be. */
export interface AskedChart {
  readonly look: ChartLook & { readonly kind: ChartKind };
  readonly ranges: ChartRanges;
  /** The cell in which its corner is; rows and columns count from 0. */
  readonly corner: { readonly row: number; readonly column: number };
}

/** A chart as it is in the document. */
export interface ShownChart {
  /** The host's own, which stays the same. */
  readonly id: string;
  /** A kind that nobody here asks for is there in the host's own word. */
  readonly look: ChartLook;
  /** Its cells; `undefined` where the host can't tell, or where they aren't cells. */
  readonly ranges: ChartRanges | undefined;
}

/** What changes on a chart; what is left out stays as it is. */
export interface ChartChange {
  readonly look?: Partial<AskedChart['look']>;
  readonly ranges?: ChartRanges;
}

/** Dumb steps on the charts of the open document. None of them decides anything. */
export interface ChartWriter {
  /** The charts that stand on a sheet, those of people too. */
  charts(sheet: string): MaybePromise<readonly ShownChart[]>;
  /**
   * Adds a chart to the sheet that its cells are on.
   * @param name a word that no other chart has, for hosts in which charts have names
   * @returns its ID; where charts have names, that is the name
   */
  draw(name: string, chart: AskedChart): MaybePromise<string>;
  /** @throws ActivTrakError `argument` when there is no such chart. */
  update(sheet: string, id: string, change: ChartChange): MaybePromise<void>;
  /** Takes a chart away; without one, nothing happens. */
  remove(sheet: string, id: string): MaybePromise<void>;
}
