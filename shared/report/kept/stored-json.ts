import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';

/** What stands under a key; whatever cannot be read counts as not there. */
export function* loadJson<T>(store: KeyValueStore, key: string): Task<T | undefined> {
  const text = yield* wait(store.get(key));
  return text === undefined ? undefined : parsedJson<T>(text);
}

/** What a stored text holds; `undefined` if it can't be used. */
export function parsedJson<T>(text: string): T | undefined {
  try {
    const value = JSON.parse(text) as (T & { readonly version?: unknown }) | null;
    return value ?? undefined;
  } catch {
    return undefined;
  }
}
