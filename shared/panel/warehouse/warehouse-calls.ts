import type { Report } from '../../report/definition/definition';
import type { WarehouseTable } from '../../warehouse/warehouse';
import type { NamesToPick } from '../views';

/** Where tables are put: all of a table's full name but its own. */
export type TablePlace = Omit<WarehouseTable, 'table'>;

/** What was found where a report's table is to be. */
export interface WarehouseTest {
  /** What is well, a sentence each, in the order in which it was looked at. */
  readonly good: readonly string[];
  /** What is missing, and where to get it; the rest was not looked at then. */
  readonly failure?: string;
}

/** What filling a table for the first time takes. What ActivTrak does not tell beforehand is `undefined`. */
export interface FillEstimate {
  readonly days: number;
  readonly rows: number | undefined;
  readonly requests: number | undefined;
  /** How many scheduled runs. */
  readonly runs: number | undefined;
  /** What a query over all of it would read. */
  readonly bytes: number | undefined;
}

/** What a query over a table would read, in bytes. */
export interface QueryCost {
  readonly all: number;
  /** Over the newest days of it alone. */
  readonly newest: number;
  readonly newestDays: number;
}

/** What a table has for a report whose rows are to come from it. */
export interface TableLook {
  readonly rows: number;
  /** What each refresh reads. */
  readonly bytes: number;
}

/** A sheet that shows a table, and the one of a pivot table over it. */
export interface ConnectedSheet {
  readonly sheet: string;
  /** BigQuery takes longer than the call. */
  readonly isReading: boolean;
  readonly pivot?: string;
}

/** The calls of a panel whose reports can fill tables; a build without them doesn't know these. */
export interface WarehouseCalls {
  /** Where the last table was put that somebody tried out in this document. */
  readonly tablePlace: { readonly in: Record<string, never>; readonly out: { readonly place?: TablePlace } };
  /** Makes the data set where it is missing and asks for a query to be looked at; remembers the place where all is well. */
  readonly testWarehouse: { readonly in: { readonly report: Report }; readonly out: WarehouseTest };
  readonly estimateFill: { readonly in: { readonly report: Report }; readonly out: FillEstimate };
  /** Nothing is read for it. */
  readonly queryCost: { readonly in: { readonly id: string }; readonly out: QueryCost };
  /** Whether the table that a report's rows are to come from has all that the report shows. */
  readonly lookAtTable: { readonly in: { readonly report: Report }; readonly out: TableLook };
  /** Whom such a report can be about, by the table. */
  readonly namesInTable: { readonly in: { readonly report: Report }; readonly out: NamesToPick };
  /** Makes the views beside the table, and gives their names. */
  readonly makeViews: { readonly in: { readonly id: string }; readonly out: { readonly views: readonly string[] } };
  /** Shows the table in a sheet of its own, and what is worth it in a pivot table. */
  readonly openConnectedSheet: { readonly in: { readonly id: string }; readonly out: ConnectedSheet };
}

/** The name of one of these calls. */
export type WarehouseCall = keyof WarehouseCalls;
