/**
 * Tells the rows of a refresh that was killed from others: by the words that it kept of them, or by what comes again.
 * @module
 */

import type { Row } from '../../model/cell';
import type { Task } from '../../task';
import { isBlankRow } from '../cells/blank-row';
import type { OutputColumn } from '../place/output-column';
import type { Naming, Target, Trace } from '../place/target';
import { tracedWord, wordsIn } from './trace';

/** How cells are compared with what was written. */
export type How = Pick<Target, 'unit' | 'readBack'>;

/** What a row is to a refresh that was killed; one that it had not written to its end is `half`. */
export type Standing = 'own' | 'half' | 'blank' | 'other';

/** Tells the rows of a killed refresh. */
export interface TracedRows {
  readonly isOwn: (row: Row) => boolean;
  /** Looks at one row after the other, of which as many are its own as there were. */
  readonly take: (row: Row) => Standing;
}

/** Gives the words of a row's columns that are written together. */
export function traceWords(traces: readonly Trace[], output: readonly OutputColumn[], how: How): (row: Row) => readonly string[] {
  const groups = traces.map((trace) => ({
    word: tracedWord(trace, how),
    places: trace.columns.map(([key]) => output.findIndex((column) => column.key === key)),
  }));
  return (row) => groups.map(({ word, places }) => word(places.map((index) => row[index] ?? '')));
}

/** Whether each row has a word that can be compared. */
const isWhole = ({ columns, rows, words }: Trace, standing: ReadonlySet<string>): boolean =>
  columns.every(([key]) => standing.has(key)) && wordsIn(words).length === rows;

/**
 * Traces with a word for every row. Where they were too many to be kept, or a column is gone, the words are those of the rows that come again.
 * @param standing keys of the columns that are still there and come again, @param now the columns of what comes again
 * @param naming how names are compared, where they may be others by now
 */
export function* wholeTraces(
  traces: readonly Trace[],
  standing: ReadonlySet<string>,
  now: readonly OutputColumn[],
  how: How,
  naming: Naming | undefined,
  each: (take: (row: Row) => void) => Task<void>,
): Task<readonly Trace[]> {
  if (traces.every((trace) => isWhole(trace, standing))) return traces;
  const left = traces
    .map((trace) => ({ ...trace, naming, columns: trace.columns.filter(([key]) => standing.has(key)) }))
    .filter(({ columns }) => columns.length > 0);
  const words = traceWords(left, now, how);
  const lines: (readonly string[])[] = [];
  yield* each((row) => void lines.push(words(row)));
  return left.map(({ columns }, at) => ({ columns, naming, rows: lines.length, words: lines.map((line) => line[at]).join(' ') }));
}

/** Tells which rows are traced; `undefined` where that cannot be told of each. */
export function tracedRows(
  traces: readonly Trace[] = [],
  standing: ReadonlySet<string>,
  output: readonly OutputColumn[],
  how: How,
): TracedRows | undefined {
  if (traces.length === 0 || !traces.every((trace) => isWhole(trace, standing))) return undefined;
  const words = traceWords(traces, output, how);
  const blank = words([]);
  const lists = traces.map((trace) => wordsIn(trace.words));
  const known = lists.map((list) => new Set(list));
  const counts = new Map<string, number>();
  lists[0]?.forEach((_, at) => {
    const key = String(lists.map((list) => list[at]));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  return {
    isOwn: (row) => counts.has(String(words(row))),
    take(row) {
      if (isBlankRow(row)) return 'blank';
      const own = words(row);
      const key = String(own);
      const count = counts.get(key) ?? 0;
      if (count > 0) {
        counts.set(key, count - 1);
        return 'own';
      }
      const isHalf = own.some((word, at) => word === blank[at]);
      return isHalf && own.every((word, at) => word === blank[at] || known[at]?.has(word)) ? 'half' : 'other';
    },
  };
}
