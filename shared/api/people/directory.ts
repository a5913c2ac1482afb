import { isActivTrakError } from '../../errors';
import { type Fields, fieldsOf } from '../../model/fields';
import type { Budget } from '../../ports';
import type { Task } from '../../task';
import type { Client } from '../requests/client';
import type { ApiRequest } from '../requests/request';
import { stopped } from '../requests/stopped';
import { NAME_PATHS } from '../streams/paths';
import { listOf, parsed, readScim, textOf } from './scim';

/** A user, by the id that reports use. */
export interface ListedPerson {
  readonly id: number;
  /** What to show. */
  readonly name: string;
  /** Everything else the person is called: log-in, alias, e-mail address. */
  readonly otherNames: readonly string[];
}

/** A group of users, as ActivTrak lists it. */
export interface Group {
  /** `undefined` where only its name is known. */
  readonly id: number | undefined;
  readonly name: string;
  /** The ids of its users. */
  readonly members: readonly number[];
}

/** Every user that the key may see, from SCIM or else from the list of clients; `undefined` where the key may read neither. */
export function* readPeople(client: Client, budget: Budget): Task<readonly ListedPerson[] | undefined> {
  const users = yield* unlessRefused(readScim(client, NAME_PATHS.users, budget));
  if (users) return users.flatMap(personOfUser);
  const clients = yield* unlessRefused(readClients(client, budget));
  return clients?.flatMap(personOfClient);
}

/** Every group that the key may see; `undefined` where it may not read them. */
export function* readGroups(client: Client, budget: Budget): Task<readonly Group[] | undefined> {
  const groups = yield* unlessRefused(readScim(client, NAME_PATHS.groups, budget));
  return groups?.flatMap((fields) => {
    const id = idOf(fields.get('id'));
    const members = listOf(fields.get('members')).map((member) => idOf(fieldsOf(member).get('value')));
    return id === undefined
      ? []
      : [{ id, name: textOf(fields.get('displayname')) || String(id), members: members.filter((member) => member !== undefined) }];
  });
}

/** An id as reports use them; an empty one is none and not the number 0. */
function idOf(value: unknown): number | undefined {
  const text = textOf(value);
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** A key without permission for names is no failure: the names that hours have shown serve then. */
function* unlessRefused<T>(task: Task<T>): Task<T | undefined> {
  try {
    return yield* task;
  } catch (failure) {
    if (isActivTrakError(failure) && ['unauthorized', 'forbidden', 'rejected'].includes(failure.code)) return undefined;
    throw failure;
  }
}

const CLIENTS_PAGE = 50;

/** How many pages there are nobody says, so each time twice as many go together as before; where a server refuses those behind the last, each alone. */
function* readClients(client: Client, budget: Budget): Task<readonly Fields[]> {
  const found = new Map<string, Fields>();
  let [page, together, most] = [1, 1, Number.POSITIVE_INFINITY];
  for (;;) {
    const spent = budget.spent();
    if (spent) throw stopped(spent);
    const pages = Array.from({ length: together }, (_, at) => page + at);
    const asked = client.send(pages.map(clientsPage), parsed);
    const bodies = yield* together === 1 ? asked : unlessRefused(asked);
    if (bodies === undefined) {
      [together, most] = [1, 1];
      continue;
    }
    for (const body of bodies) {
      const listed = clientsIn(body);
      const before = found.size;
      for (const fields of listed) found.set(textOf(fields.get('id')), fields);
      if (listed.length < CLIENTS_PAGE || found.size === before) return [...found.values()];
    }
    [page, together] = [page + together, Math.min(client.together, most, 2 * together)];
  }
}

const clientsPage = (page: number): ApiRequest => ({ path: NAME_PATHS.clients, parameters: [['page', page]] });

/** The description shows one client where it speaks of a page of them: a list, an object around one, or a single client. */
function clientsIn(answer: unknown): readonly Fields[] {
  const list = Array.isArray(answer) ? answer : Object.values(answer ?? {}).find((value) => Array.isArray(value));
  return (Array.isArray(list) ? list : [answer]).map(fieldsOf).filter((fields) => textOf(fields.get('id')) !== '');
}

function personOfUser(fields: Fields): readonly ListedPerson[] {
  const name = fieldsOf(fields.get('name'));
  const fullName = [name.get('givenname'), name.get('middlename'), name.get('familyname')]
    .map(textOf)
    .filter((part) => part !== '')
    .join(' ');
  const emails = listOf(fields.get('emails')).map((email) => textOf(fieldsOf(email).get('value')));
  return person(fields, [textOf(fields.get('displayname')), fullName, textOf(fields.get('username')), ...emails]);
}

function personOfClient(fields: Fields): readonly ListedPerson[] {
  const [domain, name, alias] = ['domain', 'name', 'alias'].map((key) => textOf(fields.get(key))) as [string, string, string];
  return person(fields, [alias, name, domain === '' || name === '' ? '' : `${domain}\\${name}`]);
}

function person(fields: Fields, names: readonly string[]): readonly ListedPerson[] {
  const id = idOf(fields.get('id'));
  const [name, ...otherNames] = [...new Set(names.filter((text) => text !== ''))];
  return id === undefined ? [] : [{ id, name: name ?? String(id), otherNames }];
}
