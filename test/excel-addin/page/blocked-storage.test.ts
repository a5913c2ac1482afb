import { browserStore, officeStore, orMemory } from '../../../excel-addin/host/device/device-store';
import { keyStore } from '../../../excel-addin/host/device/key-store';
import { memoryOfficeStorage } from '../../../playground/office/office-storage';

const blocked = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

describe('a browser that keeps nothing', () => {
  const refusing = {
    ...memoryOfficeStorage(),
    getItem: async () => blocked(),
    setItem: async () => blocked(),
    removeItem: async () => blocked(),
    getKeys: async () => blocked(),
  } as unknown as OfficeRuntime.Storage;

  it.each([
    ['rejects each call', () => officeStore(refusing)],
    ['throws when its storage is named', () => browserStore(blocked(), undefined)],
  ])('and %s leaves the key to the memory of the page', async (_, open) => {
    const store = orMemory(open);
    const { secrets, keeper } = keyStore(store);
    await keeper.choose('device');
    await secrets.set('activtrak.connection', 'k');
    await secrets.set('activtrak.person', 'Jane');
    expect(await secrets.get('activtrak.connection')).toBe('k');
    expect(await secrets.all('activtrak.')).toMatchObject({ 'activtrak.connection': 'k', 'activtrak.person': 'Jane' });
    await secrets.remove('activtrak.connection');
    expect(await secrets.get('activtrak.connection')).toBeUndefined();
    expect(store.isBlocked()).toBe(true);
  });
});

it('one that keeps everything is not blocked', async () => {
  const storage = memoryOfficeStorage();
  const store = orMemory(() => officeStore(storage));
  await store.set('a', '1');
  expect([store.isBlocked(), storage.entries.get('a')]).toEqual([false, '1']);
});

describe('a store that fails now and then', () => {
  /** Over Office's storage, of which the next calls to read fail. */
  function failing() {
    const storage = memoryOfficeStorage();
    let left = 0;
    const getItem = async (key: string): Promise<string | null> => (left-- > 0 ? blocked() : storage.getItem(key));
    const store = orMemory(() => officeStore({ ...storage, getItem } as OfficeRuntime.Storage));
    const fail = (times: number): void => {
      left = times;
    };
    return { storage, store, fail };
  }

  it('is asked again, and is not blocked', async () => {
    const { store, fail } = failing();
    await store.set('a', '1');
    fail(1);
    expect([await store.get('a'), store.isBlocked()]).toEqual(['1', false]);
  });

  it('is left once it was blocked: what is kept since then is not hidden by what it has', async () => {
    const { storage, store, fail } = failing();
    await store.set('a.old', '1');
    fail(2);
    expect([await store.get('a.old'), store.isBlocked()]).toEqual([undefined, true]);
    await store.set('a.old', '2');
    await store.set('b', '3');
    expect([await store.get('a.old'), await store.all('a.'), storage.entries.get('a.old')]).toEqual(['2', { 'a.old': '2' }, '1']);
  });
});

it('what it kept before it refused to keep more is there, until it is changed or removed in the page', async () => {
  const storage = memoryOfficeStorage();
  for (const key of ['a.key', 'a.name', 'a.zone']) await storage.setItem(key, '1');
  const full = async (): Promise<never> => {
    throw new DOMException('Setting the value exceeded the quota.', 'QuotaExceededError');
  };
  const store = orMemory(() => officeStore({ ...storage, setItem: full } as OfficeRuntime.Storage));
  await store.set('a.name', '2');
  expect([await store.get('a.key'), await store.get('a.name'), store.isBlocked()]).toEqual(['1', '2', true]);
  await store.remove('a.zone');
  expect([await store.get('a.zone'), await store.all('a.')]).toEqual([undefined, { 'a.key': '1', 'a.name': '2' }]);
});

it("what is gone between two questions to Office's storage is not there, and nothing is asked for in vain", async () => {
  const storage = memoryOfficeStorage();
  await storage.setItem('a', '1');
  const getItems = jest.fn(async (keys: string[]) => Object.fromEntries(keys.map((key) => [key, null])));
  const store = officeStore({ ...storage, getItems } as unknown as OfficeRuntime.Storage);
  expect([await store.all('b'), getItems.mock.calls.length]).toEqual([{}, 0]);
  expect([await store.all('a'), getItems.mock.calls.length]).toEqual([{}, 1]);
});
