/** Where the strings are; a Map is one. */
export interface Entries {
  get(key: string): string | undefined;
  set(key: string, value: string): unknown;
  delete(key: string): unknown;
  keys(): Iterable<string>;
}

/**
 * `OfficeRuntime.storage` over some entries: strings alone, and everything through a promise. Its limit of 10 MB is not enforced.
 * (https://learn.microsoft.com/javascript/api/office-runtime/officeruntime.storage)
 */
export function officeStorage(entries: Entries): OfficeRuntime.Storage {
  const refuseOthers = (...texts: readonly unknown[]): void => {
    if (texts.some((text) => typeof text !== 'string')) throw new TypeError('Keys and values have to be strings.');
  };
  return {
    async getItem(key) {
      refuseOthers(key);
      return entries.get(key) ?? null;
    },
    async setItem(key, value) {
      refuseOthers(key, value);
      entries.set(key, value);
    },
    async removeItem(key) {
      refuseOthers(key);
      entries.delete(key);
    },
    getItems: async (keys) => Object.fromEntries(keys.map((key) => [key, entries.get(key) ?? null])),
    async setItems(values) {
      refuseOthers(...Object.values(values));
      for (const [key, value] of Object.entries(values)) entries.set(key, value);
    },
    async removeItems(keys) {
      for (const key of keys) entries.delete(key);
    },
    getKeys: async () => [...entries.keys()],
  };
}

export interface MemoryOfficeStorage extends OfficeRuntime.Storage {
  readonly entries: Map<string, string>;
}

export function memoryOfficeStorage(): MemoryOfficeStorage {
  const entries = new Map<string, string>();
  return { ...officeStorage(entries), entries };
}
