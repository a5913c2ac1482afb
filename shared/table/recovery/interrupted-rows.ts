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
import { type How, type Standing, type TracedRows, traceWords } from './traced-rows';

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
  const { standings, isMoved, isTyped } = yield* lookedAt(sheets, known, traced, left);
  if (!isMoved.includes(true) && (left.traces[0]?.rows ?? 0) <= marked) return undefined;
  const indexOf = (fromEnd: number): number => all - fromEnd - 1;
  const last = countAtEnd(standings, ['own', 'half', 'blank']);
  const unfinished = countAtEnd(standings, ['half', 'blank']);
  // So far up from the end there is one that is half.
  const half = standings.lastIndexOf('half') + 1;
  const isElsewhere = standings.includes('own', last);
  const isReordered = isMoved.some((moved, fromEnd) => moved && standings[fromEnd] === 'own');
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
  const claimedElsewhere = isMoved.flatMap((moved, fromEnd) => (moved && standings[fromEnd] !== 'blank' ? [indexOf(fromEnd)] : []));
  const anew = [...claimedElsewhere, ...Array.from({ length: Math.max(0, claimed - marked) }, (_, at) => rows + at)];
  if (!isScattered && (yield* isTypedBeside(sheets, known, left, anew))) throw mixedUp(known);
  const above = standings.flatMap((standing, fromEnd) => (standing === 'own' && indexOf(fromEnd) < rows ? [indexOf(fromEnd)] : []));
  const unfilled = isScattered && last < all && above.length > 0 ? { rows: above, model: indexOf(last) } : undefined;
  return { placement: { ...placement, rows, claimed }, isScattered, unfilled };
}

const mixedUp = ({ name }: KnownTable): ActivTrakError => new ActivTrakError('argument', killedMixed(name));

/** How the report's rows stand. Both lists begin with the last of them. */
interface LookedAt {
  readonly standings: readonly Standing[];
  /** Of the claimed ones: whether each is not where the refresh left it. */
  readonly isMoved: readonly boolean[];
  /** Whether something was typed among the claimed ones that is no record. */
  readonly isTyped: boolean;
}

function* lookedAt(sheets: MarkedSheets, known: KnownTable, { take }: TracedRows, left: LeftPlace): Task<LookedAt> {
  const { placement } = left;
  const { claimed: marked } = placement;
  const { isRecord } = rowKinds(known);
  const hasMoved = movedTest(known, left);
  const standings: Standing[] = [];
  const isMoved: boolean[] = [];
  let isTyped = false;
  for (let until = placement.rows + marked; until > 0; until -= PIECE) {
    const from = Math.max(0, until - PIECE);
    for (const row of [...(yield* standingRows(sheets, placement, known.output, from, until - from))].reverse()) {
      const standing = take(row);
      if (standings.length < marked) {
        isMoved.push(hasMoved(row, marked - standings.length - 1));
        isTyped ||= standing === 'other' && !isRecord(row);
      }
      standings.push(standing);
    }
  }
  return { standings, isMoved, isTyped };
}

/** How many rows at the end stand in one of these ways, up to the first that doesn't. */
function countAtEnd(standings: readonly Standing[], ways: readonly Standing[]): number {
  const others = standings.findIndex((standing) => !ways.includes(standing));
  return others === -1 ? standings.length : others;
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
