/** @jest-environment node */
import { createVmRealm } from '../../playground/node/vm-realm';
import { createScriptBench, EDITOR, OWNER, type ScriptBench } from './script-bench';

let bench: ScriptBench;

beforeEach(async () => {
  bench = await createScriptBench();
});
afterEach(() => bench.dispose());

const properties = (kind: string, body: string) => `function main(...args) { const p = PropertiesService.get${kind}Properties(); ${body} }`;
const cache = (kind: string, body: string) => `function main(...args) { const c = CacheService.get${kind}Cache(); ${body} }`;
const lock = (body: string) => `function main() { const lock = LockService.getDocumentLock(); ${body} }`;

describe('A3 properties', () => {
  test('script and document properties are common to all users', () => {
    for (const kind of ['Script', 'Document']) {
      bench.run(properties(kind, 'p.setProperty("k", "by the owner");'), { user: OWNER });
      expect(bench.value(properties(kind, 'return p.getProperty("k");'), { user: EDITOR })).toBe('by the owner');
    }
  });

  test('values are strings only', () => {
    const body =
      'p.setProperties({ a: 1, b: true, c: null, d: [1, 2] }); return [p.getProperty("a"), p.getProperty("b"), p.getProperty("c"), p.getProperty("d")];';
    expect(bench.value(properties('User', body))).toEqual(['1', 'true', 'null', '1,2']);
  });

  test('a value has 9 KB at most, counted in bytes', () => {
    const set = properties('User', 'p.setProperty("k", args[0]);');
    expect(bench.run(set, { args: ['x'.repeat(9216)] }).ok).toBe(true);
    expect(bench.failure(set, { args: ['x'.repeat(9217)] })).toBe('Exception: Argument too large: value');
    for (const two of ['é', 'ж']) expect(bench.failure(set, { args: [two.repeat(4609)] })).toBe('Exception: Argument too large: value');
  });

  test('a store has 500 KB at most', () => {
    const body = 'for (let i = 0; i < args[0]; i++) p.setProperty("k" + i, "x".repeat(9000));';
    expect(bench.run(properties('Document', body), { args: [56] }).ok).toBe(true);
    expect(bench.failure(properties('Document', body), { args: [57] })).toContain('You have exceeded the property storage quota');
    expect(bench.value(properties('Document', 'return p.getKeys().length;'))).toBe(56);
  });

  test('reads and writes are counted by the day: 50,000', () => {
    bench.backend.quota.spend(OWNER, 'properties', 49_999);
    const read = properties('User', 'return p.getProperty("k");');
    expect(bench.value(read)).toBeNull();
    expect(bench.failure(read)).toBe('Exception: Service invoked too many times for one day: properties.');
    bench.clock.advance(86_400_000);
    expect(bench.value(read)).toBeNull();
  });

  test('setProperties can delete all others, and the rest of the methods work', () => {
    const body = `
      p.setProperties({ a: "1", b: "2" }).setProperty("c", "3").deleteProperty("b");
      const before = p.getProperties();
      p.setProperties({ d: "4" }, true);
      const after = p.getKeys();
      p.deleteAllProperties();
      return [before, after, p.getKeys(), p.getProperty("d")];`;
    expect(bench.value(properties('User', body))).toEqual([{ a: '1', c: '3' }, ['d'], [], null]);
  });
});

