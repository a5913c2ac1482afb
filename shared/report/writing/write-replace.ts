import { rowsWritten, sameRows } from '#words/refreshing';
import { moveTyped } from '../../table/beside/move-typed';
import { planTyped } from '../../table/beside/typed-beside';
import { unfilledRows } from '../../table/beside/unfilled-rows';
import type { Placed } from '../../table/place/place';
import type { Target } from '../../table/place/target';
import { MODES } from '../../table/plan/modes';
import { prepare, replaceRows } from '../../table/plan/write-plan';
import { refuseTypedBetween } from '../../table/recovery/typed-rows';
import type { Task } from '../../task';
import { identityKeys, isPersonal } from '../definition/output';
import { mayTellNames } from '../kept/personal-columns';
import { warning } from '../kept/run';
import type { FinalRows } from '../rows/final-rows';
import { nameIndex } from '../rows/row-facts';
import { untoldRows } from '../rows/tell-apart';
import type { Job } from '../run/job';
import { keep } from './settle-place';
import { claimFor, type WayWritten } from './writing';
import { tellOfPieces, writtenPieces } from './written-pieces';

/** The rows in the place of those that are there; what people typed beside one goes along with its record. */
export function* writeReplace(
  job: Job,
  { source, each }: FinalRows,
  { placement, info }: Placed,
  target: Target,
): Task<WayWritten | undefined> {
  const { report, state } = job;
  const { sheets } = job.ports;
  // Others than were written: somebody put some between, or sorted them together with a mark, maybe with something of their own.
  if (state && (placement.isCut || placement.rows !== state.rows || placement.claimed > job.run.dirtyRows))
    yield* refuseTypedBetween(sheets, info, target);
  const mayName = mayTellNames(report, state);
  const inHand = (job.run.typed ?? []).map((cell) => (mayName ? cell : { ...cell, of: '' }));
  const typed = yield* planTyped(sheets, info, target, inHand, {
    identity: identityKeys(report),
    each,
    plain: untoldRows(job, nameIndex(report, target.output)),
    updates: MODES[report.disposition].updates,
    mayTell: (column) => mayName || !isPersonal(column),
  });
  // Where they were sorted, none of them is claimed any more, and there are more than the last refresh left.
  const mayLackFormulas = !job.stand && (job.run.dirtyRows > 0 || placement.rows > (state?.rows ?? placement.rows));
  const unfilled = mayLackFormulas ? yield* unfilledRows(sheets, info, target) : undefined;
  const prepared = yield* prepare(sheets, info, unfilled ? { ...target, unfilled } : target, source.count);
  if (!source.rows) yield* tellOfPieces(job);
  if (typed.cells.length > 0) yield* keep(job, { typed: typed.cells });
  // A call that goes on has claimed them before, and they would be emptied.
  if (!job.stand || prepared.target.placement.claimed === 0) yield* claimFor(job, prepared, source.count, source, placement.rows);
  yield* moveTyped(sheets, prepared.target.placement, typed, source.count);
  const isChanged = yield* replaceRows(sheets, prepared, source, writtenPieces(job));
  if (isChanged === undefined) return undefined;
  return {
    placement: prepared.target.placement,
    checks: typed.words.map(warning),
    outcome: isChanged ? 'done' : 'nothing-new',
    message: isChanged ? rowsWritten(source.count) : sameRows(source.count),
    rows: source.count,
  };
}
