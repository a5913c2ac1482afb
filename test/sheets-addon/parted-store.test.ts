import { propertyStore } from '../../sheets-addon/host/storage/store';
import { type Google, installGoogle } from '../contract/google';

let google: Google;
beforeAll(async () => {
  google = await installGoogle();
});
afterAll(() => google.dispose());

const long = (letter: string, parts: number): string => letter.repeat(parts * 2_000);

it.each([
  ['as many parts', 7],
  ['fewer', 6],
  ['more', 9],
  ['one', 1],
])('a value of several parts that another execution writes while it is read is never gone: %s', (_, parts) => {
  const properties = PropertiesService.getDocumentProperties();
  const store = propertyStore(properties);
  store.set('state', long('a', 7));
  let reads = 0;
  const read = <T>(work: () => T): T => {
    reads += 1;
    if (reads === 2) store.set('state', long('b', parts));
    return work();
  };
  const other = propertyStore({
    getProperty: (key) => read(() => properties.getProperty(key)),
    getProperties: () => read(() => properties.getProperties()),
    getKeys: () => properties.getKeys(),
    setProperty: (key, value) => properties.setProperty(key, value),
    setProperties: (values) => properties.setProperties(values),
    deleteProperty: (key) => properties.deleteProperty(key),
  });
  const found = other.get('state');
  expect(reads).toBeGreaterThan(1);
  expect([long('a', 7), long('b', parts)].includes(found ?? '')).toBe(true);
});

describe('the properties that a shorter value has no need of', () => {
  const properties = () => PropertiesService.getDocumentProperties();
  const bytes = (): number => Object.values(properties().getProperties()).join('').length;
  const counted = (): { readonly calls: string[]; readonly store: ReturnType<typeof propertyStore> } => {
    const calls: string[] = [];
    const store = propertyStore(
      new Proxy(properties(), {
        get: (own, name: keyof GoogleAppsScript.Properties.Properties) => {
          calls.push(name);
          return own[name];
        },
      }),
    );
    return { calls, store };
  };
  const shrink = (look: (store: ReturnType<typeof propertyStore>) => unknown, value: string): readonly string[] => {
    properties().deleteAllProperties();
    propertyStore(properties()).set('state', long('a', 7));
    const { calls, store } = counted();
    look(store);
    calls.length = 0;
    store.set('state', value);
    return calls;
  };

  it.each([
    ['one that was read', (store) => store.get('state')],
    ['one among all', (store) => store.all('')],
    ['one that this execution has written', (store) => store.set('state', long('c', 7))],
  ] satisfies readonly (readonly [string, (store: ReturnType<typeof propertyStore>) => unknown])[])(
    'are emptied in the same call: %s',
    (_, look) => {
      for (const value of ['b', long('b', 2)]) {
        expect(shrink(look, value)).toEqual(['setProperties']);
        expect(bytes()).toBeLessThan(value.length + 100);
        expect([propertyStore(properties()).get('state'), propertyStore(properties()).all('')]).toEqual([value, { state: value }]);
      }
    },
  );

  it('are emptied also where the value was read since they were seen, and then written no more', () => {
    shrink(() => undefined, 'b');
    const { calls, store } = counted();
    store.all('');
    expect(store.get('state')).toBe('b');
    store.set('state', 'c');
    expect(bytes()).toBeLessThan(100);
    const later = counted();
    later.store.all('');
    later.store.set('state', 'd');
    expect([calls.at(-1), later.calls]).toEqual(['setProperties', ['getProperties', 'setProperty']]);
  });

  it('are emptied by a later writing where an earlier one left them, and needed again by a longer value', () => {
    shrink(() => undefined, 'b');
    expect(bytes()).toBeGreaterThan(10_000);
    const { calls, store } = counted();
    expect(store.all('')).toEqual({ state: 'b' });
    store.set('state', 'c');
    store.set('state', 'd');
    expect([calls, bytes() < 100]).toEqual([['getProperties', 'setProperties', 'setProperty'], true]);
    store.set('state', long('e', 8));
    expect(propertyStore(properties()).get('state')).toBe(long('e', 8));
    store.remove('state');
    expect(properties().getKeys()).toEqual([]);
    store.set('state', 'f');
    expect(properties().getKeys()).toEqual(['state']);
  });
});
