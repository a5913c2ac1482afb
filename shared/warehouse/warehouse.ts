/**
 * A report's other destination: a table outside of the spreadsheet. One port says what a table takes; another carries its requests. The first is
 * implemented once, over the second, in `shared/bigquery`.
 * @module
 */
import type { DateRange } from '../model/date-range';
import type { LimitTest } from '../model/limit-test';
import type { HttpResponse } from '../ports';
import type { MaybePromise, Task } from '../task';

/** A table by its full name, and where its data set lies: `EU`, `europe-west3`. */
export interface WarehouseTable {
  readonly project: string;
  readonly dataset: string;
  readonly table: string;
  readonly location: string;
}

/** What a field of a table can hold. `DATETIME` is wall time, `TIMESTAMP` a moment in UTC, durations are seconds as `INT64`. */
export const FIELD_TYPES = ['STRING', 'INT64', 'FLOAT64', 'BOOL', 'DATE', 'DATETIME', 'TIMESTAMP'] as const;
/** One of the types of a field. */
export type FieldType = (typeof FIELD_TYPES)[number];

/** One field of a table. */
export interface TableField {
  /** In snake_case: `user_id`. */
  readonly name: string;
  readonly type: FieldType;
  /** For whoever reads the table: what it means, with its unit. */
  readonly description: string;
}

/** How a table is made. */
export interface TableShape {
  readonly description: string;
  readonly fields: readonly TableField[];
  /** The field of type `DATE` by whose days the table is partitioned. */
  readonly day: string;
  /** Up to four fields by which each partition is ordered. */
  readonly clusteredBy: readonly string[];
  /** The field that tells records apart, where they are merged; days are replaced whole without it. */
  readonly key?: string;
  /** A field with whole numbers that add up, by which it is seen whether less came of a day than the table has. */
  readonly measure?: string;
  /** What its rows mean and whom they are about, in a word of lower-case letters and digits. None of another meaning go beside rows that are there. */
  readonly meaning?: string;
}

/** A value as it goes into a line of JSON: dates `2026-03-31`, wall times `2026-03-31T09:15:00.123`, moments `…Z`, whole numbers above 2^53 as text. */
export type FieldValue = string | number | boolean | null;

/** The fields of one row, without those that are empty. */
export type WarehouseRow = Readonly<Record<string, FieldValue>>;

/** All rows of one day. */
export interface DayRows {
  /** A serial number. */
  readonly day: number;
  readonly rows: readonly WarehouseRow[];
}

/** What a merge did. */
export interface MergeCount {
  readonly added: number;
  readonly updated: number;
}

/** Rows of some days, counted in the table. */
export interface DayCount {
  /** A serial number. */
  readonly day: number;
  readonly rows: number;
  /** How many records these are by the table's key; as many as rows where nothing is there twice, or where it has no key. */
  readonly records: number;
  /** The sum of the table's measure; 0 where it has none. */
  readonly sum: number;
}

/** How large a table is. */
export interface TableSize {
  readonly rows: number;
  /** After how many days the warehouse takes a day's rows out of it by itself; `undefined` for never. */
  readonly keptDays?: number;
  /** When the warehouse takes the whole table away by itself, in milliseconds since 1970; `undefined` for never. */
  readonly goneAt?: number;
}

/** A statement's rows, each value as text as it came; `null` is none. */
export interface QueryRows {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Bytes that it read. */
  readonly bytes: number;
}

/** What there is of a table, by what is known of it without reading any row. */
export interface TableSeen {
  /** Types are as the warehouse calls them: those of other programs' tables can be any. */
  readonly fields: readonly { readonly name: string; readonly type: string }[];
  /** Whether a report fills it. */
  readonly isFilled: boolean;
  readonly rows: number;
}

/** A field of a row that has one of some IDs, one of the names that stand in it with commas between, or a value below or above a limit. */
export type RowFilter =
  | { readonly field: string; readonly ids: readonly number[] }
  | { readonly field: string; readonly name: string }
  | RowLimit;

/** A number; of a wall time the time of its own day, or the seconds since another field's day began. A field without a value is neither below nor above. */
export type RowLimit = { readonly field: string; readonly is: LimitTest } & (
  | { readonly than: number }
  | { readonly thanSeconds: number; readonly since: string }
  /** `22:00:00` */
  | { readonly thanTime: string }
);

