import { changeConnection, removeConnection, saveConnection, storeKeysAgain } from '../../../shared/api/connections/connection-changes';
import { loadWithKeys, type SavedConnection } from '../../../shared/api/connections/connection-store';
import type { KeyValueStore } from '../../../shared/ports';
import { runSync } from '../../../shared/task';
import { memoryStore } from '../../doubles/memory-store';

const CONNECTION: SavedConnection = {
  id: 'c',
  key: 'secret',
  baseUrl: 'https://api.activtrak.com',
  dialect: 'current',
  keyHeader: 'x-api-key',
  cells: { allowed: true, groups: ['Sales'], users: [] },
  weekStart: 7,
};

/** What comes back of a connection that somebody else's version kept. */
function loaded(change: object): SavedConnection | undefined {
  const store = memoryStore('at once');
  store.entries.set('activtrak.connection', JSON.stringify({ version: 1, ...CONNECTION, ...change }));
  return runSync(loadWithKeys(store))[0];
}

describe('a saved connection', () => {
  it('comes back as it was saved', () => {
    const store = memoryStore('at once');
    runSync(saveConnection(store, CONNECTION));
    expect(runSync(loadWithKeys(store))[0]).toMatchObject(CONNECTION);
  });

  it('finds out again what it learnt in words that nobody knows', () => {
    const { dialect, keyHeader } = loaded({ dialect: 'v3', keyHeader: 'cookie' }) as SavedConnection;
    expect([dialect, keyHeader]).toEqual([undefined, undefined]);
  });

  it.each([[undefined], [{ allowed: 'yes', groups: [], users: [] }], [{ allowed: true, groups: 'Sales', users: [] }], [{ allowed: true }]])(
    'lets formulas show nothing where its rules are %j',
    (cells) => {
      expect(loaded({ cells })?.cells).toEqual({ allowed: false, groups: [], users: [] });
    },
  );

  it('begins weeks on Monday where it names no day', () => {
    expect(loaded({ weekStart: 9 })?.weekStart).toBe(1);
  });

  it('is asked for again where it cannot be read', () => {
    expect(() => loaded({ key: 5 })).toThrow(expect.objectContaining({ code: 'not-connected' }) as Error);
  });
});

describe('two tabs at once', () => {
  const FIRST = { ...CONNECTION, isFirst: true };
  const OTHER = { ...CONNECTION, id: 'o', handle: 'other', name: 'Other' };
  const made = (...saved: readonly SavedConnection[]): ReturnType<typeof memoryStore> => {
    const store = memoryStore('at once');
    for (const one of saved) runSync(saveConnection(store, one));
    return store;
  };

  /** What one tab does, with what another does whole before each of its calls to the store, and after the last. */
  function eachMoment(
    begun: () => ReturnType<typeof memoryStore>,
    one: (store: KeyValueStore) => void,
    other: (store: KeyValueStore) => void,
    check: (store: ReturnType<typeof memoryStore>, at: number) => void,
  ): void {
    let isOver = false;
    for (let at = 0; !isOver; at += 1) {
      const store = begun();
      let calls = 0;
      const counted =
        <Args extends unknown[], T>(ask: (...args: Args) => T) =>
        (...args: Args): T => {
          if (calls === at) other(store);
          calls += 1;
          return ask(...args);
        };
      one({ get: counted(store.get), set: counted(store.set), remove: counted(store.remove), all: counted(store.all) });
      isOver = calls <= at;
      if (isOver) other(store);
      check(store, at);
    }
  }
  const keys = (store: KeyValueStore): readonly string[] => runSync(loadWithKeys(store)).map(({ id, key }) => `${id} ${key}`);

  it.each([FIRST, OTHER])('never put a key back that the other replaced or removed (%#)', (before) => {
    for (const change of [{ cells: { allowed: false, groups: [], users: [] } }, { name: 'Renamed', color: 'pink' } as const]) {
      const changed = (store: KeyValueStore) => void runSync(changeConnection(store, before.id, change));
      eachMoment(
        () => made(before),
        changed,
        (store) => runSync(saveConnection(store, { ...before, id: 'new', key: 'renewed' })),
        (store, at) => expect([at, keys(store)]).toEqual([at, ['new renewed']]),
      );
      eachMoment(
        () => made(before),
        changed,
        (store) => runSync(removeConnection(store, before)),
        (store, at) => expect([at, JSON.stringify([...store.entries])]).toEqual([at, expect.not.stringContaining('secret')]),
      );
    }
  });

  it('never lose sight of a key that one adds while the other removes the last', () => {
    const remove = (store: KeyValueStore) => runSync(removeConnection(store, OTHER));
    const add = (store: KeyValueStore) => runSync(saveConnection(store, { ...OTHER, id: 'n', handle: 'next', key: 'added' }));
    for (const [one, other] of [
      [remove, add],
      [add, remove],
    ] as const)
      eachMoment(
        () => made(FIRST, OTHER),
        one,
        other,
        (store, at) => expect([at, keys(store)]).toEqual([at, ['c secret', 'n added']]),
      );
  });

  it('never lose sight of what one sets for the first while the other removes the last of the others', () => {
    const cells = { allowed: true, groups: [], users: ['Ada'] };
    const remove = (store: KeyValueStore) => runSync(removeConnection(store, OTHER));
    const set = (store: KeyValueStore) => void runSync(changeConnection(store, 'c', { cells }));
    for (const [one, other] of [
      [remove, set],
      [set, remove],
    ] as const)
      eachMoment(
        () => made(FIRST, OTHER),
        one,
        other,
        (store, at) => expect([at, runSync(loadWithKeys(store)).map((kept) => kept.cells)]).toEqual([at, [cells]]),
      );
  });

  it('take keys elsewhere as they are', () => {
    const store = made(FIRST, OTHER);
    const before = [...store.entries];
    const set = jest.fn(store.set);
    runSync(storeKeysAgain({ ...store, set }));
    expect(set.mock.calls.map(([key]) => key)).toEqual(['activtrak.connection', 'activtrak.connection.other']);
    expect([...store.entries]).toEqual(before);
  });
});

