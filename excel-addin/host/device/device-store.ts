import type { KeyValueStore } from '../../../shared/ports';
import type { MaybePromise } from '../../../shared/task';

/**
 * `OfficeRuntime.storage`: of this device and its user, for all workbooks; not encrypted, and shared with whatever else comes from
 * the same origin. (https://learn.microsoft.com/javascript/api/office-runtime/officeruntime.storage)
 */
export const officeStore = (storage: OfficeRuntime.Storage): KeyValueStore => ({
  get: async (key) => (await storage.getItem(key)) ?? undefined,
  set: (key, value) => storage.setItem(key, value),
  remove: (key) => storage.removeItem(key),
  async all(prefix) {
    const keys = (await storage.getKeys()).filter((key) => key.startsWith(prefix));
    const found = keys.length === 0 ? {} : await storage.getItems(keys);
    return Object.fromEntries(Object.entries(found).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
  },
});

/**
 * Local storage, under the partition that Office names where the browser has any.
 * (https://learn.microsoft.com/office/dev/add-ins/develop/persisting-add-in-state-and-settings)
 */
export function browserStore(storage: Storage, partition: string | undefined): KeyValueStore {
  const own = partition ?? '';
  return {
    get: (key) => storage.getItem(own + key) ?? undefined,
    set: (key, value) => storage.setItem(own + key, value),
    remove: (key) => storage.removeItem(own + key),
    all(prefix) {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
      const found = keys.filter((key) => key.startsWith(own + prefix));
      return Object.fromEntries(found.map((key) => [key.slice(own.length), storage.getItem(key) ?? '']));
    },
  };
}

/** A store that may turn out to be blocked. */
export interface BlockedStore extends KeyValueStore {
  /** Whether something could not be kept, and memory took its place. */
  readonly isBlocked: () => boolean;
}

/**
 * A store that goes on in the memory of this page once the browser refuses its own: a private window, or third-party cookies that are off. What
 * it had kept until then can still be read, as where there was no room for more.
 * (https://github.com/OfficeDev/office-js/issues/1207, 2177)
 * @param open may throw as well
 */
export function orMemory(open: () => KeyValueStore): BlockedStore {
  /** What was set since it was blocked; `undefined` is what was removed. */
  const memory = new Map<string, string | undefined>();
  let store: KeyValueStore | undefined;
  let isBlocked = false;

  async function tried<T>(ask: (store: KeyValueStore) => MaybePromise<T>, instead: () => T): Promise<T> {
    const once = async (): Promise<T> => {
      store ??= open();
      return await ask(store);
    };
    try {
      // What fails once may be no more than that: a browser that refuses does so again.
      return await (isBlocked ? once() : once().catch(once));
    } catch {
      isBlocked = true;
      return instead();
    }
  }

  async function written(ask: (store: KeyValueStore) => MaybePromise<void>, key: string, value: string | undefined): Promise<void> {
    const inMemory = (): void => void memory.set(key, value);
    return isBlocked ? inMemory() : await tried(ask, inMemory);
  }

  return {
    isBlocked: () => isBlocked,
    async get(key) {
      if (memory.has(key)) return memory.get(key);
      return await tried(
        (own) => own.get(key),
        () => undefined,
      );
    },
    set: (key, value) => written((own) => own.set(key, value), key, value),
    remove: (key) => written((own) => own.remove(key), key, undefined),
    async all(prefix) {
      const kept = await tried(
        (own) => own.all(prefix),
        (): Readonly<Record<string, string>> => ({}),
      );
      const since = [...memory].filter(([key]) => key.startsWith(prefix));
      const all = Object.entries({ ...kept, ...Object.fromEntries(since) });
      return Object.fromEntries(all.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
    },
  };
}
