import type { ErrorCode } from '../../errors';
import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import { loadJson } from '../kept/stored-json';
import { NOTICE_WAYS, type NoticeWay } from './notice-ways';
import { NOTICE_EVENTS, type NoticeEvent } from './owner-notice';

/** A message that has not arrived by one way. */
export interface Pending {
  /** How often it was sent in vain. */
  readonly tries: number;
  /** It is being sent, or was when its run was killed. */
  readonly isUnderWay?: true;
  /** A run was killed while it was being sent. */
  readonly wasCut?: true;
  /** It isn't sent again before; milliseconds since 1970. */
  readonly notBefore?: number;
}

/** What a person was told about one report, or about her schedules. */
export interface ToldSoFar {
  /** When she was last told that something is wrong or was found, or it was tried first; 0 for never. */
  readonly at: number;
  /** Of alerts: when the newest was found of what she was told. */
  readonly upTo?: number;
  /** The last message, and why the refresh failed where it is about that. */
  readonly event?: NoticeEvent;
  readonly code?: ErrorCode | undefined;
  /** The ways by which that message has not arrived yet. */
  readonly pending: Readonly<Partial<Record<NoticeWay, Pending>>>;
  /** The ways by which a trouble was told whose end was not. */
  readonly arrived: readonly NoticeWay[];
}

/** The words are the same in the stores of earlier versions' mails. */
const MAILED_PREFIX = 'activtrak.mailed.';
const PREFIX = 'activtrak.told.';

const NOTHING: ToldSoFar = { at: 0, pending: {}, arrived: [] };

/** What a person is told of. Her store is one for all her files, and a copy of a file has the same reports. */
export interface ToldOf {
  /** The report's ID, or a word of what else it is. */
  readonly id: string;
  /** A word of the file that it is of, where that is known. */
  readonly file?: string | undefined;
}

/** Where it is kept what she was told of it, and where earlier versions did. */
export const toldKeys = ({ id, file }: ToldOf): readonly [string, ...string[]] =>
  file === undefined ? [PREFIX + id, MAILED_PREFIX + id] : [`${PREFIX}${id} ${file}`, PREFIX + id, MAILED_PREFIX + id];

/** What a person was told. An earlier version kept when it mailed her. */
export function* loadTold(secrets: KeyValueStore, of: ToldOf): Task<ToldSoFar> {
  const keys = toldKeys(of);
  for (const key of keys.slice(0, -1)) {
    const kept = yield* loadJson<Partial<ToldSoFar>>(secrets, key);
    if (kept && typeof kept.at === 'number') return believed(kept as ToldSoFar);
  }
  return { ...NOTHING, at: Number(yield* wait(secrets.get(MAILED_PREFIX + of.id))) || 0 };
}

/** What a newer version wrote and this one doesn't know is left out. */
function believed({ at, upTo, event, code, pending, arrived }: ToldSoFar): ToldSoFar {
  const known = NOTICE_EVENTS.find((one) => one === event);
  const waits = known ? NOTICE_WAYS.flatMap((way) => (pending?.[way] ? [[way, pending[way]] as const] : [])) : [];
  return {
    at,
    ...(typeof upTo === 'number' ? { upTo } : {}),
    ...(known ? { event: known, code } : {}),
    pending: Object.fromEntries(waits),
    arrived: NOTICE_WAYS.filter((way) => Array.isArray(arrived) && arrived.includes(way)),
  };
}

/** The keys under which anything is remembered that a person was told. */
export function* allToldKeys(secrets: KeyValueStore): Task<ReadonlySet<string>> {
  const keys: string[] = [];
  for (const prefix of [PREFIX, MAILED_PREFIX]) keys.push(...Object.keys(yield* wait(secrets.all(prefix))));
  return new Set(keys);
}

/** Forgets what a person was told. */
export function* forgetTold(secrets: KeyValueStore, of: ToldOf): Task<void> {
  for (const key of toldKeys(of)) yield* wait(secrets.remove(key));
}

/** Saves it; forgets it where nothing of it matters any more. */
export function* saveTold(secrets: KeyValueStore, of: ToldOf, told: ToldSoFar, isOver: boolean): Task<void> {
  const [key, ...earlier] = toldKeys(of);
  if (isOver) yield* wait(secrets.remove(key));
  else yield* wait(secrets.set(key, JSON.stringify(told)));
  for (const one of earlier) if ((yield* wait(secrets.get(one))) !== undefined) yield* wait(secrets.remove(one));
}
