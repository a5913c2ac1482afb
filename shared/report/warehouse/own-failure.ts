import { ActivTrakError, isActivTrakError } from '../../errors';
import type { Task } from '../../task';

/** What a refusal of ActivTrak's would be answered with another way of asking for. */
const OF_ASKING: ReadonlySet<string> = new Set(['rejected', 'too-large']);

const OWN = new WeakSet<object>();

/** Whether a failure came from a step of the warehouse. */
export const isOwnFailure = (failure: unknown): failure is ActivTrakError => isActivTrakError(failure) && OWN.has(failure);

/** What a step of the warehouse gives. A refusal of its own is none of what was asked of ActivTrak, and ends the refresh in its own words. */
export function* ownFailure<T>(step: Task<T>): Task<T> {
  try {
    return yield* step;
  } catch (failure) {
    if (!isActivTrakError(failure)) throw failure;
    const own = OF_ASKING.has(failure.code) ? new ActivTrakError('argument', failure.message, { cause: failure }) : failure;
    OWN.add(own);
    throw own;
  }
}
