import { ADDRESS_WRONG, connectedTo, noRegion, SAVED_UNTRIED } from '#words/connecting';
import { isActivTrakError, wrong } from '../../errors';
import type { WeekStart } from '../../model/weekdays';
import type { KeyValueStore } from '../../ports';
import type { Task } from '../../task';
import { type CellRules, NO_CELLS } from '../connections/cell-rules';
import { type Connection, type Dialect, hostOf, type KeyHeader, learntOf, REGIONS, type Region } from '../connections/connection';
import { saveConnection } from '../connections/connection-changes';
import type { ConnectionChange, SavedConnection } from '../connections/connection-store';
import type { ClientPorts } from '../requests/client';
import { type KeyTrial, tryKey } from './key-trial';
import { pastedKey } from './pasted-key';

/** What a person gives to connect; only the key has to be there. */
export interface ConnectionRequest {
  readonly key: string;
  /** @default 'us' */
  readonly region?: Region;
  /** An address of one's own, https only, in place of a region. */
  readonly baseUrl?: string;
  /** Set by hand; otherwise found out. */
  readonly dialect?: Dialect;
  readonly keyHeader?: KeyHeader;
  /** Whether formulas may use the key. @default off */
  readonly cells?: Partial<CellRules>;
  /** @default 1, Monday */
  readonly weekStart?: WeekStart;
  /** Whether to ask ActivTrak first; a key that is refused is then not kept. @default true */
  readonly test?: boolean;
}

/** What came of connecting. */
export interface ConnectionResult {
  readonly connected: boolean;
  /** One sentence for the person. */
  readonly message: string;
  /** The key works, and isn't saved before the person says that it is to be used. */
  readonly isAsking?: true;
}

/**
 * Tries a key and saves it in the user's own store. A key that ActivTrak refuses isn't saved, so an earlier one stays.
 * @param own what tells it from others: an ID that none has, and what its user calls it
 * @param doubt a question about a key that works, which has to be answered before it is saved
 * @param kept what stays of the connection before, where the request doesn't say: asked for once the key was tried, since that takes a while
 * @throws ActivTrakError `argument` when the request cannot be used.
 */
export function* connect(
  request: ConnectionRequest,
  own: Pick<SavedConnection, 'id' | 'handle' | 'name' | 'color' | 'isFirst'>,
  ports: ClientPorts & { readonly secrets: KeyValueStore },
  zone: string,
  doubt?: (trial: KeyTrial) => Task<string | undefined>,
  kept?: () => Task<Partial<ConnectionChange>>,
): Task<ConnectionResult> {
  const connection = connectionOf(request, own.id);
  const save = function* (tried: Connection): Task<void> {
    const { cells, weekStart = 1, ...named } = kept ? yield* kept() : {};
    const settings = { cells: { ...NO_CELLS, ...(request.cells ?? cells) }, weekStart: request.weekStart ?? weekStart };
    yield* saveConnection(ports.secrets, { ...tried, ...own, ...named, ...settings });
  };
  if (request.test === false) {
    yield* save(connection);
    return { connected: true, message: SAVED_UNTRIED };
  }
  try {
    const trial = yield* tryKey(connection, ports, zone);
    const question = doubt && (yield* doubt(trial));
    if (question !== undefined) return { connected: false, message: question, isAsking: true };
    yield* save({ ...connection, ...trial.client.learnt() });
    return { connected: true, message: connectedTo(hostOf(connection.baseUrl)) };
  } catch (failure) {
    if (isActivTrakError(failure)) return { connected: false, message: failure.message };
    throw failure;
  }
}

/**
 * The connection of a request, before anything is sent.
 * @throws ActivTrakError `argument` for what is no key, no address or no region.
 */
export function connectionOf(request: ConnectionRequest, id: string): Connection {
  const key = pastedKey(request.key);
  return { id, key, baseUrl: addressOf(request), ...learntOf(request) };
}

function addressOf({ region = 'us', baseUrl }: ConnectionRequest): string {
  if (baseUrl !== undefined && baseUrl.trim() !== '') {
    const address = baseUrl.trim().replace(/\/+$/, '');
    if (/^https:\/\/[a-z0-9.-]+(:\d+)?(\/[\w./-]*)?$/i.test(address)) return address;
    throw wrong(ADDRESS_WRONG);
  }
  const address = Object.entries(REGIONS).find(([name]) => name === region)?.[1];
  if (address === undefined) throw wrong(noRegion(String(region), Object.keys(REGIONS)));
  return address;
}
