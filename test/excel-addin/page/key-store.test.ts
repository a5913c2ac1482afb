import { officeStore } from '../../../excel-addin/host/device/device-store';
import { keyStore } from '../../../excel-addin/host/device/key-store';
import { memoryOfficeStorage } from '../../../playground/office/office-storage';
import { changeConnection, saveConnection, storeKeysAgain } from '../../../shared/api/connections/connection-changes';
import { loadWithKeys } from '../../../shared/api/connections/connection-store';
import type { KeyLifetime } from '../../../shared/ports';
import { runAsync } from '../../../shared/task';
import { FAKE_KEY } from '../../doubles/fake-api';
import { panelBench } from '../../shared/panel/panel-bench';

const KEY = 'marked-key-c0ffee-1234';
const CONNECTION = 'activtrak.connection';

const opened = (storage = memoryOfficeStorage()) => ({ storage, ...keyStore(officeStore(storage)) });

it('keeps the key on the device unless the person chooses otherwise', async () => {
  const { storage, secrets } = opened();
  await secrets.set(CONNECTION, KEY);
  expect(await keyStore(officeStore(storage)).secrets.get(CONNECTION)).toBe(KEY);
});

it('keeps it in the memory of the page alone where she chooses that, and her name on the device', async () => {
  const { storage, secrets, keeper } = opened();
  await keeper.choose('session');
  await secrets.set(CONNECTION, KEY);
  await secrets.set('activtrak.person', 'Jane');
  expect(await secrets.get(CONNECTION)).toBe(KEY);
  expect(await secrets.all('activtrak.connection')).toEqual({ [CONNECTION]: KEY });
  expect(JSON.stringify([...storage.entries])).not.toContain(KEY);
  const later = opened(storage);
  expect(await later.secrets.get(CONNECTION)).toBeUndefined();
  expect(await later.secrets.get('activtrak.person')).toBe('Jane');
  expect(await later.keeper.lifetime()).toBe('session');
});

it.each<[KeyLifetime, KeyLifetime]>([
  ['device', 'session'],
  ['session', 'device'],
])('moves it from the %s to the %s when it is saved anew, and leaves no other copy', async (from, to) => {
  const { storage, secrets, keeper } = opened();
  await keeper.choose(from);
  await secrets.set(CONNECTION, KEY);
  await keeper.choose(to);
  expect(await secrets.get(CONNECTION)).toBe(KEY);
  await secrets.set(CONNECTION, `${KEY}-new`);
  expect(await secrets.get(CONNECTION)).toBe(`${KEY}-new`);
  expect(storage.entries.get(CONNECTION)).toBe(to === 'device' ? `${KEY}-new` : undefined);
  await secrets.remove(CONNECTION);
  expect(await secrets.get(CONNECTION)).toBeUndefined();
  expect(JSON.stringify([...storage.entries])).not.toContain(KEY);
});

it('goes before one that another page has put on the device since, and is removed with it', async () => {
  const { storage, secrets, keeper } = opened();
  await keeper.choose('session');
  await secrets.set(CONNECTION, KEY);
  await secrets.set(`${CONNECTION}.further`, `${KEY}-2`);
  await storage.setItem(CONNECTION, 'of another page');
  await storage.setItem('activtrak.person', 'Jane');
  expect(await secrets.get(CONNECTION)).toBe(KEY);
  expect(await secrets.all(CONNECTION)).toEqual({ [CONNECTION]: KEY, [`${CONNECTION}.further`]: `${KEY}-2` });
  expect(await secrets.all('activtrak.p')).toEqual({ 'activtrak.person': 'Jane' });
  await secrets.remove(CONNECTION);
  expect([await secrets.get(CONNECTION), storage.entries.get(CONNECTION)]).toEqual([undefined, undefined]);
});

it.each<[KeyLifetime, KeyLifetime, readonly string[]]>([
  ['device', 'session', ['first']],
  ['session', 'device', ['further']],
])('keeps the first key on or off the %s as it is while a further one is kept for the %s', async (first, further, left) => {
  const { storage, secrets, keeper } = opened();
  const connection = { baseUrl: 'https://api.activtrak.com', cells: { allowed: true, groups: [], users: [] }, weekStart: 1 } as const;
  await keeper.choose(first);
  await runAsync(saveConnection(secrets, { ...connection, id: 'first', key: `${KEY}-1`, isFirst: true }));
  await keeper.choose(further);
  await runAsync(saveConnection(secrets, { ...connection, id: 'further', key: `${KEY}-2`, handle: 'h', name: 'Further' }));
  expect((await runAsync(loadWithKeys(secrets))).map(({ id }) => id)).toEqual(['first', 'further']);
  // After the page was closed.
  expect((await runAsync(loadWithKeys(opened(storage).secrets))).map(({ id }) => id)).toEqual(left);
});

