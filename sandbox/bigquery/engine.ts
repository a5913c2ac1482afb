import sqlite from 'node-sqlite3-wasm';
import { inTransaction } from '../data/database';
import type { Column, ColumnType } from './schema';

/** A value as the engine keeps it: moments are microseconds, dates and wall times texts that sort as they come, truth is 0 or 1. */
export type Value = string | number | bigint | null;

/** A condition in the engine's SQL. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** The rows of one day. */
export interface DayRows {
  /** `YYYY-MM-DD`, or `undefined` of rows without a day. */
  readonly day: string | undefined;
  readonly rows: number;
}

/** Rows in an embedded database, by the tables' dotted names. It knows values and no rules. */
export interface Engine {
  create(name: string, columns: readonly Column[], day: string | undefined): void;
  addColumns(name: string, columns: readonly Column[]): void;
  drop(name: string): void;
  createView(name: string, select: string): void;
  dropView(name: string): void;
  insert(name: string, columns: number, rows: Iterable<readonly Value[]>): void;
  /** Deletes all rows, or those of one day. */
  clear(name: string, day?: { readonly field: string; readonly is: string }): void;
  /** Deletes what is older than a day. */
  forget(name: string, field: string, before: string): number;
  count(name: string): number;
  /** Days with rows, with how many. */
  days(name: string, field: string): readonly DayRows[];
  /** The days alone, which takes as many steps as there are days; `null` is of rows without one. */
  daysOf(name: string, field: string): readonly Value[];
  /** Bytes of some columns' values in some days, as Google counts them. */
  bytes(name: string, columns: readonly Column[], only?: Condition): number;
  all(sql: string, values?: readonly Value[]): readonly (readonly Value[])[];
  /** Runs a statement and gives the number of rows that it changed. */
  run(sql: string, values?: readonly Value[]): number;
  /** All or nothing. */
  atomically<T>(action: () => T): T;
  close(): void;
}

const TYPES: Readonly<Record<ColumnType, string>> = {
  STRING: 'TEXT',
  INTEGER: 'INTEGER',
  FLOAT: 'REAL',
  BOOLEAN: 'INTEGER',
  DATE: 'TEXT',
  DATETIME: 'TEXT',
  TIMESTAMP: 'INTEGER',
};

/** Bytes of a value; a text has two more than its characters in UTF-8: https://cloud.google.com/bigquery/pricing#data */
const SIZES: Readonly<Record<ColumnType, number | undefined>> = {
  STRING: undefined,
  INTEGER: 8,
  FLOAT: 8,
  BOOLEAN: 1,
  DATE: 8,
  DATETIME: 8,
  TIMESTAMP: 8,
};

/** A name in the engine's SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const declared = ({ name, type }: Column): string => `${quoted(name)} ${TYPES[type]}`;

/** An engine with nothing in it, in memory. */
export function openEngine(): Engine {
  const database = new sqlite.Database(':memory:');
  database.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;');
  const changes = (): number => Number(database.get('SELECT changes() AS count')?.count);
  const run = (sql: string, values: readonly Value[] = []): number => {
    database.run(sql, [...values]);
    return changes();
  };
  const all = (sql: string, values: readonly Value[] = []): readonly (readonly Value[])[] =>
    database.all(sql, [...values]).map((row) => Object.values(row) as Value[]);
  return {
    create(name, columns, day) {
      database.exec(`CREATE TABLE ${quoted(name)} (${columns.map(declared).join(', ')})`);
      // A partition: what one day has is found without reading the others.
      if (day !== undefined) database.exec(`CREATE INDEX ${quoted(`${name} day`)} ON ${quoted(name)} (${quoted(day)})`);
    },
    addColumns(name, columns) {
      for (const column of columns) database.exec(`ALTER TABLE ${quoted(name)} ADD COLUMN ${declared(column)}`);
    },
    drop: (name) => database.exec(`DROP TABLE ${quoted(name)}`),
    createView: (name, select) => database.exec(`CREATE VIEW ${quoted(name)} AS ${select}`),
    dropView: (name) => database.exec(`DROP VIEW ${quoted(name)}`),
    insert(name, columns, rows) {
      const statement = database.prepare(`INSERT INTO ${quoted(name)} VALUES (${new Array(columns).fill('?').join(', ')})`);
      try {
        for (const row of rows) statement.run(row as Value[]);
      } finally {
        statement.finalize();
      }
    },
    clear(name, day) {
      if (day) run(`DELETE FROM ${quoted(name)} WHERE ${quoted(day.field)} = ?`, [day.is]);
      else run(`DELETE FROM ${quoted(name)}`);
    },
    forget: (name, field, before) => run(`DELETE FROM ${quoted(name)} WHERE ${quoted(field)} < ?`, [before]),
    count: (name) => Number(all(`SELECT count(*) FROM ${quoted(name)}`)[0]?.[0]),
    days: (name, field) =>
      all(`SELECT ${quoted(field)} AS day, count(*) AS rows FROM ${quoted(name)} GROUP BY 1 ORDER BY 1`).map(([day, rows]) => ({
        day: day === null ? undefined : String(day),
        rows: Number(rows),
      })),
    daysOf(name, field) {
      const [table, day] = [quoted(name), quoted(field)];
      const steps = `WITH RECURSIVE step (day) AS (SELECT min(${day}) FROM ${table} UNION ALL SELECT (SELECT min(${day}) FROM ${table} WHERE ${day} > step.day) FROM step WHERE step.day IS NOT NULL)`;
      const days = all(`${steps} SELECT day FROM step WHERE day IS NOT NULL`).flat();
      return [...all(`SELECT NULL WHERE EXISTS (SELECT 1 FROM ${table} WHERE ${day} IS NULL)`).flat(), ...days];
    },
    bytes(name, columns, only) {
      if (columns.length === 0) return 0;
      const sizes = columns.map(({ name: column, type }) => {
        const size = SIZES[type];
        return size === undefined
          ? `total(octet_length(${quoted(column)})) + 2 * count(${quoted(column)})`
          : `${size} * count(${quoted(column)})`;
      });
      return Number(
        all(
          `SELECT ${sizes.join(' + ')} AS bytes FROM ${quoted(name)}${only === undefined ? '' : ` WHERE ${only.sql}`}`,
          only?.values,
        )[0]?.[0],
      );
    },
    all,
    run,
    atomically: (action) => inTransaction(database, action),
    close: () => database.close(),
  };
}
