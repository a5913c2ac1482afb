/**
 * What a refresh is going to put into cells that are not the report's yet, in a few words: when it was killed, the next one knows by
 * them which cells hold its own, and which were typed since.
 * @module
 */

import type { Cell, CellKind, Row } from '../../model/cell';
import { secondsPer } from '../../model/cell';
import { mixed } from '../../model/mixed';
import type { SheetArea, SheetInfo, SheetWriter } from '../../sheet-writer';
import type { Task } from '../../task';
import { sequences } from '../cells/sequences';
import { rowsPerCall } from '../cells/write-rows';
import { PIECE, rowsWithFormulas, standingRows } from '../changes/changed-rows';
import { inTheWay } from '../place/obstacles';
import { areasOf, type ColumnGroup, columnGroups } from '../place/placement';
import type { Target, Trace } from '../place/target';
import { holdsMoment } from './sorted-block';

/** So many words fit into a property beside the rest. */
const MOST_WORDS = 600;
/** Of rows on the hidden sheet, each of which is an area to read. */
const MOST_STAGED = 12;

/** The rows that have a word: all, or the first and last of each call and some between. */
function traced(rows: number, columns: number, groups: number, inMemory: boolean): readonly number[] {
  const most = Math.max(4, Math.floor((inMemory ? MOST_WORDS : MOST_STAGED) / groups));
  if (rows <= most) return Array.from({ length: rows }, (_, at) => at);
  const perCall = rowsPerCall(columns);
  const step = Math.max(1, Math.ceil(rows / (most / 2)));
  const found = new Set([rows - 1]);
  for (let at = 0; at < rows; at += step) found.add(at);
  if (rows / perCall < most / 4) for (let at = perCall; at < rows; at += perCall) found.add(at - 1).add(at);
  return [...found].sort((one, other) => one - other);
}

/**
 * @param groups the columns that are written, @param rows how many there will be
 * @param rowsAt gives rows in the report's columns by their places among the new ones
 */
export function* traceOf(
  target: Target,
  groups: readonly ColumnGroup[],
  rows: number,
  inMemory: boolean,
  rowsAt: (indexes: readonly number[]) => Task<readonly Row[]>,
): Task<readonly Trace[]> {
  // Rows on the hidden sheet are copied in as many calls as their columns need that stand in another order there.
  const together = groups.flatMap(({ indexes }) => sequences(indexes));
  const width = Math.max(...together.map(({ count }) => count));
  const picked = yield* rowsAt(traced(rows, width, together.length, inMemory));
  return together.map(({ from, count }) => {
    const columns = target.output.slice(from, from + count).map(({ key, kind }) => [key, kind] as const);
    const kinds = columns.map(([, kind]) => kind);
    return { columns, rows, words: picked.map((row) => wordOf(row.slice(from, from + count), kinds, target)).join(' ') };
  });
}

/** The words of a trace's rows, by their places. */
export function wordsByPlace({ rows, words }: Trace, traces: readonly Trace[]): ReadonlyMap<number, string> {
  const list = wordsIn(words);
  const width = Math.max(...traces.map(({ columns }) => columns.length));
  const inMemory = list.length === rows || list.length > 2 * MOST_STAGED;
  return new Map(traced(rows, width, traces.length, inMemory).map((index, at) => [index, list[at] ?? '']));
}

/** The words of a trace, one by one. */
export const wordsIn = (words: string): readonly string[] => (words === '' ? [] : words.split(' '));

/**
 * Looks at claimed rows for what somebody typed into them since.
 * @throws ActivTrakError `argument` that names the first cells.
 */
