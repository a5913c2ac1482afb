/**
 * Who is at work on a refresh: one call at a time, and the person whose next call is waited for.
 * @module
 */
import { ActivTrakError } from '../../errors';
import type { Clock, KeyValueStore, Lock } from '../../ports';
import { type Task, wait } from '../../task';
import { beingRefreshed, DOCUMENT_BUSY, REPLACED_BY_ANOTHER } from '../../words/en/turns';
import type { Report } from '../definition/definition';
import type { Person } from '../kept/person';
import { cancelKey, loadRun, type RunState, saveRun } from './run-state';

/** How long a killed call keeps others out: as long as Google lets a script run, and a little more. */
const WORKING_MS = 7 * 60_000;
/** How long a person's next call is waited for. */
const PAUSED_MS = 45_000;

function working({ waits: _, ...run }: RunState, now: number): RunState {
  return { ...run, working: true, leaseUntil: now + WORKING_MS };
}

export const paused = (run: RunState, now: number): RunState => ({ ...run, working: false, leaseUntil: now + PAUSED_MS });

/** Whether somebody is at work on a run, or goes on with it in a moment. No lease is longer than this: a later end is of a clock that was wrong. */
export const isLeased = ({ leaseUntil }: RunState, now: number): boolean => now < leaseUntil && leaseUntil <= now + WORKING_MS;

/** Whether a run keeps this person out now. */
export const isKeptOut = (run: RunState, person: Person, now: number): boolean =>
  isLeased(run, now) && (run.working || run.by.id !== person.id);

interface ClaimPorts {
  readonly documents: KeyValueStore;
  readonly lock: Lock;
  readonly clock: Clock;
}

/** Does something that nobody else may do at the same time. @throws ActivTrakError `busy` when somebody else does not end. */
function* alone<T>({ lock }: ClaimPorts, work: () => Task<T>): Task<T> {
  const release = yield* wait(lock.acquire('activtrak reports', 10_000));
  if (release === undefined) throw new ActivTrakError('busy', DOCUMENT_BUSY, { retryable: true });
  try {
    return yield* work();
  } finally {
    yield* wait(release());
  }
}

/**
 * Takes the work on a report, so that nobody else does it at the same time.
 * @param begin makes the run, by the one there is to go on with; what it reads of the report is what the last refresh left
 * @throws ActivTrakError `busy` that says who is at work and since when.
 */
export function claim<Begun extends { readonly run: RunState }>(
  ports: ClaimPorts,
  report: Report,
  person: Person,
  zone: string,
  begin: (before: RunState | undefined) => Task<Begun>,
): Task<Begun> {
  return alone(ports, function* () {
    const now = ports.clock.now();
    const before = yield* loadRun(ports.documents, report.id);
    if (before && isKeptOut(before, person, now)) throw busy(before, person, ports.clock.wallTime(before.since, zone));
    // Who stopped a call that was killed did not mean the next one.
    if (before?.working) yield* wait(ports.documents.remove(cancelKey(report.id)));
    const begun = yield* begin(before);
    const run = working(begun.run, now);
    yield* saveRun(ports.documents, report.id, run);
    return { ...begun, run };
  });
}

/**
 * Keeps the work that was taken, before anything of it is kept or written.
 * @throws ActivTrakError `busy` when somebody else has it: this call slept for so long that it counted as gone.
 */
export function renew(ports: ClaimPorts, report: Report, run: RunState): Task<RunState> {
  return alone(ports, function* () {
    const kept = yield* loadRun(ports.documents, report.id);
    if (!isSame(kept, run)) throw takenOver();
    const renewed = working(run, ports.clock.now());
    yield* saveRun(ports.documents, report.id, renewed);
    return renewed;
  });
}

/** Whether somebody else has taken the work, since this call slept for so long that it counted as gone. */
export function* isTaken({ documents, clock }: ClaimPorts, report: Report, run: RunState): Task<boolean> {
  if (clock.now() < run.leaseUntil) return false;
  return !isSame(yield* loadRun(documents, report.id), run);
}

/** Whether the work is still that of this call. */
const isSame = (kept: RunState | undefined, { id, leaseUntil }: RunState): boolean => kept?.id === id && kept.leaseUntil === leaseUntil;

export const takenOver = (): ActivTrakError => new ActivTrakError('busy', REPLACED_BY_ANOTHER);

function busy(run: RunState, person: Person, since: string): ActivTrakError {
  const who = run.by.id === person.id ? undefined : run.by.name;
  return new ActivTrakError('busy', beingRefreshed(who, since.slice(11)), { retryable: true });
}
