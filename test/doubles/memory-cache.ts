import type { Cache, Clock } from '../../shared/ports';
import { answer, type Timing } from './timing';

/** A cache in memory that forgets by a clock. */
export interface MemoryCache extends Cache {
  /** What it was given and has not been made to forget, with the moment until which it is kept. */
  readonly entries: Map<string, { readonly value: string; readonly until: number }>;
}

export function memoryCache(timing: Timing, clock: Clock): MemoryCache {
  const entries: MemoryCache['entries'] = new Map();
  const fresh = (key: string): string | undefined => {
    const entry = entries.get(key);
    return entry && entry.until > clock.now() ? entry.value : undefined;
  };
  return {
    entries,
    get: (keys) => answer(timing, () => keys.map(fresh)),
    put: (added, seconds) =>
      answer(timing, () => {
        for (const { key, value } of added) entries.set(key, { value, until: clock.now() + seconds * 1000 });
      }),
  };
}
