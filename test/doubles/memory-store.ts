import type { KeyValueStore } from '../../shared/ports';
import { answer, type Timing } from './timing';

/** A store in memory whose entries a test may look at. */
export interface MemoryStore extends KeyValueStore {
  readonly entries: Map<string, string>;
}

export function memoryStore(timing: Timing): MemoryStore {
  const entries = new Map<string, string>();
  return {
    entries,
    get: (key) => answer(timing, () => entries.get(key)),
    set: (key, value) =>
      answer(timing, () => {
        entries.set(key, value);
      }),
    remove: (key) =>
      answer(timing, () => {
        entries.delete(key);
      }),
    all: (prefix) => answer(timing, () => Object.fromEntries([...entries].filter(([key]) => key.startsWith(prefix)))),
  };
}

/** Gives a store these entries alone. */
export function refill({ entries }: MemoryStore, others: Iterable<readonly [string, string]>): void {
  const kept = [...others];
  entries.clear();
  for (const [key, value] of kept) entries.set(key, value);
}

/** The same entries in a store of their own, or in one that had others. */
export function copiedStore({ entries }: MemoryStore, into = memoryStore('at once')): MemoryStore {
  refill(into, entries);
  return into;
}
