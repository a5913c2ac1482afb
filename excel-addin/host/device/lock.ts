import type { Lock, Release } from '../../../shared/ports';

/** Locks of one page, a queue for each name: who came first is first served. */
export function pageLock(): Lock {
  /** Who waits for each lock that is held. */
  const waiting = new Map<string, (() => void)[]>();

  const releaseOf = (name: string): Release => {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const next = waiting.get(name)?.shift();
      if (next) next();
      else waiting.delete(name);
    };
  };

  return {
    async acquire(name, waitMs) {
      const queue = waiting.get(name);
      if (!queue) {
        waiting.set(name, []);
        return releaseOf(name);
      }
      return await new Promise<Release | undefined>((settle) => {
        const take = (): void => {
          clearTimeout(timer);
          settle(releaseOf(name));
        };
        const timer = setTimeout(() => {
          queue.splice(queue.indexOf(take), 1);
          settle(undefined);
        }, waitMs);
        queue.push(take);
      });
    },
  };
}
