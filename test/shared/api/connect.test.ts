import { answerUnreadable, keyRefused, NOT_REACHED, OTHER_PAGE } from '#words/answers';
import { SAVED_UNTRIED } from '#words/connecting';
import { CONNECTION_DAMAGED, YOUR_KEY } from '#words/connection';
import { hostOf, REGIONS } from '../../../shared/api/connections/connection';
import { removeConnection, saveConnection } from '../../../shared/api/connections/connection-changes';
import { loadWithKeys, type SavedConnection } from '../../../shared/api/connections/connection-store';
import { type ConnectionRequest, type ConnectionResult, connect } from '../../../shared/api/keys/connect';
import { type Ending, underBothDrivers } from '../../doubles/both-drivers';
import { countdownBudget } from '../../doubles/countdown-budget';
import { FAKE_KEY, type FakeApiOptions, fakeApi } from '../../doubles/fake-api';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { handClock } from '../../doubles/hand-clock';
import { memoryStore } from '../../doubles/memory-store';
import { brokenConnection, httpAnswer, jsonAnswer } from '../../doubles/scripted-transport';
import { noted } from './client-over';

interface Connecting {
  readonly ending: Ending<ConnectionResult>;
  readonly saved: (SavedConnection & { readonly version: number }) | undefined;
  readonly asked: readonly string[];
}

const EARLIER = '{"version":1,"id":"old","key":"old-key","baseUrl":"https://api.activtrak.com"}';

async function connecting(request: ConnectionRequest, api: Partial<FakeApiOptions> = {}, earlier?: string): Promise<Connecting> {
  const organisation = fakeOrganisation(2, ['2026-03-18']);
  let result: Omit<Connecting, 'ending'> | undefined;
  const ending = await underBothDrivers((timing) => {
    const [transport, clock, secrets] = [
      fakeApi(timing, { organisation, dialect: 'current', ...api }),
      handClock(timing),
      memoryStore(timing),
    ];
    if (earlier) secrets.entries.set('activtrak.connection', earlier);
    const task = connect(
      request,
      { id: 'new-id', isFirst: true },
      { transport, clock, secrets, budget: countdownBudget(clock, 30_000) },
      'Pacific/Kiritimati',
    );
    const look = (): Omit<Connecting, 'ending'> => {
      const [text] = [...secrets.entries.values()];
      expect(secrets.entries.size).toBeLessThanOrEqual(1);
      result = { saved: text === undefined ? undefined : JSON.parse(text), asked: transport.rounds.flat().map(noted) };
      return result;
    };
    return { task, seen: look };
  });
  return { ending, ...(result as Omit<Connecting, 'ending'>) };
}

