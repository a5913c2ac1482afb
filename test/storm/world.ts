import type { FakeActivity, FakeDay, FakeOrganisation } from '../doubles/fake-organisation';

/** A record as it was from one moment of the world on. */
interface Version {
  readonly since: number;
  /** `undefined` from when on the server has it no longer. */
  readonly day: FakeDay | undefined;
}

/** What happened and what the server has of it, with every version of each record: the oracle's truth. */
export interface World {
  /** What somebody is called there. */
  nameOf(person: number): string;
  /** A count of all changes so far. */
  now(): number;
  /** Hours of every day up to this one are there, but for those that come late. */
  liveUntil(date: string): void;
  arrive(date: string, count: number): void;
  correct(which: number, by: number): void;
  vanishBefore(date: string): void;
  organisation(): FakeOrganisation;
  /** Hours as the server had them at any moment since. */
  hoursSince(moment: number): ReadonlyMap<string, { readonly versions: readonly FakeDay[]; readonly always: boolean }>;
  /** Records of the log with the moment of their arrival. */
  log(): readonly { readonly activity: FakeActivity; readonly since: number }[];
}

const GROUPS = [
  { id: 51, name: 'Sales' },
  { id: 52, name: 'Support' },
];

/** The second one is in both groups, and the third in none. */
const groupIdsOf = (person: number): readonly number[] => [[], [51], [51, 52], []][person] ?? [52];

/** The names of somebody's groups. */
export const groupsOf = (person: number): readonly string[] =>
  GROUPS.filter(({ id }) => groupIdsOf(person).includes(id)).map(({ name }) => name);

const MS = 86_400_000;
export const nextDate = (date: string, days = 1): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * MS).toISOString().slice(0, 10);

/** How another account differs, whose people and records have the same IDs. */
export interface Otherwise {
  /** Behind everybody's name. */
  readonly suffix: string;
  /** Seconds that all its times are longer by. */
  readonly longer: number;
  /** How many records of the log it has more each time that some arrive. */
  readonly more: number;
}

const USUAL: Otherwise = { suffix: '', longer: 0, more: 0 };

/** @param first the day with which the world begins */
export function world(people: number, first: string, { suffix, longer, more }: Otherwise = USUAL): World {
  const records = new Map<string, Version[]>();
  const log: { activity: FakeActivity; since: number }[] = [];
  let moment = 0;
  let next = first;

  const keyOf = ({ date, personId }: FakeDay): string => `${date} ${personId}`;
  const nameOf = (person: number): string => `Person ${person}${suffix}`;
  const put = (key: string, day: FakeDay | undefined): void => {
    moment += 1;
    records.set(key, [...(records.get(key) ?? []), { since: moment, day }]);
  };
  const lastOf = (key: string): FakeDay | undefined => records.get(key)?.slice(-1)[0]?.day;
  const fresh = (date: string, personId: number): FakeDay => ({
    date,
    personId,
    productive: 3600 + longer + personId,
    unproductive: 600,
    undefined: 60,
    passive: 1800 + longer,
  });

  return {
    nameOf,
    now: () => moment,
    liveUntil(date) {
      for (; next <= date; next = nextDate(next))
        for (let person = 1; person <= people; person += 1) {
          // Everybody's fifth day comes late.
          if ((Number(next.slice(8)) + person) % 5 !== 0) put(keyOf(fresh(next, person)), fresh(next, person));
        }
    },
    arrive(date, count) {
      for (let one = 0; one < count + more; one += 1) {
        const person = (log.length % people) + 1;
        const second = `${date}T${String(8 + (log.length % 12)).padStart(2, '0')}:00:${String(log.length % 60).padStart(2, '0')}`;
        moment += 1;
        log.push({
          since: moment,
          activity: {
            logId: `90071992547409${String(log.length).padStart(5, '0')}`,
            time: second,
            utc: second,
            personId: person,
            seconds: 30 + longer + log.length,
            title: '=1+1',
            executable: ['editor.exe', 'chrome.exe', 'mail.exe'][log.length % 3] as string,
            productivity: log.length % 4,
            ...(log.length % 3 === 0 ? {} : { location: log.length % 5 === 0 ? 'Home' : 'Office' }),
            ...(log.length % 2 === 0 ? { url: `https://www.site${log.length % 4}.example/secret` } : {}),
          },
        });
      }
      for (let person = 1; person <= people; person += 1) {
        const day = fresh(date, person);
        if (date < next && !records.has(keyOf(day))) put(keyOf(day), day);
      }
    },
    correct(which, by) {
      const there = [...records.keys()].filter((key) => lastOf(key));
      const key = there[there.length - 1 - (which % Math.max(1, there.length))];
      const day = key === undefined ? undefined : lastOf(key);
      if (key !== undefined && day) put(key, { ...day, productive: day.productive + by });
    },
    vanishBefore(date) {
      for (const key of records.keys()) if (key < date && lastOf(key)) put(key, undefined);
    },
    organisation: () => ({
      people: Array.from({ length: people }, (_, at) => ({
        id: at + 1,
        name: nameOf(at + 1),
        computerId: 1001 + at,
        groupIds: groupIdsOf(at + 1),
      })),
      groups: GROUPS,
      computers: Array.from({ length: people }, (_, at) => ({ id: 1001 + at, name: `PC-${at + 1}` })),
      days: [...records.keys()].sort().flatMap((key) => lastOf(key) ?? []),
      log: log.map(({ activity }) => activity),
    }),
    hoursSince(from) {
      const found = new Map<string, { versions: readonly FakeDay[]; always: boolean }>();
      for (const [key, versions] of records) {
        const before = versions.filter(({ since }) => since <= from).slice(-1);
        const seen = [...before, ...versions.filter(({ since }) => since > from)];
        const days = seen.flatMap(({ day }) => day ?? []);
        if (days.length > 0) found.set(key, { versions: days, always: before.length > 0 && seen.every(({ day }) => day !== undefined) });
      }
      return found;
    },
    log: () => log,
  };
}
