/**
 * The rows of a refresh that was killed, among those that stand in the sheet: known by the words that it kept of them, or by what comes again.
 * @module
 */

import { killedMixed } from '#words/places';
import { ActivTrakError } from '../../errors';
import type { MarkedSheets } from '../../marks';
import type { Row } from '../../model/cell';
import type { Task } from '../../task';
import { sideColumns } from '../beside/side-columns';
import { PIECE, standingRows } from '../changes/changed-rows';
import type { OutputColumn } from '../place/output-column';
import type { Placed } from '../place/place';
import type { Placement } from '../place/placement';
import type { Naming, Target, Trace, Unfilled } from '../place/target';
import { isBlankRow, type KnownTable, rowKinds } from './sorted-block';
import { tracedWord, wordsByPlace, wordsIn } from './trace';

type How = Pick<Target, 'unit' | 'readBack'>;

/** What a row is to a refresh that was killed; one that it had not written to its end is `half`. */
type Standing = 'own' | 'half' | 'blank' | 'other';

export interface TracedRows {
  readonly isOwn: (row: Row) => boolean;
  /** Looks at one row after the other, of which as many are its own as there were. */
  readonly take: (row: Row) => Standing;
}

/** Words of a row's columns that are written together. */
function wordsOf(traces: readonly Trace[], output: readonly OutputColumn[], how: How): (row: Row) => readonly string[] {
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
  const words = wordsOf(left, now, how);
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
  const words = wordsOf(traces, output, how);
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

interface Interrupted {
  readonly placement: Placement;
  readonly isScattered: boolean;
  /** Where they stand among others, people's formulas may be missing beside them. */
  readonly unfilled?: Unfilled | undefined;
}

/**
 * Which of a report's rows a killed refresh wrote, whatever people deleted or sorted since. Those at the end are written once more, with the ones
 * that were deleted. Where some stand elsewhere, or not in their places, all that are whole stay, and what comes again is compared with them.
 * @param traces those that the killed one kept, @param isTold whether rows say which record they are about
 * @param isComparable whether they say enough to be told apart
 * @returns `undefined` where claimed rows stand as it left them: each with its own word in its own place, or blank
 * @throws ActivTrakError `argument` where nobody can tell any more; nothing was written then.
 */
export function* interruptedRows(
  sheets: MarkedSheets,
  known: KnownTable,
  { take }: TracedRows,
  { placement, info, traces, how }: Pick<Placed, 'placement' | 'info'> & { readonly traces: readonly Trace[]; readonly how: How },
  isTold: boolean,
  isComparable: boolean,
): Task<Interrupted | undefined> {
  const { name, output, rows: before, claim } = known;
  const most = claim?.rows ?? 0;
  const { isRecord } = rowKinds(known);
  const { rows, claimed: marked } = placement;
  const all = rows + marked;
  const words = wordsOf(traces, output, how);
  const blank = words([]);
  const wanted = traces.map((trace) => wordsByPlace(trace, traces));
  const written = traces[0]?.rows ?? 0;
  // Where there are other rows above, a blank one may have changed places with one of them.
  const isMoved = (word: string, at: number, group: number): boolean =>
    (word !== blank[group] || rows !== before) && (at >= written || wanted[group]?.has(at) === true) && word !== wanted[group]?.get(at);
  const own: number[] = [];
  const moved: number[] = [];
  let model: number | undefined;
  let [seen, last, unfinished, half] = [0, 0, 0, 0];
  let [isElsewhere, isReordered, isTyped, isTouched] = [false, false, false, written > marked];
  for (let until = all; until > 0; until -= PIECE) {
    const from = Math.max(0, until - PIECE);
    for (const row of [...(yield* standingRows(sheets, placement, output, from, until - from))].reverse()) {
      const standing = take(row);
      const index = all - seen - 1;
      if (standing === 'own') own.push(index);
      else if (standing === 'other') model ??= index;
      const isAtEnd = last === seen && standing !== 'other';
      isElsewhere ||= !isAtEnd && standing === 'own';
      if (seen < marked) {
        const at = marked - seen - 1;
        isTyped ||= standing === 'other' && !isRecord(row);
        const hasMoved = words(row).some((word, group) => isMoved(word, at, group));
        isTouched ||= hasMoved;
        if (hasMoved && standing !== 'blank') moved.push(index);
        isReordered ||= hasMoved && standing === 'own';
      }
      if (unfinished === seen && (standing === 'half' || standing === 'blank')) unfinished += 1;
      seen += 1;
      if (isAtEnd) last = seen;
      if (standing === 'half') half = seen;
    }
  }
  if (!isTouched) return undefined;
  // Whole rows that were sorted, or moved up, are not written over: what people typed beside one of them stays with it. Half a row has to be.
  const isSorted = (isReordered || last > marked) && half <= unfinished;
  const isScattered = !isTyped && (isTold ? isElsewhere || isSorted || last < marked : isComparable && (isElsewhere || isSorted));
  // Columns that have just come are blank in every row: the refresh was killed before it had marked its claim, or written anything. Without a
  // mark of the claim it was too, and rows only look like its own; an earlier version did not set it, and there are as many rows as before then.
  const isBefore = !isComparable && marked === 0 && (claim?.isUnwritten ?? (all === before && last < all));
  const isNothing = (unfinished === all && all > most) || isBefore;
  const atEnd = isScattered ? unfinished : Math.max(marked, Math.min(last, most));
  const claimed = isNothing ? marked : atEnd;
  // What was typed among the claimed rows is refused with its place.
  const isMixed = !isScattered && last < marked;
  if (!isMixed && !isNothing && (half > claimed || (isElsewhere && !isScattered))) throw new ActivTrakError('argument', killedMixed(name));
  // Rows that are written once more in their first order don't take along what somebody typed beside one.
  for (let index = all - claimed; index < all - marked; index += 1) moved.push(index);
  if (!isScattered && moved.length > 0) {
    const sides = yield* sideColumns(sheets, info, known.owner, placement);
    const isTypedBeside = (row: number): boolean =>
      sides.some(({ values, single, hasFormula }) => single.includes(row) || ((values[row] ?? '') !== '' && !hasFormula(row)));
    if (moved.some(isTypedBeside)) throw new ActivTrakError('argument', killedMixed(name));
  }
  const left = own.filter((index) => index < all - claimed);
  const unfilled = isScattered && model !== undefined && left.length > 0 ? { rows: left, model } : undefined;
  return { placement: { ...placement, rows: all - claimed, claimed }, isScattered, unfilled };
}
