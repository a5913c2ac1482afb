import type { ChartKind } from '../chart-writer';

/** A chart over a table's columns, as data: the same in both products. */
export interface ChartDefinition {
  readonly kind: ChartKind;
  readonly title: string;
  /** What stands along its axes; `''` is nothing. A pie has none. */
  readonly categoryTitle: string;
  readonly valueTitle: string;
  /** The key of the column that says what each value is of. */
  readonly category: string;
  /** The keys of the columns of values, in their order; a pie shows the first. */
  readonly series: readonly string[];
  /** It shows only so many of the first rows. */
  readonly rows?: number;
  /** Of the axis of values; without it, that of the cells. */
  readonly numberFormat?: string;
  /** Where it is drawn at first: cells to the right of the table's last column, and below its header. */
  readonly position: { readonly right: number; readonly below: number };
}
