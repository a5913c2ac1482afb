/**
 * Who is at work on a refresh: one call at a time, and the person whose next call is waited for.
 * @module
 */

import { beingRefreshed, REPLACED_BY_ANOTHER } from '#words/turns';
import { ActivTrakError } from '../../errors';
import type { Clock, KeyValueStore, Lock } from '../../ports';
import { type Task, wait } from '../../task';
import type { Report } from '../definition/definition';
import type { Person } from '../kept/person';
import { loadState } from '../kept/report-state';
import { alone } from './alone';
import { isKeptOut, isLeased, paused, working } from './run-lease';
import { cancelKey, loadRun, type RunState, saveRun } from './run-state';

interface ClaimPorts {
  readonly documents: KeyValueStore;
  readonly lock: Lock;
  readonly clock: Clock;
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
    if (before && isKeptOut(before, person, ports.clock)) throw busy(before, person, ports.clock.wallTime(before.since, zone));
    // Who stopped a call that was killed did not mean the next one.
    if (before?.working) yield* wait(ports.documents.remove(cancelKey(report.id)));
    const begun = yield* begin(before);
    const run = working(begun.run, now);
    yield* keepTaken(ports, report, run);
    return { ...begun, run };
  });
}

/**
 * Keeps the work that was taken, before anything of it is kept or written.
 * @throws ActivTrakError `busy` when somebody else has it: this call slept for so long that it counted as gone.
 */
export function renew(ports: ClaimPorts, report: Report, run: RunState): Task<RunState> {
  const { documents, clock } = ports;
  return alone(
    ports,
    function* () {
      const kept = yield* loadRun(documents, report.id);
      if (!isSame(kept, run)) throw takenOver();
      const renewed = working(run, clock.now());
      yield* keepTaken(ports, report, renewed);
      return renewed;
    },
    // Cells hold Google's one lock of a document for as long as they fetch.
    () => clock.now() + SURELY_MS < run.leaseUntil,
  );
}

/** Keeps a run that is taken. A host that fails may have kept it all the same, and nobody is at work on it then. */
function* keepTaken(ports: ClaimPorts, report: Report, run: RunState): Task<void> {
  try {
    yield* saveRun(ports.documents, report.id, run);
  } catch (failure) {
    yield* giveBack(ports, report, run);
    throw failure;
  }
}

/** While a lease goes on nobody takes the work. So much of it has to be left. */
const SURELY_MS = 30_000;

/** Whether somebody else has taken the work, since this call slept for so long that it counted as gone. */
export function* isTaken({ documents, clock }: ClaimPorts, report: Report, run: RunState): Task<boolean> {
  if (isLeased(run, clock.now())) return false;
  if (!isSame(yield* loadRun(documents, report.id), run)) return true;
  // What it was about to keep when it fell asleep was kept when it woke, maybe behind the end of another one.
  const last = (yield* loadState(documents, report.id))?.runId;
  return last !== run.frame?.after && last !== run.id;
}

/** What a call is at work on. */
interface OwnWork {
  readonly ports: ClaimPorts;
  readonly report: Report;
  readonly run: RunState;
  /** Whether what it does now belongs together: {@link undivided} says so. */
  isUndivided?: boolean;
}

/**
 * Goes on with what a call does for as long as it is this call's: each answer of the host may have taken hours, on a computer that slept or
 * while a person typed into a cell. Nothing is changed from then on that another call has begun or ended. A host that answers at once doesn't sleep.
 * @throws ActivTrakError `busy` when another one has it
 */
export function* whileOwn<T>(job: OwnWork, work: Task<T>): Task<T> {
  let step = work.next();
  while (!step.done) {
    let answer: unknown;
    try {
      answer = yield* wait(step.value);
      // Whoever has got a lock gives it back.
      if (!job.isUndivided && typeof answer !== 'function' && (yield* isTaken(job.ports, job.report, job.run))) throw takenOver();
    } catch (failure) {
      step = work.throw(failure);
      continue;
    }
    step = work.next(answer);
  }
  return step.value;
}

/** What is done to its end within {@link whileOwn}, whoever has the work by then: half of it would be wrong. */
export function* undivided<T>(job: OwnWork, work: () => Task<T>): Task<T> {
  job.isUndivided = true;
  try {
    return yield* work();
  } finally {
    job.isUndivided = false;
  }
}

/**
 * Gives back work that the host could not do now, as far as it was kept: what a call knows beyond that may not be on the hidden sheet. Where not even
 * that can be kept, its lease ends by itself.
 */
export function* giveBack({ documents, clock }: ClaimPorts, report: Report, run: RunState): Task<void> {
  try {
    const kept = yield* loadRun(documents, report.id);
    if (kept && isSame(kept, run)) yield* saveRun(documents, report.id, paused(kept, clock.now()));
  } catch {
    // What is told is why it was given back.
  }
}

/** Whether the work is still that of this call. */
const isSame = (kept: RunState | undefined, { id, leaseUntil }: RunState): boolean => kept?.id === id && kept.leaseUntil === leaseUntil;

/** The failure of a call whose work another one has taken over. */
export const takenOver = (): ActivTrakError => new ActivTrakError('busy', REPLACED_BY_ANOTHER);

function busy(run: RunState, person: Person, since: string): ActivTrakError {
  const who = run.by.id === person.id ? undefined : run.by.name;
  return new ActivTrakError('busy', beingRefreshed(who, since.slice(11)), { retryable: true });
}
