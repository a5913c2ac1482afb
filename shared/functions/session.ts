import { type Client, type ClientPorts, createClient } from '../api/client';
import type { Learnt } from '../api/connection';
import { loadConnection, type SavedConnection } from '../api/connection-store';
import type { Diagnostics } from '../diagnostics';
import { ActivTrakError } from '../errors';
import { type Calendar, serialOfToday, type WeekStart } from '../model/date-range';
import type { Cache, Clock, KeyValueStore, Lock } from '../ports';
import { type Task, wait } from '../task';

/** What the functions of cells ask of their host. */
export interface FunctionPorts extends ClientPorts {
  readonly cache: Cache;
  readonly lock: Lock;
  readonly diagnostics: Diagnostics;
  /** The store of the person whose key the cells run on. */
  readonly secrets: KeyValueStore;
}

/** Where a function runs, in words for its messages. */
export interface Place {
  /** `the spreadsheet owner's key` */
  readonly holder: string;
  /** Who must connect and allow: `the spreadsheet's owner`, or `you`. */
  readonly owner: string;
  /** The IANA zone that says what today is. */
  readonly zone: string;
  /** The document's locale: `de_DE`, `en-US`. */
  readonly locale?: () => string | undefined;
  /** 1462 where the workbook counts its days from 1904. */
  readonly firstSerial?: number;
}

/** One evaluation of a function. */
export interface Session {
  readonly client: Client;
  readonly connection: SavedConnection;
  readonly calendar: Calendar;
  readonly ports: FunctionPorts;
  readonly place: Place;
}

const LEARNT_SECONDS = 21_600;

const learntKey = (connection: SavedConnection): string => `learnt ${connection.id}`;

/**
 * Opens a session on the connected key.
 * @throws ActivTrakError `not-connected` when there is no key, or formulas may not use it.
 */
export function* openSession(ports: FunctionPorts, place: Place): Task<Session> {
  const saved = yield* loadConnection(ports.secrets);
  if (saved === undefined) {
    throw new ActivTrakError(
      'not-connected',
      `ActivTrak is not connected: formulas run on ${place.holder}, so ${place.owner} must connect one first, in Live Data's panel.`,
    );
  }
  if (!saved.cells.allowed) {
    throw new ActivTrakError(
      'not-connected',
      `Formulas may not use ${place.holder} yet: ${place.owner} must switch that on in the settings of Live Data's panel.`,
    );
  }
  const [learnt] = yield* wait(ports.cache.get([learntKey(saved)]));
  const connection: SavedConnection = { ...(learnt === undefined ? {} : (JSON.parse(learnt) as Learnt)), ...saved };
  return {
    client: createClient(connection, place.holder, ports),
    connection,
    calendar: calendarOf(place, ports.clock, connection.weekStart),
    ports,
    place,
  };
}

/** How days are counted at a place. */
export const calendarOf = ({ zone, locale, firstSerial = 0 }: Place, clock: Clock, weekStart: WeekStart): Calendar => ({
  today: serialOfToday(clock.today(zone)),
  weekStart,
  firstSerial,
  locale,
});

/** Keeps what the session learnt of the server for the next ones: a cell cannot write into the owner's store. */
export function* closeSession({ client, connection, ports }: Session): Task<void> {
  const { dialect, keyHeader } = client.connection();
  if (dialect === connection.dialect && keyHeader === connection.keyHeader) return;
  yield* wait(ports.cache.put([{ key: learntKey(connection), value: JSON.stringify({ dialect, keyHeader }) }], LEARNT_SECONDS));
}