describe('what is set for a connection', () => {
  const changed = (change: Parameters<typeof changeConnection>[2]): ReturnType<typeof memoryStore> => {
    const store = memoryStore('at once');
    runSync(saveConnection(store, { ...CONNECTION, isFirst: true }));
    expect(runSync(changeConnection(store, 'c', change))).toBe(true);
    return store;
  };
  const FORBIDDEN = { allowed: false, groups: [], users: [] };

  it('adds up, and is kept apart from the key, which is never written for it', () => {
    const store = changed({ weekStart: 1 });
    const set = jest.fn(store.set);
    runSync(changeConnection({ ...store, set }, 'c', { handle: 'h', name: 'Main' }));
    expect(runSync(loadWithKeys(store))).toEqual([expect.objectContaining({ ...CONNECTION, weekStart: 1, handle: 'h', name: 'Main' })]);
    expect(set.mock.calls.map(([key]) => key)).toEqual(['activtrak.connection-settings']);
    expect(JSON.stringify(set.mock.calls)).not.toContain('secret');
  });

  it('is of this key alone, and goes with its connection', () => {
    const store = changed({ cells: FORBIDDEN });
    runSync(saveConnection(store, { ...CONNECTION, id: 'new', isFirst: true }));
    expect(runSync(loadWithKeys(store))[0]?.cells).toEqual(CONNECTION.cells);
    runSync(removeConnection(store, { isFirst: true }));
    expect([...store.entries]).toEqual([]);
  });

  it.each(['{', '5', '{"id":"c","cells":{"allowed":"yes"}}'])('lets formulas show nothing where it can’t be read: %s', (text) => {
    const store = changed({ weekStart: 1 });
    store.entries.set('activtrak.connection-settings', text);
    expect(runSync(loadWithKeys(store))[0]?.cells).toEqual(FORBIDDEN);
  });

  it('is not there for a connection that isn’t', () => {
    const store = memoryStore('at once');
    expect(runSync(changeConnection(store, 'c', { weekStart: 1 }))).toBe(false);
    expect([...store.entries]).toEqual([]);
  });
});

describe('several connections', () => {
  const OTHER = { ...CONNECTION, id: 'o', handle: 'other', name: 'Other' };
  const kept = (change: (store: ReturnType<typeof memoryStore>) => void): ReturnType<typeof memoryStore> => {
    const store = memoryStore('at once');
    runSync(saveConnection(store, { ...CONNECTION, isFirst: true }));
    runSync(saveConnection(store, OTHER));
    change(store);
    return store;
  };
  const ids = (store: ReturnType<typeof memoryStore>): readonly string[] => runSync(loadWithKeys(store)).map(({ id }) => id);

  it('are all there, the first one first, and stay so when the first is saved again', () => {
    expect(ids(kept(() => undefined))).toEqual(['c', 'o']);
    expect(ids(kept((store) => runSync(saveConnection(store, { ...CONNECTION, id: 'new', isFirst: true }))))).toEqual(['new', 'o']);
  });

  it('are looked for only where there are some', () => {
    const store = memoryStore('at once');
    runSync(saveConnection(store, CONNECTION));
    const single = { ...store, all: () => Promise.reject(new Error('asked')) };
    expect(runSync(loadWithKeys(single)).map(({ id }) => id)).toEqual(['c']);
  });

  it('can do without the first, and leave nothing behind when all are gone', () => {
    const store = kept((own) => runSync(removeConnection(own, { isFirst: true })));
    expect(ids(store)).toEqual(['o']);
    expect(store.entries.has('activtrak.connection')).toBe(false);
    runSync(removeConnection(store, OTHER));
    expect([...store.entries]).toEqual([]);
  });

  it.each(['{', '', undefined])('are there where the first is %p, also once it is saved again', (first) => {
    const store = kept((own) => {
      if (first === undefined) own.entries.delete('activtrak.connection');
      else own.entries.set('activtrak.connection', first);
    });
    expect(ids(store)).toEqual(['o']);
    runSync(saveConnection(store, { ...CONNECTION, id: 'new', isFirst: true }));
    expect(ids(store)).toEqual(['new', 'o']);
  });

  it('never write the first one again, which may be kept elsewhere', () => {
    const store = memoryStore('at once');
    runSync(saveConnection(store, { ...CONNECTION, isFirst: true }));
    store.entries.delete('activtrak.connection');
    runSync(saveConnection(store, OTHER));
    expect(store.entries.has('activtrak.connection')).toBe(false);
  });

  it('are left out where one cannot be read', () => {
    expect(ids(kept((store) => store.entries.set('activtrak.connection.other', '{')))).toEqual(['c']);
  });
});
