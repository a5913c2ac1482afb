import type { PropertiesBackend } from '../backend';

/** Everything that the stores hold, as JSON: what a host may keep over a restart. */
export type PropertiesContent = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface MemoryProperties extends PropertiesBackend {
  content(): PropertiesContent;
}

/** Properties in memory. `changed` is called after every change. */
export function memoryProperties(content: PropertiesContent = {}, changed: () => void = () => {}): MemoryProperties {
  const stores = new Map(Object.entries(content).map(([name, values]) => [name, new Map(Object.entries(values))]));
  /** Stores as they are read, which is far more often than they change. */
  const readings = new Map<string, Readonly<Record<string, string>>>();
  return {
    read(store) {
      const reading = readings.get(store) ?? Object.freeze(Object.fromEntries(stores.get(store) ?? []));
      readings.set(store, reading);
      return reading;
    },
    change(store, changes) {
      const values = stores.get(store) ?? new Map<string, string>();
      stores.set(store, values);
      readings.delete(store);
      for (const [key, value] of Object.entries(changes)) {
        if (value === null) values.delete(key);
        else values.set(key, value);
      }
      changed();
    },
    content: () => Object.fromEntries([...stores].map(([name, values]) => [name, Object.fromEntries(values)])),
  };
}
