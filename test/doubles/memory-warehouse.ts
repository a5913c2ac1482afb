import { fieldRetyped, filledByAnother, partitionsChanged, rowRefused, rowsMeanOther, tableMissing } from '#words/bigquery';
import { ActivTrakError } from '../../shared/errors';
import type { DateRange } from '../../shared/model/date-range';
import { serialOfIso } from '../../shared/model/serial';
import { type MaybePromise, type Task, wait } from '../../shared/task';
import type {
  DayCount,
  DayRows,
  FieldType,
  FieldValue,
  MergeCount,
  QueryRows,
  ReadingRows,
  RowsAsked,
  TableField,
  TableSeen,
  TableShape,
  TableSize,
  Warehouse,
  WarehouseRow,
  WarehouseTable,
} from '../../shared/warehouse/warehouse';
import type { Kept } from './memory-document';
import type { MortalHost } from './mortal-host';
import { answer, type Timing } from './timing';

/** A table in memory, as it is. */
interface MemoryTable {
  readonly shape: TableShape;
  readonly owner: string;
  readonly rows: readonly WarehouseRow[];
}

/** The warehouse's methods, each as one step that has its effect whole or not at all. */
type Steps = {
  readonly [Method in keyof Warehouse]: Warehouse[Method] extends (...args: infer Args) => Task<infer Answer>
    ? (...args: Args) => MaybePromise<Answer>
    : never;
};

/** A warehouse in memory, and what there is to see of it. It takes the rows that BigQuery takes, and refuses those that it refuses. */
export interface MemoryWarehouse extends Warehouse {
  /** Its rows in an order of their own, or nothing where there is no such table. */
  rowsOf(table: WarehouseTable): readonly WarehouseRow[] | undefined;
  shapeOf(table: WarehouseTable): TableShape | undefined;
  /** How many rows of a call wait beside the table. */
  waiting(table: WarehouseTable, call: string): number;
  /** Somebody changes a table by hand, or takes it away. */
  tamper(table: WarehouseTable, change: (is: MemoryTable) => MemoryTable | undefined): void;
  /** All steps so far, by name, those that failed too. */
  readonly steps: readonly string[];
  /** What was read of tables. */
  readonly asked: readonly RowsAsked[];
  /** Statements that were run. */
  readonly statements: readonly string[];
  /** Its tables, and what waits beside them, as they are now. */
  keep(): Kept;
}

const nameOf = ({ project, dataset, table }: WarehouseTable): string => `${project}.${dataset}.${table}`;
const stagingOf = (table: WarehouseTable, call: string): string => `${nameOf(table)} ${call}`;

/** Whether a value can stand for one of a type: cloud.google.com/bigquery/docs/loading-data-cloud-storage-json, "Data types". */
const FITS: Readonly<Record<FieldType, (value: NonNullable<FieldValue>) => boolean>> = {
  STRING: (value) => typeof value === 'string',
  INT64: (value) => (typeof value === 'number' ? Number.isSafeInteger(value) : typeof value === 'string' && isInt64(value)),
  FLOAT64: (value) => typeof value === 'number' && Number.isFinite(value),
  BOOL: (value) => typeof value === 'boolean',
  DATE: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && serialOfIso(value) !== undefined,
  DATETIME: (value) => typeof value === 'string' && isMoment(value),
  TIMESTAMP: (value) => typeof value === 'string' && value.endsWith('Z') && isMoment(value.slice(0, -1)),
};

const isInt64 = (text: string): boolean => /^-?\d{1,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text);

/** Wall time with up to six digits of a second's parts, as `DATETIME` has them. */
const isMoment = (text: string): boolean => {
  const [, day, hour, minute, second] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,6})?$/.exec(text) ?? [];
  return day !== undefined && serialOfIso(day) !== undefined && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
};

const refused = (message: string): ActivTrakError => new ActivTrakError('rejected', message);

