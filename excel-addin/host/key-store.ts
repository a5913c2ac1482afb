import { CONNECTION_KEY } from '../../shared/api/connection-store';
import type { KeyKeeper, KeyLifetime, KeyValueStore } from '../../shared/ports';

/** The person's choice is kept here, under the name that it had first. */
const LIFETIME_KEY = 'activtrak.key-place';

/** A person's own store, and for how long it keeps her key. */
export interface KeyStore {
  readonly secrets: KeyValueStore;
  readonly keeper: KeyKeeper;
}

/**
 * The store of the person at this device. The key is in it, or in the memory of this page alone where she chose that; her name and
 * her choices stay on the device either way, since her schedules go by them. Nothing of it is ever in a workbook.
 */
export function keyStore(device: KeyValueStore): KeyStore {
  let session: string | undefined;
  const lifetime = async (): Promise<KeyLifetime> => ((await device.get(LIFETIME_KEY)) === 'session' ? 'session' : 'device');
  return {
    secrets: {
      get: async (key) => (key === CONNECTION_KEY && session !== undefined ? session : await device.get(key)),
      async set(key, value) {
        const isForSession = key === CONNECTION_KEY && (await lifetime()) === 'session';
        if (isForSession) {
          session = value;
          await device.remove(key);
          return;
        }
        await device.set(key, value);
        if (key === CONNECTION_KEY) session = undefined;
      },
      async remove(key) {
        if (key === CONNECTION_KEY) session = undefined;
        await device.remove(key);
      },
      async all(prefix) {
        const found = await device.all(prefix);
        return session !== undefined && CONNECTION_KEY.startsWith(prefix) ? { ...found, [CONNECTION_KEY]: session } : found;
      },
    },
    keeper: {
      lifetime,
      choose: (chosen) => device.set(LIFETIME_KEY, chosen),
    },
  };
}
