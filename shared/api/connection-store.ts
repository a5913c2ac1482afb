import { ActivTrakError } from '../errors';
import { WEEK_STARTS, type WeekStart } from '../model/date-range';
import type { KeyValueStore } from '../ports';
import { type Task, wait } from '../task';
import { type Connection, DIALECTS, KEY_HEADERS } from './connection';

/** Whether formulas may use the key, and whom they may show; empty lists mean everyone that the key may see. */
export interface CellRules {
  readonly allowed: boolean;
  /** Groups by name or id. */
  readonly groups: readonly string[];
  /** Users by name or id. */
  readonly users: readonly string[];
}

/** A connection as its user keeps it, with what the user set beside it. */
export interface SavedConnection extends Connection {
  readonly cells: CellRules;
  readonly weekStart: WeekStart;
}

/** Under which the connection is kept. */
export const CONNECTION_KEY = 'activtrak.connection';

/** @param secrets the user's own store, never the document's */
export function* loadConnection(secrets: KeyValueStore): Task<SavedConnection | undefined> {
  const text = yield* wait(secrets.get(CONNECTION_KEY));
  if (text === undefined || text === '') return undefined;
  try {
    const saved = JSON.parse(text) as SavedConnection & { readonly version?: unknown };
    if (saved.version === 1 && typeof saved.key === 'string' && typeof saved.baseUrl === 'string') return believed(saved);
  } catch {
    // Falls through: whatever stands there cannot be used.
  }
  throw new ActivTrakError('not-connected', 'The saved connection to ActivTrak cannot be read: connect the key again.');
}

/** What was learnt in words that this version does not know is found out again; rules that cannot be read let formulas show nothing. */
function believed({ dialect, keyHeader, cells, weekStart, ...saved }: SavedConnection): SavedConnection {
  const known = DIALECTS.find((one) => one === dialect);
  const header = KEY_HEADERS.find((one) => one === keyHeader);
  return {
    ...saved,
    ...(known && { dialect: known }),
    ...(header && { keyHeader: header }),
    cells: areRules(cells) ? cells : { allowed: false, groups: [], users: [] },
    weekStart: WEEK_STARTS.find((one) => one === weekStart) ?? 1,
  };
}

function areRules(cells: Partial<CellRules> | undefined): cells is CellRules {
  const areTexts = (list: unknown): boolean => Array.isArray(list) && list.every((one) => typeof one === 'string');
  return typeof cells?.allowed === 'boolean' && areTexts(cells.groups) && areTexts(cells.users);
}

export function saveConnection(secrets: KeyValueStore, connection: SavedConnection): Task<void> {
  return wait(secrets.set(CONNECTION_KEY, JSON.stringify({ version: 1, ...connection })));
}

export function removeConnection(secrets: KeyValueStore): Task<void> {
  return wait(secrets.remove(CONNECTION_KEY));
}
