import type { Cache, Clock, Lock } from '../../../shared/ports';

/** Keeps strings until the command ends. */
export function processCache(clock: Pick<Clock, 'now'>): Cache {
  const kept = new Map<string, { readonly value: string; readonly until: number }>();
  return {
    get: (keys) => keys.map((key) => kept.get(key)).map((one) => (one && one.until > clock.now() ? one.value : undefined)),
    put(entries, seconds) {
      for (const { key, value } of entries) kept.set(key, { value, until: clock.now() + seconds * 1000 });
    },
  };
}

/** A lock between what this process does; nobody waits for it, since only one thing is done at a time. */
export function processLock(): Lock {
  const held = new Map<string, object>();
  return {
    acquire(name) {
      if (held.has(name)) return undefined;
      const own = {};
      held.set(name, own);
      return () => {
        if (held.get(name) === own) held.delete(name);
      };
    },
  };
}
