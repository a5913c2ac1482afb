import { unlessFailed } from '../../api/requests/unless-failed';
import type { Row } from '../../model/cell';
import { countedKeys, isIdentity } from '../../table/changes/record-key';
import { EXTRA_CELLS, type RowHeap } from '../../table/staging/row-heap';
import { type Task, wait } from '../../task';
import type { MergeCount, TableShape, Warehouse, WarehouseRow, WarehouseTable } from '../../warehouse/warehouse';
import { stretchesOf } from '../run/grouping';
import type { GroupsOn } from '../run/outside';
import { ownFailure } from './own-failure';

/** So many characters of records are sent together: a request may have 50 MB, and what is larger goes in two. */
const MOST_IN_BATCH = 24_000_000;
/** So many days say who is in which group. */
const DAYS_OF_GROUPS = 7;
/** What a field's name and what is around its value take in a line. */
const AROUND = 24;

const charactersIn = (row: Row): number =>
  row.reduce((sum: number, cell) => sum + AROUND + (typeof cell === 'string' ? cell.length : 12), 0);

/**
 * A heap whose rows go to a table: they are sent to beside it batch by batch, and merged into it together. Once the warehouse has failed, nobody knows which of
 * them are there, and each step fails the same way until all are forgotten by `truncate(0)`.
 */
export interface RecordHeap extends RowHeap {
  /** Merges all rows so far into the table. The heap is empty then, whatever it counted. */
  merge(): Task<MergedRows>;
}

/** What was merged. */
export interface MergedRows extends MergeCount {
  /** The days of the records. */
  readonly days: readonly number[];
  readonly people: number;
}

/** How a heap makes its table's rows. */
export interface RecordHeapOptions {
  readonly warehouse: Warehouse;
  readonly table: WarehouseTable;
  readonly shape: TableShape;
  /** A word of the call. */
  readonly call: string;
  readonly make: (row: Row, key: string, groups: readonly string[]) => WarehouseRow;
  readonly groupsOn: GroupsOn;
  readonly dayOf: (row: Row) => number;
}

/** An empty one. @param most as many rows as a batch has */
export function recordHeap({ warehouse, table, shape, call, make, groupsOn, dayOf }: RecordHeapOptions, most = MOST_IN_BATCH): RecordHeap {
  let buffer: Row[] = [];
  let characters = 0;
  /** Rows that were sent. */
  let loaded = 0;
  let batch = 0;
  let failure: { readonly of: unknown } | undefined;
  /** What a failure left beside the table is none of what comes after it. */
  let failures = 0;
  let keys = countedKeys();
  const days = new Set<number>();
  const people = new Set<string>();
  let groupsOf: ((owner: string) => readonly string[]) | undefined;

  /** Groups are those of the newest days: whoever was at work then is in them. */
  function* groupsNow(): Task<(owner: string) => readonly string[]> {
    const to = buffer.reduce((newest, row) => Math.max(newest, dayOf(row)), 0);
    return (yield* unlessFailed(groupsOn({ from: to - DAYS_OF_GROUPS + 1, to }))) ?? (() => []);
  }

  /** A step of the warehouse. */
  function* step<T>(begin: (word: string) => Task<T>): Task<T> {
    if (failure) throw failure.of;
    try {
      return yield* ownFailure(begin(failures === 0 ? call : `${call}_${failures}`));
    } catch (of) {
      failure = { of };
      throw of;
    }
  }

  /** The table's rows of those in memory. */
  function* madeRows(): Task<readonly WarehouseRow[]> {
    if (buffer.length === 0) return [];
    groupsOf ??= yield* groupsNow();
    const groups = groupsOf;
    return buffer.map((row) => {
      const [key, owner] = row.slice(-EXTRA_CELLS).map(String) as [string, string];
      days.add(dayOf(row));
      if (owner !== '') people.add(owner);
      return make(row, isIdentity(key) ? key : keys(key), groups(owner));
    });
  }

  function* sendBatch(): Task<void> {
    const rows = yield* madeRows();
    yield* step((word) => warehouse.stage(table, shape, word, batch, rows));
    batch += 1;
    loaded += buffer.length;
    [buffer, characters] = [[], 0];
  }

  function startAnew(): void {
    [buffer, characters, loaded, batch, failure, keys, groupsOf] = [[], 0, 0, 0, undefined, countedKeys(), undefined];
    days.clear();
    people.clear();
  }

  return {
    count: () => loaded + buffer.length,
    *add(rows, order) {
      buffer = buffer.concat(rows);
      if (order) buffer = ([] as Row[]).concat(...order.map(({ from, count }) => buffer.slice(from - loaded, from - loaded + count)));
      characters += rows.reduce((sum, row) => sum + charactersIn(row), 0);
      if (characters >= most) yield* sendBatch();
    },
    // What was sent already are records that exist: they are merged by their keys, however often they come.
    truncate(count) {
      if (count === 0 && failure) {
        failures += 1;
        startAnew();
      }
      buffer = buffer.slice(0, Math.max(0, count - loaded));
      loaded = Math.min(loaded, count);
    },
    *merge() {
      if (failure) throw failure.of;
      const last = yield* madeRows();
      const isNone = batch === 0 && last.length === 0;
      const done = isNone ? NOTHING_MERGED : yield* step((word) => warehouse.merge(table, shape, word, stretchesOf(sorted(days)), last));
      const merged = { ...done, days: sorted(days), people: people.size };
      startAnew();
      return merged;
    },
    *putAside() {
      return yield* wait(NOTHING_ASIDE);
    },
    *each(from, indexes, take) {
      yield* wait(buffer.slice(Math.max(0, from - loaded)).forEach((row) => void take(indexes.map((index) => row[index] ?? ''))));
    },
    // Nobody reads back what goes to a table.
    *eachOf() {
      yield* wait(undefined);
    },
    *change() {
      yield* wait(undefined);
    },
    staged: () => ({ ...NOTHING_ASIDE, rows: loaded }),
    inMemory: () => buffer,
  };
}

const sorted = (days: ReadonlySet<number>): readonly number[] => [...days].sort((one, other) => one - other);

const NOTHING_MERGED: MergeCount = { added: 0, updated: 0 };

const NOTHING_ASIDE = { sheet: '', rows: 0 } as const;
