/**
 * Puts whole rows into a report's place: into its own columns alone, and nowhere where something else stands.
 * @module
 */

import type { MarkedSheets } from '../../marks';
import type { Row } from '../../model/cell';
import type { SheetArea, SheetInfo, SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { type BesideColumns, besideColumns } from '../beside/beside';
import { clearFormulas, fillFormulas, fillUnfilled } from '../beside/row-formulas';
import { runs } from '../cells/row-range';
import { changedRows } from '../changes/changed-rows';
import { pieceOf, putRows, type RowsSource } from '../changes/rows-source';
import { moveColumns } from '../place/move-columns';
import { refuseClosed, refuseOccupied } from '../place/obstacles';
import { areasOf, type ColumnGroup, columnGroups, type Placement } from '../place/placement';
import type { Target } from '../place/target';
import { refuseTyped } from '../recovery/typed-rows';
import { formatNewRows, formatRows } from './row-looks';

/** A write that has been looked at and may begin. */
export interface Prepared {
  readonly target: Target;
  readonly groups: readonly ColumnGroup[];
  readonly beside: BesideColumns;
  /** How many rows there will be. */
  readonly rows: number;
}

/**
 * Looks whether `rows` rows can stand there, makes room and brings the columns up to the plan.
 * @throws ActivTrakError `argument` when something is in the way or protected; nothing has been written then.
 */
export function* prepare(sheets: MarkedSheets, info: SheetInfo, target: Target, rows: number): Task<Prepared> {
  const { owner, placement, name, output, plan, unfilled } = target;
  const keys = output.map(({ key }) => key);
  const places = plan?.before ?? placement.columns;
  const before = columnGroups(keys, places);
  // New rows have cells in columns too for which they bring nothing.
  const staying = [...places.keys()].filter((key) => !plan?.removed.includes(key));
  yield* refuseTyped(sheets, info, target);
  const firstFree = placement.header + 1 + placement.rows + Math.max(placement.claimed, target.freeRows);
  const end = placement.header + 1 + rows;
  const free = areasOf(placement.sheet, columnGroups(staying, places), firstFree, Math.min(end, info.rows) - firstFree);
  yield* refuseOccupied(sheets, name, info.name, inGrid(free, info));
  const standing = unfilled ? { ...placement, rows: unfilled.model + 1 } : placement;
  const around = yield* besideColumns(sheets, info, owner, standing);
  const own = areasOf(placement.sheet, before, placement.header, Math.max(rows, placement.rows) + 1);
  yield* refuseClosed(sheets, name, [...own, ...formulaAreas(placement, around, rows)]);
  // One row more than is filled: the mark behind the end needs one.
  yield* wait(sheets.grow(placement.sheet, end + 1, 0));
  const now = plan ? yield* moveColumns(sheets, target, placement, plan) : placement;
  const wide = plan ? { ...info, columns: plan.width } : info;
  const groups = columnGroups(keys, now.columns);
  const beside = plan ? yield* besideColumns(sheets, wide, owner, { ...now, rows: standing.rows }) : around;
  if (unfilled) yield* fillUnfilled(sheets, now, beside, unfilled.rows);
  return { target: { ...target, placement: now, plan: undefined, unfilled: undefined }, groups, beside, rows };
}

/** Where row formulas of a person's own are filled into new rows, or taken out of those that go. */
function formulaAreas(
  { sheet, header, rows: before, claimed }: Placement,
  { formulas }: BesideColumns,
  rows: number,
): readonly SheetArea[] {
  const first = Math.min(rows, before);
  const groups = [...formulas.keys()].map((column) => ({ column, indexes: [0] }));
  return areasOf(sheet, groups, header + 1 + first, Math.max(rows, before + claimed) - first);
}

/** Areas without the columns that have yet to be made. */
const inGrid = (areas: readonly SheetArea[], info: SheetInfo): readonly SheetArea[] =>
  areas.flatMap((area) => {
    const columns = Math.min(area.columns, info.columns - area.column);
    return columns > 0 ? [{ ...area, columns }] : [];
  });

/** How far a write is that takes its rows into memory piece by piece, and may take several calls. */
export interface Pieces {
  /** How many rows stand in the sheet, in their order; and how many an earlier call wrote, wherever they are now. */
  readonly stand: number;
  readonly known: number;
  /** Keeps how many are there by now, where more are to come. Gives whether this call may go on. */
  readonly wrote?: (rows: number) => Task<boolean>;
}

const AT_ONCE: Pieces = { stand: 0, known: 0 };

/**
 * The rows become these, whatever there were before.
 * @returns whether any cell had to be written for it; `undefined` where another call has to go on
 */
export function* replaceRows(sheets: SheetWriter, prepared: Prepared, source: RowsSource, pieces?: Pieces): Task<boolean | undefined> {
  const { placement } = prepared.target;
  if (!pieces?.stand) yield* formatNewRows(sheets, prepared);
  const isInMemory = source.rows !== undefined || !pieces;
  const isChanged = yield* putPieces(sheets, prepared, source, 0, isInMemory ? { stand: 0, known: placement.rows } : pieces);
  if (isChanged === undefined) return undefined;
  const left = placement.rows + placement.claimed - source.count;
  const leftovers = areasOf(placement.sheet, prepared.groups, placement.header + 1 + source.count, left);
  if (leftovers.length > 0) yield* wait(sheets.clear(leftovers));
  yield* followWithFormulas(sheets, prepared);
  return isChanged || leftovers.length > 0;
}

/** Those that are known are compared with what stands there; the others are written. @param below so many of the report's rows */
function* putPieces(
  sheets: SheetWriter,
  prepared: Prepared,
  source: RowsSource,
  below: number,
  { stand, known, wrote }: Pieces,
): Task<boolean | undefined> {
  const { count } = source;
  const { placement } = prepared.target;
  const most = source.rows ? count : pieceOf(prepared.groups);
  let isChanged = known === 0;
  for (let from = stand; from < count; ) {
    const rows = yield* source.piece(from, Math.min(most, (from < known ? Math.min(known, count) : count) - from));
    if (rows.length === 0) throw new Error('Rows are missing.');
    if (from < known) isChanged = (yield* putChanged(sheets, prepared, from, rows)) || isChanged;
    else {
      isChanged = true;
      yield* putRows(sheets, placement.sheet, placement.header + 1 + below + from, prepared.groups, rows);
    }
    from += rows.length;
    if (!wrote || from <= known || from === count) continue;
    yield* wait(sheets.flush());
    if (!(yield* wrote(from))) return undefined;
  }
  return isChanged;
}

/** Writes what is different of rows; reading costs a spreadsheet less than writing. @param from the place of the first of them */
function* putChanged(sheets: SheetWriter, prepared: Prepared, from: number, rows: readonly Row[]): Task<boolean> {
  const { target, groups, beside } = prepared;
  const { sheet, header } = target.placement;
  const first = header + 1 + from;
  const found = rows.map((row, at) => [from + at, row] as const);
  const changes = yield* changedRows(sheets, target, groups, found);
  const blank = new Set(changes.flatMap((change) => change.blank));
  yield* formatRows(
    sheets,
    prepared,
    runs(rows.length, (at) => blank.has(first + at)).map(({ from: at, count }) => ({ row: first + at, count })),
  );
  // Before their cells: killed in between, they are blank still.
  const unfilled = [...blank].map((row) => row - header - 1);
  if (blank.size > 0) yield* fillUnfilled(sheets, target.placement, beside, unfilled);
  for (const { row, cells } of changes) yield* putRows(sheets, sheet, row, groups, cells);
  return changes.length > 0;
}

/** These rows go below those that are there. @returns whether all are there; else another call has to go on */
export function* appendRows(sheets: SheetWriter, prepared: Prepared, source: RowsSource, pieces: Pieces = AT_ONCE): Task<boolean> {
  const { placement } = prepared.target;
  const first = placement.header + 1 + placement.rows;
  if (pieces.stand === 0) yield* formatNewRows(sheets, prepared);
  if ((yield* putPieces(sheets, prepared, source, placement.rows, pieces)) === undefined) return false;
  const leftovers = areasOf(placement.sheet, prepared.groups, first + source.count, placement.claimed - source.count);
  if (leftovers.length > 0) yield* wait(sheets.clear(leftovers));
  yield* followWithFormulas(sheets, prepared);
  return true;
}

function* followWithFormulas(sheets: SheetWriter, { target, beside, rows }: Prepared): Task<void> {
  if (rows < target.placement.rows + target.placement.claimed) yield* clearFormulas(sheets, target.placement, beside, rows);
  if (rows > target.placement.rows) yield* fillFormulas(sheets, target.placement, beside, rows - target.placement.rows);
}
