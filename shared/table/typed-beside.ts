/**
 * What people typed at the side of rows that are going to be replaced goes with its record. Where it goes is known before a cell changes and
 * kept in the run's state, so that a refresh which is killed in between loses nothing.
 * @module
 */

import { wrong } from '../errors';
import type { MarkedSheets } from '../marks';
import { areaName } from '../model/a1';
import type { Row } from '../model/cell';
import { mixed } from '../model/mixed';
import { isoDay } from '../model/serial';
import type { SheetArea, SheetInfo, SheetValue } from '../sheet-writer';
import { type Task, wait } from '../task';
import { typedNotKept, typedRemoved } from '../words/en/places';
import { standingRows } from './changed-rows';
import { shiftedBy } from './column-plan';
import type { OutputColumn } from './output-column';
import { recordKeys } from './record-key';
import { isOfBoxes, type SideColumn, sideColumns } from './side-columns';
import type { Target } from './target';
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

/** The rows that are going to be written. */
export interface ComingRows {
  /** Keys of the columns that tell records apart. */
  readonly identity: readonly string[];
  readonly each: (take: (row: Row) => void) => Task<void>;
  /** Gives a row as it was before an id came to stand behind its name, or its person was renamed. */
  readonly plain: (row: Row) => Row;
  /** Whether later refreshes update rows where they stand, so that this can't happen again. */
  readonly updates: boolean;
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
  { identity, each, plain, updates }: ComingRows,
): Task<TypedPlan> {
  const { owner, name, placement, output, plan } = target;
  const sides = yield* sideColumns(sheets, info, owner, placement);
  const shift = (column: number): number =>
    (plan ? shiftedBy(plan, column) : column) - Math.max(...(plan?.after ?? placement.columns).values());
  const moving = before.filter(({ stays }) => !stays);
  const isInHand = ({ column, row, value }: Pick<TypedCell, 'column' | 'row' | 'value'>): boolean =>
    moving.some((cell) => cell.column === column && (cell.row === row || cell.to === row) && cell.value === value);
  const there = sides.flatMap((side) => cellsOf(side).map((cell) => ({ ...cell, own: side.column, column: shift(side.column) })));
  const typed = there.filter((cell) => !isInHand(cell));
  if (typed.length + moving.length === 0) return NOTHING;

  const boxes = new Set(sides.flatMap((side) => (isOfBoxes(side) ? [shift(side.column)] : [])));
  const { keyOf, isWhole, isKnown } = keysOf(target, identity);
  const wordOf = (row: Row): string => mixed(0, keyOf(row)).toString(36);
  const plainOf = (row: Row): string => wordOf(plain(row));
  const rows = Math.min(placement.rows + placement.claimed, info.rows - placement.header - 1);
  const standing = rows > 0 ? yield* standingRows(sheets, placement, output, 0, rows) : [];
  const wanted = new Set([
    ...typed.flatMap(({ row }) => [wordOf, plainOf].map((of) => of(standing[row] as Row))),
    ...before.map(({ key }) => key),
  ]);
  const [fresh, freshPlain]: [string[], string[]] = [[], []];
  yield* each((row) => {
    for (const [words, of] of [
      [fresh, wordOf],
      [freshPlain, plainOf],
    ] as const) {
      const word = of(row);
      words.push(wanted.has(word) ? word : '');
    }
  });
  const told = { olds: placesBy(standing.map(wordOf)), news: placesBy(fresh) };
  const untold = { olds: placesBy(standing.map(plainOf)), news: placesBy(freshPlain) };

  /** The row that a record goes to: -1 when it is gone, `undefined` when nobody can tell. */
  function goal(key: string, row: number | undefined): number | undefined {
    const { olds, news } = told.news.has(key) ? told : untold;
    const to = news.get(key) ?? [];
    const from = row === undefined ? [0] : (olds.get(key) ?? []);
    if (to.length === 0) return -1;
    if (from.length === 1 && to.length === 1) return to[0];
    if (row !== undefined && from.join() === to.join()) return row;
    return isWhole ? (to[row === undefined ? 0 : from.indexOf(row)] ?? -1) : undefined;
  }

  const cells: TypedCell[] = [];
  const stays = new Set<string>();
  const refused = new Set<string>();
  const look = typedLooks(sheets);
  const refuse = (own: number, row: number): void => {
    refused.add(areaName({ row: placement.header + 1 + row, column: own, rows: 1, columns: 1 }));
  };
  const areaOf = ({ own, row }: { readonly own: number; readonly row: number }): SheetArea => ({
    sheet: placement.sheet,
    row: placement.header + 1 + row,
    column: own,
    rows: 1,
    columns: 1,
  });
  const planned = typed.map((cell) => {
    const { column, row, value } = cell;
    const record = standing[row] as Row;
    const isEmptyRow = record.every((one) => one === '');
    // An emptied row is told by what was kept: at its place, or wherever somebody sorted it to.
    const stayed = before.filter((one) => isEmptyRow && one.stays && one.column === column);
    const known = stayed.find((one) => one.row === row) ?? stayed.find((one) => one.value === value);
    const key = known?.key ?? (told.news.has(wordOf(record)) ? wordOf(record) : plainOf(record));
    const to = !isKnown || (isEmptyRow && !known) ? undefined : goal(key, known ? undefined : row);
    return { ...cell, key, to, of: known?.of ?? labelOf(record, output) };
  });
  const going = planned.filter(({ row, to }) => to !== row || row >= placement.rows);
  // What a formula fills is typed by nobody, and stays where that is.
  const filled = going.length > 0 ? yield* wait(sheets.areFilled?.(going.map(areaOf))) : undefined;
  const moves = new Set(going.filter((_, at) => filled?.[at] !== true));
  // Cells with a formula that no other row has, and those below without a gap, which it may fill.
  const under = new Set<string>();
  for (const { column, row, value } of planned) if (value === undefined || under.has(`${column} ${row - 1}`)) under.add(`${column} ${row}`);
  for (const cell of planned) {
    const { own, column, row, value, key, to, of } = cell;
    if (!moves.has(cell)) stays.add(`${column} ${row}`);
    else if (to === undefined || (to !== row && (value === undefined || (!filled && under.has(`${column} ${row}`))))) refuse(own, row);
    else {
      if (to === row) stays.add(`${column} ${row}`);
      const looks = value === undefined || to === row ? undefined : yield* look(value, areaOf(cell));
      cells.push({ column, row, to, value, key, of, ...looks, ...(to === row ? { stays: true } : {}) });
    }
  }
  for (const cell of moving) cells.push({ ...cell, to: goal(cell.key, undefined) ?? -1 });
  const goals = cells.flatMap(({ column, to, stays: isThere }) => (to === -1 || isThere ? [] : [`${column} ${to}`]));
  // An unticked box tells nothing.
  const gone = cells.filter(({ to, value, column }) => to === -1 && (value !== false || !boxes.has(column)));
  const first = cells[0];
  const isCrowded = new Set(goals).size < goals.length || goals.some((place) => stays.has(place));
  if (first && (isCrowded || gone.length > MOST_GONE || JSON.stringify(cells).length > MOST_CHARACTERS))
    refuse(sides[0]?.column ?? 0, first.row);
  if (refused.size > 0) throw wrong(typedNotKept(name, [...refused], !updates));
  return {
    cells,
    emptied: [
      ...cells.slice(0, cells.length - moving.length).flatMap(({ column, row, stays }) => (stays ? [] : [[column, row] as const])),
      ...there.flatMap((cell) => (isInHand(cell) ? [[cell.column, cell.row] as const] : [])),
    ],
    usual: new Map(sides.flatMap(({ column, usual }) => (usual === undefined ? [] : [[shift(column), usual] as const]))),
    words: gone.map(({ value, of }) => typedRemoved(String(value), of)),
  };
}

