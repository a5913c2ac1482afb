import type { NetworkRequest } from '../../playground/apps-script/backend';
import { EU_KEY, keyOfRequest, severalAccounts, THIRD_KEY } from '../doubles/two-accounts';
import { formsOf, found } from '../sheets-addon/key-forms';
import { createLibraryBench, DAYS, KEY, type LibraryBench } from './library-bench';

const HOSTS: Readonly<Record<string, string>> = {
  [KEY]: 'api.activtrak.com',
  [EU_KEY]: 'api-eu.activtrak.com',
  [THIRD_KEY]: 'api.activtrak.com',
};

let library: LibraryBench;
beforeEach(async () => {
  library = await createLibraryBench();
  const accounts = severalAccounts(DAYS);
  library.bench.answer = (request) => {
    const [answer] = accounts.send([asked(request)]) as readonly { status: number; headers: Record<string, string>; body: string }[];
    return answer ?? { failure: 'broken' };
  };
  library.value(
    `PropertiesService.getScriptProperties().setProperties({ ACTIVTRAK_KEY: '${KEY}', ACTIVTRAK_KEY_EU: '${EU_KEY}', ACTIVTRAK_KEY_NORTHFELL_3: '${THIRD_KEY}' });`,
  );
});
afterEach(() => library.dispose());

const asked = ({ url, headers }: NetworkRequest) => ({
  url,
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
});

/** The keys that went out, each checked against its own host. */
function sent(): readonly string[] {
  const keys = library.bench.sent.map((request) => {
    const key = keyOfRequest(asked(request));
    return HOSTS[key] === new URL(request.url).host ? key : `${key} elsewhere`;
  });
  library.bench.sent.length = 0;
  return [...new Set(keys)].sort();
}

/** Three connections, over the same stores. */
const THREE = `const stores = { properties: PropertiesService.getScriptProperties(), cache: CacheService.getScriptCache(), lock: LockService.getScriptLock() };
  const us = ActivTrak.connect(stores);
  const eu = ActivTrak.connect({ ...stores, name: 'EU', region: 'eu' });
  const third = ActivTrak.connect({ ...stores, name: ' Northfell (3) ' });`;

const names = (connection: string): readonly string[] =>
  library.value(
    `${THREE} return [...new Set(ActivTrak.hours(${connection}, 'last 3 days').map(({ user }) => user))];`,
  ) as readonly string[];

describe('several connections in one script', () => {
  test('read the keys of their own properties, and other people of the same IDs', () => {
    const ours = names('us');
    expect(sent()).toEqual([KEY]);
    const theirs = names('eu');
    expect(sent()).toEqual([EU_KEY]);
    expect(theirs).toEqual(ours.map((name) => `${name} Europe`));
    expect(names('third')).toEqual(ours.map((name) => `${name} Third`));
    expect(sent()).toEqual([THIRD_KEY]);
    // From the caches of each.
    expect([names('eu'), names('us')]).toEqual([theirs, ours]);
    expect(sent()).toEqual([]);
  });

  test('keep what they learnt of their servers apart', () => {
    for (const one of ['us', 'eu', 'third']) names(one);
    const properties = JSON.stringify(library.bench.playground.properties.content());
    for (const name of ['activtrak.learnt', 'activtrak.learnt EU', 'activtrak.learnt NORTHFELL_3'])
      expect(properties).toContain(`"${name}":`);
  });

  test('say which of them a sentence is about, and show their names and no key', () => {
    library.value(`PropertiesService.getScriptProperties().setProperty('ACTIVTRAK_KEY_EU', 'refused-key-000');`);
    const refusal = library.failure(`${THREE} ActivTrak.hours(eu);`);
    expect(refusal).toMatch(/^unauthorized: ActivTrak refused your key for “EU” \(401\)/);
    const said = String(library.value(`${THREE} Logger.log(eu); return JSON.stringify([us, eu, third, String(eu)]);`));
    expect(JSON.parse(said)).toMatchObject([
      { baseUrl: 'https://api.activtrak.com' },
      { name: 'EU' },
      { name: ' Northfell (3) ' },
      '[object Object]',
    ]);
    const cache = JSON.stringify(library.bench.playground.cache.content());
    for (const key of [KEY, EU_KEY, THIRD_KEY]) expect(found([refusal, said, cache].join('\n'), formsOf(key))).toEqual([]);
  });

  test('go on from a bookmark of their own alone, though others are at the same address', () => {
    const sync = (connection: string, of: string): string =>
      library.failure(
        `${THREE} const { bookmark } = ActivTrak.syncActivityLog(${of}); ActivTrak.syncActivityLog(${connection}, {}, bookmark);`,
      );
    expect(sync('third', 'third')).toBe('no failure');
    expect(sync('us', 'us')).toBe('no failure');
    expect(sync('us', 'third')).toMatch(
      /^argument: The bookmark is for everyone at “ Northfell \(3\) ”, api\.activtrak\.com, but this call/,
    );
    expect(sync('third', 'us')).toMatch(/^argument: The bookmark is for everyone at api\.activtrak\.com, but this call/);
  });

  test('without a key of their own take no other', () => {
    const connect = (options: string): string =>
      library.failure(`ActivTrak.connect({ properties: PropertiesService.getScriptProperties(), ${options} });`);
    expect(connect(`name: 'Acme'`)).toBe(
      'not-connected: There is no key. Give it as key, or give properties that hold it as ACTIVTRAK_KEY_ACME.',
    );
    for (const name of [`''`, `'!?'`, '42', 'null', `'x'.repeat(61)`])
      expect(connect(`name: ${name}`)).toMatch(/^argument: name can't be used/);
    expect(sent()).toEqual([]);
  });
});