export function* refuseTyped(sheets: SheetWriter, info: SheetInfo, target: Target): Task<void> {
  const { name, placement, traces = [], stand = 0 } = target;
  const first = placement.header + 1 + placement.rows;
  const count = Math.min(placement.claimed, info.rows - first);
  for (const trace of traces) {
    const { columns, rows, words } = trace;
    const output = columns.map(([key, kind]) => ({ key, kind, label: '' }));
    const groups = columnGroups(
      output.map(({ key }) => key),
      placement.columns,
    );
    const list = wordsIn(words);
    const isWhole = list.length === rows;
    const isKnown = isWhole ? isIn(list) : isInOrder(list);
    const same = target.again?.find((one) => String(one.columns) === String(columns));
    const isAgain = same && isIn(wordsIn(same.words));
    const wordAgain = same && tracedWord(same, target);
    const word = tracedWord(trace, target);
    // Without one of its columns a row has no word.
    const left = output.map(({ key }) => placement.columns.has(key));
    const isOwn = (row: Row): boolean =>
      left.every(Boolean) ? isKnown(word(row)) || isAgain?.(wordAgain?.(row) ?? '') === true : isFull(row.filter((_, at) => left[at]));
    let typed: number | undefined;
    for (let from = Math.max(0, stand - placement.rows); from < count; from += PIECE) {
      const size = Math.min(PIECE, count - from);
      const standing = yield* standingRows(sheets, placement, output, placement.rows + from, size);
      const calculated = yield* rowsWithFormulas(sheets, areasOf(placement.sheet, groups, first + from, size));
      for (const [at, row] of standing.entries()) {
        if (!calculated.has(at) && row.every((cell) => cell === '')) continue;
        const isTraced = !calculated.has(at) && isOwn(row);
        // Where not every row has a word, what stands above rows of its own is its own too: the last of each call has one.
        if (!isTraced) typed ??= from + at;
        else if (!isWhole) typed = undefined;
      }
    }
    if (typed === undefined) continue;
    const [area] = areasOf(placement.sheet, groups, first, count) as [SheetArea];
    throw inTheWay(name, info.name, area, { ...area, row: first + typed, rows: 1 });
  }
}

/** Looks at a report's rows for those that are none. @throws ActivTrakError `argument` that names the first. */
export function* refuseTypedBetween(sheets: SheetWriter, { name: sheetName }: SheetInfo, { name, placement, output }: Target): Task<void> {
  const { sheet, header } = placement;
  const rows = placement.rows + placement.claimed;
  const day = output.findIndex(({ key }) => (key === 'date' || key === 'time') && placement.columns.has(key));
  const isRecord = (row: Row): boolean => (day === -1 ? output.length < 2 || isFull(row) : holdsMoment(row[day]));
  for (let from = 0; from < rows; from += PIECE) {
    const standing = yield* standingRows(sheets, placement, output, from, Math.min(PIECE, rows - from));
    const typed = standing.findIndex((row) => row.some((cell) => cell !== '') && !isRecord(row));
    if (typed === -1) continue;
    const indexes = [...placement.columns.values()];
    const column = Math.min(...indexes);
    const area = { sheet, row: header + 1, column, rows, columns: Math.max(...indexes) - column + 1 };
    throw inTheWay(name, sheetName, area, { ...area, row: header + 1 + from + typed, rows: 1 });
  }
}

/** More than a cell that somebody typed. */
const isFull = (row: Row): boolean => row.length > 1 && 2 * row.filter((cell) => cell !== '').length > row.length;

const isIn = (words: readonly string[]): ((word: string) => boolean) => {
  const all = new Set(words);
  return (word) => all.has(word);
};

/** Rows that were sorted since cannot be told from others where only some have a word. */
const isInOrder = (words: readonly string[]): ((word: string) => boolean) => {
  let next = 0;
  return (word) => {
    const at = words.indexOf(word, next);
    if (at !== -1) next = at;
    return at !== -1;
  };
};

/** Gives a word of cells in a trace's columns. */
export function tracedWord(
  { columns, naming }: Pick<Trace, 'columns' | 'naming'>,
  how: Pick<Target, 'unit' | 'readBack'>,
): (cells: Row) => string {
  const kinds = columns.map(([, kind]) => kind);
  const index = columns.findIndex(([key]) => key === naming?.key);
  return (cells) => wordOf(naming ? cells.map((cell, at) => (at === index ? naming.plain(cell) : cell)) : cells, kinds, how);
}

/** A word of cells, the same whether they are going to be written or come back. */
function wordOf(cells: readonly Cell[], kinds: readonly CellKind[], { unit, readBack }: Pick<Target, 'unit' | 'readBack'>): string {
  const texts = cells.map((cell, at) => {
    const kind = kinds[at] as CellKind;
    const value = readBack.settled(kind, cell);
    if (typeof value !== 'number') return String(value).slice(0, 500);
    return kind === 'duration' ? Math.round(value * secondsPer(unit)) : Number(value.toPrecision(12));
  });
  return mixed(0, texts.join('\n')).toString(36);
}
