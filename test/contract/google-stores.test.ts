import { STORE_FULL, STORE_SPENT } from '#words/google';
import { ScriptException } from '../../playground/apps-script/runtime/script-exception';
import { scriptCache } from '../../sheets-addon/host/storage/cache';
import { cellLock, scriptLock } from '../../sheets-addon/host/storage/lock';
import { propertyStore } from '../../sheets-addon/host/storage/store';
import { describeCacheContract } from './cache.contract';
import { type Google, installGoogle } from './google';
import { describeLockContract } from './lock.contract';
import { describeStoreContract } from './store.contract';

/** The first half of a character, without its second. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])/;

describe("Google's stores and locks", () => {
  let google: Google;

  beforeAll(async () => {
    google = await installGoogle();
  });
  beforeEach(() => google.bench.playground.cache.clear());
  afterAll(() => google.dispose());

  describe('as a store', () =>
    describeStoreContract(() => {
      PropertiesService.getUserProperties().deleteAllProperties();
      return propertyStore(PropertiesService.getUserProperties());
    }));
  describe('as a store that Google limits', () => {
    const properties = () => PropertiesService.getUserProperties();
    beforeEach(() => void properties().deleteAllProperties());
    afterAll(() => void properties().deleteAllProperties());

    it('leaves nothing behind of what was long once it is forgotten', () => {
      const store = propertyStore(properties());
      store.set('long', 'x'.repeat(40_000));
      store.set('long', 'short');
      store.remove('long');
      expect(properties().getKeys()).toEqual([]);
    });

    it('takes a value with a part of another writing for none', () => {
      const store = propertyStore(properties());
      store.set('long', 'x'.repeat(20_000));
      const part = properties().getProperty('long part 2') as string;
      store.set('long', 'y'.repeat(20_000));
      properties().setProperty('long part 2', part);
      expect([store.get('long'), store.all('')]).toEqual([undefined, {}]);
    });

    it('cuts no character in two', () => {
      for (const before of ['', 'a']) {
        propertyStore(properties()).set('long', before + '🙂'.repeat(5_000));
        for (const text of Object.values(properties().getProperties())) expect(text).not.toMatch(LONE_SURROGATE);
      }
    });

    it('says in a sentence that it is full, and keeps what it had', () => {
      const store = propertyStore(properties());
      store.set('first', 'x'.repeat(400_000));
      const before = JSON.stringify(properties().getProperties());
      expect(() => store.set('second', 'y'.repeat(200_000))).toThrow(STORE_FULL);
      expect(JSON.stringify(properties().getProperties())).toBe(before);
    });
  });
  it('as a store whose reads and writes are used up for today, says so in a sentence', () => {
    const spent = jest.spyOn(google.bench.backend.quota, 'spend').mockReturnValue(1e9);
    const store = propertyStore(PropertiesService.getUserProperties());
    for (const ask of [() => store.get('first'), () => store.all(''), () => store.remove('first'), () => store.set('first', '1')])
      expect(ask).toThrow(expect.objectContaining({ message: STORE_SPENT, code: 'rate-limited', retryable: true }));
    spent.mockRestore();
  });
  describe('as a cache', () => {
    describeCacheContract(() => ({
      cache: scriptCache(CacheService.getScriptCache()),
      pass: (seconds) => google.bench.clock.advance(seconds * 1000),
    }));

    it('asks Google once for values of one part, again for further parts, and not at all for nothing', () => {
      const store = CacheService.getScriptCache();
      const calls: string[] = [];
      const heard = (name: string, keys: readonly string[]): void => void calls.push(`${name} ${keys.join()}`);
      const cache = scriptCache({
        ...store,
        getAll(keys: string[]) {
          heard('get', keys);
          return store.getAll(keys);
        },
        putAll(values: Record<string, string>, seconds?: number) {
          heard('put', Object.keys(values));
          store.putAll(values, Number(seconds));
        },
      });
      cache.put([], 60);
      cache.get([]);
      expect(calls).toEqual([]);
      cache.put(
        [
          { key: 'a', value: '1' },
          { key: 'b', value: 'y'.repeat(60_000) },
        ],
        60,
      );
      cache.get(['a']);
      cache.get(['a', 'b']);
      expect(calls).toEqual(['put a,b,b part 2,b part 3', 'get a', 'get a,b', 'get b part 2,b part 3']);
    });

    it('takes a value with a part gone for a value that is gone', () => {
      const cache = scriptCache(CacheService.getScriptCache());
      cache.put([{ key: 'long', value: 'y'.repeat(100_000) }], 60);
      CacheService.getScriptCache().remove('long part 2');
      expect(cache.get(['long'])).toEqual([undefined]);
    });

    it('has nothing and keeps nothing where Google refuses, and goes on', () => {
      const refuse = (): never => {
        throw new ScriptException("We're sorry, a server error occurred. Please wait a bit and try again.");
      };
      const store = CacheService.getScriptCache();
      const kept = [{ key: 'long', value: 'y'.repeat(100_000) }];
      scriptCache(store).put(kept, 60);
      expect(scriptCache({ ...store, getAll: refuse }).get(['long'])).toEqual([undefined]);
      let asked = 0;
      const secondRefused = (keys: string[]) => (asked++ === 0 ? store.getAll(keys) : refuse());
      expect(scriptCache({ ...store, getAll: secondRefused }).get(['long'])).toEqual([undefined]);
      expect(() => scriptCache({ ...store, putAll: refuse }).put(kept, 60)).not.toThrow();
    });

    it('cuts no character in two', () => {
      const store = CacheService.getScriptCache();
      for (const before of ['', 'a']) {
        scriptCache(store).put([{ key: 'long', value: before + '🙂'.repeat(70_000) }], 60);
        for (const key of ['long', 'long part 2', 'long part 3']) expect(store.get(key)).not.toMatch(LONE_SURROGATE);
      }
    });

    it('never mixes the parts of two writings', () => {
      const cache = scriptCache(CacheService.getScriptCache());
      cache.put([{ key: 'long', value: 'a'.repeat(70_000) }], 60);
      const old = CacheService.getScriptCache().get('long part 2') as string;
      cache.put([{ key: 'long', value: 'b'.repeat(70_000) }], 60);
      CacheService.getScriptCache().put('long part 2', old, 60);
      expect(cache.get(['long'])).toEqual([undefined]);
    });
  });
  describe('as a lock', () => {
    /** Another execution has the lock while `holder` is in the backend's table. */
    const foreign = {
      acquire: (_: string, waitMs: number) => {
        const { locks } = google.bench.backend;
        const name = 'document:spreadsheet-1';
        return locks.acquire(name, 'another execution', waitMs) ? () => locks.release(name, 'another execution') : undefined;
      },
    };
    describeLockContract(() => ({ lock: scriptLock(LockService.getDocumentLock()), others: foreign }));

    describe('where Google finds too many asked for at once, as in hundreds of cells', () => {
      const tooMany = (): never => {
        throw new ScriptException('There are too many LockService operations against the same script.');
      };
      afterEach(() => jest.restoreAllMocks());

      it('is asked for again as long as one may wait; then cells have none, and others hear why', () => {
        const { clock, backend } = google.bench;
        const asking = jest.spyOn(backend.locks, 'acquire').mockImplementation(tooMany);
        const before = clock.now();
        expect(cellLock(LockService.getDocumentLock()).acquire('fetch', 2500)).toBeUndefined();
        expect([asking.mock.calls.length, clock.now() - before]).toEqual([3, 2000]);
        expect(() => scriptLock(LockService.getDocumentLock()).acquire('fetch', 2500)).toThrow('too many');
      });

      it('is waited for no longer than one may wait, however often that took', () => {
        const { clock, backend } = google.bench;
        jest.spyOn(backend.locks, 'acquire').mockImplementation(tooMany);
        const before = clock.now();
        expect(cellLock(LockService.getDocumentLock()).acquire('fetch', 2000)).toBeUndefined();
        expect(clock.now() - before).toBe(1000);
        jest.restoreAllMocks();
        const others = foreign.acquire('fetch', 10);
        const asking = jest.spyOn(backend.locks, 'acquire').mockImplementationOnce(tooMany);
        expect(scriptLock(LockService.getDocumentLock()).acquire('fetch', 2500)).toBeUndefined();
        expect(asking.mock.calls.map(([, , waitMs]) => waitMs)).toEqual([2500, 1500]);
        others?.();
      });

      it('is had, and given back, when it is asked again', () => {
        const { locks } = google.bench.backend;
        jest.spyOn(locks, 'acquire').mockImplementationOnce(tooMany);
        const release = scriptLock(LockService.getDocumentLock()).acquire('fetch', 1500);
        jest.spyOn(locks, 'release').mockImplementationOnce(tooMany);
        release?.();
        const others = foreign.acquire('fetch', 10);
        expect([release, others]).toEqual([expect.any(Function), expect.any(Function)]);
        others?.();
      });

      it('is left to the end of the execution where it cannot be given back', () => {
        const release = scriptLock(LockService.getDocumentLock()).acquire('fetch', 1500);
        jest.spyOn(google.bench.backend.locks, 'release').mockImplementation(tooMany);
        expect(release).toBeDefined();
        expect(() => release?.()).not.toThrow();
      });
    });
  });
});
