/**
 * Where the records of the rows that stand go among the rows that are going to be written.
 * @module
 */

import type { MarkedSheets } from '../../marks';
import type { Row } from '../../model/cell';
import { mixed } from '../../model/mixed';
import type { SheetInfo } from '../../sheet-writer';
import type { Task } from '../../task';
import type { OutputColumn } from '../place/output-column';
import type { Target } from '../place/target';
import { recordKeys } from './record-key';
import { standingRows } from './standing-rows';

/** The rows that are going to be written. */
export interface ComingRows {
  /** Keys of the columns that tell records apart. */
  readonly identity: readonly string[];
  readonly each: (take: (row: Row) => void) => Task<void>;
  /** Gives a row as it was before an id came to stand behind its name, or its person was renamed. */
  readonly plain: (row: Row) => Row;
  /** Whether later refreshes update rows where they stand, so that this can't happen again. */
  readonly updates: boolean;
  /** Whether what is told of a row that stands may have what its column says: it may name people whom the report names no more. */
  readonly mayTell: (column: string) => boolean;
}

/** Where the records of standing rows are to stand. */
export interface RecordGoals {
  /** The rows that stand, by their place below the header. */
  readonly standing: readonly Row[];
  /** Whether the sheet has columns that a record can be told by. */
  readonly isKnown: boolean;
  /** A word of the key that a row's record goes by. */
  readonly keyOf: (row: Row) => string;
  /**
   * The row that a record goes to: -1 when it is gone, `undefined` when nobody can tell.
   * @param row the one where it stands; `undefined` where only its key is known
   */
  readonly goalOf: (key: string, row: number | undefined) => number | undefined;
}

/**
 * Looks where the records of rows that stand are among the rows that come.
 * @param asked what is going to be asked for: rows that stand, and keys that were kept. Nothing is known of others.
 */
export function* recordGoals(
  sheets: MarkedSheets,
  info: SheetInfo,
  target: Target,
  { identity, each, plain }: ComingRows,
  asked: { readonly rows: readonly number[]; readonly keys: readonly string[] },
): Task<RecordGoals> {
  const { placement, output } = target;
  const { wordOf, isWhole, isKnown } = wordsOf(target, identity);
  const plainOf = (row: Row): string => wordOf(plain(row));
  const rows = Math.min(placement.rows + placement.claimed, info.rows - placement.header - 1);
  const standing = rows > 0 ? yield* standingRows(sheets, placement, output, 0, rows) : [];
  const wanted = new Set([...asked.rows.flatMap((row) => [wordOf, plainOf].map((of) => of(standing[row] as Row))), ...asked.keys]);
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
  return {
    standing,
    isKnown,
    keyOf: (row) => (told.news.has(wordOf(row)) ? wordOf(row) : plainOf(row)),
    goalOf: (key, row) => {
      // The key of a row whose name has lost its id may be that of another record which never had one.
      const { olds, news } = told.news.has(row === undefined ? key : wordOf(standing[row] as Row)) ? told : untold;
      const to = news.get(key) ?? [];
      const from = row === undefined ? [0] : (olds.get(key) ?? []);
      if (to.length === 0) return -1;
      if (from.length === 1 && to.length === 1) return to[0];
      if (row !== undefined && from.join() === to.join()) return row;
      return isWhole ? (to[row === undefined ? 0 : from.indexOf(row)] ?? -1) : undefined;
    },
  };
}

/** Records go by their identity, where the sheet has all of it, else by everything that is no measure. */
function wordsOf({ output, placement, unit, readBack }: Target, identity: readonly string[]) {
  const places = (isKey: (column: OutputColumn) => boolean): readonly number[] =>
    output.flatMap((column, index) => (placement.columns.has(column.key) && isKey(column) ? [index] : []));
  const whole = places(({ key }) => identity.includes(key));
  const isWhole = whole.length === identity.length;
  const own = isWhole ? whole : places(({ kind, words }) => kind !== 'duration' && kind !== 'number' && !words);
  const keyOf = recordKeys(output, own, unit, readBack.settled);
  return { wordOf: (row: Row): string => mixed(0, keyOf(row)).toString(36), isWhole, isKnown: own.length > 0 };
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
