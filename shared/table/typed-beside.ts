/**
 * What people typed at the side of rows that are going to be replaced goes with its record. Where it goes is known before a cell changes and
 * kept in the run's state, so that a refresh which is killed in between loses nothing.
 * @module
 */

import { type ActivTrakError, wrong } from '../errors';
import type { MarkedSheets } from '../marks';
import { areaName } from '../model/a1';
import type { Row } from '../model/cell';
import { mixed } from '../model/mixed';
import { isoDay } from '../model/serial';
import type { SheetInfo, SheetValue } from '../sheet-writer';
import { type Task, wait } from '../task';
import { typedNotKept, typedRemoved } from '../words/en/places';
import { standingRows } from './changed-rows';
import { shiftedBy } from './column-plan';
import type { OutputColumn } from './output-column';
import { recordKeys } from './record-key';
import { type SideColumn, sideColumns } from './side-columns';
import type { Target } from './target';

/** A typed cell that goes to another row. */
export interface TypedCell {
  /** Counted from the report's last column. */
  readonly column: number;
  /** Its row and the one it goes to, counted from the report's first; -1 when its record is gone. */
  readonly row: number;
  readonly to: number;
  readonly value: SheetValue;
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
/** So many formats are asked for; further cells look like the last of them. */
const MOST_FORMATS = 50;

const NOTHING: TypedPlan = { cells: [], emptied: [], usual: new Map(), words: [] };

/**
 * @param before what an earlier refresh that was killed may have had in hand
 * @param identity keys of the columns that tell records apart, @param each hands over every row that is going to be written
 * @param plain gives a row as it was before an id came to stand behind its name, or its person was renamed
 * @throws ActivTrakError `argument` when cells cannot be kept with their records; nothing was written then.
 */
export function* planTyped(
  sheets: MarkedSheets,
  info: SheetInfo,
  target: Target,
  before: readonly TypedCell[],
  identity: readonly string[],
  each: (take: (row: Row) => void) => Task<void>,
  plain: (row: Row) => Row,
): Task<TypedPlan> {
  const { owner, name, placement, output, plan } = target;
  const sides = yield* sideColumns(sheets, info, owner, placement);
  const shift = (column: number): number =>
    (plan ? shiftedBy(plan, column) : column) - Math.max(...(plan?.after ?? placement.columns).values());
  const isInHand = (column: number, row: number, value: SheetValue): boolean =>
    before.some((cell) => cell.column === column && (cell.row === row || cell.to === row) && cell.value === value);
  const there = sides.flatMap((side) => cellsOf(side).map((cell) => ({ ...cell, own: side.column, column: shift(side.column) })));
  const typed = there.filter(({ column, row, value }) => value === undefined || !isInHand(column, row, value));
  if (typed.length + before.length === 0) return NOTHING;

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
  let format: string | undefined;
  let formats = 0;
  const refuse = (own: number, row: number): void => {
    refused.add(areaName({ row: placement.header + 1 + row, column: own, rows: 1, columns: 1 }));
  };
  for (const { own, column, row, value } of typed) {
    const record = standing[row] as Row;
    const key = told.news.has(wordOf(record)) ? wordOf(record) : plainOf(record);
    const isEmptyRow = record.every((cell) => cell === '');
    const to = isEmptyRow || !isKnown ? undefined : goal(key, row);
    if (to === row) stays.add(`${column} ${row}`);
    else if (to === undefined || value === undefined) refuse(own, row);
    else {
      const area = { sheet: placement.sheet, row: placement.header + 1 + row, column: own, rows: 1, columns: 1 };
      if (typeof value === 'number' && formats < MOST_FORMATS) [format] = yield* wait(sheets.formats(area));
      formats += 1;
      const known = typeof value === 'number' && format !== undefined ? { format } : {};
      cells.push({ column, row, to, value, key, of: labelOf(record, output), ...known });
    }
  }
  for (const cell of before) cells.push({ ...cell, to: goal(cell.key, undefined) ?? -1 });
  const goals = cells.filter(({ to }) => to !== -1).map(({ column, to }) => `${column} ${to}`);
  const gone = cells.filter(({ to }) => to === -1);
  const first = cells[0];
  const isCrowded = new Set(goals).size < goals.length || goals.some((place) => stays.has(place));
  if (first && (isCrowded || gone.length > MOST_GONE || JSON.stringify(cells).length > MOST_CHARACTERS))
    refuse(sides[0]?.column ?? 0, first.row);
  if (refused.size > 0) throw notKept(name, [...refused]);
  return {
    cells,
    emptied: [
      ...cells.slice(0, cells.length - before.length).map(({ column, row }) => [column, row] as const),
      ...there.flatMap(({ column, row, value }) => (value !== undefined && isInHand(column, row, value) ? [[column, row] as const] : [])),
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

const notKept = (name: string, cells: readonly string[]): ActivTrakError => wrong(typedNotKept(name, cells));
