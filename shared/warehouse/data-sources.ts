import type { MaybePromise } from '../task';
import type { WarehouseTable } from './warehouse';

/** What a pivot table over a table of a warehouse shows, by the names of the table's fields. */
export interface PivotLayout {
  /** A line for each of their values. */
  readonly rows: readonly string[];
  /** A column for each of their values. */
  readonly columns: readonly string[];
  /** What is added up in each cell. */
  readonly sums: readonly string[];
}

/** What a sheet shows of a table now: the rows as they are, or still those before, since the warehouse takes longer than the call. */
export type DataSourceState = 'current' | 'reading';

/** A sheet that shows a table. */
export interface ShownTable {
  readonly sheet: string;
  readonly state: DataSourceState;
}

/**
 * Sheets of this document that show tables of a warehouse, without holding their rows. Each person reads with their own rights.
 * All of these raise ActivTrakError with a sentence that names the next step: no Connected Sheets, no roles, no such table, a name that is taken.
 */
export interface DataSources {
  /** The name of the sheet that shows the table; `undefined` where none does. */
  find(table: WarehouseTable): MaybePromise<string | undefined>;
  /** Brings the sheet that shows the table to the front, and reads it anew. Where there is none, it is made. @param name of a new one */
  show(table: WarehouseTable, name: string): MaybePromise<ShownTable>;
  /** Brings the pivot table over the table to the front, and reads it anew. Where there is none, it is made on a sheet of its own. @param name of a new sheet */
  pivot(table: WarehouseTable, name: string, layout: PivotLayout): MaybePromise<ShownTable>;
  /** Reads anew whatever shows the table; `undefined` where nothing does. Nothing comes to the front. */
  refresh(table: WarehouseTable): MaybePromise<DataSourceState | undefined>;
}
