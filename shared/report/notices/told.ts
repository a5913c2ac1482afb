import type { ErrorCode } from '../../errors';
import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import { loadJson } from '../kept/report-state';
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

/** What a person was told about a subject. An earlier version kept when it mailed her. */
export function* loadTold(secrets: KeyValueStore, subject: string): Task<ToldSoFar> {
  const kept = yield* loadJson<Partial<ToldSoFar>>(secrets, PREFIX + subject);
  if (kept && typeof kept.at === 'number') return believed(kept as ToldSoFar);
  return { ...NOTHING, at: Number(yield* wait(secrets.get(MAILED_PREFIX + subject))) || 0 };
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

/** Of what a person was told anything that is still remembered. */
export function* toldSubjects(secrets: KeyValueStore): Task<ReadonlySet<string>> {
  const subjects: string[] = [];
  for (const prefix of [PREFIX, MAILED_PREFIX])
    subjects.push(...Object.keys(yield* wait(secrets.all(prefix))).map((key) => key.slice(prefix.length)));
  return new Set(subjects);
}

/** Forgets what a person was told about a subject. */
export function* forgetTold(secrets: KeyValueStore, subject: string): Task<void> {
  for (const prefix of [PREFIX, MAILED_PREFIX]) yield* wait(secrets.remove(prefix + subject));
}

/** Saves it; forgets it where nothing of it matters any more. */
export function* saveTold(secrets: KeyValueStore, subject: string, told: ToldSoFar, isOver: boolean): Task<void> {
  if (isOver) yield* wait(secrets.remove(PREFIX + subject));
  else yield* wait(secrets.set(PREFIX + subject, JSON.stringify(told)));
  if ((yield* wait(secrets.get(MAILED_PREFIX + subject))) !== undefined) yield* wait(secrets.remove(MAILED_PREFIX + subject));
}
