import type { CacheBackend } from '../backend';

/** Google keeps this many items a cache, those that would have lasted longest. */
const MOST_ITEMS = 1_000;
const KEPT_WHEN_FULL = 900;

interface Item {
  readonly value: string;
  readonly until: number;
}

export interface MemoryCache extends CacheBackend {
  /** From now on what is put is forgotten at once, as Google may do at any time. */
  forgetEarly(on: boolean): void;
  /** Forgets everything. */
  clear(): void;
  /** Every key and value of every store, and until when it is kept, for tests that look for what must not be there. */
  content(): readonly { readonly store: string; readonly key: string; readonly value: string; readonly until: number }[];
}

/** Caches in memory. `now` gives milliseconds. */
export function memoryCache(now: () => number): MemoryCache {
  const stores = new Map<string, Map<string, Item>>();
  let early = false;

  function makeRoom(items: Map<string, Item>): void {
    if (items.size <= MOST_ITEMS) return;
    const byTime = [...items].sort(([, one], [, other]) => other.until - one.until);
    for (const [key] of byTime.slice(KEPT_WHEN_FULL)) items.delete(key);
  }

  return {
    get: (store, keys) =>
      keys.map((key) => {
        const item = stores.get(store)?.get(key);
        return item && item.until > now() ? item.value : null;
      }),
    put(store, entries, seconds) {
      if (early) return;
      const items = stores.get(store) ?? new Map<string, Item>();
      stores.set(store, items);
      for (const [key, value] of Object.entries(entries)) {
        items.set(key, { value, until: now() + seconds * 1000 });
        makeRoom(items);
      }
    },
    remove: (store, keys) => {
      for (const key of keys) stores.get(store)?.delete(key);
    },
    forgetEarly: (on) => {
      early = on;
    },
    clear: () => stores.clear(),
    content: () => [...stores].flatMap(([store, items]) => [...items].map(([key, item]) => ({ store, key, ...item }))),
  };
}
