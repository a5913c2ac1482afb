import type { Group } from '../api/directory';
import type { Cell, Row } from '../model/cell';
import { parseWho, type Who } from '../model/who';
import { plainName } from '../model/words';
import type { Task } from '../task';
import { groups, namesInHours, nobody, people, refuseOutsider } from './allowed';
import { type Argument, oneValue } from './argument';
import type { Session } from './session';

const byName = (one: Row, other: Row): number => (String(one[0]).toLowerCase() < String(other[0]).toLowerCase() ? -1 : 1);

/** `ACTIVTRAK_USERS`: a header and a row for each user, by name; of one group when it is named. */
export function* users(session: Session, args: readonly Argument[]): Task<readonly Row[]> {
  const wanted = oneValue('group', args[0]);
  yield* refuseOutsider(session, undefined);
  const group = wanted === undefined ? undefined : yield* groupCalled(session, String(wanted));
  const known = (yield* people(session)) ?? (yield* namesInHours(session)).people;
  const listed = known.filter(({ id }) => !group || group.members.includes(id));
  return [['User', 'User ID'], ...listed.map(({ id, name }): Row => [name, id]).sort(byName)];
}

/** `ACTIVTRAK_GROUPS`: a header and a row for each group, by name. */
export function* groupList(session: Session): Task<readonly Row[]> {
  yield* refuseOutsider(session, undefined);
  const known = yield* knownGroups(session);
  return [['Group', 'Group ID'], ...known.map(({ id, name }): readonly Cell[] => [name, id ?? '']).sort(byName)];
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
  yield* refuseOutsider(session, who);
  const found = (yield* knownGroups(session)).find(({ id, name }) =>
    who.id === undefined ? plainName(name) === plainName(who.name ?? '') : id === who.id || name === String(who.id),
  );
  if (!found) throw nobody(session, who);
  return found;
}
