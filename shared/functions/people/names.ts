import { type Group, type ListedPerson, readGroups, readPeople } from '../../api/people/directory';
import { STREAMS, type Stream } from '../../api/streams/streams';
import type { Cell, Row } from '../../model/cell';
import { lastSevenDays } from '../../model/date-range';
import { membersIn } from '../../model/list-members';
import { columnIndex } from '../../model/selection';
import { isCalled } from '../../model/told-apart';
import { plainName } from '../../model/words';
import type { Task } from '../../task';
import { rememberedByAll } from '../kept/remembered';
import type { Session } from '../kept/session';
import { EVERY_ROW, sharedHours } from '../kept/shared-hours';

const NAMES_SECONDS = 900;

/** Every user that the key may see, read once in fifteen minutes; `undefined` where it may not read names. */
export const everyPerson = (session: Session): Task<readonly ListedPerson[] | undefined> =>
  rememberedByAll(session, 'people', NAMES_SECONDS, () => unlessEmpty(readPeople(session.client, session.ports.budget)));

/** Every group that the key may see; `undefined` where it may not read names. */
export const everyGroup = (session: Session): Task<readonly Group[] | undefined> =>
  rememberedByAll(session, 'groups', NAMES_SECONDS, () => unlessEmpty(readGroups(session.client, session.ports.budget)));

/** A list of nobody says no more than none: hours may still name somebody. */
function* unlessEmpty<T>(read: Task<readonly T[] | undefined>): Task<readonly T[] | undefined> {
  const list = yield* read;
  return list?.length === 0 ? undefined : list;
}

/** The users and groups that the hours of the last days name: what there is to choose from where names are refused. */
export function* everyoneInHours(session: Session): Task<NamesFound> {
  return namesFound(yield* hoursOfLastDays(session, STREAMS['user-hours']));
}

/** Everybody's hours of the last 7 days. */
export function* hoursOfLastDays(session: Session, stream: Stream): Task<readonly Row[]> {
  return (yield* sharedHours(session, stream, lastSevenDays(session.calendar), EVERY_ROW))?.rows ?? [];
}

/** The people and groups that rows name. */
export interface NamesFound {
  readonly people: readonly ListedPerson[];
  readonly groups: readonly Group[];
}

const found = new WeakMap<readonly Row[], NamesFound>();

/** The users and groups that rows with all columns of hours by user name; found out once for all cells that have the same rows. */
export function namesFound(rows: readonly Row[]): NamesFound {
  const names = found.get(rows) ?? findNames(rows);
  found.set(rows, names);
  return names;
}

function findNames(rows: readonly Row[]): NamesFound {
  const { columns } = STREAMS['user-hours'];
  const [id, user, members] = ['userId', 'user', 'groupMembers'].map((key) => columnIndex(columns, key)) as [number, number, number];
  const date = columnIndex(columns, 'date');
  const peopleById = new Map<number, { names: Set<string>; name: string; day: Cell | undefined }>();
  const membersOf = new Map<string, { group: Group; users: Set<number> }>();
  for (const row of rows) {
    const userId = row[id];
    if (typeof userId !== 'number' || userId === 0) continue;
    const name = String(row[user] || userId);
    const person = peopleById.get(userId) ?? { names: new Set(), name, day: row[date] };
    person.names.add(name);
    // Somebody who was renamed goes by the newest name.
    if ((row[date] as Cell) >= (person.day as Cell)) [person.name, person.day] = [name, row[date]];
    peopleById.set(userId, person);
    for (const member of membersIn(row[members])) {
      const entry = membersOf.get(member.id || member.name) ?? {
        group: { id: member.id === '' ? undefined : Number(member.id), name: member.name || member.id, members: [] },
        users: new Set<number>(),
      };
      entry.users.add(userId);
      membersOf.set(member.id || member.name, entry);
    }
  }
  return {
    people: [...peopleById].map(([userId, { name, names }]) => ({
      id: userId,
      name,
      otherNames: [...names].filter((one) => one !== name),
    })),
    groups: [...membersOf.values()].map(({ group, users }) => ({ ...group, members: [...users] })),
  };
}

/** A name with an id, or another name, in brackets behind it. */
const LABEL = /^(.*\S)\s*\(([^()]+)\)$/s;

/** The two parts of a name as the product shows that of somebody whose name others have too: `Robin Halvard (1042)`. */
export function labelParts(text: string): readonly [name: string, mark: string] | undefined {
  const [, name = '', mark = ''] = LABEL.exec(text) ?? [];
  return name === '' ? undefined : [name, mark.trim()];
}

/** Somebody or something of a list. */
type Listed = Pick<ListedPerson, 'name'> & { readonly id: number | undefined; readonly otherNames?: readonly string[] };

const called = new WeakMap<readonly Listed[], Map<string, Listed[]>>();

/** Those of a list who go by a name: a range may ask for thousands of them, so it is found out once for all names. */
function calledIn<One extends Listed>(known: readonly One[], name: string): readonly One[] {
  let all = called.get(known);
  if (!all) {
    all = new Map();
    for (const one of known)
      for (const own of new Set([one.name, ...(one.otherNames ?? [])].map(plainName))) all.set(own, (all.get(own) ?? []).concat(one));
    called.set(known, all);
  }
  return (all.get(plainName(name)) ?? []) as readonly Listed[] as readonly One[];
}

/** The only one whom such a text means: of this name, and with the id or the other name in the brackets. */
export function labelledOne<One extends Listed>(known: readonly One[], text: string): One | undefined {
  const [name, mark] = labelParts(text) ?? [];
  if (name === undefined || mark === undefined) return undefined;
  const found = calledIn(known, name).filter((one) => String(one.id) === mark || isCalled(one, mark));
  return new Set(found.map(({ id }) => id)).size === 1 ? found[0] : undefined;
}
