import { rowsGoneSince } from '#words/refreshing';
import { STREAMS } from '../../api/streams/streams';
import type { Placement } from '../../table/place/placement';
import { isOnlyAdding, MODES } from '../../table/plan/modes';
import { type Check, warning } from '../kept/run';
import type { Job } from '../run/job';

/**
 * Tells of rows of the last refresh that aren't in the sheet any more, where only what is new is read: somebody deleted them, or undid that refresh,
 * as Google lets people do, and "nothing new" would hide it.
 */
export function rowsGone({ plan: { disposition }, report, run, state }: Job, { rows, claimed }: Placement): readonly Check[] {
  const gone = (state?.rows ?? 0) - rows - claimed;
  const isReadOnce = STREAMS[report.stream].record.comesLate
    ? MODES[disposition].keeps && run.plan.parts.some(({ cursor }) => cursor !== undefined)
    : isOnlyAdding(disposition);
  return gone > 0 && isReadOnce ? [warning(rowsGoneSince(gone))] : [];
}
