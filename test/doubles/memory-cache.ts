import type { Cache, Clock } from '../../shared/ports';
import { answer, type Timing } from './timing';

/** CacheService refuses longer ones: developers.google.com/apps-script/reference/cache/cache, `put`. A long value has ` ` and a number behind. */
const KEY_CHARACTERS = 245;

/** A cache in memory that forgets by a clock. */
export interface MemoryCache extends Cache {
  /** What it was given and has not been made to forget, with the moment until which it is kept. */
  readonly entries: Map<string, { readonly value: string; readonly until: number }>;
}

export function memoryCache(timing: Timing, clock: Clock): MemoryCache {
  const entries: MemoryCache['entries'] = new Map();
  const taken = (key: string): string => {
    if (key.length > KEY_CHARACTERS) throw new RangeError(`No cache takes a key of ${key.length} characters.`);
    return key;
  };
  const fresh = (key: string): string | undefined => {
    const entry = entries.get(taken(key));
    return entry && entry.until > clock.now() ? entry.value : undefined;
  };
  return {
    entries,
    get: (keys) => answer(timing, () => keys.map(fresh)),
    put: (added, seconds) =>
      answer(timing, () => {
        for (const { key, value } of added) entries.set(taken(key), { value, until: clock.now() + seconds * 1000 });
      }),
  };
}
