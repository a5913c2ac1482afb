import type { Cache, Clock } from '../../../shared/ports';

/** As many characters as the page keeps at most; a week of a thousand people has about two million. */
const MOST_CHARACTERS = 60_000_000;

interface Entry {
  readonly value: string;
  /** From when and until when, in milliseconds since 1970: what was put while the clock was ahead would be there for as long as it was ahead. */
  readonly from: number;
  readonly until: number;
}

/**
 * What the page keeps in memory, for all its cells and the pane. When it is full, what was put longest ago goes first.
 * @param most characters, keys not counted
 */
export function pageCache(clock: Pick<Clock, 'now'>, most = MOST_CHARACTERS): Cache {
  const entries = new Map<string, Entry>();
  let characters = 0;

  function drop(key: string): void {
    characters -= entries.get(key)?.value.length ?? 0;
    entries.delete(key);
  }

  function makeRoom(): void {
    const now = clock.now();
    for (const [key, { until }] of entries) if (until <= now) drop(key);
    for (const key of entries.keys()) {
      if (characters <= most) return;
      drop(key);
    }
  }

  return {
    async get(keys) {
      const now = clock.now();
      return keys.map((key) => {
        const entry = entries.get(key);
        return entry && entry.from <= now && entry.until > now ? entry.value : undefined;
      });
    },
    async put(added, seconds) {
      const from = clock.now();
      for (const { key, value } of added) {
        drop(key);
        entries.set(key, { value, from, until: from + seconds * 1000 });
        characters += value.length;
      }
      makeRoom();
    },
  };
}
