import { OWNERS_KEY, THE_OWNER } from '#words/connection';
import { formulasNotAllowed, formulasUnconnected, notChoosable } from '#words/formula-keys';
import { chooseDefault } from '../../../shared/api/connections/connection-choice';
import type { SavedConnection } from '../../../shared/api/connections/connection-store';
import type { Argument } from '../../../shared/functions/arguments/argument';
import { functionResult } from '../../../shared/functions/call';
import type { FunctionName } from '../../../shared/functions/catalog';
import type { HttpRequest } from '../../../shared/ports';
import { runSync, wait } from '../../../shared/task';
import { FAKE_KEY } from '../../doubles/fake-api';
import { EU_KEY, keyOfRequest, severalAccounts, THIRD_KEY } from '../../doubles/two-accounts';
import { LAST_DAYS, sheet } from './cells';

const rules = (byName: boolean, change: Partial<SavedConnection['cells']> = {}): SavedConnection['cells'] => ({
  allowed: true,
  groups: [],
  users: [],
  ...(byName ? { byName } : {}),
  ...change,
});
const EU = { id: 'eu-1', name: 'Northfell EU', baseUrl: 'https://api-eu.activtrak.com', key: EU_KEY, weekStart: 1, cells: rules(true) };
const THIRD = { id: 'third-1', name: 'Acme', baseUrl: 'https://api.activtrak.com', key: THIRD_KEY, weekStart: 1, cells: rules(false) };

/** A spreadsheet whose owner has three accounts, in which the same IDs are other people. */
function severalConnections(change: { readonly eu?: object; readonly first?: object } = {}) {
  const transport = severalAccounts(LAST_DAYS);
  const bench = sheet('at once', { connection: { handle: 'a', name: 'Northfell', ...change.first } });
  const first = JSON.parse(bench.secrets.entries.get('activtrak.connection') ?? '{}') as object;
  bench.secrets.entries.set('activtrak.connection', JSON.stringify({ ...first }));
  bench.secrets.entries.set('activtrak.connection-others', 'yes');
  bench.secrets.entries.set('activtrak.connection.b', JSON.stringify({ version: 1, ...EU, ...change.eu }));
  bench.secrets.entries.set('activtrak.connection.c', JSON.stringify({ version: 1, ...THIRD }));
  Object.assign(bench.ports, { transport });
  const cell = (name: FunctionName, ...args: readonly Argument[]): unknown => runSync(bench.task(name, ...args));
  const refusal = (name: FunctionName, ...args: readonly Argument[]): string => {
    try {
      return JSON.stringify(cell(name, ...args));
    } catch (failure) {
      return (failure as Error).message;
    }
  };
  const since = (from: number): readonly HttpRequest[] => transport.rounds.slice(from).flat();
  const sent = (from = 0): readonly string[] => [
    ...new Set(since(from).map((request) => `${new URL(request.url).host} ${keyOfRequest(request)}`)),
  ];
  return { ...bench, transport, cell, refusal, sent };
}

/** The names in a table of hours. */
const people = (rows: unknown): readonly unknown[] => [...new Set((rows as readonly unknown[][]).slice(1).map((row) => row[1]))];

const hoursOf = (...connection: readonly Argument[]) => ['ACTIVTRAK_HOURS', 'last 3 days', '', '', '', '', ...connection] as const;

