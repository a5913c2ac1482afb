import type { Dialect, KeyHeader } from '../../shared/api/connections/connection';
import type { HttpRequest, HttpResponse } from '../../shared/ports';
import type { FakeActivity, FakeOrganisation } from './fake-organisation';
import { hoursRecord, type ListForm, logRecord, personOf } from './fake-records';
import { httpAnswer, jsonAnswer, type RecordingTransport, respondingTransport } from './scripted-transport';
import type { Timing } from './timing';

export const FAKE_KEY = 'marked-key-8d1f';

export interface FakeApiOptions {
  readonly organisation: FakeOrganisation;
  readonly dialect: Dialect;
  /** @default `FAKE_KEY` */
  readonly key?: string;
  /** @default the header that the dialect's description names */
  readonly keyHeader?: KeyHeader;
  /** @default objects */
  readonly listForm?: ListForm;
  /** Whether the key may read the names of users and groups. @default true */
  readonly names?: boolean;
  /** The largest page it gives, whatever is asked. @default 1000 */
  readonly largestPage?: number;
  /** Parameters it leaves aside, as a server does with those it does not know; the other dialect's filters always are. */
  readonly ignores?: readonly string[];
  /** Whether a way that begins where nothing is yet gets no cursor. */
  readonly bareStart?: boolean;
  /** How long a cursor is. @default as short as it can be */
  readonly cursorLength?: number;
  /** An answer in place of its own, for faults. */
  readonly fault?: (path: string, parameters: URLSearchParams, round: number) => HttpResponse | undefined;
}

/** ActivTrak's API in memory, as a transport: reports in one dialect, filters, both ways of paging, names. */
export function fakeApi(timing: Timing, options: FakeApiOptions): RecordingTransport {
  const { fault } = options;
  if (fault)
    return respondingTransport(timing, (request, round) => {
      const url = new URL(request.url);
      return fault(url.pathname, url.searchParams, round) ?? respond(request, url, options);
    });
  // Nothing comes in between, and the same request has the same answer again.
  const known = new Map<string, HttpResponse>();
  return respondingTransport(timing, (request) => {
    const asked = JSON.stringify([request.url, request.headers]);
    const answer = known.get(asked) ?? respond(request, new URL(request.url), options);
    known.set(asked, answer);
    return answer;
  });
}

function respond(request: HttpRequest, { pathname, searchParams }: URL, options: FakeApiOptions): HttpResponse {
  const header = options.keyHeader ?? (options.dialect === 'current' ? 'x-api-key' : 'bearer');
  const key = options.key ?? FAKE_KEY;
  const given = header === 'bearer' ? request.headers.authorization === `Bearer ${key}` : request.headers['x-api-key'] === key;
  if (!given) return httpAnswer(401, '{"messages":["Unauthorized"],"success":false}');
  if (pathname === '/reports/v2/workinghours/users') return hours('users', searchParams, options);
  if (pathname === '/reports/v2/workinghours/computers') return hours('computers', searchParams, options);
  if (pathname === '/reports/v2/activitylog') return log(searchParams, options);
  if (options.names === false) return httpAnswer(403);
  const { people, groups } = options.organisation;
  if (pathname === '/scim/v1/users') {
    return resources(
      people.map(({ id, name }) => ({ id: String(id), userName: `user${id}`, displayName: name })),
      searchParams,
    );
  }
  if (pathname === '/scim/v1/groups') {
    const membersOf = (id: number) =>
      people.filter((person) => person.groupIds.includes(id)).map((person) => ({ value: String(person.id) }));
    return resources(
      groups.map(({ id, name }) => ({ id: String(id), displayName: name, members: membersOf(id) })),
      searchParams,
    );
  }
  return httpAnswer(404);
}

function resources(all: readonly object[], parameters: URLSearchParams): HttpResponse {
  const start = Number(parameters.get('startIndex') ?? 1);
  const page = all.slice(start - 1, start - 1 + Number(parameters.get('count') ?? 100));
  return jsonAnswer({ totalResults: all.length, startIndex: start, itemsPerPage: page.length, Resources: page });
}

function hours(perspective: 'users' | 'computers', parameters: URLSearchParams, options: FakeApiOptions): HttpResponse {
  const { organisation, dialect, listForm = 'objects' } = options;
  const [from, to] = [parameters.get('from') ?? '', parameters.get('to') ?? ''];
  const isAsked = asking(parameters, options);
  const days = organisation.days.filter(({ date, personId }) => date >= from && date <= to && isAsked(personId));
  const size = pageSize(parameters, options);
  const start = (Number(parameters.get('page') ?? 1) - 1) * size;
  const activity = days.slice(start, start + size).map((day) => hoursRecord(organisation, day, perspective, dialect, listForm));
  return jsonAnswer({ activity: activity.length === 0 ? null : activity, total: days.length });
}

/** A cursor is a place in the order of arrival; with one, the start date no longer binds. */
function log(parameters: URLSearchParams, options: FakeApiOptions): HttpResponse {
  const { organisation, dialect } = options;
  const cursor = parameters.get('cursor');
  const from = cursor === null ? (parameters.get('startDate') ?? '') : '';
  const to = (options.ignores?.includes('endDate') ? undefined : parameters.get('endDate')) ?? '9999-12-31';
  const isAsked = asking(parameters, options);
  const size = pageSize(parameters, options);
  const page: FakeActivity[] = [];
  let after = Number(cursor?.slice(1) ?? 0);
  for (let place = after; place < organisation.log.length && page.length < size; place += 1) {
    const activity = organisation.log[place] as FakeActivity;
    const date = (organisation.isCutByUtc ? activity.utc : activity.time).slice(0, 10);
    if (date < from || date > to || !isAsked(activity.personId)) continue;
    page.push(activity);
    after = place + 1;
  }
  const cursorAt = (place: number): string => `c${String(place).padStart((options.cursorLength ?? 1) - 1, '0')}`;
  const next = page.length === 0 ? (cursor ?? cursorAt(organisation.log.length)) : cursorAt(after);
  const records = page.map((activity) => logRecord(organisation, activity, dialect)).join(',');
  const isBare = options.bareStart && page.length === 0 && cursor === null;
  return httpAnswer(200, `{"activity":[${records}],"cursor":${isBare ? 'null' : `"${next}"`}}`);
}

const pageSize = (parameters: URLSearchParams, { largestPage = 1000 }: FakeApiOptions): number =>
  Math.min(largestPage, Number(parameters.get('pageSize') ?? 150));

/** Whether a person is among those the request asks about: its filters are read once, and each person is looked up once. */
function asking(parameters: URLSearchParams, { organisation, dialect, ignores = [] }: FakeApiOptions): (personId: number) => boolean {
  type Person = FakeOrganisation['people'][number];
  const filters: Readonly<Record<string, (person: Person, id: number) => boolean>> = {
    [dialect === 'current' ? 'clientId' : 'userId']: (person, id) => id === -1 || person.id === id,
    [dialect === 'current' ? 'deviceId' : 'computerId']: (person, id) => person.computerId === id,
    groupId: (person, id) => person.groupIds.includes(id),
  };
  const given = Object.entries(filters).flatMap(([name, holds]) => {
    const value = parameters.get(name);
    return value === null || ignores.includes(name) ? [] : [(person: Person) => holds(person, Number(value))];
  });
  const known = new Map<number, boolean>();
  return (personId) => {
    const before = known.get(personId);
    if (before !== undefined) return before;
    const person = personOf(organisation, personId);
    const isAsked = given.every((holds) => holds(person));
    known.set(personId, isAsked);
    return isAsked;
  };
}
