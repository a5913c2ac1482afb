import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import type { Learnt } from './connection';
import { entryOf, type KnownConnection, type SavedConnection } from './connection-store';
import { learntIn, learntText } from './learnt-text';

/** What was learnt of servers has entries of its own, so that whoever keeps it never writes a key. */
export const CONNECTION_LEARNT = 'activtrak.learnt';

/** A connection with what its server has shown since its key was connected. */
export function* withLearnt(secrets: KeyValueStore, saved: SavedConnection): Task<SavedConnection> {
  return { ...saved, ...learntIn(yield* wait(secrets.get(entryOf(CONNECTION_LEARNT, saved))), saved.id) };
}

/** Keeps what a connection's server has shown. It is of this key alone: under another one it isn't read. */
export const keepLearntOf = (secrets: KeyValueStore, connection: KnownConnection, learnt: Learnt): Task<void> =>
  wait(secrets.set(entryOf(CONNECTION_LEARNT, connection), learntText(learnt, connection.id)));
