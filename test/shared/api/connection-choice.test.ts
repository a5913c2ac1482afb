import type { KeylessConnection } from '../../../shared/api/connections/connection';
import {
  chooseDefault,
  chooseForFormulas,
  connectionName,
  connectionOfFormulas,
  connectionOfReport,
  defaultConnection,
} from '../../../shared/api/connections/connection-choice';
import { runSync } from '../../../shared/task';
import { memoryStore } from '../../doubles/memory-store';

const cells = { allowed: true, groups: [], users: [] };
const FIRST = { id: '1', handle: 'a', name: 'Northfell', baseUrl: 'https://api.activtrak.com', isFirst: true, cells };
const EU = { id: '2', handle: 'b', name: 'Northfell EU', baseUrl: 'https://api-eu.activtrak.com', cells };
const OTHER = { id: '3', handle: 'c', name: 'Acme', baseUrl: 'https://api.activtrak.com', cells };
const ALL = [FIRST, EU, OTHER];

const named = (handle: string, name: string, host = 'api.activtrak.com') => ({ handle, name, host });

describe('the connection of a report', () => {
  it.each([
    ['names none', undefined, '1'],
    ['has the handle of one, whatever that is called now', named('b', 'Earlier name'), '2'],
    ["has a colleague's handle and the name and host of one here", named('x', '  northfell eu ', 'api-eu.activtrak.com'), '2'],
  ])('that %s', (_, connection, id) => {
    expect(connectionOfReport(ALL, connection).id).toBe(id);
  });

  it.each([
    ['there is none of its name', ALL, named('x', 'Globex'), /^This report uses the connection “Globex”, and you have none/],
    [
      'the one of its name leads elsewhere',
      ALL,
      named('x', 'Acme', 'api-eu.activtrak.com'),
      /at api-eu\.activtrak\.com, .*leads elsewhere/,
    ],
    ['two have its name', [...ALL, { ...OTHER, id: '4', handle: 'd' }], named('x', 'Acme'), /more than one connection called “Acme”/],
    ['it names none and the first is gone, even with one left', [EU], undefined, /doesn't name its connection/],
    ['there is none at all', [], undefined, /haven't connected a key/],
  ])('is refused where %s', (_, all, connection, words) => {
    expect(() => connectionOfReport(all, connection)).toThrow(
      expect.objectContaining({ code: 'not-connected', message: expect.stringMatching(words) }) as Error,
    );
  });

  it('is called by its host where it has no name', () => {
    const unnamed: KeylessConnection = { id: '9', baseUrl: 'https://api-uk.activtrak.com' };
    expect(connectionName(unnamed)).toBe('api-uk.activtrak.com');
  });
});

describe('the connection of formulas', () => {
  function ofFormulas(all: readonly (typeof EU)[], document: string, choose: (store: ReturnType<typeof memoryStore>) => void) {
    const store = memoryStore('at once');
    choose(store);
    return runSync(connectionOfFormulas(store, all, () => document))?.id;
  }

  it('is the first, the default, or the one that was chosen for the document', () => {
    const choose = (store: ReturnType<typeof memoryStore>): void => {
      runSync(chooseDefault(store, 'c'));
      runSync(chooseForFormulas(store, 'this', 'b'));
    };
    expect(ofFormulas(ALL, 'this', () => undefined)).toBe('1');
    expect(ofFormulas(ALL, 'this', choose)).toBe('2');
    expect(ofFormulas(ALL, 'another', choose)).toBe('3');
  });

  it('is none where the chosen one is gone, and the default again once the choice is taken back', () => {
    const store = memoryStore('at once');
    runSync(chooseForFormulas(store, 'this', 'gone'));
    expect(runSync(connectionOfFormulas(store, ALL, () => 'this'))).toBeUndefined();
    runSync(chooseForFormulas(store, 'this', undefined));
    expect(runSync(connectionOfFormulas(store, ALL, () => 'this'))?.id).toBe('1');
  });

  it('stays the chosen one in a file that is renamed or copied', () => {
    expect(ofFormulas(ALL, 'word Hours copy.xlsx', (store) => runSync(chooseForFormulas(store, 'word', 'b')))).toBe('2');
    expect(ofFormulas(ALL, 'word', (store) => runSync(chooseForFormulas(store, 'word Hours.xlsx', 'b')))).toBe('2');
  });

  it('is none where the default is gone, and takes names for the same that look alike', () => {
    const store = memoryStore('at once');
    runSync(chooseDefault(store, 'gone'));
    expect(runSync(defaultConnection(store, ALL))).toBeUndefined();
    expect(connectionOfReport(ALL, named('x', 'Ac\u200bme')).id).toBe('3');
  });

  it('never goes over to the one that is left by itself', () => {
    expect(runSync(defaultConnection(memoryStore('at once'), [EU]))).toBeUndefined();
    expect(ofFormulas([EU], 'this', () => undefined)).toBeUndefined();
    expect(ofFormulas([EU], 'this', (store) => runSync(chooseDefault(store, 'b')))).toBe('2');
  });
});
