import { STORE_FULL, STORE_SPENT } from '#words/google';
import type { NetworkAnswer, NetworkRequest } from '../../playground/apps-script/backend';
import { ScriptException } from '../../playground/apps-script/runtime/script-exception';
import { troubleText } from '../../shared/diagnostics';
import { scriptClock, timeBudget } from '../../sheets-addon/host/clock';
import { scriptDiagnostics } from '../../sheets-addon/host/diagnostics';
import { urlFetchTransport } from '../../sheets-addon/host/network/transport';
import { scriptCache } from '../../sheets-addon/host/storage/cache';
import { cellLock, scriptLock } from '../../sheets-addon/host/storage/lock';
import { propertyStore } from '../../sheets-addon/host/storage/store';
import { countdownBudget } from '../doubles/countdown-budget';
import { handClock } from '../doubles/hand-clock';
import { memoryCache } from '../doubles/memory-cache';
import { memoryDiagnostics } from '../doubles/memory-diagnostics';
import { memoryLock } from '../doubles/memory-lock';
import { memorySheets } from '../doubles/memory-sheets';
import { memoryStore } from '../doubles/memory-store';
import { brokenConnection, httpAnswer, respondingTransport } from '../doubles/scripted-transport';
import { describeCacheContract } from './cache.contract';
import { describeClockContract } from './clock.contract';
import { consoleKeeping, describeDiagnosticsContract } from './diagnostics.contract';
import { type Google, installGoogle } from './google';
import { describeLockContract } from './lock.contract';
import { describeMarksContract, type MarksBench } from './marks.contract';
import { otherEnd } from './other-end';
import { describeSheetWriterContract, type SheetWriterBench } from './sheet-writer.contract';
import { describeStoreContract } from './store.contract';
import { describeTransportContract } from './transport.contract';

const TIMINGS = ['at once', 'later'] as const;

/** The double keeps formulas as they are relative to their row. */
const relative = (formula: string, row: number): string => formula.replace(/(?<=[A-Z])\d+/g, (number) => `[${Number(number) - 1 - row}]`);

describe.each(TIMINGS)('the doubles in memory that answer %s', (timing) => {
  describe('as a store', () => describeStoreContract(() => memoryStore(timing)));
  describe('as a cache', () =>
    describeCacheContract(() => {
      const clock = handClock(timing);
      return { cache: memoryCache(timing, clock), pass: (seconds) => clock.advance(seconds * 1000) };
    }));
  describe('as diagnostics', () =>
    describeDiagnosticsContract(() => {
      const diagnostics = memoryDiagnostics();
      return { diagnostics, kept: () => diagnostics.troubles.map(troubleText) };
    }));
  describe('as a lock', () =>
    describeLockContract(() => {
      const lock = memoryLock(timing, handClock(timing));
      return { lock, others: lock };
    }));
  describe('as a clock', () =>
    describeClockContract(() => {
      const clock = handClock(timing);
      return { clock, budget: (ms) => countdownBudget(clock, ms) };
    }));
  describe('as sheets', () => {
    const make = (): SheetWriterBench & MarksBench => {
      const writer = memorySheets(timing);
      const name = 'Sheet1';
      writer.type(name, 0, 0, {});
      return {
        writer,
        type: (row, column, text) =>
          writer.type(name, row, column, text.startsWith('=') ? { formula: relative(text, row) } : { value: text }),
        insertRows: (before, count) => writer.insertRows(name, before, count),
        deleteRows: (first, count) => writer.deleteRows(name, first, count),
        deleteColumns: (first, count) => writer.deleteColumns(name, first, count),
        moveColumn: (from, to) => writer.moveColumn(name, from, to),
        width: (column) => writer.width(name, column) ?? 12,
        isHidden: (sheet) => writer.isHidden(sheet),
        frozenRows: () => writer.frozenRows(name),
        setWidth: (column, width) => writer.setWidth(name, column, width),
      };
    };
    describeSheetWriterContract(make);
    describe('with marks', () => describeMarksContract(make));
  });
  describe('as a transport', () =>
    describeTransportContract(() => ({
      transport: respondingTransport(timing, ({ url, headers }) => {
        const answer = otherEnd(new URL(url).pathname, headers);
        return answer ? httpAnswer(answer.status, answer.body, { 'retry-after': '7' }) : brokenConnection;
      }),
    })));
});

describe("Google's services", () => {
  let google: Google;

  beforeAll(async () => {
    google = await installGoogle();
    google.bench.answer = ({ url, headers }: NetworkRequest): NetworkAnswer => {
      const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
      const answer = otherEnd(new URL(url).pathname, lower);
      return answer ? { ...answer, headers: { 'Retry-After': '7' } } : { failure: 'broken' };
    };
  });
  beforeEach(() => {
    google.bench.playground.cache.clear();
  });
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
      expect(ask).toThrow(STORE_SPENT);
    spent.mockRestore();
  });
  describe('as a cache', () => {
    describeCacheContract(() => ({
      cache: scriptCache(CacheService.getScriptCache()),
      pass: (seconds) => google.bench.clock.advance(seconds * 1000),
    }));

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
        for (const key of ['long', 'long part 2', 'long part 3']) expect(store.get(key)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
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
  describe('as diagnostics', () => describeDiagnosticsContract(() => consoleKeeping(scriptDiagnostics)));
  describe('as a clock', () => {
    // Google's sleep turns the host's clock, which the script's own Date has to show.
    beforeAll(() => void jest.spyOn(Date, 'now').mockImplementation(() => google.bench.clock.now()));
    afterAll(() => jest.restoreAllMocks());
    describeClockContract(() => ({ clock: scriptClock, budget: (ms) => timeBudget(scriptClock, ms) }));
  });
  describe('as a transport', () => describeTransportContract(() => ({ transport: urlFetchTransport(() => 20_000) })));
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
