/** CacheService: keys of 250 characters, values of 100 KB, six hours at most. What is put may be gone at any time. */
import { takesMore } from '../bytes/utf8';
import { ScriptException } from '../runtime/script-exception';
import { requireArguments } from '../runtime/service';
import type { ServiceMaker } from './service-maker';
import { ownStore, type StoreKind } from './store-name';

const KEY_CHARACTERS = 250;
const VALUE_BYTES = 100 * 1024;
const USUAL_SECONDS = 600;
const MOST_SECONDS = 21_600;

export function cacheService({ execution, expose }: ServiceMaker): object {
  const { cache } = execution.backend;

  function one(kind: StoreKind): object {
    const store = ownStore(execution, kind);
    return expose({
      name: 'Cache',
      need: 'cache',
      methods: {
        get: (...args: unknown[]) => {
          requireArguments('CacheService.Cache.get', args, 1);
          return cache.get(store, [checkedKey(args[0])])[0] ?? null;
        },
        getAll: (keys: readonly unknown[]) => {
          const names = keys.map(checkedKey);
          const values = cache.get(store, names);
          return Object.fromEntries(names.flatMap((name, index) => (typeof values[index] === 'string' ? [[name, values[index]]] : [])));
        },
        put: (...args: unknown[]) => {
          requireArguments('CacheService.Cache.put', args, 2);
          cache.put(store, { [checkedKey(args[0])]: checkedValue(args[1]) }, checkedSeconds(args[2]));
        },
        putAll: (values: object, seconds?: unknown) => {
          const entries = Object.entries(values).map(([key, value]) => [checkedKey(key), checkedValue(value)]);
          cache.put(store, Object.fromEntries(entries), checkedSeconds(seconds));
        },
        remove: (key: unknown) => cache.remove(store, [checkedKey(key)]),
        removeAll: (keys: readonly unknown[]) => cache.remove(store, keys.map(checkedKey)),
      },
    });
  }

  return expose({
    name: 'CacheService',
    prefix: 'CacheService.',
    need: 'cache',
    methods: {
      getUserCache: () => one('user'),
      getDocumentCache: () => (execution.document ? one('document') : null),
      getScriptCache: () => one('script'),
    },
  });
}

function checkedKey(key: unknown): string {
  const text = String(key);
  if (text.length > KEY_CHARACTERS) throw new ScriptException('Argument too large: key');
  return text;
}

function checkedValue(value: unknown): string {
  if (value === null || value === undefined) throw new ScriptException('Invalid argument: value');
  const text = String(value);
  if (takesMore([text], VALUE_BYTES)) throw new ScriptException('Argument too large: value');
  return text;
}

function checkedSeconds(seconds: unknown): number {
  if (seconds === undefined) return USUAL_SECONDS;
  const number = Number(seconds);
  if (!(number >= 1 && number <= MOST_SECONDS)) throw new ScriptException('Argument out of range: expirationInSeconds');
  return number;
}
