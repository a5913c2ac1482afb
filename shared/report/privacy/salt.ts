import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import type { Report } from '../definition/definition';
import { FOLDING } from './pseudonym';

const KEY = 'activtrak.salt';
/** A connection's handle follows. */
const PREFIX = `${KEY}.`;

interface SaltPorts {
  readonly documents: KeyValueStore;
  readonly newId: () => string;
}

/**
 * The random word for a report's pseudonyms, made when it is first needed: the document's own, or that of the connection which the report names,
 * since a name or an ID is another person's in another account.
 */
export const reportSalt = (ports: SaltPorts, { connection }: Pick<Report, 'connection'>): Task<string> =>
  saltAt(ports, connection ? PREFIX + connection.handle : KEY);

function* saltAt({ documents, newId }: SaltPorts, key: string): Task<string> {
  const there = yield* wait(documents.get(key));
  if (there !== undefined) return there;
  const made = FOLDING + newId() + newId();
  yield* wait(documents.set(key, made));
  return made;
}

/**
 * Gives the document's own word to a connection: reports that name the first one call people as those do that name none. Only one connection
 * gets it.
 */
export function* keepSaltFor(ports: SaltPorts, handle: string): Task<void> {
  const given = yield* wait(ports.documents.all(PREFIX));
  if (given[PREFIX + handle] !== undefined) return;
  const own = yield* saltAt(ports, KEY);
  if (!Object.values(given).includes(own)) yield* wait(ports.documents.set(PREFIX + handle, own));
}
