import type { Lock } from '../../shared/ports';
import type { Sync } from '../../shared/task';

/** LockService has one lock a document, whatever the name: two names keep each other waiting, never out of each other's work. */
export const scriptLock = (lock: GoogleAppsScript.Lock.Lock): Sync<Lock> => ({
  acquire(_name, waitMs) {
    if (!lock.tryLock(waitMs)) return undefined;
    let held = true;
    return () => {
      if (held) lock.releaseLock();
      held = false;
    };
  },
});
