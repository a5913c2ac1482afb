/** `OfficeRuntime.storage` in memory: strings alone, and everything through a promise. */
export interface MemoryOfficeStorage extends OfficeRuntime.Storage {
  readonly entries: Map<string, string>;
}

export function memoryOfficeStorage(): MemoryOfficeStorage {
  const entries = new Map<string, string>();
  const refuseOthers = (...texts: readonly unknown[]): void => {
    if (texts.some((text) => typeof text !== 'string')) throw new TypeError('Keys and values have to be strings.');
  };
  return {
    entries,
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
      for (const [key, value] of Object.entries(values)) entries.set(key, value);
    },
    async removeItems(keys) {
      for (const key of keys) entries.delete(key);
    },
    getKeys: async () => [...entries.keys()],
  };
}

/** A browser's local storage in memory. */
export function memoryLocalStorage(): Storage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, String(value)),
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  };
}
