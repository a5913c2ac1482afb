/**
 * For how long a run is somebody's.
 * @module
 */
import type { Clock } from '../../ports';
import type { Person } from '../kept/person';
import type { RunState } from './run-state';

/** How long a killed call keeps others out: as long as Google lets a script run, and a little more. */
const WORKING_MS = 7 * 60_000;
/** How long a person's next call is waited for. */
const PAUSED_MS = 45_000;

/** A run that a call is at work on. */
export function working({ waits: _, ...run }: RunState, now: number): RunState {
  return { ...run, working: true, leaseUntil: now + WORKING_MS };
}

/** A run whose person's next call is waited for. */
export const paused = (run: RunState, now: number): RunState => ({ ...run, working: false, leaseUntil: now + PAUSED_MS });

/** By so much the clocks of two people's computers differ, as far as their organization lets them. */
const APART_MS = 5 * 60_000;

/**
 * Whether somebody is at work on a run, or goes on with it in a moment. No lease is longer than this: a later end is of a clock that was wrong.
 * @param more by how much longer it lasts for whoever asks
 */
export const isLeased = ({ leaseUntil }: RunState, now: number, more = 0): boolean =>
  now < leaseUntil + more && leaseUntil <= now + WORKING_MS + APART_MS;

/** By how much longer a run keeps this person out than its lease lasts: whoever is at work on it goes by her own clock, and it may be behind. */
const longerFor = ({ working: isWorking, by }: RunState, person: Person, { isOwn }: Pick<Clock, 'isOwn'>): number =>
  isOwn && isWorking && by.id !== person.id ? APART_MS : 0;

/** Whether a run keeps this person out now. */
export const isKeptOut = (run: RunState, person: Person, clock: Pick<Clock, 'now' | 'isOwn'>): boolean =>
  isLeased(run, clock.now(), longerFor(run, person, clock)) && (run.working || run.by.id !== person.id);

/** Until when a run keeps this person out that nobody is at work on any more; milliseconds since 1970. */
export const keptOutUntil = (run: RunState, person: Person, clock: Pick<Clock, 'isOwn'>): number =>
  run.leaseUntil + longerFor(run, person, clock);
