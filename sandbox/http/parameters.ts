import { dayOfIso } from '../calendar';
import type { Narrowing } from '../data/scope';
import type { Dialect } from '../options';
import { Problem } from './problem';

/** A request's parameters. */
export type Query = Readonly<Record<string, string>>;

/** A day in the form YYYY-MM-DD. @throws Problem 400 */
export function dayParameter(query: Query, name: string): number | undefined {
  const text = query[name];
  if (text === undefined || text === '') return undefined;
  const day = dayOfIso(text);
  if (day === undefined) throw new Problem(400, `${name} has to be a date in the form YYYY-MM-DD.`);
  return day;
}

/** A whole number in a range. @throws Problem 400 */
export function integerParameter(query: Query, name: string, low: number, high: number): number | undefined {
  const text = query[name];
  if (text === undefined || text === '') return undefined;
  const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= low && value <= high) return value;
  throw new Problem(400, `${name} has to be a whole number from ${low} to ${high}.`);
}

const MOST_ROWS = 1000;
const MOST_INTEGER = 2_147_483_647;

/** 150 unless asked otherwise, 1000 at most. */
export const pageSizeParameter = (query: Query): number => integerParameter(query, 'pageSize', 1, MOST_ROWS) ?? 150;

type Kind = Narrowing['kind'];
/** What filters are called. */
export type FilterNames = Readonly<Partial<Record<Kind, string>>>;

/** The API's collections, by the last part of their paths. */
export type Collection = 'users' | 'computers' | 'activitylog';

const EARLY_ACCESS: FilterNames = { user: 'userId', group: 'groupId', computer: 'computerId' };

/** What each published description calls the filters of a collection. */
const FILTERS: Readonly<Record<Dialect, Readonly<Record<Collection, FilterNames>>>> = {
  'early-access': { users: EARLY_ACCESS, computers: EARLY_ACCESS, activitylog: EARLY_ACCESS },
  current: {
    users: { user: 'clientId', group: 'groupId' },
    computers: { computer: 'deviceId', group: 'groupId' },
    activitylog: { user: 'clientId', group: 'groupId', computer: 'deviceId' },
  },
};

/** What a request is narrowed to. */
export interface Filters {
  readonly narrowing: Narrowing | undefined;
  /** Seconds, both included; of the log in the current dialect alone. */
  readonly minDuration: number | undefined;
  readonly maxDuration: number | undefined;
  /** The dialect whose word the request used, where only one has it. */
  readonly spokenIn: Dialect | undefined;
}

/**
 * The filters of a request. A parameter that no served dialect knows is left aside, as servers do.
 * @throws Problem 400 for more than one, or an id that is none
 */
export function filterParameters(query: Query, served: readonly Dialect[], collection: Collection): Filters {
  const given = served.flatMap((dialect) =>
    (Object.entries(FILTERS[dialect][collection]) as [Kind, string][]).flatMap(([kind, name]) =>
      query[name] ? [{ kind, name, dialect }] : [],
    ),
  );
  const names = [...new Set(given.map(({ name }) => name))];
  if (names.length > 1) throw new Problem(400, `Only one of the fields (${names.join(', ')}) can be sent per request.`);
  const seconds = (name: string): number | undefined =>
    collection === 'activitylog' && served.includes('current') ? integerParameter(query, name, 0, MOST_INTEGER) : undefined;
  const durations = { minDuration: seconds('minDuration'), maxDuration: seconds('maxDuration') };
  const durationsIn = durations.minDuration === undefined && durations.maxDuration === undefined ? undefined : 'current';
  const [filter] = given;
  if (!filter) return { narrowing: undefined, ...durations, spokenIn: durationsIn };
  const id = integerParameter(query, filter.name, -1, MOST_INTEGER) as number;
  return { narrowing: { kind: filter.kind, id }, ...durations, spokenIn: given.length === 1 ? filter.dialect : durationsIn };
}