/** The value as the table has it: whole numbers as text, so that 7 and "7" are one. */
const kept = (type: FieldType, value: NonNullable<FieldValue>): FieldValue =>
  type === 'INT64'
    ? String(BigInt(value))
    : type === 'DATETIME' || type === 'TIMESTAMP'
      ? String(value)
          .replace(/(\.\d*?)0+(?=Z?$)/, '$1')
          .replace(/\.(?=Z?$)/, '')
      : value;

function taken(table: string, fields: readonly TableField[], required: readonly (string | undefined)[], row: WarehouseRow): WarehouseRow {
  const types = new Map(fields.map(({ name, type }) => [name, type]));
  for (const name of required) if (name !== undefined && (row[name] ?? null) === null) throw refused(rowRefused(table, name));
  const entries = Object.entries(row).flatMap(([name, value]): readonly (readonly [string, FieldValue])[] => {
    const type = types.get(name);
    if (type === undefined || (value !== null && !FITS[type](value))) throw refused(rowRefused(table, name));
    return value === null ? [] : [[name, kept(type, value)]];
  });
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** So few that most readings have several pieces. */
const ROWS_TOGETHER = 7;

const isAsked = ({ anyOf }: RowsAsked, row: WarehouseRow): boolean =>
  anyOf.length === 0 ||
  anyOf.some((filter) => {
    const value = row[filter.field] ?? null;
    if ('ids' in filter) return filter.ids.map(String).includes(String(value));
    if ('name' in filter) return `, ${value ?? ''}, `.includes(`, ${filter.name}, `);
    if (value === null) return false;
    const [is, than] =
      'than' in filter
        ? [Number(value), filter.than]
        : 'since' in filter
          ? [(Date.parse(`${value}Z`) - Date.parse(`${row[filter.since]}T00:00Z`)) / 1000, filter.thanSeconds]
          : [String(value).slice(11), filter.thanTime];
    return filter.is === 'below' ? is < than : is > than;
  });

/**
 * In the order of the fields' texts; numbers are not among those that rows are ordered by before all others are alike. What nobody orders comes in any order:
 * cloud.google.com/bigquery/docs/reference/standard-sql/query-syntax#order_by_clause
 */
const inOrderOf = ({ orderedBy }: RowsAsked, rows: readonly WarehouseRow[], isTurned: boolean): readonly WarehouseRow[] =>
  (isTurned ? [...rows].reverse() : [...rows]).sort((one, other) => {
    const field = orderedBy.find((name) => String(one[name] ?? '') !== String(other[name] ?? ''));
    return field === undefined ? 0 : String(one[field] ?? '') < String(other[field] ?? '') ? -1 : 1;
  });

/** A value as a query gives it; of a moment the seconds since 1970. */
const valueRead = (value: FieldValue | undefined): string | null => {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value) ? (Date.parse(value) / 1000).toExponential() : String(value);
};

const isWithin = (days: readonly DateRange[], day: number): boolean => days.some(({ from, to }) => day >= from && day <= to);
const inOrder = (rows: readonly WarehouseRow[]): readonly WarehouseRow[] =>
  [...rows].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));

/**
 * @param host may die at a step, before or after its effect
 * @param respond what statements give, which nobody runs here
 */
