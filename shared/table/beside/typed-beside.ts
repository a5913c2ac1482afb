/**
 * What people typed at the side of rows that are going to be replaced goes with its record. Where it goes is known before a cell changes and
 * kept in the run's state, so that a refresh which is killed in between loses nothing.
 * @module
 */

import { typedNotKept, typedRemoved } from '#words/places';
import { wrong } from '../../errors';
import type { MarkedSheets } from '../../marks';
import { areaName } from '../../model/a1';
import type { Row } from '../../model/cell';
import { isoDay } from '../../model/serial';
import type { SheetArea, SheetInfo, SheetValue } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { type ComingRows, type RecordGoals, recordGoals } from '../changes/record-goals';
import { shiftedBy } from '../place/column-plan';
import type { Placement } from '../place/placement';
import type { Target } from '../place/target';
import { isOfBoxes, type SideColumn, sideColumns } from './side-columns';
import { typedLooks } from './typed-looks';

/** A typed cell that goes to another row, or whose row is emptied before it is written again. */
export interface TypedCell {
  /** Counted from the report's last column. */
  readonly column: number;
  /** Its row and the one it goes to, counted from the report's first; -1 when its record is gone. */
  readonly row: number;
  readonly to: number;
  /** `undefined` for a formula, which can only stay. */
  readonly value: SheetValue | undefined;
  /** Whether it stays in its row while that is emptied: then only the key here tells the record after a kill. */
  readonly stays?: true;
  /** Whether no other cell of its column had its text, so that it's known wherever people sorted it to. */
  readonly only?: true;
  /** A word of its record's key. */
  readonly key: string;
  /** The record, for people. */
  readonly of: string;
  readonly format?: string;
}

export interface TypedPlan {
  readonly cells: readonly TypedCell[];
  /** Cells that are emptied before: column as above, and row. */
  readonly emptied: readonly (readonly [column: number, row: number])[];
  /** Rows that hold the formula of a column whose emptied cells get it back. */
  readonly usual: ReadonlyMap<number, number>;
  /** What became of those whose record is gone, in sentences. */
  readonly words: readonly string[];
}

/** What is kept of a plan until the refresh has ended fits beside the rest. */
const MOST_CHARACTERS = 60_000;
/** So many are told of in words. */
const MOST_GONE = 20;

const NOTHING: TypedPlan = { cells: [], emptied: [], usual: new Map(), words: [] };

/** One that stands: its place in the sheet (`own`), its record, and the row that goes to, `undefined` when nobody can tell. */
interface StandingCell extends Pick<TypedCell, 'column' | 'row' | 'value' | 'key' | 'of'> {
  readonly own: number;
  readonly to: number | undefined;
}

/**
 * @param before what an earlier refresh that was killed may have had in hand
 * @throws ActivTrakError `argument` when cells cannot be kept with their records; nothing was written then.
 */
