import { type Client, type ClientPorts, createClient } from '../../api/client';
import { loadConnection, type SavedConnection, saveConnection } from '../../api/connection-store';
import { ActivTrakError } from '../../errors';
import { type Calendar, serialOfToday } from '../../model/date-range';
import type { HttpRequest, KeyValueStore, Transport } from '../../ports';
import type { Task } from '../../task';

/** A person's key at work, with how often it was used. */
export interface Account {
  readonly client: Client;
  readonly connection: SavedConnection;
  readonly calendar: Calendar;
  /** Requests sent so far. */
  readonly requests: () => number;
}

/**
 * Opens the account of the person whose store `secrets` is.
 * @throws ActivTrakError `not-connected` when she has no key.
 */
export function* openAccount(
  ports: ClientPorts & { readonly secrets: KeyValueStore; readonly locale?: () => string | undefined },
  zone: string,
): Task<Account> {
  const connection = yield* loadConnection(ports.secrets);
  if (connection === undefined)
    throw new ActivTrakError('not-connected', 'You have not connected a key: open Settings and connect one first.');
  let requests = 0;
  const transport: Transport = {
    ...ports.transport,
    send: (list: readonly HttpRequest[]) => {
      requests += list.length;
      return ports.transport.send(list);
    },
  };
  return {
    client: createClient(connection, 'your key', { ...ports, transport }),
    connection,
    calendar: {
      today: serialOfToday(ports.clock.today(zone)),
      weekStart: connection.weekStart,
      locale: ports.locale,
    },
    requests: () => requests,
  };
}

/** Keeps what the server showed of itself, for the next time. */
export function* keepLearnt({ client, connection }: Account, secrets: KeyValueStore): Task<void> {
  const { dialect, keyHeader } = client.connection();
  if (dialect === connection.dialect && keyHeader === connection.keyHeader) return;
  const now = yield* loadConnection(secrets);
  if (now?.id === connection.id)
    yield* saveConnection(secrets, { ...now, ...(dialect ? { dialect } : {}), ...(keyHeader ? { keyHeader } : {}) });
}
