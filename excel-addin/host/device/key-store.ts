import { isConnectionKey, ofSettings } from '../../../shared/api/connections/connection-store';
import type { KeyKeeper, KeyLifetime, KeyValueStore } from '../../../shared/ports';

/** The person's choice is kept here, under the name that it had first. */
const LIFETIME_KEY = 'activtrak.key-place';

/** A person's own store, and for how long it keeps her keys. */
export interface KeyStore {
  readonly secrets: KeyValueStore;
  readonly keeper: KeyKeeper;
}

/** Whether a person has her keys for a session alone. @param secrets her store */
export const isForSession = async (secrets: Pick<KeyValueStore, 'get'>): Promise<boolean> =>
  (await secrets.get(LIFETIME_KEY)) === 'session';

/**
 * The store of the person at this device. Keys are in it, or in the memory of this page alone where she chose that; her name and
 * her choices stay on the device either way, since her schedules go by them. Nothing of it is ever in a workbook.
 */
export function keyStore(device: KeyValueStore): KeyStore {
  const session = new Map<string, string>();
  const lifetime = async (): Promise<KeyLifetime> => ((await isForSession(device)) ? 'session' : 'device');
  return {
    secrets: {
      get: async (key) => session.get(key) ?? (await device.get(key)),
      async set(key, value) {
        // What was set for a key may name groups and people, and goes where the key is.
        if (isConnectionKey(key) ? (await lifetime()) === 'session' : session.has(ofSettings(key) ?? '')) {
          session.set(key, value);
          await device.remove(key);
          return;
        }
        await device.set(key, value);
        session.delete(key);
      },
      async remove(key) {
        session.delete(key);
        await device.remove(key);
      },
      async all(prefix) {
        return { ...(await device.all(prefix)), ...Object.fromEntries([...session].filter(([key]) => key.startsWith(prefix))) };
      },
    },
    keeper: {
      lifetime,
      choose: (chosen) => device.set(LIFETIME_KEY, chosen),
    },
  };
}
