import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import { loadJson } from '../kept/stored-json';

/** What the last refresh that went well found by a report's rules, as it is kept in the document. No value of a row is in it. */
export interface KeptAlerts {
  readonly version: 1;
  /** When it was looked for; milliseconds since 1970. */
  readonly at: number;
  /** How many there are. */
  readonly count: number;
  /** When the newest of them was found for the first time; milliseconds since 1970, 0 where there are none. */
  readonly newestAt: number;
  /** Whom they are about, the first few and each once. Only where the report's owner lets messages name people. */
  readonly people?: readonly string[];
  /** How many others they are about; missing where nobody knows. */
  readonly morePeople?: number;
  /** A word for each of the first of them, with the time it was found first: see `found-words.ts`. */
  readonly found: string;
  /** The beginnings of the words of others, without a time; missing where there are none. */
  readonly more?: string;
}

const PREFIX = 'activtrak.alerts.';

const isPeople = (people: unknown): boolean =>
  people === undefined || (Array.isArray(people) && people.every((person) => typeof person === 'string'));

/** Whether all is there as it was kept: somebody's script may have changed it. */
const isSound = ({ version, at, count, newestAt, people, morePeople = 0, found, more = '' }: KeptAlerts): boolean =>
  version === 1 &&
  [at, count, newestAt, morePeople].every(Number.isFinite) &&
  isPeople(people) &&
  typeof found === 'string' &&
  typeof more === 'string';

/** What was found in the rows of a report; `undefined` where nothing was looked for, a newer version did, or it is damaged. */
export function* loadAlerts(documents: KeyValueStore, id: string): Task<KeptAlerts | undefined> {
  const kept = yield* loadJson<KeptAlerts>(documents, PREFIX + id);
  return kept && isSound(kept) ? kept : undefined;
}

/** Keeps what was found in place of what was before. */
export const saveAlerts = (documents: KeyValueStore, id: string, kept: KeptAlerts): Task<void> =>
  wait(documents.set(PREFIX + id, JSON.stringify(kept)));

/** Forgets what was found in the rows of a report. */
export const forgetAlerts = (documents: KeyValueStore, id: string): Task<void> => wait(documents.remove(PREFIX + id));
