import { unlessFailed } from '../../api/unless-failed';
import type { Row } from '../../model/cell';
import { countedKeys, isIdentity } from '../../table/record-key';
import { EXTRA_CELLS, type RowHeap } from '../../table/row-heap';
import { type Task, wait } from '../../task';
import type { MergeCount, TableShape, Warehouse, WarehouseRow, WarehouseTable } from '../../warehouse/warehouse';
import { stretchesOf } from '../refresh/grouping';
import type { GroupsOn } from '../refresh/outside';
import { ownFailure } from './own-failure';

/** So many characters of records go into one load: a request may have 50 MB, and what is larger goes in two. */
const MOST_IN_BATCH = 24_000_000;
/** So many days say who is in which group. */
const DAYS_OF_GROUPS = 7;
/** What a field's name and what is around its value take in a line. */
const AROUND = 24;

const charactersIn = (row: Row): number =>
  row.reduce((sum: number, cell) => sum + AROUND + (typeof cell === 'string' ? cell.length : 12), 0);

/** A heap whose rows go to a table: they are loaded beside it batch by batch, and merged into it together. */
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

export function recordHeap({ warehouse, table, shape, call, make, groupsOn, dayOf }: RecordHeapOptions, most = MOST_IN_BATCH): RecordHeap {
  let buffer: Row[] = [];
  let characters = 0;
  /** Rows that wait beside the table. */
  let loaded = 0;
  let batch = 0;
  let keys = countedKeys();
  const days = new Set<number>();
  const people = new Set<string>();
  let groupsOf: ((owner: string) => readonly string[]) | undefined;

  /** Groups are those of the newest days: whoever was at work then is in them. */
  function* groupsNow(): Task<(owner: string) => readonly string[]> {
    const to = buffer.reduce((newest, row) => Math.max(newest, dayOf(row)), 0);
    return (yield* unlessFailed(groupsOn({ from: to - DAYS_OF_GROUPS + 1, to }))) ?? (() => []);
  }

  function* loadAll(): Task<void> {
    if (buffer.length === 0) return;
    groupsOf ??= yield* groupsNow();
    const groups = groupsOf;
    const made = buffer.map((row) => {
      const [key, owner] = row.slice(-EXTRA_CELLS).map(String) as [string, string];
      days.add(dayOf(row));
      if (owner !== '') people.add(owner);
      return make(row, isIdentity(key) ? key : keys(key), groups(owner));
    });
    yield* ownFailure(warehouse.stage(table, shape, call, batch, made));
    batch += 1;
    loaded += buffer.length;
    [buffer, characters] = [[], 0];
  }

  return {
    count: () => loaded + buffer.length,
    *add(rows, order) {
      buffer = buffer.concat(rows);
      if (order) buffer = ([] as Row[]).concat(...order.map(({ from, count }) => buffer.slice(from - loaded, from - loaded + count)));
      characters += rows.reduce((sum, row) => sum + charactersIn(row), 0);
      if (characters >= most) yield* loadAll();
    },
    // What is loaded already are records that exist: they are merged by their keys, however often they come.
    truncate(count) {
      buffer = buffer.slice(0, Math.max(0, count - loaded));
      loaded = Math.min(loaded, count);
    },
    *merge() {
      yield* loadAll();
      const done =
        batch === 0 ? { added: 0, updated: 0 } : yield* ownFailure(warehouse.merge(table, shape, call, stretchesOf(sorted(days))));
      const merged = { ...done, days: sorted(days), people: people.size };
      [loaded, batch, keys, groupsOf] = [0, 0, countedKeys(), undefined];
      days.clear();
      people.clear();
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

const NOTHING_ASIDE = { sheet: '', rows: 0 } as const;
