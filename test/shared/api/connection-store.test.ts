import { loadWithKeys, removeConnection, type SavedConnection, saveConnection } from '../../../shared/api/connection-store';
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
