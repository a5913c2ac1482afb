import { CONNECTION_DAMAGED } from '#words/connection';
import { ActivTrakError } from '../../errors';
import { WEEK_STARTS, type WeekStart } from '../../model/weekdays';
import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import { areRules, type CellRules, NO_CELLS } from './cell-rules';
import { CONNECTION_COLORS, type Connection, type Learnt, learntOf } from './connection';

/** What the user set for a connection. */
interface ConnectionSettings {
  readonly cells: CellRules;
  readonly weekStart: WeekStart;
}

/** What can be changed of a connection beside its key. */
export type ConnectionChange = ConnectionSettings & Pick<SavedConnection, 'handle' | 'name' | 'color'>;

/** A connection as its user keeps it. */
export interface SavedConnection extends Connection, ConnectionSettings {
  /** The one that was there before there could be several. Reports that name no connection use it. */
  readonly isFirst?: boolean;
}

/** A saved connection as everything but the client sees it: without the key. */
export type KnownConnection = Omit<SavedConnection, 'key'>;

/** The store's key of the first connection. The others have their handles behind it, after a period. */
export const CONNECTION_KEY = 'activtrak.connection';

/** Whether a store's key is that of a connection: what stands there holds a person's key. */
export const isConnectionKey = (key: string): boolean => key === CONNECTION_KEY || key.startsWith(`${CONNECTION_KEY}.`);

/** By what a connection's entries in its user's store are known. */
export type ConnectionEntry = Pick<SavedConnection, 'handle' | 'isFirst'>;

/** Where something of a connection is kept: under a word for the first one, and with the handle behind it for the others. */
export const entryOf = (word: string, { handle, isFirst }: ConnectionEntry): string =>
  isFirst || handle === undefined ? word : `${word}.${handle}`;

/**
 * What its user changed of a connection since its key was connected has entries of its own, so that whoever changes that never writes a key: one
 * that was replaced or removed meanwhile, in another tab, would come back.
 */
export const CONNECTION_SETTINGS = `${CONNECTION_KEY}-settings`;

/** What may be known of a connection to those who work with it. */
export function withoutKey({ key: _, ...known }: SavedConnection): KnownConnection {
  return known;
}

/** `••••••••wxyz`: a key as its own user may see it. A short one would be given away by its end. */
export const maskedKey = ({ key }: Connection): string => `••••••••${key.length >= 12 ? key.slice(-4) : ''}`;

/** Where the others stand; a handle follows. */
export const FURTHER_CONNECTIONS = `${CONNECTION_KEY}.`;

/** Under which key the connection stands whose settings a key is of; `undefined` where it is of none. */
export const ofSettings = (key: string): string | undefined =>
  key.startsWith(CONNECTION_SETTINGS) ? CONNECTION_KEY + key.slice(CONNECTION_SETTINGS.length) : undefined;

/**
 * Says that there is more than the first one's key: others, or what was set since. So nobody looks for that who has a key alone, and cells ask twice at
 * most. It holds no key: where keys are kept elsewhere, it stays.
 */
export const MORE_MARK = `${CONNECTION_KEY}-others`;
/** What stands under that mark where there are others. */
export const HAS_MORE = 'yes';

interface Kept extends Partial<SavedConnection> {
  readonly version?: unknown;
}

/**
 * A person's connections with their keys, for making clients of them and for nothing else: the first one first, then by name. One
 * that can't be read is left out, unless it is the only one.
 * @param secrets the user's own store, never the document's
 * @throws ActivTrakError `not-connected` when what is stored can't be used
 */
export function* loadWithKeys(secrets: KeyValueStore): Task<readonly SavedConnection[]> {
  const hasMore = (yield* wait(secrets.get(MORE_MARK))) === HAS_MORE;
  const kept = hasMore ? yield* wait(secrets.all(CONNECTION_KEY)) : { [CONNECTION_KEY]: (yield* wait(secrets.get(CONNECTION_KEY))) ?? '' };
  const keys = [CONNECTION_KEY, ...Object.keys(kept).filter((key) => key.startsWith(FURTHER_CONNECTIONS))];
  const found = keys.flatMap((key) => saved(key, keptIn(kept[key]), kept[CONNECTION_SETTINGS + key.slice(CONNECTION_KEY.length)]) ?? []);
  if (found.length === 0 && kept[CONNECTION_KEY]) throw new ActivTrakError('not-connected', CONNECTION_DAMAGED);
  const rank = ({ isFirst, name = '' }: SavedConnection): string => (isFirst ? '' : ` ${name.toLowerCase()}`);
  return found.sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}

function keptIn(text = ''): Kept | undefined {
  try {
    return (JSON.parse(text) as Kept | null) ?? undefined;
  } catch {
    // Whatever stands there cannot be used.
    return undefined;
  }
}

function saved(key: string, given: Kept | undefined, settings: string | undefined): SavedConnection | undefined {
  const kept = given && { ...given, ...settingsIn(settings, given.id) };
  if (kept?.version !== 1 || typeof kept.key !== 'string' || typeof kept.baseUrl !== 'string') return undefined;
  const { version: _, ...connection } = kept;
  const isFirst = key === CONNECTION_KEY;
  const handle = isFirst ? kept.handle : key.slice(FURTHER_CONNECTIONS.length);
  return { ...believed(connection as SavedConnection), ...(handle === undefined ? {} : { handle }), isFirst };
}

/** What was set for this key; where that can't be read, formulas show nothing. */
function settingsIn(text: string | undefined, id: string | undefined): Kept | { readonly cells: undefined } {
  const kept = text === undefined ? {} : keptIn(text);
  if (typeof kept !== 'object') return { cells: undefined };
  return kept.id === id ? kept : {};
}

/** What was learnt in words that this version does not know is found out again; rules that cannot be read let formulas show nothing. */
function believed({ dialect, keyHeader, cells, weekStart, color, ...saved }: SavedConnection): SavedConnection {
  const known = CONNECTION_COLORS.find((one) => one === color);
  return {
    ...saved,
    ...learntOf({ dialect, keyHeader } as Learnt),
    ...(known ? { color: known } : {}),
    cells: areRules(cells) ? cells : NO_CELLS,
    weekStart: WEEK_STARTS.find((one) => one === weekStart) ?? 1,
  };
}

/** A person's connections, without their keys. @throws ActivTrakError as `loadWithKeys` does */
export function* loadConnections(secrets: KeyValueStore): Task<readonly KnownConnection[]> {
  return (yield* loadWithKeys(secrets)).map(withoutKey);
}
