import type { Cache } from '../../ports';

const ofCache = new WeakMap<Cache, Map<string, { readonly text: string; readonly value: unknown }>>();

/**
 * What a cache's text holds, the same thing for all cells that are calculated together: hundreds read the same, and would each keep a copy of their own
 * for as long as they wait.
 */
export function parsedOnce<T>(cache: Cache, key: string, text: string): T {
  const parsed = ofCache.get(cache) ?? new Map<string, { readonly text: string; readonly value: unknown }>();
  ofCache.set(cache, parsed);
  const known = parsed.get(key);
  if (known?.text === text) return known.value as T;
  const value = JSON.parse(text) as T;
  parsed.set(key, { text, value });
  return value;
}
