import { LOG_ID_MISSING, rowsAdded } from '#words/refreshing';
import { placeRanges, type RowRange } from '../../table/cells/row-range';
import type { RowsSource } from '../../table/changes/rows-source';
import type { Placed } from '../../table/place/place';
import type { Target } from '../../table/place/target';
import { appendRows, prepare } from '../../table/plan/write-plan';
import { isStaged } from '../../table/staging/row-heap';
import type { Task } from '../../task';
import { warning } from '../kept/run';
import { type FinalRows, withoutRows } from '../rows/final-rows';
import { knownRows } from '../rows/known-rows';
import type { Job } from '../run/job';
import { claimFor, emptyIn, NOTHING_NEW, type WayWritten } from './writing';
import { tellOfPieces, writtenPieces } from './written-pieces';

/** Known rows in more pieces than these don't go into what is kept of a run, so that the others are written in one call. */
const MOST_KNOWN = 40;

/** New rows below those that are there, which stay as they are. */
export function* writeAppend(job: Job, rows: FinalRows, settled: Placed, target: Target): Task<WayWritten | undefined> {
  const { sheets } = job.ports;
  const { placement, plan, info } = settled;
  const { known, isUnsure } = (job.stand && job.run.adding) || (yield* knownBefore(job, rows, settled, target));
  const fresh = yield* freshOf(rows, known, target.output.length);
  const count = placement.rows + fresh.count;
  const isToWrite = fresh.count + placement.claimed > 0 || plan !== undefined || settled.unfilled !== undefined;
  const prepared = isToWrite ? yield* prepare(sheets, info, target, count) : undefined;
  if (prepared) {
    const isInPieces = fresh.rows === undefined && known.length <= MOST_KNOWN;
    if (isInPieces) yield* tellOfPieces(job);
    if (!job.stand) yield* claimFor(job, prepared, count, fresh, 0, isInPieces ? { below: placement.rows, known, isUnsure } : undefined);
    if (!(yield* appendRows(sheets, prepared, fresh, isInPieces ? writtenPieces(job) : undefined))) return undefined;
  }
  return {
    placement: prepared?.target.placement ?? placement,
    checks: [...emptyIn(settled, placement.rows), ...(isUnsure ? [UNSURE] : [])],
    ...(fresh.count === 0 ? NOTHING_NEW : { outcome: 'done', message: rowsAdded(fresh.count) }),
    rows: count,
  };
}

/** What is said where rows can't be told from those before. */
const UNSURE = warning(LOG_ID_MISSING);

/** Which of the rows the sheet has. */
function* knownBefore(
  job: Job,
  { source, each }: FinalRows,
  { placement }: Placed,
  { readBack }: Target,
): Task<{ readonly known: readonly RowRange[]; readonly isUnsure: boolean }> {
  if (source.count === 0) return { known: [], isUnsure: false };
  const { indexes, isUnsure } = yield* knownRows(job, placement, readBack, each);
  return { known: placeRanges(indexes), isUnsure };
}

/** The others: as a rule they are few, and are taken into memory. */
function* freshOf({ source, each }: FinalRows, known: readonly RowRange[], columns: number): Task<RowsSource> {
  if (known.length === 0) return source;
  const fresh = source.without(known);
  return fresh.rows || isStaged(fresh.count, columns) ? fresh : yield* withoutRows(each, known);
}
