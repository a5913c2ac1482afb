import { YOUR_KEY } from '#words/connection';
import { type DateRange, lastSevenDays } from '../../model/date-range';
import { serialOfToday } from '../../model/serial';
import type { Task } from '../../task';
import type { Connection } from '../connections/connection';
import { type PeopleSeen, peopleIn } from '../connections/people-seen';
import { type Client, type ClientPorts, createClient } from '../requests/client';
import { pagesOf, pagesTogether, presumedDialect } from '../streams/stream-query';
import { STREAMS } from '../streams/streams';

/** What one small request showed of a key. */
export interface KeyTrial {
  readonly client: Client;
  /** Where the key was tried. */
  readonly baseUrl: string;
  readonly range: DateRange;
  readonly people: PeopleSeen;
  /** Whether there may be people on further pages. */
  readonly isPart: boolean;
}

const STREAM = STREAMS['user-hours'];
const PAGE_SIZE = 150;
/** Of people who weren't on the first page: enough that not all of them are on leave. */
const MOST_ASKED = 10;

const hoursOf = (range: DateRange) => ({ stream: STREAM, range, columns: STREAM.columns, unit: 'seconds' }) as const;

/** Asks for the hours of the last seven days with a key. @throws ActivTrakError when ActivTrak gives none */
export function* tryKey(connection: Connection, ports: ClientPorts, zone: string): Task<KeyTrial> {
  const client = createClient(connection, YOUR_KEY, ports, true);
  const range = lastSevenDays({ today: serialOfToday(ports.clock.today(zone)) });
  const [page] = yield* pagesOf(client, { ...hoursOf(range), filter: undefined })([{ page: 1, pageSize: PAGE_SIZE }]);
  const rows = page?.rows ?? [];
  return {
    client,
    baseUrl: connection.baseUrl,
    range,
    people: peopleIn(STREAM.columns, rows),
    isPart: (page?.total ?? PAGE_SIZE) > rows.length,
  };
}

/** Asks for some people by their IDs: where there are many, the first page may have others. @throws ActivTrakError as `tryKey` does */
export function* tryPeople({ client, range }: KeyTrial, wanted: PeopleSeen): Task<PeopleSeen> {
  const dialect = presumedDialect(client);
  const ids = Object.keys(wanted).slice(0, MOST_ASKED).map(Number);
  const asked = ids.map((id) => ({
    query: { ...hoursOf(range), filter: { kind: 'user', id } as const },
    dialect,
    pages: [{ page: 1, pageSize: PAGE_SIZE }],
  }));
  const pages = yield* pagesTogether(client, asked);
  return peopleIn(
    STREAM.columns,
    pages.flat().flatMap(({ rows }) => rows),
  );
}
