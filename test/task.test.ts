import { runAsync, runSync, type Sync, type SyncPorts, type Task, wait } from '../shared/task';

interface Port {
  read(key: string): string | Promise<string>;
}

function* twice(port: Port): Task<string> {
  const first = yield* wait(port.read('a'));
  const second = yield* wait(port.read('b'));
  return first + second;
}

function* guarded(port: Port, log: string[]): Task<string> {
  try {
    return yield* wait(port.read('a'));
  } catch (failure) {
    log.push(`caught ${(failure as Error).message}`);
    return 'mended';
  } finally {
    log.push('done');
  }
}

describe('a Task', () => {
  it('gives the same over ports that answer at once and ports that answer later', async () => {
    expect(runSync(twice({ read: (key) => key.toUpperCase() }))).toBe('AB');
    expect(await runAsync(twice({ read: async (key) => key.toUpperCase() }))).toBe('AB');
    expect(await runAsync(twice({ read: (key) => key.toUpperCase() }))).toBe('AB');
  });

  it('has a rejection thrown inside it, so that its own catch and finally run', async () => {
    const log: string[] = [];
    expect(await runAsync(guarded({ read: async () => Promise.reject(new Error('broken')) }, log))).toBe('mended');
    expect(log).toEqual(['caught broken', 'done']);
  });

  it('gives on what a port throws at once', () => {
    const log: string[] = [];
    const throwing: Port = {
      read: () => {
        throw new Error('broken');
      },
    };
    expect(runSync(guarded(throwing, log))).toBe('mended');
    expect(() => runSync(twice(throwing))).toThrow('broken');
  });

  it('refuses a promise where answers must come at once, after its finally blocks', () => {
    const log: string[] = [];
    function* task(): Task<string> {
      try {
        return yield* wait(Promise.resolve('late') as Promise<string> | string);
      } finally {
        log.push('done');
      }
    }
    expect(() => runSync(task())).toThrow(TypeError);
    expect(log).toEqual(['done']);
  });

  it('passes on what it throws itself', async () => {
    // biome-ignore lint/correctness/useYield: a Task that fails before it waits for anything
    function* failing(): Task<never> {
      throw new RangeError('no');
    }
    expect(() => runSync(failing())).toThrow(RangeError);
    await expect(runAsync(failing())).rejects.toThrow(RangeError);
  });

  it('has adapters that answer at once checked by the compiler', () => {
    const sync: Sync<Port> = { read: (key) => key };
    // @ts-expect-error an async adapter is not one that answers at once
    const async: Sync<Port> = { read: async (key: string) => key };
    const all: SyncPorts<{ readonly port: Port; readonly zone: string }> = { port: sync, zone: 'UTC' };
    // @ts-expect-error nor is it one among all ports of such a host
    const mixed: typeof all = { ...all, port: { read: async (key: string) => key } };
    expect([sync.read('a'), all.port.read('b'), typeof async.read, typeof mixed.port.read]).toEqual(['a', 'b', 'function', 'function']);
  });
});
