import type { Group, ListedPerson } from '../../api/people/directory';
import type { Member } from '../../model/list-members';
import { isCalled } from '../../model/told-apart';
import { idOrName } from '../../model/who';
import type { WhoKind } from '../../model/who-kinds';
import { plainName } from '../../model/words';
import type { Task } from '../../task';
import { IS_IN_SCRIPTS } from '../../words/voice';
import type { Session } from '../kept/session';
import { everyGroup, everyoneInHours, everyPerson, labelledOne } from './names';

/** Whom the key's owner lets formulas show, as ActivTrak knows them now. */
export interface Limits {
  readonly groups: readonly Member[];
  readonly users: readonly Member[];
  /** Whether somebody may be shown; `undefined` where only the rows can tell, by their groups. */
  readonly mayShow: (person: Member) => boolean | undefined;
}

/** A script of the library has its own key, which nobody limits: its bundle goes without what follows from limits. */
export const CAN_BE_LIMITED = IS_IN_SCRIPTS !== true;

/** Whether the key's owner limited what formulas may show. */
export const isLimited = ({ connection: { cells } }: Session): boolean =>
  CAN_BE_LIMITED && (cells.groups.length > 0 || cells.users.length > 0);

const resolvedLimits = new WeakMap<Session, Limits>();

/** The owner's limits, found out once in a call; `undefined` where there are none. */
export function* limitsOf(session: Session): Task<Limits | undefined> {
  if (!CAN_BE_LIMITED || !isLimited(session)) return undefined;
  const limits = resolvedLimits.get(session) ?? (yield* resolve(session));
  resolvedLimits.set(session, limits);
  return limits;
}

const NO_GROUPS: readonly Group[] = [];

/** Limits by the people among whom they were found out, and by what else they depend on: cells that are calculated together have the same. */
const amongPeople = new WeakMap<
  readonly ListedPerson[],
  { readonly word: string; readonly groups: readonly Group[]; readonly limits: Limits }
>();

function* resolve(session: Session): Task<Limits> {
  const { cells } = session.connection;
  const people = yield* everyPerson(session);
  const groups = cells.groups.length === 0 ? NO_GROUPS : yield* everyGroup(session);
  const seen = people && groups ? undefined : yield* everyoneInHours(session);
  const allPeople = people ?? seen?.people ?? [];
  const allGroups = groups ?? seen?.groups ?? [];
  const word = JSON.stringify([cells.groups, cells.users, people === undefined, groups === undefined]);
  const known = amongPeople.get(allPeople);
  if (known?.word === word && known.groups === allGroups) return known.limits;
  const users = cells.users.flatMap((entry) => chosen('user', entry, allPeople, people !== undefined));
  const chosenGroups = cells.groups.flatMap((entry) => chosen('group', entry, allGroups, groups !== undefined));
  const whole = allGroups.filter((group) => chosenGroups.some((one) => isSame(one, memberOf(group))));
  const ids = new Set([...users.map(({ id }) => id), ...whole.flatMap(({ members }) => members.map(String))]);
  // Where a group's members cannot be read, nobody can be told not to be in it.
  const isTold = people !== undefined && groups !== undefined && whole.every(({ members }) => members.length > 0);
  const limits = { groups: chosenGroups, users, mayShow: verdicts(allPeople, ids, isTold) };
  amongPeople.set(allPeople, { word, groups: allGroups, limits });
  return limits;
}

/**
 * The one that an entry of the owner's lists means. An entry that nobody is called by any more, or more than one, means nobody.
 * @param isAll whether the known are all there are; else somebody unknown may be meant too
 */
function chosen(kind: WhoKind, entry: string, known: readonly (Group | ListedPerson)[], isAll: boolean): readonly Member[] {
  const text = entry.replace(new RegExp(`^\\s*${kind}\\s*:`, 'i'), '').trim();
  const isId = text !== entry.trim();
  if (text === '') return [];
  const { id, name } = idOrName(kind, text);
  const byId = id === undefined ? [] : known.filter((one) => one.id === id);
  const called = known.filter((one) => isCalled(one, name ?? text) && !byId.includes(one));
  const found = byId.length === 0 ? called : isId ? byId : [...byId, ...called];
  const [only = name === undefined ? undefined : labelledOne<Group | ListedPerson>(known, name), another] = found;
  if (another) return [];
  if (!only) return isAll ? [] : [{ id: id === undefined ? '' : String(id), name: name ?? '' }];
  // A name that others have too tells nobody apart in rows without ids.
  return [known.some((one) => one !== only && isCalled(one, only.name)) ? { ...memberOf(only), name: '' } : memberOf(only)];
}

/** A user or a group as the lists in rows have it. */
export const memberOf = ({ id, name }: { readonly id: number | undefined; readonly name: string }): Member => ({
  id: id === undefined ? '' : String(id),
  name,
});

/** Whether two are the same one: by id where both have one, else by name. */
export const isSame = (one: Member, other: Member): boolean =>
  one.id !== '' && other.id !== '' ? one.id === other.id : one.name !== '' && plainName(one.name) === plainName(other.name);

/** Who may be shown, by id and by name; a name that is also that of somebody who may not decides nothing. */
function verdicts(people: readonly ListedPerson[], ids: ReadonlySet<string>, isTold: boolean): Limits['mayShow'] {
  const byId = new Map<string, boolean | undefined>();
  const byName = new Map<string, boolean | undefined>();
  for (const { id, name, otherNames } of people) {
    const verdict = ids.has(String(id)) || (isTold ? false : undefined);
    byId.set(String(id), verdict);
    for (const own of new Set([name, ...otherNames].map(plainName)))
      byName.set(own, byName.has(own) && byName.get(own) !== verdict ? undefined : verdict);
  }
  for (const id of ids) byId.set(id, true);
  return ({ id, name }) => (id === '' ? byName.get(plainName(name)) : byId.get(id));
}