describe('connecting', () => {
  it.each([
    ['early-access', 'bearer'],
    ['current', 'x-api-key'],
    ['current', 'bearer'],
    ['early-access', 'x-api-key'],
  ] as const)('finds out the dialect %s and the header %s, and keeps them with the key', async (dialect, keyHeader) => {
    const { ending, saved, asked } = await connecting({ key: ` ${FAKE_KEY}\n` }, { dialect, keyHeader });
    expect(ending.result).toEqual({ connected: true, message: 'Connected to api.activtrak.com.' });
    expect(saved).toEqual({
      version: 1,
      id: 'new-id',
      key: FAKE_KEY,
      baseUrl: 'https://api.activtrak.com',
      dialect,
      keyHeader,
      cells: { allowed: false, groups: [], users: [] },
      weekStart: 1,
    });
    // It is the nineteenth already on Kiritimati.
    const path = '/reports/v2/workinghours/users?from=2026-03-13&to=2026-03-19&pageSize=150&page=1';
    expect(asked).toEqual(keyHeader === 'bearer' ? [`bearer ${path}`] : [`bearer ${path}`, `x-api-key ${path}`]);
  });

  it('leaves the dialect open where there are no rows to show it', async () => {
    const { ending, saved } = await connecting({ key: FAKE_KEY }, { organisation: fakeOrganisation(0, []) });
    expect(ending.result?.connected).toBe(true);
    expect(saved).not.toHaveProperty('dialect');
    expect(saved?.keyHeader).toBe('x-api-key');
  });

  it('keeps what a person set by hand', async () => {
    const request: ConnectionRequest = {
      key: FAKE_KEY,
      region: 'eu',
      dialect: 'current',
      keyHeader: 'x-api-key',
      cells: { allowed: true, groups: ['Sales'] },
      weekStart: 7,
    };
    const { saved, asked } = await connecting(request);
    expect(saved).toMatchObject({ baseUrl: REGIONS.eu, dialect: 'current', keyHeader: 'x-api-key', weekStart: 7 });
    expect(saved?.cells).toEqual({ allowed: true, groups: ['Sales'], users: [] });
    expect(asked).toHaveLength(1);
  });

  it('does not replace a dialect set by hand by the one that records show', async () => {
    const { saved } = await connecting({ key: FAKE_KEY, dialect: 'early-access' }, { dialect: 'current', keyHeader: 'bearer' });
    expect(saved?.dialect).toBe('early-access');
  });

  it.each<[string, Partial<FakeApiOptions>, string]>([
    ['the key is refused', { key: 'another' }, keyRefused(YOUR_KEY, 401)],
    ['the plan lacks it', { fault: () => httpAnswer(403) }, keyRefused(YOUR_KEY, 403)],
    ['nobody answers', { fault: () => brokenConnection }, NOT_REACHED],
    ['a proxy answers', { fault: () => httpAnswer(200, '<html>Sign in') }, OTHER_PAGE],
    ['something else answers', { fault: () => jsonAnswer({ hello: 'world' }) }, answerUnreadable('list')],
  ])('keeps the earlier key when %s', async (_, api, message) => {
    const { ending, saved } = await connecting({ key: FAKE_KEY }, api, EARLIER);
    expect(ending.result?.connected).toBe(false);
    expect(ending.result?.message).toBe(message);
    expect(ending.result?.message).toMatch(/^[^\n]+\.$/);
    expect(ending.result?.message).not.toContain(FAKE_KEY);
    expect(saved?.key).toBe('old-key');
  });

  it('keeps a key untried when asked to', async () => {
    const { ending, saved, asked } = await connecting({ key: FAKE_KEY, test: false }, { key: 'another' }, EARLIER);
    expect(ending.result).toEqual({ connected: true, message: SAVED_UNTRIED });
    expect(saved?.key).toBe(FAKE_KEY);
    expect(asked).toEqual([]);
  });

  it.each<[string, Partial<Record<keyof ConnectionRequest, unknown>>]>([
    ['no key', { key: '  ' }],
    ['a key that is none', { key: 7 }],
    ['a key with spaces', { key: 'two words secret' }],
    ['a key with line breaks', { key: 'a\nsecret: b' }],
    ['a key with other letters', { key: 'sécret' }],
    ['an address without TLS', { key: FAKE_KEY, baseUrl: 'http://api.activtrak.com' }],
    ['an address with a user in it', { key: FAKE_KEY, baseUrl: 'https://user:pass@example.com' }],
    ['an address with a query', { key: FAKE_KEY, baseUrl: 'https://example.com/?a=b' }],
    ['an address that is none', { key: FAKE_KEY, baseUrl: 'example' }],
    ['a region that is none', { key: FAKE_KEY, region: 'mars' }],
    ['a region that only looks like one', { key: FAKE_KEY, region: 'constructor' }],
  ])('refuses %s in a sentence that does not repeat the key', async (_, request) => {
    const { ending, saved, asked } = await connecting(request as unknown as ConnectionRequest, {}, EARLIER);
    expect(ending.error).toMatchObject({ code: 'argument' });
    expect(ending.error?.message).toMatch(/^[^\n]+\.$/);
    expect(ending.error?.message).not.toMatch(/marked-key|s[eé]cret/);
    expect(saved?.key).toBe('old-key');
    expect(asked).toEqual([]);
  });

  it.each([
    ['https://proxy.example.com/', 'https://proxy.example.com'],
    [' https://proxy.example.com:8443/activtrak// ', 'https://proxy.example.com:8443/activtrak'],
    ['', 'https://api.activtrak.com'],
  ])('takes the address “%s”', async (baseUrl, address) => {
    const { saved } = await connecting({ key: FAKE_KEY, baseUrl, test: false });
    expect(saved?.baseUrl).toBe(address);
  });

  it('names a host without its path', () => {
    expect(hostOf('https://proxy.example.com:8443/activtrak')).toBe('proxy.example.com:8443');
  });
});

describe("a user's store", () => {
  const connection: SavedConnection = {
    id: 'c1',
    key: FAKE_KEY,
    baseUrl: 'https://api.activtrak.com',
    cells: { allowed: true, groups: [], users: ['Jane'] },
    weekStart: 1,
  };

  it('gives back what was saved until it is removed', async () => {
    const ending = await underBothDrivers((timing) => {
      const store = memoryStore(timing);
      function* task() {
        const before = yield* loadWithKeys(store);
        yield* saveConnection(store, connection);
        const saved = yield* loadWithKeys(store);
        yield* removeConnection(store, connection);
        return [before, saved, yield* loadWithKeys(store)];
      }
      return { task: task(), seen: () => [...store.entries] };
    });
    expect(ending.result).toEqual([[], [{ ...connection, isFirst: true }], []]);
  });

  it.each([
    '{',
    'null',
    '[]',
    '7',
    '{"version":2,"key":"k","baseUrl":"b"}',
    '{"version":1,"key":"marked-key"}',
    '{"version":1,"baseUrl":"b"}',
  ])('that holds %s says that the key has to be connected again', async (text) => {
    const ending = await underBothDrivers((timing) => {
      const store = memoryStore(timing);
      store.entries.set('activtrak.connection', text);
      return { task: loadWithKeys(store), seen: () => undefined };
    });
    expect(ending.error).toMatchObject({
      code: 'not-connected',
      message: CONNECTION_DAMAGED,
    });
  });
});
