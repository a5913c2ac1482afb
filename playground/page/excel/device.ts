import type { Entries } from '../../office/office-storage';

/** Before the keys of what Excel keeps on this device, which is this browser. */
export const DEVICE = 'activtrak-playground-excel.storage.';

/** A part of a browser's storage. */
export function deviceEntries(storage: Storage, prefix: string): Entries {
  return {
    get: (key) => storage.getItem(prefix + key) ?? undefined,
    set: (key, value) => storage.setItem(prefix + key, value),
    delete: (key) => storage.removeItem(prefix + key),
    keys: () => Object.keys(storage).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : [])),
  };
}
