/**
 * Whom an account's keys have shown. ActivTrak doesn't say to which account a key belongs, so its people are the best sign there is.
 * @module
 */
import type { Column, Row } from '../../model/cell';
import { mixed } from '../../model/mixed';
import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import { hostOf, type KeylessConnection } from './connection';
import { connectionName, foldedConnection } from './connection-choice';
import { type ConnectionEntry, entryOf } from './connection-store';

/** By the person's ID, a number made of the name. Names themselves aren't kept. */
export type PeopleSeen = Readonly<Record<string, number>>;

/** As many as are enough to know an account by, and fit into one value of Google's properties (9 KB). */
const MOST = 100;

/** The people in rows of hours. Whoever comes without an ID is left out. */
export function peopleIn(columns: readonly Column[], rows: readonly Row[]): PeopleSeen {
  const [id, name] = ['userId', 'user'].map((key) => columns.findIndex((column) => column.key === key)) as [number, number];
  const named = rows.filter((row) => typeof row[id] === 'number' && row[name] !== '');
  return Object.fromEntries(named.map((row) => [String(row[id]), mixed(0, String(row[name]).trim().toLowerCase())]));
}

/** How much two views of people have in common: `same` where most IDs that both have are called alike, `unknown` where one of them is empty. */
export function accountsCompared(before: PeopleSeen, now: PeopleSeen): 'same' | 'others' | 'unknown' {
  if (Object.keys(before).length === 0 || Object.keys(now).length === 0) return 'unknown';
  const shared = Object.keys(now).filter((id) => before[id] !== undefined);
  const alike = shared.filter((id) => before[id] === now[id]).length;
  return alike > 0 && alike * 2 >= shared.length ? 'same' : 'others';
}

/** Without a key's word in front: where keys are kept for a session alone, this stays. */
const SEEN_KEY = 'activtrak.people-seen';

/** The people that a connection's keys have shown before; of the first one also those of an earlier first one. */
export const loadPeopleSeen = (secrets: KeyValueStore, connection: ConnectionEntry): Task<PeopleSeen> =>
  peopleAt(secrets, entryOf(SEEN_KEY, connection));

function* peopleAt(secrets: KeyValueStore, key: string): Task<PeopleSeen> {
  try {
    const kept: unknown = JSON.parse((yield* wait(secrets.get(key))) ?? '{}');
    return Object.fromEntries(Object.entries(kept ?? {}).filter(([, word]) => typeof word === 'number'));
  } catch {
    // What can't be read says nothing of anybody.
    return {};
  }
}

/**
 * Keeps the people of a connection for its next key, instead of those before.
 * @param surely who is kept of them however many there are
 */
export function* keepPeopleSeen(
  secrets: KeyValueStore,
  connection: ConnectionEntry,
  people: PeopleSeen,
  surely: PeopleSeen = {},
): Task<void> {
  const wanted = Object.entries(surely).slice(0, MOST);
  const some = [...wanted, ...Object.entries(people).slice(0, MOST - wanted.length)];
  if (some.length > 0) yield* wait(secrets.set(entryOf(SEEN_KEY, connection), JSON.stringify(Object.fromEntries(some))));
}

/** Forgets them: its key was saved untested, and may be of another account. */
export const forgetPeopleSeen = (secrets: KeyValueStore, connection: ConnectionEntry): Task<void> =>
  wait(secrets.remove(entryOf(SEEN_KEY, connection)));

/** What a report finds a connection by that isn't there under its handle. */
type Findable = Pick<KeylessConnection, 'name' | 'baseUrl'>;

const leftKey = (connection: Findable): string =>
  `activtrak.people-left.${hostOf(connection.baseUrl)} ${foldedConnection(connectionName(connection))}`;

/** The people of a removed connection whose reports would find one of this name and address in its place. */
export const loadPeopleLeft = (secrets: KeyValueStore, connection: Findable): Task<PeopleSeen> => peopleAt(secrets, leftKey(connection));

/** Forgets them: the name is another connection's from now on. */
export const forgetPeopleLeft = (secrets: KeyValueStore, connection: Findable): Task<void> => wait(secrets.remove(leftKey(connection)));

/**
 * Keeps the people of a connection that is removed by its name and address, since its reports go over to the next one that is called so. Those of
 * the first stay besides: reports that name none go over to the next first one.
 */
export function* leavePeopleSeen(secrets: KeyValueStore, connection: ConnectionEntry & Findable): Task<void> {
  const people = yield* loadPeopleSeen(secrets, connection);
  if (Object.keys(people).length > 0) yield* wait(secrets.set(leftKey(connection), JSON.stringify(people)));
  if (entryOf(SEEN_KEY, connection) !== SEEN_KEY) yield* forgetPeopleSeen(secrets, connection);
}
