import { LIST_LABELS, UNLISTED } from '#words/column-labels';
import type { Group } from '../api/people/directory';
import { STREAMS } from '../api/streams/streams';
import type { Cell, Row } from '../model/cell';
import type { Who } from '../model/who';
import { plainName } from '../model/words';
import type { Task } from '../task';
import { type Argument, oneValue, whosOf } from './arguments/argument';
import { periodOf } from './arguments/period';
import { everyonesRows, hoursRows } from './hours-rows';
import type { Session } from './kept/session';
import { allowedGroups, allowedPeople, namesInHours, refuseOutsider } from './people/allowed';
import type { Known } from './people/known';
import { labelsIn } from './people/labels';
import { isSame, memberOf } from './people/limits';
import { namesakes } from './people/match';
import { nobodyLike } from './people/meant';
import { everyGroup, everyPerson, namesFound } from './people/names';
import { resolved } from './people/resolve';

const byName = (one: Row, other: Row): number => (String(one[0]).toLowerCase() < String(other[0]).toLowerCase() ? -1 : 1);

/**
 * `ACTIVTRAK_USERS`: a header and a row for each user, by name; of groups when they are named. With a period also those who have rows of
 * hours in it though they are no longer listed, and a column that says so: whoever builds a timesheet on the list has all hours.
 */
export function* users(session: Session, args: readonly Argument[]): Task<readonly Row[]> {
  const { user, userId, status } = LIST_LABELS;
  const [groupArgument, period] = args;
  yield* refuseOutsider(session, undefined);
  const whos = whosOf(groupArgument, 'group');
  const members = whos && (yield* membersOf(session, whos));
  const known: readonly Known[] = (yield* allowedPeople(session)) ?? (yield* namesInHours(session)).people;
  const listed = known.filter(({ id }) => !members || members.has(id as number));
  if (oneValue('period', period) === undefined) {
    const label = labelsIn(known);
    return [[user, userId], ...listed.map((one): Row => [label(one), one.id as number]).sort(byName)];
  }
  const range = periodOf(period, undefined, session.calendar);
  const stream = STREAMS['user-hours'];
  const rows = whos ? yield* hoursRows(session, stream, range, whos) : (yield* everyonesRows(session, stream, range)).allowed;
  const isListed = new Set(listed.map(({ id }) => id));
  const byId = new Map(known.map((one) => [one.id, one]));
  const others = namesFound(rows).people.filter(({ id }) => !isListed.has(id));
  const label = labelsIn([...known, ...others.filter(({ id }) => !byId.has(id))]);
  const everybody = yield* everyPerson(session);
  const existing = new Set(everybody?.map(({ id }) => id));
  const isLeft = whos !== undefined && (yield* areMembersListed(session));
  const statusOf = (id: number): string => (!everybody ? '' : !existing.has(id) ? UNLISTED.deleted : isLeft ? UNLISTED.left : '');
  return [
    [user, userId, status],
    ...listed.map((one): Row => [label(one), one.id as number, '']).sort(byName),
    ...others.map((one): Row => [label(byId.get(one.id) ?? one), one.id, statusOf(one.id)]).sort(byName),
  ];
}

function* membersOf(session: Session, whos: readonly Who[]): Task<ReadonlySet<number>> {
  const ids = new Set<number>();
  for (const who of yield* resolved(session, whos)) for (const id of (yield* groupOf(session, who)).members) ids.add(id);
  return ids;
}

/** `ACTIVTRAK_GROUPS`: a header and a row for each group, by name. */
export function* groupList(session: Session): Task<readonly Row[]> {
  yield* refuseOutsider(session, undefined);
  const known = yield* listedGroups(session);
  const label = labelsIn(known);
  return [[LIST_LABELS.group, LIST_LABELS.groupId], ...known.map((one): readonly Cell[] => [label(one), one.id ?? '']).sort(byName)];
}

/** The groups that the key may see, or those that the hours of the last days name. */
function* listedGroups(session: Session): Task<readonly Group[]> {
  return (yield* allowedGroups(session)) ?? (yield* namesInHours(session)).groups;
}

/** Whether ActivTrak's list of groups says who is in them: it may leave that out. */
function* areMembersListed(session: Session): Task<boolean> {
  return (yield* everyGroup(session))?.some(({ members }) => members.length > 0) === true;
}

/** The groups that the key may see, with their members: those whom the hours of the last days say where the list says none. */
export function* knownGroups(session: Session): Task<readonly Group[]> {
  const groups = yield* listedGroups(session);
  if (yield* areMembersListed(session)) return groups;
  const seen = (yield* namesInHours(session)).groups;
  return groups.map((group) => seen.find((one) => isSame(memberOf(one), memberOf(group))) ?? group);
}

/**
 * The ids of the people in the groups that a text names, or an id.
 * @throws ActivTrakError `argument` when there is none of that name, or more than one.
 */
export function* membersCalled(session: Session, text: string | number): Task<ReadonlySet<number> | undefined> {
  const whos = whosOf(text, 'group');
  return whos && (yield* membersOf(session, whos));
}

function* groupOf(session: Session, who: Who): Task<Group> {
  yield* refuseOutsider(session, who);
  const [found, ...others] = (yield* knownGroups(session)).filter(({ id, name }) =>
    who.id === undefined ? plainName(name) === plainName(who.name ?? '') : id === who.id,
  );
  const isGroup = who.kind === 'group';
  if (!found || !isGroup) throw yield* nobodyLike(session, isGroup ? who : { ...who, kind: 'group', name: who.text }, ['group']);
  if (others.length > 0)
    throw namesakes(
      who,
      [found, ...others].flatMap(({ id }) => id ?? []),
    );
  return found;
}
