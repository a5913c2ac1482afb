/**
 * What a refresh is going to put into cells that are not the report's yet, in a few words: when it was killed, the next one knows by
 * them which cells hold its own, and which were typed since.
 * @module
 */

import type { Cell, CellKind, Row } from '../../model/cell';
import { secondsPer } from '../../model/cell';
import { mixed } from '../../model/mixed';
import type { Task } from '../../task';
import { sequences } from '../cells/sequences';
import { rowsPerCall } from '../cells/write-rows';
import type { ColumnGroup } from '../place/placement';
import type { Target, Trace } from '../place/target';

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
 * The words of rows that are about to be written.
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