export function memoryWarehouse(
  timing: Timing,
  host?: Pick<MortalHost, 'wrap'>,
  respond: (statement: string) => QueryRows = () => ({ fields: [], rows: [], bytes: 0 }),
): MemoryWarehouse {
  const tables = new Map<string, MemoryTable>();
  const staging = new Map<string, readonly WarehouseRow[]>();
  const readings = new Map<string, QueryRows['rows']>();
  const steps: string[] = [];
  const askedFor: RowsAsked[] = [];
  const statements: string[] = [];

  const found = (table: WarehouseTable): MemoryTable => {
    const is = tables.get(nameOf(table));
    if (is === undefined) throw refused(tableMissing(table.table));
    return is;
  };
  const put = (table: WarehouseTable, rows: readonly WarehouseRow[]): void => {
    tables.set(nameOf(table), { ...found(table), rows });
  };
  const dayIn = ({ day }: TableShape, row: WarehouseRow): number => serialOfIso(String(row[day])) as number;

  const step =
    <Args extends readonly unknown[], T>(name: string, run: (...args: Args) => T) =>
    (...args: Args): MaybePromise<T> =>
      answer(timing, () => {
        steps.push(name);
        return run(...args);
      });

  const effects: Steps = {
    ensureDataset: step('ensureDataset', () => undefined),
    ensure: step('ensure', (table: WarehouseTable, shape: TableShape, owner: string): void => {
      const is = tables.get(nameOf(table));
      if (is === undefined) {
        tables.set(nameOf(table), { shape, owner, rows: [] });
        return;
      }
      if (is.owner !== owner) throw refused(filledByAnother(table.table));
      if (is.shape.meaning !== shape.meaning && is.rows.length > 0) throw refused(rowsMeanOther(table.table));
      if (is.shape.day !== shape.day) throw refused(partitionsChanged(table.table, shape.day));
      const added = shape.fields.filter(({ name, type }) => {
        const there = is.shape.fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
        if (there !== undefined && there.type !== type) throw refused(fieldRetyped(table.table, name, type, there.type));
        return there === undefined;
      });
      const described = is.shape.fields.map((field) => shape.fields.find(({ name }) => name === field.name) ?? field);
      tables.set(nameOf(table), {
        ...is,
        shape: {
          ...is.shape,
          ...(shape.meaning && { meaning: shape.meaning }),
          description: shape.description,
          fields: [...described, ...added],
        },
      });
    }),
    replaceDays: step('replaceDays', (table: WarehouseTable, shape: TableShape, days: readonly DayRows[]): void => {
      for (const { day, rows } of days) {
        const is = found(table);
        const loaded = rows.map((row) => taken(table.table, is.shape.fields, [shape.day], row));
        // A row of another day isn't loaded into a day's partition: cloud.google.com/bigquery/docs/creating-partitioned-tables
        if (loaded.some((row) => dayIn(shape, row) !== day)) throw refused(rowRefused(table.table, shape.day));
        put(table, [...is.rows.filter((row) => dayIn(shape, row) !== day), ...loaded]);
      }
    }),
    stage: step('stage', (table: WarehouseTable, shape: TableShape, call: string, batch: number, rows: readonly WarehouseRow[]): void => {
      const there = batch === 0 ? [] : staging.get(stagingOf(table, call));
      if (there === undefined) throw refused(tableMissing(table.table));
      const loaded = rows.map((row) => taken(table.table, shape.fields, [shape.day, shape.key], row));
      staging.set(stagingOf(table, call), [...there, ...loaded]);
    }),
    merge: step(
      'merge',
      (table: WarehouseTable, shape: TableShape, call: string, days: readonly DateRange[], last: readonly WarehouseRow[]): MergeCount => {
        const key = shape.key as string;
        const keyOf = (row: WarehouseRow): string => String(row[key]);
        const came = last.map((row) => taken(table.table, shape.fields, [shape.day, shape.key], row));
        const newest = new Map([...(staging.get(stagingOf(table, call)) ?? []), ...came].map((row) => [keyOf(row), row]));
        const is = found(table);
        const isMatched = (row: WarehouseRow): boolean => isWithin(days, dayIn(shape, row)) && newest.has(keyOf(row));
        const matched = new Set(is.rows.filter(isMatched).map(keyOf));
        const updated = is.rows.map((row) => (isMatched(row) ? (newest.get(keyOf(row)) as WarehouseRow) : row));
        put(table, [...updated, ...[...newest.values()].filter((row) => !matched.has(keyOf(row)))]);
        staging.delete(stagingOf(table, call));
        return { added: newest.size - matched.size, updated: is.rows.filter(isMatched).length };
      },
    ),
    counts: step('counts', (table: WarehouseTable, shape: TableShape, days: readonly DateRange[]): readonly DayCount[] => {
      const byDay = new Map<number, WarehouseRow[]>();
      for (const row of found(table).rows) {
        const day = dayIn(shape, row);
        if (!isWithin(days, day)) continue;
        const there = byDay.get(day);
        if (there === undefined) byDay.set(day, [row]);
        else there.push(row);
      }
      return [...byDay]
        .sort(([one], [other]) => one - other)
        .map(([day, rows]) => ({
          day,
          rows: rows.length,
          records: shape.key === undefined ? rows.length : new Set(rows.map((row) => row[shape.key as string])).size,
          sum: shape.measure === undefined ? 0 : rows.reduce((sum, row) => sum + Number(row[shape.measure as string] ?? 0), 0),
        }));
    }),
    size: step('size', (table: WarehouseTable): TableSize => ({ rows: found(table).rows.length })),
    makeViews: step('makeViews', (table: WarehouseTable): readonly string[] => (found(table) ? [] : [])),
    look: step('look', (table: WarehouseTable): TableSeen | undefined => {
      const is = tables.get(nameOf(table));
      return is && { fields: is.shape.fields, isFilled: is.owner !== '', rows: is.rows.length };
    }),
    startReading: step('startReading', (table: WarehouseTable, asked: RowsAsked): string => {
      const { rows, shape } = found(table);
      const fit = rows.filter((row) => isWithin([asked.days], dayIn(shape, row)) && isAsked(asked, row));
      askedFor.push(asked);
      const word = `reading ${readings.size + 1}`;
      readings.set(
        word,
        inOrderOf(asked, fit, readings.size % 2 === 1)
          .slice(0, asked.most)
          .map((row) => asked.fields.map((name) => valueRead(row[name]))),
      );
      return word;
    }),
    readRows: step('readRows', (_table: WarehouseTable, word: string, from: number): ReadingRows | undefined => {
      const rows = readings.get(word);
      return rows && { rows: rows.slice(from, from + ROWS_TOGETHER), total: rows.length, bytes: rows.length * 100 };
    }),
    isGuarded: step('isGuarded', () => false),
    query: step('query', (_place: unknown, statement: string): QueryRows => {
      statements.push(statement);
      return respond(statement);
    }),
    dryRun: step('dryRun', (_place: unknown, statement: string): number => respond(statement).bytes),
  };
  const live = host?.wrap(effects) ?? effects;

  return {
    steps,
    asked: askedFor,
    statements,
    rowsOf: (table) => {
      const is = tables.get(nameOf(table));
      return is && inOrder(is.rows);
    },
    shapeOf: (table) => tables.get(nameOf(table))?.shape,
    waiting: (table, call) => staging.get(stagingOf(table, call))?.length ?? 0,
    tamper: (table, change) => {
      const changed = change(found(table));
      if (changed === undefined) tables.delete(nameOf(table));
      else tables.set(nameOf(table), changed);
    },
    keep() {
      const kept = [[...tables], [...staging], [...readings]] as const;
      return {
        get text() {
          return JSON.stringify(kept);
        },
        restore() {
          refill(tables, kept[0]);
          refill(staging, kept[1]);
          refill(readings, kept[2]);
        },
      };
    },
    *look(...args) {
      return yield* wait(live.look(...args));
    },
    *startReading(...args) {
      return yield* wait(live.startReading(...args));
    },
    *readRows(...args) {
      return yield* wait(live.readRows(...args));
    },
    *isGuarded(...args) {
      return yield* wait(live.isGuarded(...args));
    },
    *ensureDataset(...args) {
      yield* wait(live.ensureDataset(...args));
    },
    *ensure(...args) {
      yield* wait(live.ensure(...args));
    },
    *replaceDays(...args) {
      yield* wait(live.replaceDays(...args));
    },
    *stage(...args) {
      yield* wait(live.stage(...args));
    },
    *merge(...args) {
      return yield* wait(live.merge(...args));
    },
    *counts(...args) {
      return yield* wait(live.counts(...args));
    },
    *size(...args) {
      return yield* wait(live.size(...args));
    },
    *makeViews(...args) {
      return yield* wait(live.makeViews(...args));
    },
    *query(...args) {
      return yield* wait(live.query(...args));
    },
    *dryRun(...args) {
      return yield* wait(live.dryRun(...args));
    },
  };
}

function refill<T>(map: Map<string, T>, kept: readonly (readonly [string, T])[]): void {
  map.clear();
  for (const [key, value] of kept) map.set(key, value);
}