export function* planTyped(
  sheets: MarkedSheets,
  info: SheetInfo,
  target: Target,
  before: readonly TypedCell[],
  coming: ComingRows,
): Task<TypedPlan> {
  const { owner, name, placement, output, plan } = target;
  const sides = yield* sideColumns(sheets, info, owner, placement);
  const shift = (column: number): number =>
    (plan ? shiftedBy(plan, column) : column) - Math.max(...(plan?.after ?? placement.columns).values());
  const moving = before.filter(({ stays }) => !stays);
  const there = sides.flatMap((side) => cellsOf(side).map((cell) => ({ ...cell, own: side.column, column: shift(side.column) })));
  if (there.length + moving.length === 0) return NOTHING;

  const goals = yield* recordGoals(sheets, info, target, coming, {
    rows: there.map(({ row }) => row),
    keys: before.map(({ key }) => key),
  });
  const all = there.map((cell): StandingCell => ({ ...cell, ...recordOf(cell, before, goals, output) }));
  const isBlank = (row: number): boolean => goals.standing[row]?.every((cell) => cell === '') === true;
  const { inHand, unsure } = cellsInHand(all, moving, isBlank);
  const standing = all.filter((cell) => !inHand.has(cell));
  const { going, refused } = yield* parted(sheets, placement, standing);
  const look = typedLooks(sheets);
  const isOnly = (column: number, value: SheetValue | undefined): boolean =>
    typeof value === 'string' && all.filter((one) => one.column === column && one.value === value).length === 1;
  const planned: TypedCell[] = [];
  for (const { own, column, row, to, value, key, of } of going) {
    const looks = value === undefined || to === row ? undefined : yield* look(value, areaOf(placement, { own, row }));
    planned.push({
      column,
      row,
      to,
      value,
      key,
      of,
      ...looks,
      ...(isOnly(column, value) ? { only: true } : {}),
      ...(to === row ? { stays: true } : {}),
    });
  }
  const cells = [...planned, ...moving.map((cell) => ({ ...cell, to: goals.goalOf(cell.key, undefined) ?? -1 }))];

  const leaving = new Set([...planned.flatMap((cell) => (cell.stays ? [] : [placeOf(cell)])), ...refused.map(placeOf)]);
  const left = new Set(standing.map(placeOf).filter((place) => !leaving.has(place)));
  const boxes = new Set(sides.flatMap((side) => (isOfBoxes(side) ? [shift(side.column)] : [])));
  // An unticked box tells nothing.
  const gone = cells.filter(({ to, value, column }) => to === -1 && (value !== false || !boxes.has(column)));
  const tooMany = gone.length > MOST_GONE ? gone : JSON.stringify(cells).length > MOST_CHARACTERS ? cells : [];
  const inVain = tooMany.length > 0 ? tooMany : isCrowded(cells, left) ? cells.slice(0, 1) : [];
  const owns = new Map(sides.map(({ column }) => [shift(column), column]));
  const places = [...unsure, ...refused, ...inVain.map(({ column, row }) => ({ own: owns.get(column) ?? 0, row }))];
  const named = places.map((cell) => areaName(areaOf(placement, cell)));
  if (named.length > 0) throw wrong(typedNotKept(name, [...new Set(named)], !coming.updates));
  return {
    cells,
    emptied: [...planned.filter(({ stays }) => !stays), ...inHand].map(({ column, row }) => [column, row] as const),
    usual: new Map(sides.flatMap(({ column, usual }) => (usual === undefined ? [] : [[shift(column), usual] as const]))),
    words: gone.map(({ value, of }) => typedRemoved(String(value), of)),
  };
}

/**
 * Those that an earlier refresh had in hand: beside their records or in the rows where it left them, wherever people sorted or moved these to since. In a
 * row that has nothing yet, nobody else has typed the same.
 */
function cellsInHand(
  standing: readonly StandingCell[],
  moving: readonly TypedCell[],
  isBlank: (row: number) => boolean,
): { readonly inHand: ReadonlySet<StandingCell>; readonly unsure: readonly StandingCell[] } {
  const rest = new Set(moving);
  const found = new Set<StandingCell>();
  let isMoved = false;
  const isSame = (cell: StandingCell, one: TypedCell): boolean => cell.column === one.column && cell.value === one.value;
  const take = (is: (cell: StandingCell, one: TypedCell) => boolean, ones: Iterable<TypedCell> = rest): void => {
    for (const cell of standing) {
      const one = found.has(cell) ? undefined : [...ones].find((other) => isSame(cell, other) && is(cell, other));
      if (one === undefined) continue;
      found.add(cell);
      rest.delete(one);
      isMoved ||= cell.row !== one.row && cell.row !== one.to;
    }
  };
  take((cell, one) => cell.key === one.key);
  take((cell, one) => cell.row === one.row || cell.row === one.to, moving);
  take((cell, one) => one.only === true || isBlank(cell.row));
  // One of several that say the same may be it, or stand beside its own record.
  const mayBe = (cell: StandingCell): boolean => !found.has(cell) && [...rest].some((one) => isSame(cell, one));
  return { inHand: found, unsure: isMoved ? standing.filter(mayBe) : [] };
}

/**
 * What Excel gives for a picture, or a person or place that is linked: written elsewhere, it would be this text.
 * (https://learn.microsoft.com/javascript/api/excel/excel.linkedentitycellvalue)
 */
