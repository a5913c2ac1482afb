import type { Lock } from '../../shared/ports';
import type { Sync } from '../../shared/task';

/** Google asks for a second between the calls that are too many. */
const PAUSE_MS = 1000;
/** So long it is tried to give a lock back before its execution ends, with which it goes back by itself. */
const GIVING_BACK_MS = 3000;

/** LockService has one lock a document, whatever the name: two names keep each other waiting, never out of each other's work. */
export const scriptLock = (lock: GoogleAppsScript.Lock.Lock): Sync<Lock> => ({
  acquire(_name, waitMs) {
    if (!tried((leftMs) => lock.tryLock(leftMs), waitMs)) return undefined;
    let held = true;
    return () => {
      if (held) tried(() => lock.releaseLock(), GIVING_BACK_MS);
      held = false;
    };
  },
});

/**
 * What Google answers, asked again for some time where it refuses: hundreds of cells at once are "too many LockService operations against the
 * same script", and a lock is worth no cell's or refresh's failure.
 */
function tried<T>(ask: (leftMs: number) => T, ms: number): T | undefined {
  for (let left = ms; left > 0; left -= PAUSE_MS) {
    try {
      return ask(left);
    } catch {
      Utilities.sleep(PAUSE_MS);
    }
  }
  return undefined;
}
