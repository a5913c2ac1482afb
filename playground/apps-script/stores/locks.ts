import type { LockBackend } from '../backend';

export interface MemoryLocks extends LockBackend {
  /** Takes the lock when it is free; never waits. */
  tryAcquire(lock: string, holder: string): boolean;
}

/** Locks in memory. `sleep` blocks: while it does nobody here can release, so a host with several workers polls `tryAcquire` instead. */
export function memoryLocks(sleep: (ms: number) => void): MemoryLocks {
  const holders = new Map<string, string>();

  function tryAcquire(lock: string, holder: string): boolean {
    if (!holders.has(lock)) holders.set(lock, holder);
    return holders.get(lock) === holder;
  }

  return {
    tryAcquire,
    acquire(lock, holder, waitMs) {
      if (tryAcquire(lock, holder)) return true;
      sleep(waitMs);
      return tryAcquire(lock, holder);
    },
    release: (lock, holder) => {
      if (holders.get(lock) === holder) holders.delete(lock);
    },
  };
}
