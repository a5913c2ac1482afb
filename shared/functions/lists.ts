import type { Group, Person } from '../api/directory';
import type { Cell, Row } from '../model/cell';
import { parseWho, type Who } from '../model/who';
import { plainName } from '../model/words';
import type { Task } from '../task';
import { type Argument, oneValue } from './argument';
import { nobodyCalled } from './match';
import { groups, isCalled, namesInHours, people } from './names';
import type { Session } from './session';

const byName = (one: Row, other: Row): number => (String(one[0]).toLowerCase() < String(other[0]).toLowerCase() ? -1 : 1);

/** `ACTIVTRAK_USERS`: a header and a row for each user, by name; of one group when it is named. */
export function* users(session: Session, args: readonly Argument[]): Task<readonly Row[]> {
  const known = (yield* people(session)) ?? (yield* namesInHours(session)).people;
  const wanted = oneValue('group', args[0]);
  const group = wanted === undefined ? undefined : yield* groupCalled(session, String(wanted));
  const limits = yield* limitedMembers(session);
  const listed = known.filter((person) => (!group || group.members.includes(person.id)) && (!limits || isWithin(person, limits)));
  return [['User', 'User ID'], ...listed.map(({ id, name }): Row => [name, id]).sort(byName)];
}

/** `ACTIVTRAK_GROUPS`: a header and a row for each group, by name. */
export function* groupList(session: Session): Task<readonly Row[]> {
  const known = yield* knownGroups(session);
  const limits = session.connection.cells;
  const isLimited = limits.groups.length > 0 || limits.users.length > 0;
  const listed = known.filter((group) => !isLimited || limits.groups.some((entry) => isGroup(group, entry)));
  return [['Group', 'Group ID'], ...listed.map(({ id, name }): readonly Cell[] => [name, id ?? '']).sort(byName)];
}

/** The groups that the key may see, or those that the hours of the last days name. */
export function* knownGroups(session: Session): Task<readonly Group[]> {
  return (yield* groups(session)) ?? (yield* namesInHours(session)).groups;
}

/**
 * The group of a name or an id.
 * @throws ActivTrakError `argument` when there is none.
 */
export function* groupCalled(session: Session, text: string): Task<Group> {
  const who = parseWho(/^group\s*:/i.test(text.trim()) ? text : `group:${text}`) as Who;
  const found = (yield* knownGroups(session)).find((group) => isGroup(group, who.name ?? String(who.id)));
  if (!found) throw nobodyCalled(who);
  return found;
}

const isGroup = ({ id, name }: Group, entry: string): boolean => plainName(name) === plainName(entry) || String(id) === entry.trim();

interface Limits {
  readonly memberIds: ReadonlySet<number>;
  readonly users: readonly string[];
}

/** Whom formulas may name, or `undefined` when they may name everyone. */
function* limitedMembers(session: Session): Task<Limits | undefined> {
  const { cells } = session.connection;
  if (cells.groups.length === 0 && cells.users.length === 0) return undefined;
  const chosen = (yield* knownGroups(session)).filter((group) => cells.groups.some((entry) => isGroup(group, entry)));
  return { memberIds: new Set(chosen.flatMap(({ members }) => members)), users: cells.users };
}

const isWithin = (person: Person, { memberIds, users: chosen }: Limits): boolean =>
  memberIds.has(person.id) || chosen.some((entry) => isCalled(person, entry) || entry.trim() === String(person.id));
