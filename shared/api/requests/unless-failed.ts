import { isActivTrakError } from '../../errors';
import type { Task } from '../../task';

/**
 * What a task gives, or nothing where it fails: for what is worth no failure of its own.
 * @throws whatever isn't an ActivTrakError, since nobody expected it
 */
export function* unlessFailed<T>(task: Task<T>): Task<T | undefined> {
  try {
    return yield* task;
  } catch (failure) {
    if (isActivTrakError(failure)) return undefined;
    throw failure;
  }
}
