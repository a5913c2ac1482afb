/**
 * The handles of removed connections: one that is added again under its name goes on as what it was, whatever it is called later.
 * @module
 */
import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import { hostOf, type KeylessConnection } from './connection';
import { connectionName, foldedConnection } from './connection-choice';

/** What a connection is found by that isn't there under its handle. */
type Named = Pick<KeylessConnection, 'name' | 'baseUrl'>;

const leftKey = (connection: Named): string =>
  `activtrak.handle-left.${hostOf(connection.baseUrl)} ${foldedConnection(connectionName(connection))}`;

/** Keeps the handle of a connection that is removed. */
export function* leaveHandle(secrets: KeyValueStore, { handle, ...connection }: Pick<KeylessConnection, 'handle'> & Named): Task<void> {
  if (handle !== undefined) yield* wait(secrets.set(leftKey(connection), handle));
}

/** The handle that a removed connection of this name and address had. */
export const handleLeft = (secrets: KeyValueStore, connection: Named): Task<string | undefined> => wait(secrets.get(leftKey(connection)));

/** Forgets it, since a connection has it again: a later one of this name is another. */
export const forgetHandleLeft = (secrets: KeyValueStore, connection: Named): Task<void> => wait(secrets.remove(leftKey(connection)));
