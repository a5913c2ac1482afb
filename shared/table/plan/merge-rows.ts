/**
 * Brings records up to date in a sheet that keeps its rows: what is there is updated by its key, what is new goes below, and
 * nothing is ever deleted.
 * @module
 */

import type { MarkedSheets } from '../../marks';
import type { Row } from '../../model/cell';
import type { DateRange } from '../../model/date-range';
import type { SheetInfo, SheetWriter } from '../../sheet-writer';
import type { Task } from '../../task';
import { isBlankRow } from '../cells/blank-row';
import { changedRows } from '../changes/changed-rows';
import { countedKeys, isIdentity } from '../changes/record-key';
import { memoryRows, putRows, type RowsSource } from '../changes/rows-source';
import { eachStanding } from '../changes/standing-rows';
import type { Placement } from '../place/placement';
import type { Target } from '../place/target';
import { appendRows, type Prepared, prepare } from './write-plan';

/** What a merge came to. */
export interface Merged {
  readonly placement: Placement;
  /** Rows below the header afterwards. */
  readonly rows: number;
  readonly updated: number;
  readonly added: number;
  /** Rows of records that did not come this time. */
  readonly untouched: number;
  /** The days of rows that ActivTrak did not give again although it was asked about them, as serial numbers. */
  readonly keptDays: readonly number[];
  /** Rows that stood there for a record that another row stands for too. */
  readonly twice: number;
}

/** What is merged, and how records are told apart. */
export interface MergeOptions {
  /** Hands over every row in the report's columns. */
  readonly each: (take: (row: Row) => void) => Task<void>;
  /** Gives the key of a row in the report's columns. */
  readonly keys: (row: Row) => string;
  /** The days that were read from their beginning to their end, and the column that holds a row's day. */
  readonly read: { readonly range: DateRange; readonly index: number } | undefined;
  /** Whether a row that stands there, and whose record did not come, gives way: then it is emptied. */
  readonly isGone?: ((row: Row) => boolean) | undefined;
  /** Called once everything is known and before the first cell changes, with the rows that are added. */
  readonly beforeWrite: (prepared: Prepared, fresh: RowsSource) => Task<void>;
}

/** Updates the rows of records that stand, and adds those of new ones below. No row goes unless `isGone` says so. */
export function* mergeRows(sheets: MarkedSheets, info: SheetInfo, target: Target, options: MergeOptions): Task<Merged> {
  const standing = yield* standingKeys(sheets, target, options);
  const found: (readonly [row: number, cells: Row])[] = [];
  const fresh: Row[] = [];
  const counted = countedKeys();
  yield* options.each((row) => {
    const key = counted(options.keys(row));
    const index = standing.rows.get(key);
    if (index === undefined) fresh.push(row);
    else found.push([index, row]);
    standing.daysRead.delete(key);
    standing.gone.delete(key);
  });
  for (const row of standing.gone.values()) found.push([row, target.output.map(() => '')]);
  const rows = target.placement.rows + fresh.length;
  const prepared = yield* prepare(sheets, info, target, rows);
  const { placement } = prepared.target;
  const records = new Set(standing.rows.values());
  const changes = yield* changedRows(sheets, prepared.target, prepared.groups, found, (row) => records.has(row));
  const isLonger = fresh.length + placement.claimed > 0;
  if (isLonger || changes.length > 0) yield* options.beforeWrite(prepared, memoryRows(fresh));
  for (const { row, cells } of changes) yield* putRows(sheets, placement.sheet, row, prepared.groups, cells);
  if (isLonger) yield* appendRows(sheets, prepared, memoryRows(fresh));
  return {
    placement,
    rows,
    updated: changes.reduce((sum, { changed }) => sum + changed, 0),
    added: fresh.length,
    untouched: records.size - found.length,
    keptDays: [...standing.daysRead.values()],
    twice: standing.twice,
  };
}

interface StandingKeys {
  /** The row of each key, counted from the report's first one. */
  readonly rows: ReadonlyMap<string, number>;
  /** The days of those rows that were asked about, by key. */
  readonly daysRead: Map<string, number>;
  /** The rows of those that give way unless they come, by key. */
  readonly gone: Map<string, number>;
  readonly twice: number;
}

/** What the sheet holds. Rows that a person put in between are empty in the report's columns and have no key. */
function* standingKeys(
  sheets: SheetWriter,
  { placement, output, readBack }: Target,
  { keys, read, isGone }: MergeOptions,
): Task<StandingKeys> {
  const rowOfKey = new Map<string, number>();
  const daysRead = new Map<string, number>();
  const gone = new Map<string, number>();
  const counted = countedKeys();
  let twice = 0;
  yield* eachStanding(sheets, placement, output, (row, index) => {
    if (isBlankRow(row)) return;
    const own = keys(row);
    const key = counted(own);
    if (key !== own && isIdentity(own)) twice += 1;
    rowOfKey.set(key, index);
    if (isGone?.(row)) gone.set(key, index);
    const day = read && readBack.settled(output[read.index]?.kind ?? 'date', row[read.index] ?? '');
    if (typeof day === 'number' && read && day >= read.range.from && day < read.range.to + 1) daysRead.set(key, Math.floor(day));
  });
  return { rows: rowOfKey, daysRead, gone, twice };
}