const NO_VALUE = '#VALUE!';

/** What is typed, and what cannot go elsewhere (`undefined`): formulas, and what is no value. */
function cellsOf({ values, single, hasFormula }: SideColumn): readonly { readonly row: number; readonly value: SheetValue | undefined }[] {
  return values.flatMap((value, row): readonly { readonly row: number; readonly value: SheetValue | undefined }[] => {
    if (single.includes(row)) return [{ row, value: undefined }];
    return value === '' || hasFormula(row) ? [] : [{ row, value: value === NO_VALUE ? undefined : value }];
  });
}

/** The record that a cell is typed beside, and where that goes. */
function recordOf(
  { column, row, value }: Pick<StandingCell, 'column' | 'row' | 'value'>,
  before: readonly TypedCell[],
  { standing, isKnown, keyOf, goalOf }: RecordGoals,
  output: Target['output'],
): Pick<StandingCell, 'key' | 'to' | 'of'> {
  const record = standing[row] as Row;
  const isEmptyRow = record.every((one) => one === '');
  // An emptied row is told by what was kept: at its place, or wherever somebody sorted it to.
  const stayed = before.filter((one) => isEmptyRow && one.stays && one.column === column);
  const known = stayed.find((one) => one.row === row) ?? stayed.find((one) => one.value === value);
  const key = known?.key ?? keyOf(record);
  const to = !isKnown || (isEmptyRow && !known) ? undefined : goalOf(key, known ? undefined : row);
  return { key, to, of: known?.of ?? labelOf(record, output) };
}

/**
 * The cells that go to another row, or whose row is emptied first, and those of them that can't: a formula, what it may fill, and what stands
 * beside a record that nobody can tell. What a formula fills for sure is typed by nobody, and stays where that is.
 */
function* parted(
  sheets: MarkedSheets,
  placement: Placement,
  cells: readonly StandingCell[],
): Task<{ readonly going: readonly (StandingCell & { readonly to: number })[]; readonly refused: readonly StandingCell[] }> {
  const all = cells.filter(({ row, to }) => to !== row || row >= placement.rows);
  const filled = all.length > 0 ? yield* wait(sheets.areFilled?.(all.map((cell) => areaOf(placement, cell)))) : undefined;
  const maybeFilled = filled ? new Set<string>() : underFormulas(cells);
  const canGo = (cell: StandingCell): cell is StandingCell & { readonly to: number } =>
    cell.to === cell.row || (cell.to !== undefined && cell.value !== undefined && !maybeFilled.has(placeOf(cell)));
  const typed = all.filter((_, at) => filled?.[at] !== true);
  return { going: typed.filter(canGo), refused: typed.filter((cell) => !canGo(cell)) };
}

/** Places of cells with a formula that no other row has, and of those below without a gap. */
function underFormulas(cells: readonly StandingCell[]): ReadonlySet<string> {
  const under = new Set<string>();
  for (const cell of cells) if (cell.value === undefined || under.has(placeOf({ ...cell, row: cell.row - 1 }))) under.add(placeOf(cell));
  return under;
}

/** Whether two cells would come to one place, or one to where another stays. */
function isCrowded(cells: readonly TypedCell[], left: ReadonlySet<string>): boolean {
  const goals = cells.flatMap(({ column, to, stays }) => (to === -1 || stays ? [] : [placeOf({ column, row: to })]));
  return new Set(goals).size < goals.length || goals.some((goal) => left.has(goal));
}

const placeOf = ({ column, row }: Pick<TypedCell, 'column' | 'row'>): string => `${column} ${row}`;

const areaOf = ({ sheet, header }: Placement, { own, row }: Pick<StandingCell, 'own' | 'row'>): SheetArea => ({
  sheet,
  row: header + 1 + row,
  column: own,
  rows: 1,
  columns: 1,
});

const labelOf = (row: Row, output: Target['output']): string =>
  row
    .map((cell, at) => (output[at]?.kind === 'date' && typeof cell === 'number' ? isoDay(cell) : String(cell)))
    .filter((text) => text !== '')
    .slice(0, 3)
    .join(', ')
    .slice(0, 80);
