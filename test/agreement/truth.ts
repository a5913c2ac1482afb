/**
 * What is true of an organisation, straight from the rows of the sandbox's database: added up by SQL, without any code of the product.
 * @module
 */
import sqlite from 'node-sqlite3-wasm';
import type { Organisation, Person } from '../../sandbox/organisation/members';
import { organisation } from '../../sandbox/organisation/organisation';
import { startSandbox } from '../../sandbox/server';
import { type Spec, TODAY } from './specs';

export interface Truth {
  readonly organisation: Organisation;
  /** Everybody who has rows, or is still there. */
  readonly people: readonly Person[];
  /** Seconds of the people with these ids, each once; of everybody without any. Days are `YYYY-MM-DD`, both included. */
  seconds(metric: Metric, days: Days, people?: readonly number[]): number;
  /** The same for everybody who is in one of these groups. */
  secondsOfGroups(metric: Metric, days: Days, groups: readonly number[]): number;
  /** What a summary by day shows of somebody's hours: days on which at least so many of them worked. */
  secondsShown(metric: Metric, days: Days, smallest: number, people?: readonly number[]): number;
  /** Whether rows say whose they are: where they have names alone, those of namesakes and of renamed and deleted people do not. */
  tells(person: number): boolean;
  /** Whether that is so of everybody. */
  readonly tellsAll: boolean;
  /**
   * What a report of some days calls a group: by its name alone where names are all that rows have, or where they name none of that name besides.
   * Where they have its ID alone, as the list of groups does.
   */
  groupName(group: number, days: Days): string;
  /** How many activities the log has. */
  activities(days: Days): number;
  /** Whether a name is one person's alone, and always was: the log says no more than the name. */
  isAlone(person: number): boolean;
  /** The days on which anybody did anything, or one person did. */
  daysWith(days: Days, person?: number): readonly string[];
}

export interface Days {
  readonly from: string;
  readonly to: string;
}

/** What is added up, as the log's rows say it: passive or not. */
export const METRICS = { active: 'passive = 0', passive: 'passive = 1', total: '1' } as const;
export type Metric = keyof typeof METRICS;

const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

const isoOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Fills the data file of an organisation, and reads all its rows. */
export async function truthOf(spec: Spec, file: string): Promise<Truth> {
  const sandbox = await startSandbox({ ...spec, port: 0, data: file, today: TODAY });
  await sandbox.close();
  const database = new sqlite.Database(file, { readOnly: true });
  const own = organisation(spec.people, spec.seed, spec.odd / 100);
  const members = new Map(own.groups.map(({ id }) => [id, own.people.filter(({ groups }) => groups.includes(id)).map((one) => one.id)]));
  const all = database.all(
    'SELECT day, person, passive, sum(duration) AS seconds, count(*) AS activities FROM log GROUP BY day, person, passive',
  ) as unknown as readonly {
    readonly day: number;
    readonly person: number;
    readonly passive: number;
    readonly seconds: number;
    readonly activities: number;
  }[];
  database.close();
  const seconds: Truth['seconds'] = (metric, { from, to }, people) => {
    const asked = people && new Set(people);
    const isCounted = { active: 0, passive: 1, total: undefined }[metric];
    return all
      .filter(({ day, person }) => day >= dayNumber(from) && day <= dayNumber(to) && (asked?.has(person) ?? true))
      .filter(({ passive }) => isCounted === undefined || passive === isCounted)
      .reduce((sum, row) => sum + row.seconds, 0);
  };
  const working = new Set(all.map(({ person }) => person));
  const isAlone = (id: number): boolean => {
    const called = (one: Person | undefined): readonly (string | undefined)[] => [one?.name, one?.formerName];
    const person = own.people.find((one) => one.id === id);
    const others = own.people.filter((one) => one !== person).flatMap(called);
    return person?.deleted === 'no' && person.formerName === undefined && !others.includes(person.name);
  };
  const tells = (id: number): boolean => spec.dialect === 'current' || spec.listForm !== 'names' || isAlone(id);
  const isSeen = (people: readonly number[], { from, to }: Days): boolean =>
    all.some(({ day, person }) => people.includes(person) && day >= dayNumber(from) && day <= dayNumber(to));
  return {
    organisation: own,
    people: own.people.filter(({ id, deleted }) => deleted === 'no' || working.has(id)),
    seconds,
    secondsOfGroups: (metric, days, groups) => seconds(metric, days, [...new Set(groups.flatMap((group) => members.get(group) ?? []))]),
    secondsShown(metric, { from, to }, smallest, people) {
      const asked = people && new Set(people);
      let sum = 0;
      for (let day = dayNumber(from); day <= dayNumber(to); day += 1) {
        const present = new Set(all.filter((row) => row.day === day && (asked?.has(row.person) ?? true)).map(({ person }) => person));
        if (present.size >= smallest) sum += seconds(metric, { from: isoOf(day), to: isoOf(day) }, [...present]);
      }
      return sum;
    },
    activities: ({ from, to }) =>
      all.filter(({ day }) => day >= dayNumber(from) && day <= dayNumber(to)).reduce((sum, row) => sum + row.activities, 0),
    tells,
    tellsAll: own.people.every(({ id }) => tells(id)),
    groupName(group, days) {
      const called = own.groups.find(({ id }) => id === group)?.name ?? '';
      const isNamed = (id: number): boolean => spec.listForm === 'ids' || isSeen(members.get(id) ?? [], days);
      const namesakes = own.groups.filter(({ name, id }) => name === called && isNamed(id));
      return spec.listForm === 'names' || namesakes.length <= 1 ? called : `${called} (${group})`;
    },
    isAlone,
    daysWith: ({ from, to }, person) =>
      [...new Set(all.filter((row) => person === undefined || row.person === person).map(({ day }) => day))]
        .filter((day) => day >= dayNumber(from) && day <= dayNumber(to))
        .map(isoOf),
  };
}
