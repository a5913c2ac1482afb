/**
 * What is written of connections. It is apart from the reading of them, which cells do as well.
 * @module
 */
import type { KeyValueStore } from '../ports';
import { type Task, wait } from '../task';
import { CONNECTION_LEARNT } from './connection-learnt';
import {
  CONNECTION_KEY,
  CONNECTION_SETTINGS,
  type ConnectionChange,
  type ConnectionEntry,
  entryOf,
  FURTHER_CONNECTIONS,
  FURTHER_MARK,
  HAS_FURTHER,
  loadConnections,
  type SavedConnection,
} from './connection-store';

/**
 * Saves a connection in place of the one before it.
 * @param secrets the user's own store, never the document's
 */
export function* saveConnection(secrets: KeyValueStore, { isFirst, ...connection }: SavedConnection): Task<void> {
  const key = entryOf(CONNECTION_KEY, { ...connection, isFirst: isFirst === true });
  if (key !== CONNECTION_KEY && (yield* wait(secrets.get(FURTHER_MARK))) !== HAS_FURTHER)
    yield* wait(secrets.set(FURTHER_MARK, HAS_FURTHER));
  yield* wait(secrets.set(key, JSON.stringify({ version: 1, ...connection })));
  // What was set for the key before says nothing any more.
  yield* wait(secrets.remove(entryOf(CONNECTION_SETTINGS, { ...connection, isFirst: isFirst === true })));
  // Another tab may have removed the last one, and the mark with it, meanwhile.
  if (key !== CONNECTION_KEY && (yield* wait(secrets.get(FURTHER_MARK))) !== HAS_FURTHER)
    yield* wait(secrets.set(FURTHER_MARK, HAS_FURTHER));
}

/** Saves all keys again as they are, so that they go to where keys are kept by now, and what is set for them behind them. */
export function* storeKeysAgain(secrets: KeyValueStore): Task<void> {
  const further = Object.keys(yield* wait(secrets.all(FURTHER_CONNECTIONS)));
  const settings = Object.keys(yield* wait(secrets.all(CONNECTION_SETTINGS)));
  for (const key of [CONNECTION_KEY, ...further, ...settings]) {
    const text = yield* wait(secrets.get(key));
    if (text !== undefined) yield* wait(secrets.set(key, text));
  }
}

/**
 * Changes what is set for a connection. Its key is not written.
 * @param id the connection to change; if another has taken its place meanwhile, nothing changes
 * @returns whether there was a connection to change
 */
export function* changeConnection(secrets: KeyValueStore, id: string, change: Partial<ConnectionChange>): Task<boolean> {
  const saved = (yield* loadConnections(secrets)).find((one) => one.id === id);
  if (saved === undefined) return false;
  const { handle, name, color, cells, weekStart } = { ...saved, ...change };
  // Where it stands goes by what it was before.
  yield* wait(secrets.set(entryOf(CONNECTION_SETTINGS, saved), JSON.stringify({ id, handle, name, color, cells, weekStart })));
  return true;
}

/** Forgets a connection and its key. */
export function* removeConnection(secrets: KeyValueStore, connection: ConnectionEntry): Task<void> {
  yield* wait(secrets.remove(entryOf(CONNECTION_KEY, connection)));
  yield* wait(secrets.remove(entryOf(CONNECTION_SETTINGS, connection)));
  yield* wait(secrets.remove(entryOf(CONNECTION_LEARNT, connection)));
  if (yield* hasOthers(secrets)) return;
  yield* wait(secrets.remove(FURTHER_MARK));
  // Another tab may have added one, which nobody would look for.
  if (yield* hasOthers(secrets)) yield* wait(secrets.set(FURTHER_MARK, HAS_FURTHER));
}

function* hasOthers(secrets: KeyValueStore): Task<boolean> {
  return Object.keys(yield* wait(secrets.all(FURTHER_CONNECTIONS))).length > 0;
}
