/**
 * What is written of connections. It is apart from the reading of them, which cells do as well.
 * @module
 */
import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import { CONNECTION_LEARNT } from './connection-learnt';
import {
  CONNECTION_KEY,
  CONNECTION_SETTINGS,
  type ConnectionChange,
  type ConnectionEntry,
  entryOf,
  FURTHER_CONNECTIONS,
  HAS_MORE,
  loadConnections,
  MORE_MARK,
  type SavedConnection,
} from './connection-store';

/**
 * Saves a connection in place of the one before it.
 * @param secrets the user's own store, never the document's
 */
export function* saveConnection(secrets: KeyValueStore, { isFirst, ...connection }: SavedConnection): Task<void> {
  const entry = { ...connection, isFirst: isFirst === true };
  const key = entryOf(CONNECTION_KEY, entry);
  const text = JSON.stringify({ version: 1, ...connection });
  yield* key === CONNECTION_KEY ? wait(secrets.set(key, text)) : setMarked(secrets, key, text);
  // What was set for the key before says nothing any more.
  yield* wait(secrets.remove(entryOf(CONNECTION_SETTINGS, entry)));
}

/** Sets what nobody would find without the mark. Another tab may take the mark away meanwhile, having removed what it was there for. */
function* setMarked(secrets: KeyValueStore, key: string, text: string): Task<void> {
  yield* markMore(secrets);
  yield* wait(secrets.set(key, text));
  yield* markMore(secrets);
}

function* markMore(secrets: KeyValueStore): Task<void> {
  if ((yield* wait(secrets.get(MORE_MARK))) !== HAS_MORE) yield* wait(secrets.set(MORE_MARK, HAS_MORE));
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
  yield* setMarked(secrets, entryOf(CONNECTION_SETTINGS, saved), JSON.stringify({ id, handle, name, color, cells, weekStart }));
  return true;
}

/** Forgets a connection and its key. */
export function* removeConnection(secrets: KeyValueStore, connection: ConnectionEntry): Task<void> {
  yield* wait(secrets.remove(entryOf(CONNECTION_KEY, connection)));
  yield* wait(secrets.remove(entryOf(CONNECTION_SETTINGS, connection)));
  yield* wait(secrets.remove(entryOf(CONNECTION_LEARNT, connection)));
  if (yield* hasMore(secrets)) return;
  yield* wait(secrets.remove(MORE_MARK));
  // Another tab may have added some, which nobody would look for.
  if (yield* hasMore(secrets)) yield* markMore(secrets);
}

function* hasMore(secrets: KeyValueStore): Task<boolean> {
  for (const word of [FURTHER_CONNECTIONS, CONNECTION_SETTINGS]) if (Object.keys(yield* wait(secrets.all(word))).length > 0) return true;
  return false;
}
