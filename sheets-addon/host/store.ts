import type { KeyValueStore } from '../../shared/ports';
import type { Sync } from '../../shared/task';

/** One of PropertiesService's stores. A value may have 9 KB. */
export const propertyStore = (properties: GoogleAppsScript.Properties.Properties): Sync<KeyValueStore> => ({
  get: (key) => properties.getProperty(key) ?? undefined,
  set: (key, value) => {
    properties.setProperty(key, value);
  },
  remove: (key) => {
    properties.deleteProperty(key);
  },
  all: (prefix) => Object.fromEntries(Object.entries(properties.getProperties()).filter(([key]) => key.startsWith(prefix))),
});
