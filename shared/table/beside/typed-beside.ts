/**
 * What people typed at the side of rows that are going to be replaced goes with its record. Where it goes is known before a cell changes and
 * kept in the run's state, so that a refresh which is killed in between loses nothing.
 * @module
 */

import { typedNotKept, typedRemoved } from '#words/places';
import { wrong } from '../../errors';
import type { MarkedSheets } from '../../marks';
import { areaName } from '../../model/a1';
import type { SheetInfo } from '../../sheet-writer';
import type { Task } from '../../task';
import { type ComingRows, recordGoals } from '../changes/record-goals';
import { shiftedBy } from '../place/column-plan';
import type { Placement } from '../place/placement';
import type { Target } from '../place/target';
import { cellsInHand } from './cells-in-hand';
import { type GoingCell, goingCells } from './going-cells';
import { isOfBoxes, sideColumns } from './side-columns';
import { cellBeside, cellsOfSide, recordBeside, type StandingCell } from './standing-cell';
import { cellWord, type TypedCell } from './typed-cell';
import { typedLooks } from './typed-looks';

/** Where typed cells go, with their records. */
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

/**
 * Plans where what people typed goes, and which cells are emptied for that.
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
  const last = Math.max(...(plan?.after ?? placement.columns).values());
  const shift = (column: number): number => (plan ? shiftedBy(plan, column) : column) - last;
  const moving = before.filter(({ stays }) => !stays);
  const there = sides.flatMap((side) => cellsOfSide(side).map((cell) => ({ ...cell, own: side.column, column: shift(side.column) })));
  if (there.length + moving.length === 0) return NOTHING;

  const goals = yield* recordGoals(sheets, info, target, coming, {
    rows: there.map(({ row }) => row),
    keys: before.map(({ key }) => key),
  });
  const all = there.map((cell): StandingCell => ({ ...cell, ...recordBeside(cell, before, goals, output, coming) }));
  const isBlank = (row: number): boolean => goals.standing[row]?.every((cell) => cell === '') === true;
  const { inHand, unsure } = cellsInHand(all, moving, isBlank);
  const standing = all.filter((cell) => !inHand.has(cell));
  const { going, refused } = yield* goingCells(sheets, placement, standing);
  const planned = yield* plannedCells(sheets, placement, going, all);
  const cells = [...planned, ...moving.map((cell) => ({ ...cell, to: goals.goalOf(cell.key, undefined) ?? -1 }))];

  const boxes = new Set(sides.filter(isOfBoxes).map(({ column }) => shift(column)));
  // An unticked box tells nothing.
  const gone = cells.filter(({ to, value, column }) => to === -1 && (value !== false || !boxes.has(column)));
  const leaving = new Set([...planned.filter(({ stays }) => !stays), ...refused].map(cellWord));
  const left = new Set(standing.map(cellWord).filter((word) => !leaving.has(word)));
  const owns = new Map(sides.map(({ column }) => [shift(column), column]));
  const inVain = cellsInVain(cells, gone, left).map(({ column, row }) => ({ own: owns.get(column) ?? 0, row }));
  const named = [...unsure, ...refused, ...inVain].map((cell) => areaName(cellBeside(placement, cell)));
  if (named.length > 0) throw wrong(typedNotKept(name, [...new Set(named)], !coming.updates));
  return {
    cells,
    emptied: [...planned.filter(({ stays }) => !stays), ...inHand].map(({ column, row }) => [column, row] as const),
    usual: new Map(sides.flatMap(({ column, usual }) => (usual === undefined ? [] : [[shift(column), usual] as const]))),
    words: gone.map(({ value, of }) => typedRemoved(String(value), of)),
  };
}

/** The cells that go as they are kept, with how they look. @param all whatever stands there */
function* plannedCells(
  sheets: MarkedSheets,
  placement: Placement,
  going: readonly GoingCell[],
  all: readonly StandingCell[],
): Task<readonly TypedCell[]> {
  const look = typedLooks(sheets);
  const planned: TypedCell[] = [];
  for (const { own, ...cell } of going) {
    const { column, row, to, value } = cell;
    const stays = to === row;
    const looks = value === undefined || stays ? {} : yield* look(value, cellBeside(placement, { own, row }));
    const isOnly = typeof value === 'string' && all.filter((one) => one.column === column && one.value === value).length === 1;
    planned.push({ ...cell, ...looks, ...(isOnly ? { only: true } : {}), ...(stays ? { stays } : {}) });
  }
  return planned;
}

/** Those that can't be planned with the others: they are too many, or two come to one place. @param left words of cells that stay where they are */
function cellsInVain(cells: readonly TypedCell[], gone: readonly TypedCell[], left: ReadonlySet<string>): readonly TypedCell[] {
  if (gone.length > MOST_GONE) return gone;
  if (JSON.stringify(cells).length > MOST_CHARACTERS) return cells;
  const goals = cells.flatMap(({ column, to, stays }) => (to === -1 || stays ? [] : [cellWord({ column, row: to })]));
  const isCrowded = new Set(goals).size < goals.length || goals.some((goal) => left.has(goal));
  return isCrowded ? cells.slice(0, 1) : [];
}
