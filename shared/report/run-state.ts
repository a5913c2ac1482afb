/**
 * A refresh that is under way, as it is kept between two calls, or after one that was killed.
 * @module
 */
import { ActivTrakError } from '../errors';
import type { Clock, KeyValueStore, Lock } from '../ports';
import { type Task, wait } from '../task';
import type { Report } from './definition';
import type { Reading, ReadingPlan } from './reading';
import { loadJson } from './report-state';
import type { StagedRows } from './row-heap';
import type { Trigger } from './run';

/** The person at work, as colleagues see her; `id` is a random word of her own store. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

export interface RunState {
  readonly version: 1;
  readonly id: string;
  readonly by: Person;
  readonly trigger: Trigger;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Until when nobody else may take over, and whether a call is at work or the person's next one is waited for. */
  readonly leaseUntil: number;
  readonly working: boolean;
  /** The definition that it began with, in one word; an edited report begins anew. */
  readonly definition: string;
  readonly plan: ReadingPlan;
  readonly reading: Reading;
  readonly staged: StagedRows;
  /** Rows below the report's end that may have been written already: they are the report's, whatever they hold. */
  readonly dirtyRows: number;
  /** A first write whose marks are set. */
  readonly placed: boolean;
  readonly retries: number;
  /** Milliseconds of work so far. */
  readonly ms: number;
}

/** What of a definition a refresh depends on. */
export const definitionWord = ({ schedule: _, name: __, ...report }: Report): string => JSON.stringify(report);

const PREFIX = 'activtrak.run.';

export const loadRun = (documents: KeyValueStore, id: string): Task<RunState | undefined> => loadJson<RunState>(documents, PREFIX + id);

export const saveRun = (documents: KeyValueStore, id: string, run: RunState): Task<void> =>
  wait(documents.set(PREFIX + id, JSON.stringify(run)));

export const removeRun = (documents: KeyValueStore, id: string): Task<void> => wait(documents.remove(PREFIX + id));

/** How long a killed call keeps others out: as long as Google lets a script run, and a little more. */
const WORKING_MS = 7 * 60_000;
/** How long a person's next call is waited for. */
const PAUSED_MS = 45_000;

const working = (run: RunState, now: number): RunState => ({ ...run, working: true, leaseUntil: now + WORKING_MS });

export const paused = (run: RunState, now: number): RunState => ({ ...run, working: false, leaseUntil: now + PAUSED_MS });

/** Whether a run keeps this person out now. */
export const isKeptOut = (run: RunState, person: Person, now: number): boolean =>
  now < run.leaseUntil && (run.working || run.by.id !== person.id);

/**
 * Takes the work on a report, so that nobody else does it at the same time.
 * @param begin makes the run where there is none to go on with
 * @throws ActivTrakError `busy` that says who is at work and since when.
 */
export function* claim(
  ports: { readonly documents: KeyValueStore; readonly lock: Lock; readonly clock: Clock },
  report: Report,
  person: Person,
  zone: string,
  begin: (before: RunState | undefined) => RunState,
): Task<RunState> {
  const release = yield* wait(ports.lock.acquire('activtrak reports', 10_000));
  if (release === undefined) throw new ActivTrakError('busy', 'The spreadsheet is busy: try again in a minute.', { retryable: true });
  try {
    const now = ports.clock.now();
    const before = yield* loadRun(ports.documents, report.id);
    if (before && isKeptOut(before, person, now)) throw busy(before, person, ports.clock.wallTime(before.since, zone));
    const run = working(begin(before), now);
    yield* saveRun(ports.documents, report.id, run);
    return run;
  } finally {
    yield* wait(release());
  }
}

function busy(run: RunState, person: Person, since: string): ActivTrakError {
  const who = run.by.id === person.id ? 'You are' : `${run.by.name || 'A colleague'} is`;
  return new ActivTrakError(
    'busy',
    `${who} refreshing this report since ${since.slice(11)}: wait until that is done, or try again in a few minutes.`,
    {
      retryable: true,
    },
  );
}
