import { isoOfDay, isoOfSeconds, zoneOffset } from '../calendar';
import type { ActivityPlan } from '../data/activity';
import type { HoursRow } from '../data/hours-query';
import type { LogRow } from '../data/log-query';
import type { Dialect, ListForm } from '../options';
import type { Computer, Person } from '../organisation/members';
import type { Screen } from '../organisation/screens';

/** How records are written down for one request. */
export interface RecordStyle {
  readonly plan: ActivityPlan;
  readonly dialect: Dialect;
  readonly listForm: ListForm;
  /** The groups that may be named; `undefined` means all. */
  readonly viewable: readonly number[] | undefined;
}

/** The ids of log rows lie above 2^53, where a double loses digits; every fiftieth is an old, small one. */
export const logId = (arrival: number): string =>
  arrival % 50 === 0 ? String(arrival) : (4_611_686_018_427_387_904n + BigInt(arrival) * 7n).toString();

interface Named {
  readonly id: number;
  readonly name: string | null;
}

/** A list in the form asked for. */
function list(members: readonly Named[], form: ListForm): readonly unknown[] {
  switch (form) {
    case 'names':
      return members.map(({ name }) => name);
    case 'ids':
      return members.map(({ id }) => id);
    case 'objects':
      return members.map(({ id, name }) => ({ id, name }));
    default:
      return members.map(({ id, name }) => [id, name]);
  }
}

const personOf = ({ plan }: RecordStyle, id: number): Person => plan.organisation.people[id - 1] as Person;
const computerOf = ({ plan }: RecordStyle, id: number): Computer => plan.organisation.computers[id - 1] as Computer;

/** The name a person had on a day; a deleted one may have none any more. */
function nameOn(person: Person, day: number, { plan }: RecordStyle): string | null {
  if (person.deleted === 'nameless') return null;
  if (person.deleted === 'placeholder') return '(deleted)';
  return person.formerName !== undefined && day < plan.changesOn ? person.formerName : person.name;
}

const split = ([undefinedTime, productive, unproductive]: readonly [number, number, number]): object => ({
  productive,
  unproductive,
  undefined: undefinedTime,
  total: undefinedTime + productive + unproductive,
});

const only = (ids: readonly number[]): number | null => (ids.length === 1 ? (ids[0] as number) : null);

/** One record of users' or computers' hours. */
export function hoursRecord(row: HoursRow, by: 'person' | 'computer', style: RecordStyle): object {
  const people = row.people.map((id): Named => ({ id, name: nameOn(personOf(style, id), row.day, style) }));
  const computers = row.computers.map((id): Named => ({ id, name: computerOf(style, id).name }));
  const groupIds = new Set(row.people.flatMap((id) => personOf(style, id).groups));
  const groups = style.plan.organisation.groups.filter(
    ({ id }) => groupIds.has(id) && (style.viewable === undefined || style.viewable.includes(id)),
  );
  // The list of those whose hours these are is always there: in the early-access dialect nothing else tells who they are.
  const inForm = (members: readonly Named[], isSubject: boolean): readonly unknown[] | null =>
    isSubject || members.some(({ name }) => name !== null) ? list(members, style.listForm) : null;
  const lists = {
    groups: inForm(groups, false),
    users: inForm(people, by === 'person'),
    computers: inForm(computers, by === 'computer'),
  };
  const moments = {
    firstActivity: row.first === undefined ? null : isoOfSeconds(row.first),
    lastActivity: row.last === undefined ? null : isoOfSeconds(row.last),
    lastActivityLog: isoOfSeconds(row.lastLog),
  };
  const [active, passive] = [split(row.active), split(row.passive)];
  const times = {
    activeTime: active,
    passiveTime: passive,
    totalTime: row.active.concat(row.passive).reduce((sum, seconds) => sum + seconds, 0),
  };
  const date = `${isoOfDay(row.day)}T00:00:00`;
  if (style.dialect === 'early-access') {
    return by === 'person'
      ? { date, computerid: only(row.computers), groups: lists.groups, ...moments, users: lists.users, ...times }
      : { date, userid: only(row.people), groups: lists.groups, ...moments, computers: lists.computers, ...times };
  }
  const [person] = people;
  const [computer] = computers;
  const record = {
    date,
    userId: by === 'person' ? (person as Named).id : only(row.people),
    computerId: by === 'computer' ? (computer as Named).id : only(row.computers),
    user: by === 'person' || people.length === 1 ? (person as Named).name : null,
    computer: by === 'computer' || computers.length === 1 ? (computer as Named).name : null,
    ...lists,
    ...moments,
    ...times,
  };
  return by === 'person'
    ? { ...record, TotalOfflineMeetings: meetings(row), location: personOf(style, row.people[0] as number).location }
    : record;
}

/** Seconds in meetings away from the computer: most days none, for some a half or a whole hour. */
const meetings = ({ people, day }: HoursRow): number => Math.max(0, (((people[0] as number) * 7 + day * 3) % 5) - 2) * 1800;

const ALARM = [null, false, true, true] as const;

/** One record of the log as JSON text: its id would lose digits as a JavaScript number. */
export function logRecord(row: LogRow, style: RecordStyle): string {
  const person = personOf(style, row.person);
  const computer = computerOf(style, row.computer);
  const screen = style.plan.screens.all[row.screen] as Screen;
  const isCurrent = style.dialect === 'current';
  const wall = isoOfSeconds(row.at + zoneOffset(computer.zone, row.at));
  const alarm = (place: number): boolean | null => ALARM[(row.alarms >> (place * 2)) & 3] as boolean | null;
  const rest = {
    productivity: screen.productivity,
    ...(isCurrent ? { screenshotUrl: screen.screenshotUrl } : {}),
    popupAlarm: alarm(0),
    emailAlarm: alarm(1),
    externalNotificationAlarm: alarm(2),
    terminate: alarm(3),
    ...(isCurrent ? { time: wall } : { date: wall }),
    computerId: computer.id,
    computer: computer.name,
    primaryDomain: person.domain === '' ? null : person.domain,
    privateIp: computer.privateIp,
    publicIp: computer.publicIp,
    loginDomain: person.domain === '' ? null : person.domain,
    user: nameOn(person, row.day, style),
    session: row.session,
    duration: row.duration,
    applicationId: screen.applicationId,
    websiteId: screen.websiteId,
    ...(isCurrent ? { titleBar: screen.titleBar } : {}),
    executable: screen.executable,
    description: isCurrent ? screen.description : (screen.titleBar ?? screen.description),
    ...(isCurrent ? { website: screen.website, subpage: screen.subpage } : {}),
    url: screen.url,
    ...(isCurrent
      ? { location: person.location, time_zone: computer.tellsZone ? computer.zone : null, time_utc: `${isoOfSeconds(row.at)}Z` }
      : {}),
  };
  return `{"logId":${logId(row.arrival)},${JSON.stringify(rest).slice(1)}`;
}
