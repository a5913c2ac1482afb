import type { Dialect } from '../../shared/api/connections/connection';
import type { FakeActivity, FakeDay, FakeOrganisation } from './fake-organisation';

/** How an element of `groups`, `users` and `computers` looks: the API's description does not say. */
export type ListForm = 'names' | 'ids' | 'objects' | 'pairs';

interface Named {
  readonly id: number;
  readonly name: string;
}

function element({ id, name }: Named, form: ListForm): unknown {
  if (form === 'names') return name;
  if (form === 'ids') return id;
  return form === 'objects' ? { id, name } : [id, name];
}

/** Of lists whose elements were asked for: every record names a person and a computer. */
const byId = new WeakMap<readonly Named[], ReadonlyMap<number, Named>>();

function withId<T extends Named>(list: readonly T[], id: number): T | undefined {
  const known = byId.get(list) ?? new Map(list.map((one) => [one.id, one]));
  byId.set(list, known);
  return known.get(id) as T | undefined;
}

export const personOf = (organisation: FakeOrganisation, id: number): FakeOrganisation['people'][number] => {
  const person = withId(organisation.people, id);
  if (!person) throw new Error(`There is no person ${id}.`);
  return person;
};

const computerOf = (organisation: FakeOrganisation, id: number): Named => {
  const computer = withId(organisation.computers, id);
  if (!computer) throw new Error(`There is no computer ${id}.`);
  return computer;
};

/** One record of the hours by user or by computer, as the dialect prints it. */
export function hoursRecord(
  organisation: FakeOrganisation,
  day: FakeDay,
  perspective: 'users' | 'computers',
  dialect: Dialect,
  form: ListForm,
): object {
  const person = personOf(organisation, day.personId);
  const computer = computerOf(organisation, person.computerId);
  const groups = organisation.groups.filter(({ id }) => person.groupIds.includes(id)).map((group) => element(group, form));
  const active = day.productive + day.unproductive + day.undefined;
  const times = {
    firstActivity: `${day.date}T${day.first ?? '08:00:00'}`,
    lastActivity: `${day.date}T17:00:00`,
    lastActivityLog: `${day.date}T17:01:00`,
    activeTime: { productive: day.productive, unproductive: day.unproductive, undefined: day.undefined, total: active },
    passiveTime: { productive: day.passive, unproductive: 0, undefined: 0, total: day.passive },
    totalTime: active + day.passive,
  };
  const date = `${day.date}T00:00:00`;
  const users = [element(person, form)];
  const computers = [element(computer, form)];
  if (dialect === 'early-access') {
    return perspective === 'users'
      ? { date, computerid: computer.id, groups, users, ...times }
      : { date, userid: person.id, groups, computers, ...times };
  }
  const named = { userId: person.id, computerId: computer.id, user: person.name, computer: computer.name };
  return { date, ...named, groups, users, computers, ...times, location: 'Office' };
}

/** The JSON text of one record of the log; an id that a number would round is printed in full. */
export function logRecord(organisation: FakeOrganisation, activity: FakeActivity, dialect: Dialect): string {
  const person = personOf(organisation, activity.personId);
  const computer = computerOf(organisation, person.computerId);
  const times =
    dialect === 'current' ? { time: activity.time, time_zone: 'Europe/Berlin', time_utc: `${activity.utc}Z` } : { date: activity.time };
  const fields = {
    productivity: activity.productivity ?? 1,
    popupAlarm: null,
    ...times,
    computerId: computer.id,
    computer: computer.name,
    user: person.name,
    session: 1,
    duration: activity.seconds,
    executable: activity.executable ?? 'editor.exe',
    description: activity.title,
    url: activity.url ?? null,
    ...(dialect === 'current' ? { titleBar: activity.title, location: activity.location } : {}),
  };
  return `{"logId":${activity.logId},${JSON.stringify(fields).slice(1)}`;
}
