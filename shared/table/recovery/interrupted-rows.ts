/**
 * The rows of a refresh that was killed, among those that stand in the sheet, whatever people deleted or sorted since.
 * @module
 */

import { killedMixed } from '#words/places';
import { ActivTrakError } from '../../errors';
import type { MarkedSheets } from '../../marks';
import type { Row } from '../../model/cell';
import type { Task } from '../../task';
import { sideColumns } from '../beside/side-columns';
import { PIECE, standingRows } from '../changes/standing-rows';
import type { Placed } from '../place/place';
import type { Placement } from '../place/placement';
import type { Trace, Unfilled } from '../place/target';
import { type KnownTable, rowKinds } from './sorted-block';
import { wordsByPlace } from './trace';
import { type How, type TracedRows, traceWords } from './traced-rows';

/** Where a killed refresh left a report, with what it kept of its rows. */
interface LeftPlace extends Pick<Placed, 'placement' | 'info'> {
  readonly traces: readonly Trace[];
  readonly how: How;
}

interface Interrupted {
  readonly placement: Placement;
  readonly isScattered: boolean;
  /** Where they stand among others, people's formulas may be missing beside them. */
  readonly unfilled?: Unfilled | undefined;
}

/**
 * Which of a report's rows a killed refresh wrote. Those at the end are written once more, with the ones that were deleted. Where some stand
 * elsewhere, or not in their places, all that are whole stay, and what comes again is compared with them.
 * @param tells whether rows say which record they are about, or at least enough to be told apart
 * @returns `undefined` where claimed rows stand as it left them: each with its own word in its own place, or blank
 * @throws ActivTrakError `argument` where nobody can tell any more; nothing was written then.
 */
export function* interruptedRows(
  sheets: MarkedSheets,
  known: KnownTable,
  traced: TracedRows,
  left: LeftPlace,
  tells: { readonly isTold: boolean; readonly isComparable: boolean },
): Task<Interrupted | undefined> {
  const { isTold, isComparable } = tells;
  const { placement } = left;
  const { claimed: marked } = placement;
  const all = placement.rows + marked;
  const most = known.claim?.rows ?? 0;
  const { own, moved, model, last, unfinished, half, isElsewhere, isReordered, isTyped, isTouched } = yield* lookedAt(
    sheets,
    known,
    traced,
    left,
  );
  if (!isTouched) return undefined;
  // Whole rows that were sorted, or moved up, are not written over: what people typed beside one of them stays with it. Half a row has to be.
  const isSorted = (isReordered || last > marked) && half <= unfinished;
  const isScattered = !isTyped && (isTold ? isElsewhere || isSorted || last < marked : isComparable && (isElsewhere || isSorted));
  // Columns that have just come are blank in every row: the refresh was killed before it had marked its claim, or written anything. Without a
  // mark of the claim it was too, and rows only look like its own; an earlier version did not set it, and there are as many rows as before then.
  const isBefore = !isComparable && marked === 0 && (known.claim?.isUnwritten ?? (all === known.rows && last < all));
  const isNothing = (unfinished === all && all > most) || isBefore;
  const atEnd = isScattered ? unfinished : Math.max(marked, Math.min(last, most));
  const claimed = isNothing ? marked : atEnd;
  const rows = all - claimed;
  // What was typed among the claimed rows is refused with its place.
  const isMixed = !isScattered && last < marked;
  if (!isMixed && !isNothing && (half > claimed || (isElsewhere && !isScattered))) throw mixedUp(known);
  // Rows that are written once more in their first order don't take along what somebody typed beside one.
  const anew = [...moved, ...Array.from({ length: Math.max(0, claimed - marked) }, (_, at) => rows + at)];
  if (!isScattered && (yield* isTypedBeside(sheets, known, left, anew))) throw mixedUp(known);
  const above = own.filter((index) => index < rows);
  const unfilled = isScattered && model !== undefined && above.length > 0 ? { rows: above, model } : undefined;
  return { placement: { ...placement, rows, claimed }, isScattered, unfilled };
}

const mixedUp = ({ name }: KnownTable): ActivTrakError => new ActivTrakError('argument', killedMixed(name));

/** What a look at the rows showed, from the last one up. Rows are counted from the first one, and numbers of them from the end. */
interface LookedAt {
  /** Those that it wrote. */
  readonly own: readonly number[];
  /** Claimed ones that are not where it left them. */
  readonly moved: readonly number[];
  /** The last one that is none of its own. */
  readonly model: number | undefined;
  /** How many at the end are its own, half, or blank. */
  readonly last: number;
  /** How many at the end are half or blank. */
  readonly unfinished: number;
  /** How far up there is one that is half. */
  readonly half: number;
  /** Whether one of its own stands above others. */
  readonly isElsewhere: boolean;
  /** Whether one of its own stands in the place of another. */
  readonly isReordered: boolean;
  /** Whether something was typed among them that is no record. */
  readonly isTyped: boolean;
  /** Whether any claimed row isn't as it was left, or is missing. */
  readonly isTouched: boolean;
}

function* lookedAt(sheets: MarkedSheets, known: KnownTable, { take }: TracedRows, left: LeftPlace): Task<LookedAt> {
  const { placement, traces } = left;
  const { claimed: marked } = placement;
  const all = placement.rows + marked;
  const { isRecord } = rowKinds(known);
  const isMoved = movedTest(known, left);
  const own: number[] = [];
  const moved: number[] = [];
  let model: number | undefined;
  let [seen, last, unfinished, half] = [0, 0, 0, 0];
  let [isElsewhere, isReordered, isTyped, isTouched] = [false, false, false, (traces[0]?.rows ?? 0) > marked];
  for (let until = all; until > 0; until -= PIECE) {
    const from = Math.max(0, until - PIECE);
    for (const row of [...(yield* standingRows(sheets, placement, known.output, from, until - from))].reverse()) {
      const standing = take(row);
      const index = all - seen - 1;
      if (standing === 'own') own.push(index);
      else if (standing === 'other') model ??= index;
      const isAtEnd = last === seen && standing !== 'other';
      isElsewhere ||= !isAtEnd && standing === 'own';
      if (seen < marked) {
        isTyped ||= standing === 'other' && !isRecord(row);
        const hasMoved = isMoved(row, marked - seen - 1);
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
  return { own, moved, model, last, unfinished, half, isElsewhere, isReordered, isTyped, isTouched };
}

/** Tells whether a claimed row, counted from the first one, isn't as it was left there: with its own words, or blank. */
function movedTest({ output, rows }: KnownTable, { placement, traces, how }: LeftPlace): (row: Row, at: number) => boolean {
  const words = traceWords(traces, output, how);
  const blank = words([]);
  const wanted = traces.map((trace) => wordsByPlace(trace, traces));
  const written = traces[0]?.rows ?? 0;
  // Where there are other rows above, a blank one may have changed places with one of them.
  const mayBeBlank = placement.rows === rows;
  return (row, at) =>
    words(row).some((word, group) => {
      if (word === blank[group] && mayBeBlank) return false;
      return (at >= written || wanted[group]?.has(at) === true) && word !== wanted[group]?.get(at);
    });
}

/** Whether somebody typed beside one of these rows. */
function* isTypedBeside(
  sheets: MarkedSheets,
  { owner }: KnownTable,
  { info, placement }: LeftPlace,
  rows: readonly number[],
): Task<boolean> {
  const sides = rows.length > 0 ? yield* sideColumns(sheets, info, owner, placement) : [];
  return rows.some((row) =>
    sides.some(({ values, single, hasFormula }) => single.includes(row) || ((values[row] ?? '') !== '' && !hasFormula(row))),
  );
}
