import { EMPTY, notGroup, notId } from '#words/library';
import { wrong } from '../../shared/errors';
import { isBlank } from '../../shared/functions/arguments/argument';
import { knownGroups, membersCalled } from '../../shared/functions/lists';
import { everyoneInHours, everyPerson } from '../../shared/functions/people/names';
import type { Task } from '../../shared/task';
import type { LibrarySession } from './connection';
import { shown } from './options';

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1;

/** The users, or those of a group. Where the key may not read names, those whom the hours of the last days name. */
export function* listUsers(session: LibrarySession, group: string | number | undefined): Task<ActivTrak.User[]> {
  const known = (yield* everyPerson(session)) ?? (yield* everyoneInHours(session)).people;
  if (group !== undefined && typeof group !== 'number' && (typeof group !== 'string' || isBlank(group)))
    throw wrong(notGroup(typeof group === 'string' ? EMPTY : shown(group)));
  if (typeof group === 'number' && !(Number.isSafeInteger(group) && group > 0)) throw wrong(notId('group', group));
  const members = group === undefined ? undefined : yield* membersCalled(session, group);
  return known
    .filter(({ id }) => members?.has(id) ?? true)
    .map(({ id, name, otherNames }) => ({ id, name, otherNames: [...otherNames] }))
    .sort(byName);
}

/** The groups by their names, with as many members as each has. One that only hours name has no ID. */
export function* listGroups(session: LibrarySession): Task<ActivTrak.Group[]> {
  const known = yield* knownGroups(session);
  return known.map(({ id, name, members }) => ({ id: id ?? null, name, members: [...members] })).sort(byName);
}
