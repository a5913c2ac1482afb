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
 * A store that goes on in the memory of this page once the browser refuses its own: a private window, or third-party cookies that are off.
 * (https://github.com/OfficeDev/office-js/issues/1207, 2177)
 * @param open may throw as well
 */
export function orMemory(open: () => KeyValueStore): BlockedStore {
  const memory = new Map<string, string>();
  let store: KeyValueStore | undefined;
  let isBlocked = false;

  async function tried<T>(ask: (store: KeyValueStore) => MaybePromise<T>, inMemory: () => T): Promise<T> {
    if (isBlocked) return inMemory();
    const once = async (): Promise<T> => {
      store ??= open();
      return await ask(store);
    };
    try {
      // What fails once may be no more than that: a browser that refuses does so again.
      return await once().catch(once);
    } catch {
      isBlocked = true;
      return inMemory();
    }
  }

  return {
    isBlocked: () => isBlocked,
    get: (key) =>
      tried(
        (own) => own.get(key),
        () => memory.get(key),
      ),
    set: (key, value) =>
      tried(
        (own) => own.set(key, value),
        () => void memory.set(key, value),
      ),
    remove: (key) =>
      tried(
        (own) => own.remove(key),
        () => void memory.delete(key),
      ),
    all: (prefix) =>
      tried(
        (own) => own.all(prefix),
        () => Object.fromEntries([...memory].filter(([key]) => key.startsWith(prefix))),
      ),
  };
}