describe('A3 cache', () => {
  test('a key has 250 characters at most', () => {
    expect(bench.run(cache('User', 'c.put("k".repeat(250), "v");')).ok).toBe(true);
    expect(bench.failure(cache('User', 'c.put("k".repeat(251), "v");'))).toBe('Exception: Argument too large: key');
  });

  test('a value has 100 KB at most', () => {
    expect(bench.run(cache('User', 'c.put("k", "v".repeat(102400));')).ok).toBe(true);
    expect(bench.failure(cache('User', 'c.put("k", "v".repeat(102401));'))).toBe('Exception: Argument too large: value');
    expect(bench.failure(cache('User', 'c.putAll({ k: "v".repeat(102401) });'))).toBe('Exception: Argument too large: value');
  });

  test('an entry lasts 600 seconds, 21,600 at most', () => {
    bench.run(cache('Script', 'c.put("usual", "v"); c.put("long", "v", 21600);'));
    const both = cache('Script', 'return [c.get("usual"), c.get("long")];');
    bench.clock.advance(599_000);
    expect(bench.value(both)).toEqual(['v', 'v']);
    bench.clock.advance(1_000);
    expect(bench.value(both)).toEqual([null, 'v']);
    bench.clock.advance(21_000_000);
    expect(bench.value(both)).toEqual([null, null]);
    expect(bench.failure(cache('Script', 'c.put("k", "v", 21601);'))).toContain('Argument out of range');
  });

  test('a cache keeps 1,000 items at most, those that last longest', () => {
    const body = `
      for (let i = 0; i < 1000; i++) c.put("k" + i, "v", 100 + i);
      const full = c.getAll(Array.from({ length: 1000 }, (_, i) => "k" + i));
      c.put("one more", "v", 5000);
      return [Object.keys(full).length, c.get("k0"), c.get("k999"), c.get("one more")];`;
    expect(bench.value(cache('Script', body))).toEqual([1000, null, 'v', 'v']);
  });

  test('an entry may be gone at any time', () => {
    bench.playground.cache.forgetEarly(true);
    expect(bench.value(cache('Script', 'c.put("k", "v"); return c.get("k");'))).toBeNull();
  });

  test('putAll, getAll, remove and removeAll', () => {
    const body = `
      c.putAll({ a: 1, b: "2", d: "4" });
      const all = c.getAll(["a", "b", "x"]);
      c.remove("a"); c.removeAll(["b"]);
      return [all, c.getAll(["a", "b", "d"])];`;
    expect(bench.value(cache('Document', body))).toEqual([{ a: '1', b: '2' }, { d: '4' }]);
  });

  test("the script's cache is common to all users, the user's is not", () => {
    bench.run(cache('Script', 'c.put("k", "v");'), { user: OWNER });
    bench.run(cache('User', 'c.put("k", "v");'), { user: OWNER });
    expect(bench.value(cache('Script', 'return c.get("k");'), { user: EDITOR })).toBe('v');
    expect(bench.value(cache('User', 'return c.get("k");'), { user: EDITOR })).toBeNull();
  });
});

describe('A3 locks', () => {
  const name = 'document:spreadsheet-1';

  test('waitLock throws on time-out, after having waited', () => {
    bench.backend.locks.acquire(name, 'somebody else', 0);
    const before = bench.clock.now();
    expect(bench.failure(lock('lock.waitLock(5000);'))).toContain('Lock timeout: another process was holding the lock for too long.');
    expect(bench.clock.now() - before).toBe(5_000);
    expect(bench.value(lock('return [lock.tryLock(10), lock.hasLock()];'))).toEqual([false, false]);
  });

  test('a lock is kept until it is released, or its execution ends', () => {
    const body = 'lock.waitLock(1); const held = lock.hasLock(); lock.releaseLock(); return [held, lock.hasLock(), lock.tryLock(1)];';
    expect(bench.value(lock(body))).toEqual([true, false, true]);
    expect(bench.backend.locks.acquire(name, 'somebody else', 0)).toBe(true);
  });

  test('a failed execution gives its lock back too', () => {
    bench.run(lock('lock.waitLock(1); throw new Error("x");'));
    expect(bench.backend.locks.acquire(name, 'somebody else', 0)).toBe(true);
  });

  test('two executions that begin in the same millisecond, each in a Worker of its own, are two holders', () => {
    const ids = new Set<string>();
    const note = (id: string): boolean => {
      ids.add(id);
      return true;
    };
    const backend = { ...bench.backend, locks: { acquire: (_: string, holder: string) => note(holder), release: () => undefined } };
    for (let worker = 0; worker < 2; worker += 1)
      jest.isolateModules(() => {
        const { createScriptHost } = jest.requireActual<typeof import('../../playground/apps-script/script-host')>(
          '../../playground/apps-script/script-host',
        );
        const host = createScriptHost({
          backend,
          code: lock('lock.tryLock(1);'),
          manifest: { runtimeVersion: 'V8' },
          realm: createVmRealm,
        });
        expect(host.call('main', [], { context: 'sidebar', user: OWNER }).ok).toBe(true);
      });
    expect(ids.size).toBe(2);
  });

  test('document, script and user locks are three', () => {
    const body = 'return [lock, LockService.getScriptLock(), LockService.getUserLock()].map((one) => one.tryLock(0));';
    expect(bench.value(lock(body))).toEqual([true, true, true]);
  });
});
