import { ActivTrakError } from '../errors';
import { WEEK_STARTS, type WeekStart } from '../model/date-range';
import type { KeyValueStore } from '../ports';
import { type Task, wait } from '../task';
import { CONNECTION_DAMAGED } from '../words/en/connection';
import { type Connection, type KeylessConnection, type Learnt, learntOf } from './connection';

/** Whether formulas may use the key, and whom they may show; empty lists mean everyone that the key may see. */
export interface CellRules {
  readonly allowed: boolean;
  /** Groups by name or id. */
  readonly groups: readonly string[];
  /** Users by name or id. */
  readonly users: readonly string[];
}

/** What the user set for a connection. */
interface ConnectionSettings {
  readonly cells: CellRules;
  readonly weekStart: WeekStart;
}

/** A connection as its user keeps it. */
export interface SavedConnection extends Connection, ConnectionSettings {}

/** A saved connection as everything but the client sees it: without the key. */
export interface KnownConnection extends KeylessConnection, ConnectionSettings {}

/** The store's key of the connection. */
export const CONNECTION_KEY = 'activtrak.connection';

/**
 * What is known of the connection in the user's own store; `undefined` where there is none.
 * @throws ActivTrakError `not-connected` when what is stored can't be used
 */
export function* loadConnection(secrets: KeyValueStore): Task<KnownConnection | undefined> {
  const saved = yield* loadWithKey(secrets);
  return saved && withoutKey(saved);
}

/** What may be known of a connection to those who work with it. */
export function withoutKey({ key: _, ...known }: SavedConnection): KnownConnection {
  return known;
}

/** `••••••••wxyz`: a key as its own user may see it. A short one would be given away by its end. */
export function* maskedKey(secrets: KeyValueStore): Task<string> {
  const key = (yield* loadWithKey(secrets))?.key ?? '';
  return `••••••••${key.length >= 12 ? key.slice(-4) : ''}`;
}

/**
 * The connection with its key, for making a client of it and for nothing else.
 * @param secrets the user's own store, never the document's
 * @throws ActivTrakError `not-connected` when what is stored can't be used
 */
export function* loadWithKey(secrets: KeyValueStore): Task<SavedConnection | undefined> {
  const text = yield* wait(secrets.get(CONNECTION_KEY));
  if (text === undefined || text === '') return undefined;
  try {
    const saved = JSON.parse(text) as SavedConnection & { readonly version?: unknown };
    if (saved.version === 1 && typeof saved.key === 'string' && typeof saved.baseUrl === 'string') return believed(saved);
  } catch {
    // Falls through: whatever stands there cannot be used.
  }
  throw new ActivTrakError('not-connected', CONNECTION_DAMAGED);
}

/** What was learnt in words that this version does not know is found out again; rules that cannot be read let formulas show nothing. */
function believed({ dialect, keyHeader, cells, weekStart, ...saved }: SavedConnection): SavedConnection {
  return {
    ...saved,
    ...learntOf({ dialect, keyHeader } as Learnt),
    cells: areRules(cells) ? cells : { allowed: false, groups: [], users: [] },
    weekStart: WEEK_STARTS.find((one) => one === weekStart) ?? 1,
  };
}

function areRules(cells: Partial<CellRules> | undefined): cells is CellRules {
  const areTexts = (list: unknown): boolean => Array.isArray(list) && list.every((one) => typeof one === 'string');
  return typeof cells?.allowed === 'boolean' && areTexts(cells.groups) && areTexts(cells.users);
}

/**
 * Saves a connection in place of the one before.
 * @param secrets the user's own store, never the document's
 */
export function saveConnection(secrets: KeyValueStore, connection: SavedConnection): Task<void> {
  return wait(secrets.set(CONNECTION_KEY, JSON.stringify({ version: 1, ...connection })));
}

/**
 * Changes what is stored with the key. The key is saved again along with it.
 * @param id the connection to change; if another has taken its place meanwhile, nothing changes
 * @returns whether there was a connection to change
 */
export function* changeConnection(secrets: KeyValueStore, change: Partial<ConnectionSettings> & Learnt, id?: string): Task<boolean> {
  const saved = yield* loadWithKey(secrets);
  if (saved === undefined || (id !== undefined && id !== saved.id)) return false;
  yield* saveConnection(secrets, { ...saved, ...change });
  return true;
}

/** Forgets the connection and its key. */
export function removeConnection(secrets: KeyValueStore): Task<void> {
  return wait(secrets.remove(CONNECTION_KEY));
}
