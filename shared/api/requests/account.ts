import { type KnownConnection, type SavedConnection, withoutKey } from '../connections/connection-store';
import { type Client, type ClientPorts, createClient } from './client';

/** A key at work: the client that sends with it, and what may be known of its connection. Neither shows the key. */
export interface Account {
  readonly client: Client;
  readonly connection: KnownConnection;
}

/**
 * The account of a saved connection. The key goes to the client and nowhere else.
 * @param holder whose key it is, for messages: `your key`, `the spreadsheet owner's key`
 */
export const accountOf = (connection: SavedConnection, holder: string, ports: ClientPorts): Account => ({
  client: createClient(connection, holder, ports),
  connection: withoutKey(connection),
});