describe('a formula that names a connection', () => {
  it('reads with its key alone, and shares nothing with those of another account', () => {
    const { cell, sent, transport } = severalConnections();
    const ours = people(cell(...hoursOf()));
    expect(sent()).toEqual([`api.activtrak.com ${FAKE_KEY}`]);
    const before = transport.rounds.length;
    const theirs = people(cell(...hoursOf(' northfell eu ')));
    expect(sent(before)).toEqual([`api-eu.activtrak.com ${EU_KEY}`]);
    expect(theirs).toEqual(ours.map((name) => `${String(name)} Europe`));
    // Both again, from what was kept of each.
    const kept = transport.rounds.length;
    expect([people(cell(...hoursOf('Northfell'))), people(cell(...hoursOf([['Northfell EU']])))]).toEqual([ours, theirs]);
    expect(transport.rounds).toHaveLength(kept);
  });

  it('asks people and groups of it, by the same ID and by name', () => {
    const { cell, refusal } = severalConnections();
    expect(people(cell('ACTIVTRAK_HOURS', 'last 3 days', '', 1, '', '', 'Northfell EU'))).toEqual(['Person 1 Europe']);
    expect(people(cell('ACTIVTRAK_HOURS', 'last 3 days', '', 1))).toEqual(['Person 1']);
    expect(refusal('ACTIVTRAK_TOTAL', 'active', 'last 3 days', '', 'Person 1 Europe')).toMatch(/Person 1 Europe/);
    expect(cell('ACTIVTRAK_TOTAL', 'active', 'last 3 days', '', 'Person 1 Europe', 'Northfell EU')).toBeGreaterThan(0);
    const users = (...args: readonly Argument[]) => (cell('ACTIVTRAK_USERS', ...args) as string[][]).slice(1).map(([name]) => name);
    expect(users('', '', 'Northfell EU')).toEqual(users().map((name) => `${name} Europe`));
    expect(cell('ACTIVTRAK_GROUPS', 'Northfell EU')).toEqual(cell('ACTIVTRAK_GROUPS'));
  });

  it('that fails fails alone', () => {
    const { cell, refusal, secrets } = severalConnections();
    secrets.entries.set('activtrak.connection.b', JSON.stringify({ version: 1, ...EU, key: 'refused-key-000' }));
    expect(refusal(...hoursOf('Northfell EU'))).toMatch(/key/);
    expect(people(cell(...hoursOf()))).toHaveLength(3);
    expect(refusal(...hoursOf('Northfell EU'))).toMatch(/key/);
  });

  it('is refused alike where there is none, and where its owner did not open it, so that nobody learns names', () => {
    const { refusal, sent } = severalConnections();
    expect(refusal(...hoursOf('Acme'))).toBe(notChoosable('Acme', THE_OWNER));
    expect(refusal(...hoursOf('Globex'))).toBe(notChoosable('Globex', THE_OWNER));
    expect(refusal('ACTIVTRAK_STATUS', '', '', 'Globex')).toBe(JSON.stringify(notChoosable('Globex', THE_OWNER)));
    expect(sent()).toEqual([]);
  });

  it.each([
    ['formulas may not use it', { cells: rules(true, { allowed: false }) }],
    ['another has its name', { name: 'Acme', cells: rules(true) }],
  ])('is refused where %s', (_, eu) => {
    const { refusal, sent } = severalConnections({ eu });
    const name = 'name' in eu ? 'Acme' : 'Northfell EU';
    expect(refusal(...hoursOf(name))).toBe(notChoosable(name, THE_OWNER));
    expect(sent()).toEqual([]);
  });

  it('takes the usual one where that is the one', () => {
    const { cell, secrets, sent } = severalConnections({ eu: { cells: rules(false) } });
    runSync(chooseDefault(secrets, 'b'));
    expect(people(cell(...hoursOf('Northfell EU')))).toEqual(people(cell(...hoursOf())));
    expect(sent()).toEqual([`api-eu.activtrak.com ${EU_KEY}`]);
  });

  it('keeps to the limits of its own connection', () => {
    const { cell, refusal } = severalConnections({ eu: { cells: rules(true, { users: ['Person 1 Europe'] }) } });
    expect(people(cell(...hoursOf('Northfell EU')))).toEqual(['Person 1 Europe']);
    expect(people(cell(...hoursOf()))).toHaveLength(3);
    expect(refusal('ACTIVTRAK_HOURS', 'last 3 days', '', 2, '', '', 'Northfell EU')).toMatch(
      /outside what formulas may show .*Person 1 Europe/,
    );
  });

  it('is empty where the cell with the name is, never the usual one', () => {
    const { cell, sent } = severalConnections();
    expect(cell(...hoursOf([['']]))).toBe('');
    expect(sent()).toEqual([]);
  });
});

it('formulas use a key in the document that it is allowed for, by name or without one, and in no other', () => {
  const cells = rules(true, { allowed: false, documents: ['mine'] });
  const { ports, sent } = severalConnections({ first: { cells }, eu: { cells } });
  const asked = (document: string, name: FunctionName, ...args: readonly Argument[]): unknown =>
    runSync(functionResult(name, args, ports, { holder: OWNERS_KEY, owner: THE_OWNER, zone: 'UTC', document: () => document }));
  for (const args of [hoursOf(), hoursOf('Northfell EU')]) expect(people(asked('mine', ...args))).toHaveLength(3);
  const before = sent().length;
  expect(() => asked('another', ...hoursOf())).toThrow(formulasNotAllowed(OWNERS_KEY, THE_OWNER));
  expect(() => asked('another', ...hoursOf('Northfell EU'))).toThrow(notChoosable('Northfell EU', THE_OWNER));
  expect(sent()).toHaveLength(before);
});

describe('without a name', () => {
  it('formulas that may not use the usual connection take no other', () => {
    const { refusal, sent } = severalConnections({ first: { cells: rules(false, { allowed: false }) } });
    expect(refusal(...hoursOf())).toBe(formulasNotAllowed(OWNERS_KEY, THE_OWNER));
    expect(refusal(...hoursOf('Northfell'))).toBe(notChoosable('Northfell', THE_OWNER));
    expect(sent()).toEqual([]);
  });

  it('nor where no key is connected, whatever they name', () => {
    const { refusal, secrets } = severalConnections();
    secrets.entries.clear();
    expect(refusal(...hoursOf('Northfell EU'))).toBe(formulasUnconnected(OWNERS_KEY, THE_OWNER));
  });
});

it('ACTIVTRAK_STATUS says which connection it is where there is more than one', () => {
  const { cell, secrets } = severalConnections();
  expect(cell('ACTIVTRAK_STATUS')).toMatch(/^Connected to “Northfell” at api\.activtrak\.com with/);
  expect(cell('ACTIVTRAK_STATUS', '', '', 'Northfell EU')).toMatch(/^Connected to “Northfell EU” at api-eu\.activtrak\.com with/);
  secrets.entries.delete('activtrak.connection.b');
  secrets.entries.delete('activtrak.connection.c');
  expect(cell('ACTIVTRAK_STATUS')).toMatch(/^Connected to api\.activtrak\.com with/);
});

it('a dialect that one account showed is learnt for it alone', () => {
  const { cell, cache } = severalConnections();
  cell(...hoursOf('Northfell EU'));
  const learnt = (id: string) => runSync(wait(cache.get([`learnt ${id}`])))[0];
  expect(learnt('eu-1')).toContain('eu-1');
  expect(learnt('connection-1')).toBeUndefined();
});
