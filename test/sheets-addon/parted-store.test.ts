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
