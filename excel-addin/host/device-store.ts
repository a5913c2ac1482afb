import type { KeyValueStore } from '../../shared/ports';

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
