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
