import type { Lock } from '../../../shared/ports';
import type { Sync } from '../../../shared/task';
import { unlessRefused } from '../unless-refused';

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
      if (held) unlessRefused(() => tried(() => lock.releaseLock(), GIVING_BACK_MS));
      held = false;
    };
  },
});

/** The same for cells: they look again for what others have fetched, so a lock that Google goes on refusing is one that they don't have yet. */
export function cellLock(lock: GoogleAppsScript.Lock.Lock): Sync<Lock> {
  const own = scriptLock(lock);
  return { acquire: (name, waitMs) => unlessRefused(() => own.acquire(name, waitMs)) };
}

/**
 * What Google answers, asked again for some time where it refuses: hundreds of cells at once are "too many LockService operations against the
 * same script".
 */
function tried<T>(ask: (leftMs: number) => T, ms: number): T {
  for (let left = ms; ; left -= PAUSE_MS) {
    try {
      return ask(left);
    } catch (refusal) {
      if (left <= PAUSE_MS) throw refusal;
      Utilities.sleep(PAUSE_MS);
    }
  }
}