/** Records go by their identity, where the sheet has all of it, else by everything that is no measure. */
function keysOf({ output, placement, unit, readBack }: Target, identity: readonly string[]) {
  const places = (isKey: (column: OutputColumn) => boolean): readonly number[] =>
    output.flatMap((column, index) => (placement.columns.has(column.key) && isKey(column) ? [index] : []));
  const whole = places(({ key }) => identity.includes(key));
  const isWhole = whole.length === identity.length;
  const own = isWhole ? whole : places(({ kind, words }) => kind !== 'duration' && kind !== 'number' && !words);
  return { keyOf: recordKeys(output, own, unit, readBack.settled), isWhole, isKnown: own.length > 0 };
}

/** What is typed, and formulas that cannot go elsewhere (`undefined`). */
function cellsOf({ values, single, hasFormula }: SideColumn): readonly { readonly row: number; readonly value: SheetValue | undefined }[] {
  return values.flatMap((value, row): readonly { readonly row: number; readonly value: SheetValue | undefined }[] => {
    if (single.includes(row)) return [{ row, value: undefined }];
    return value === '' || hasFormula(row) ? [] : [{ row, value }];
  });
}

function placesBy(words: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  words.forEach((word, index) => {
    const known = places.get(word);
    if (known) known.push(index);
    else places.set(word, [index]);
  });
  return places;
}

const labelOf = (row: Row, output: Target['output']): string =>
  row
    .map((cell, at) => (output[at]?.kind === 'date' && typeof cell === 'number' ? isoDay(cell) : String(cell)))
    .filter((text) => text !== '')
    .slice(0, 3)
    .join(', ')
    .slice(0, 80);
