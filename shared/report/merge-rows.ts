/**
 * Brings records up to date in a sheet that keeps its rows: what is there is updated by its key, what is new goes below, and
 * nothing is ever deleted.
 * @module
 */
import type { Cell, CellKind, Row } from '../model/cell';
import type { DateRange } from '../model/date-range';
import type { SheetInfo, SheetWriter } from '../ports';
import { type Task, wait } from '../task';
import { runs } from './beside';
import type { OutputColumn } from './output';
import { type ColumnGroup, columnGroups, type Placement } from './placement';
import { countedKeys } from './record-key';
import { memoryRows } from './rows-source';
import { appendRows, prepare, type Target } from './write-plan';

export interface Merged {
  /** Rows below the header afterwards. */
  readonly rows: number;
  readonly updated: number;
  readonly added: number;
  /** The days of rows that ActivTrak did not give again although it was asked about them, as serial numbers. */
  readonly keptDays: readonly number[];
}

export interface MergeOptions {
  /** Hands over every row in the report's columns. */
  readonly each: (take: (row: Row) => void) => Task<void>;
  /** Gives the key of a row in the report's columns. */
  readonly keys: (row: Row) => string;
  /** The days that were read from their beginning to their end, and the column that holds a row's day. */
  readonly read: { readonly range: DateRange; readonly place: number } | undefined;
  /** Called once everything is known and before the first cell changes, with how many rows are added. */
  readonly beforeWrite: (added: number) => Task<void>;
}

/** Rows taken into memory at a time. */
const PIECE = 20_000;
/** More pieces than this are written as one, with what stands between them. */
const MOST_WRITES = 40;

export function* mergeRows(sheets: SheetWriter, info: SheetInfo, target: Target, options: MergeOptions): Task<Merged> {
  const { placement } = target;
  const standing = yield* standingRows(sheets, target, options);
  const found: (readonly [row: number, cells: Row])[] = [];
  const fresh: Row[] = [];
  const counted = countedKeys();
  yield* options.each((row) => {
    const key = counted(options.keys(row));
    const place = standing.places.get(key);
    if (place === undefined) fresh.push(row);
    else found.push([place, row]);
    standing.daysRead.delete(key);
  });
  const prepared = yield* prepare(sheets, info, target, placement.rows + fresh.length);
  const changes = yield* changedRows(sheets, target, prepared.groups, found);
  if (fresh.length > 0 || changes.length > 0) yield* options.beforeWrite(fresh.length);
  for (const { row, cells } of changes) yield* memoryRows(cells).put(sheets, placement.sheet, row, prepared.groups);
  if (fresh.length > 0 || target.dirtyRows > 0) yield* appendRows(sheets, prepared, memoryRows(fresh));
  return {
    rows: placement.rows + fresh.length,
    updated: changes.reduce((sum, { changed }) => sum + changed, 0),
    added: fresh.length,
    keptDays: [...standing.daysRead.values()],
  };
}

interface StandingRows {
  /** The row of each key, counted from the report's first one. */
  readonly places: ReadonlyMap<string, number>;
  /** The days of those rows that were asked about, by key. */
  readonly daysRead: Map<string, number>;
}

/** What the sheet holds. Rows that a person put in between are empty in the report's columns and have no key. */
function* standingRows(sheets: SheetWriter, { placement, output }: Target, { keys, read }: MergeOptions): Task<StandingRows> {
  const places = new Map<string, number>();
  const daysRead = new Map<string, number>();
  const counted = countedKeys();
  for (let from = 0; from < placement.rows; from += PIECE) {
    const rows = yield* readRows(sheets, placement, output, from, Math.min(PIECE, placement.rows - from));
    rows.forEach((row, at) => {
      if (row.every((cell) => cell === '')) return;
      const key = counted(keys(row));
      places.set(key, from + at);
      const day = read && row[read.place];
      if (typeof day === 'number' && read && day >= read.range.from && day < read.range.to + 1) daysRead.set(key, Math.floor(day));
    });
  }
  return { places, daysRead };
}

/** Rows of the sheet with the report's columns in the report's order; a column that is gone is empty. */
function* readRows(
  sheets: SheetWriter,
  placement: Placement,
  output: readonly OutputColumn[],
  from: number,
  rows: number,
): Task<readonly Row[]> {
  const groups = columnGroups(
    output.map(({ key }) => key),
    placement.columns,
  );
  const row = placement.header + 1 + from;
  const read = yield* wait(
    sheets.read(groups.map(({ column, places }) => ({ sheet: placement.sheet, row, column, rows, columns: places.length }))),
  );
  return Array.from({ length: rows }, (_, at) => {
    const cells = new Array<Cell>(output.length).fill('');
    groups.forEach(({ places }, group) => {
      places.forEach((place, index) => {
        cells[place] = read[group]?.[at]?.[index] ?? '';
      });
    });
    return cells;
  });
}

/** Rows to write, side by side ones together. */
interface Change {
  /** The first one's row in the sheet. */
  readonly row: number;
  readonly cells: readonly Row[];
  /** How many of them are different. */
  readonly changed: number;
}

function* changedRows(
  sheets: SheetWriter,
  { placement, output }: Target,
  groups: readonly ColumnGroup[],
  found: readonly (readonly [row: number, cells: Row])[],
): Task<readonly Change[]> {
  const present = new Set(groups.flatMap(({ places }) => places));
  const byRow = new Map(found);
  const changes: Change[] = [];
  const places = [...byRow.keys()].sort((one, other) => one - other);
  for (let at = 0; at < places.length; ) {
    const from = places[at] as number;
    const until = places.findIndex((place, index) => index > at && place >= from + PIECE);
    const next = until === -1 ? places.length : until;
    const span = (places[next - 1] as number) - from + 1;
    const standing = yield* readRows(sheets, placement, output, from, span);
    const isChanged = (index: number): boolean => {
      const fresh = byRow.get(from + index);
      return (
        fresh !== undefined &&
        output.some(({ kind }, place) => present.has(place) && !isSame(kind, fresh[place] ?? '', standing[index]?.[place] ?? ''))
      );
    };
    changes.push(
      ...written(
        runs(span, isChanged),
        (index) => (isChanged(index) ? byRow.get(from + index) : standing[index]) ?? [],
        placement.header + 1 + from,
      ),
    );
    at = next;
  }
  return changes;
}

function written(
  found: readonly { readonly from: number; readonly count: number }[],
  rowAt: (index: number) => Row,
  first: number,
): readonly Change[] {
  const cells = (from: number, count: number): Row[] => Array.from({ length: count }, (_, index) => rowAt(from + index));
  if (found.length <= MOST_WRITES)
    return found.map(({ from, count }) => ({ row: first + from, cells: cells(from, count), changed: count }));
  const from = found[0]?.from ?? 0;
  const last = found[found.length - 1];
  const count = last ? last.from + last.count - from : 0;
  return [{ row: first + from, cells: cells(from, count), changed: found.reduce((sum, run) => sum + run.count, 0) }];
}

/** Whether a cell shows a value already: spreadsheets keep fifteen digits, and read dates back to the second. */
function isSame(kind: CellKind, one: Cell, other: Cell): boolean {
  if (one === other) return true;
  if (typeof one === 'number' && typeof other === 'number') {
    const tolerance = kind === 'datetime' ? 1 / 86_400 : Math.abs(one) * 1e-12;
    return Math.abs(one - other) <= tolerance;
  }
  return typeof one !== 'boolean' && typeof other !== 'boolean' && one !== '' && other !== '' && String(one) === String(other);
}