/** Which rows of a table are read. */
export interface RowsAsked {
  readonly fields: readonly string[];
  /** The field by whose days the table is partitioned, and the days; no other partition is read. */
  readonly day: string;
  readonly days: DateRange;
  /** Rows that fit one of these; all rows where there is none. */
  readonly anyOf: readonly RowFilter[];
  /** Fields by which they are ordered. */
  readonly orderedBy: readonly string[];
  /** So many of them at most, the first; all of them where it isn't said. */
  readonly most?: number;
}

/** Some of the rows of a reading, in the order of its fields. */
export interface ReadingRows {
  readonly rows: QueryRows['rows'];
  /** How many rows the reading has. */
  readonly total: number;
  /** Bytes that it read. */
  readonly bytes: number;
}

/**
 * A warehouse of tables. Each step can be repeated: after a kill, the same step again leaves the same table.
 * All of them raise ActivTrakError with a sentence that names the next step: no billing, not enabled, no permission, another region, a quota, a
 * changed schema, a deleted project.
 */
export interface Warehouse {
  /** Makes the data set where it is missing. One that lies in another region is refused. */
  ensureDataset(place: Omit<WarehouseTable, 'table'>): Task<void>;
  /**
   * Makes the data set and the table where they are missing, and adds fields that came in; none is ever dropped.
   * @param owner the report that fills it. A table that another one fills is refused, and one that has rows of another meaning.
   */
  ensure(table: WarehouseTable, shape: TableShape, owner: string): Task<void>;
  /** Puts rows in the place of all that the table has of their days: one load a day, each whole or not at all. */
  replaceDays(table: WarehouseTable, shape: TableShape, days: readonly DayRows[]): Task<void>;
  /**
   * Sends a batch of records to beside the table, while others are to come. All batches of a call are one load, which `merge` ends.
   * @param call a word of the call whose records wait there
   * @param batch counted from 0; the first takes the place of whatever waits there
   */
  stage(table: WarehouseTable, shape: TableShape, call: string, batch: number, rows: readonly WarehouseRow[]): Task<void>;
  /**
   * Puts all records that wait into the table by its key, each once, the newest counting, and takes those that wait away.
   * @param days those of the records, so that no other day is read
   * @param last the records that come last, or all of them where no batch was sent
   */
  merge(
    table: WarehouseTable,
    shape: TableShape,
    call: string,
    days: readonly DateRange[],
    last: readonly WarehouseRow[],
  ): Task<MergeCount>;
  /** The rows of some days, by day, in their order; days without rows are not among them. */
  counts(table: WarehouseTable, shape: TableShape, days: readonly DateRange[]): Task<readonly DayCount[]>;
  /** How large a table is, by what is known of it without reading any row. */
  size(table: WarehouseTable): Task<TableSize>;
  /**
   * Makes the views that the table's fields allow, or brings them up to date: hours by day, teams by week, applications by day. What somebody else made
   * by the name of one is left alone.
   * @returns the names of those that are there
   */
  makeViews(table: WarehouseTable, shape: TableShape, owner: string): Task<readonly string[]>;
  /** What there is of a table; `undefined` where there is none. */
  look(table: WarehouseTable): Task<TableSeen | undefined>;
  /** Begins to read rows, as they are now. @returns a word for the reading, by which they can be had for a day, also by a later call */
  startReading(table: WarehouseTable, asked: RowsAsked): Task<string>;
  /**
   * Rows of a reading from one of them on, as many as the warehouse gives together; waits until they are there.
   * @returns `undefined` where it knows the reading no more
   */
  readRows(table: WarehouseTable, reading: string, from: number): Task<ReadingRows | undefined>;
  /** Whether somebody limited who sees which rows of what a reading that has given rows reads, be it that its reader sees all of them. */
  isGuarded(table: WarehouseTable, reading: string): Task<boolean>;
  /** Runs a statement. */
  query(place: Pick<WarehouseTable, 'project' | 'location'>, statement: string): Task<QueryRows>;
  /** The bytes that a statement would read; it isn't run. */
  dryRun(place: Pick<WarehouseTable, 'project' | 'location'>, statement: string): Task<number>;
}

/** One request to the warehouse's service. */
export interface WarehouseRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the host's name on: `/bigquery/v2/projects/…`. */
  readonly path: string;
  /** Of the body: `application/json`, `multipart/related; boundary=…`. */
  readonly contentType?: string;
  /** Others, such as `Content-Range`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends requests to the warehouse's service in the name of the person who works, whose token nobody else sees. Never throws on a status. */
export interface WarehouseTransport {
  send(requests: readonly WarehouseRequest[]): MaybePromise<readonly HttpResponse[]>;
}
