/**
 * Which of a person's connections something uses. Whatever isn't certain is refused, because another connection's data look the same.
 * @module
 */

import { connectionElsewhere, connectionMissing, NO_CONNECTION_NAMED, NOT_CONNECTED, severalCalled } from '#words/connection';
import { ActivTrakError } from '../../errors';
import type { KeyValueStore } from '../../ports';
import { type MaybePromise, type Task, wait } from '../../task';
import { hostOf, type KeylessConnection, type NamedConnection } from './connection';
import { type KnownConnection, loadConnections, type SavedConnection } from './connection-store';

type Choosable = KeylessConnection & Pick<SavedConnection, 'isFirst' | 'cells'>;

/** What a connection is called: its name, or its host where it has none. */
export const connectionName = ({ name, baseUrl }: Pick<KeylessConnection, 'name' | 'baseUrl'>): string => name ?? hostOf(baseUrl);

/** A name that is the same however it is written: in upper or lower case, composed or not, with signs that nobody sees. */
export const foldedConnection = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** The connections that are called so, however that is written. */
export const connectionsCalled = <One extends KeylessConnection>(all: readonly One[], name: string): readonly One[] =>
  all.filter((one) => foldedConnection(connectionName(one)) === foldedConnection(name));

/**
 * The connection that a report uses: the one with its handle, or else the one that the person at work gave the same name, at the same host. A
 * report that names none uses the first, whichever is the default.
 * @throws ActivTrakError `not-connected` where there is none, or none for certain
 */
export function connectionOfReport<One extends Choosable>(all: readonly One[], named: NamedConnection | undefined): One {
  if (all.length === 0) throw notConnected(NOT_CONNECTED);
  if (named === undefined) {
    const first = all.find(({ isFirst }) => isFirst);
    if (first === undefined) throw notConnected(NO_CONNECTION_NAMED);
    return first;
  }
  const own = all.find(({ handle }) => handle === named.handle);
  if (own) return own;
  const called = connectionsCalled(all, named.name);
  const there = called.filter(({ baseUrl }) => hostOf(baseUrl) === named.host);
  if (there.length > 1) throw notConnected(severalCalled(named.name));
  if (there[0]) return there[0];
  throw notConnected(called.length > 0 ? connectionElsewhere(named.name, named.host) : connectionMissing(named.name));
}

const notConnected = (words: string): ActivTrakError => new ActivTrakError('not-connected', words);

/** The store's key of the default connection's handle. */
const DEFAULT_KEY = 'activtrak.connection-default';

/** Whether there is no choice, so that nothing has to be looked up. */
const isAlone = (all: readonly Choosable[]): boolean => all.length === 0 || (all.length === 1 && all[0]?.isFirst === true);

/**
 * The connection that something uses which names none and isn't a report: the one chosen for that, or the first. `undefined` where that is gone:
 * nothing goes over to another by itself.
 */
export function* defaultConnection<One extends Choosable>(secrets: KeyValueStore, all: readonly One[]): Task<One | undefined> {
  if (isAlone(all)) return all[0];
  const handle = yield* wait(secrets.get(DEFAULT_KEY));
  return all.find((one) => (handle === undefined ? one.isFirst : one.handle === handle));
}

/** The same of a person's own connections. @throws ActivTrakError `not-connected` when what is stored can't be used */
export function* loadDefault(secrets: KeyValueStore): Task<KnownConnection | undefined> {
  return yield* defaultConnection(secrets, yield* loadConnections(secrets));
}

/** Makes a connection the default one. */
export const chooseDefault = (secrets: KeyValueStore, handle: string): Task<void> => wait(secrets.set(DEFAULT_KEY, handle));

/** The store's keys of the connections that the owner chose for formulas of single documents; a document's word follows. */
const FORMULAS_KEY = 'activtrak.connection-of-formulas.';

/** A document's own word goes along when its file is renamed or copied, and so does the choice: the default one may be another account. */
const choiceKey = (document: string): string => FORMULAS_KEY + document.replace(/ .*$/, '');

/** Has formulas of a document use a connection, or the default one again. */
export const chooseForFormulas = (secrets: KeyValueStore, document: string, handle: string | undefined): Task<void> =>
  wait(handle === undefined ? secrets.remove(choiceKey(document)) : secrets.set(choiceKey(document), handle));

/**
 * The connection that formulas of a document use: the one that its owner chose for it, or the default one. `undefined` where that is gone.
 * @param document gives the document's word; asked only where a choice was made for any
 */
export function* connectionOfFormulas<One extends Choosable>(
  secrets: KeyValueStore,
  all: readonly One[],
  document?: () => MaybePromise<string>,
): Task<One | undefined> {
  if (isAlone(all)) return all[0];
  const chosen = yield* wait(secrets.all(FORMULAS_KEY));
  const handle = document && Object.keys(chosen).length > 0 ? chosen[choiceKey(yield* wait(document()))] : undefined;
  return handle === undefined ? yield* defaultConnection(secrets, all) : all.find((one) => one.handle === handle);
}
