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
