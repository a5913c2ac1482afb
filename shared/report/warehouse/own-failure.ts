import { ActivTrakError, isActivTrakError } from '../../errors';
import type { Task } from '../../task';

/** What a refusal of ActivTrak's would be answered with another way of asking for. */
const OF_ASKING: ReadonlySet<string> = new Set(['rejected', 'too-large']);

/** What a step of the warehouse gives. A refusal of its own is none of what was asked of ActivTrak, and ends the refresh in its own words. */
export function* ownFailure<T>(step: Task<T>): Task<T> {
  try {
    return yield* step;
  } catch (failure) {
    if (isActivTrakError(failure) && OF_ASKING.has(failure.code)) throw new ActivTrakError('argument', failure.message, { cause: failure });
    throw failure;
  }
}