describe('what is set for a key', () => {
  const cells = { allowed: true, groups: ['Marked group'], users: [] };
  const connection = { baseUrl: 'https://api.activtrak.com', cells: { ...cells, groups: [] }, weekStart: 1 } as const;

  it('is forgotten with a key that is kept for the session alone, also where that is chosen later', async () => {
    for (const later of [false, true]) {
      const { storage, secrets, keeper } = opened();
      await keeper.choose(later ? 'device' : 'session');
      await runAsync(saveConnection(secrets, { ...connection, id: 'first', key: KEY, isFirst: true }));
      await runAsync(changeConnection(secrets, 'first', { cells }));
      await keeper.choose('session');
      await runAsync(storeKeysAgain(secrets));
      expect((await runAsync(loadWithKeys(secrets)))[0]?.cells).toEqual(cells);
      expect(JSON.stringify([...storage.entries])).not.toContain('Marked');
    }
  });

  it('stays with a key that is on the device while others are for the session', async () => {
    const { storage, secrets, keeper } = opened();
    await runAsync(saveConnection(secrets, { ...connection, id: 'first', key: KEY, isFirst: true }));
    await keeper.choose('session');
    await runAsync(changeConnection(secrets, 'first', { cells }));
    expect((await runAsync(loadWithKeys(opened(storage).secrets)))[0]?.cells).toEqual(cells);
  });

  it('goes with a key that another takes the place of', async () => {
    const { storage, secrets } = opened();
    await runAsync(saveConnection(secrets, { ...connection, id: 'first', key: KEY, isFirst: true }));
    await runAsync(changeConnection(secrets, 'first', { cells }));
    await runAsync(saveConnection(secrets, { ...connection, id: 'second', key: `${KEY}-2`, isFirst: true }));
    expect(JSON.stringify([...storage.entries])).not.toContain('Marked');
  });
});

describe('connecting where the key stays on the device', () => {
  /** The store in memory answers at once, as the panel's bench does. */
  function bench() {
    const panel = panelBench();
    let lifetime: KeyLifetime = 'device';
    const keyKeeper = {
      lifetime: () => lifetime,
      choose(chosen: KeyLifetime) {
        lifetime = chosen;
      },
    };
    return { ...panel, keyKeeper, now: () => lifetime };
  }

  it('lets formulas use a new key, since they run on it at its owner’s computer alone', () => {
    const { call, keyKeeper } = bench();
    call('disconnect', {}, { keyKeeper });
    const { connected, state } = call('connect', { key: KEY, test: false, keep: 'session' }, { keyKeeper });
    expect(connected).toBe(true);
    expect(state.connection?.cells.allowed).toBe(true);
    expect(state.keyLifetime).toBe('session');
  });

  it('keeps what she had switched off', () => {
    const { call, keyKeeper } = bench();
    call('saveSettings', { cells: { allowed: false, groups: [], users: [] } }, { keyKeeper });
    expect(call('connect', { key: KEY, test: false }, { keyKeeper }).state.connection?.cells.allowed).toBe(false);
  });

  it('keeps it elsewhere as soon as she chooses so', () => {
    const { call, keyKeeper, secrets, now } = bench();
    const stored = jest.spyOn(secrets.entries, 'set');
    call('saveSettings', { keep: 'session' }, { keyKeeper });
    expect(now()).toBe('session');
    expect(stored.mock.calls.filter(([, text]) => text.includes(FAKE_KEY))).toHaveLength(1);
  });

  it('leaves the choice as it was when the key is refused', () => {
    const { call, keyKeeper, now } = bench();
    expect(call('connect', { key: 'refused-key', keep: 'session' }, { keyKeeper }).connected).toBe(false);
    expect(now()).toBe('device');
  });

  it('asks where the key is kept on Google of nobody, and lets no formula use it unasked', () => {
    const { call } = bench();
    call('disconnect', {});
    const { state } = call('connect', { key: KEY, test: false });
    expect(state).not.toHaveProperty('keyLifetime');
    expect(state.connection?.cells.allowed).toBe(false);
  });
});
