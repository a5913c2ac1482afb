/**
 * What a caller may hand in, as ports; what it left out, as something that lasts for this execution. A library's own stores are
 * shared by everyone who includes it, so none of them is ever used.
 * @module
 */
import type { Cache, KeyValueStore, Lock } from '../../shared/ports';
import type { Sync } from '../../shared/task';
import { scriptCache } from '../host/storage/cache';
import { scriptLock } from '../host/storage/lock';
import { service } from './options';

export const PROPERTIES = service('getProperty', 'PropertiesService.getScriptProperties()');
export const CACHE = service('getAll', 'CacheService.getScriptCache()');
export const LOCK = service('tryLock', 'LockService.getScriptLock()');

/** The caller's cache, or one that lasts for this execution. */
export function cacheOf(cache: GoogleAppsScript.Cache.Cache | null | undefined, now: () => number): Sync<Cache> {
  if (cache) return scriptCache(cache);
  const kept = new Map<string, { readonly value: string; readonly until: number }>();
  return {
    get: (keys) =>
      keys.map((key) => {
        const entry = kept.get(key);
        return entry && entry.until > now() ? entry.value : undefined;
      }),
    put(entries, seconds) {
      for (const { key, value } of entries) kept.set(key, { value, until: now() + seconds * 1000 });
    },
  };
}

/** A lock that the caller holds already stays the caller's: giving it back here would let others in. */
export function lockOf(lock: GoogleAppsScript.Lock.Lock | null | undefined): Sync<Lock> {
  if (!lock) return { acquire: () => () => undefined };
  const own = scriptLock(lock);
  return { acquire: (name, waitMs) => (lock.hasLock() ? () => undefined : own.acquire(name, waitMs)) };
}

/** A connection has its key in memory: there is no store of secrets. */
export const noSecrets: Sync<KeyValueStore> = {
  get: () => undefined,
  set: () => undefined,
  remove: () => undefined,
  all: () => ({}),
};
