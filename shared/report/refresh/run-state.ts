/**
 * A refresh that is under way, as it is kept between two calls, or after one that was killed.
 * @module
 */
import { ActivTrakError } from '../../errors';
import type { DateRange } from '../../model/date-range';
import type { Clock, KeyValueStore, Lock } from '../../ports';
import type { StagedRows } from '../../table/row-heap';
import type { Trace } from '../../table/target';
import type { TypedCell } from '../../table/typed-beside';
import { type Task, wait } from '../../task';
import type { Report, WriteDisposition } from '../definition/definition';
import { isByGroup } from '../definition/output';
import type { Bookmark } from '../kept/bookmark';
import type { Person } from '../kept/person';
import { loadJson, parsedJson } from '../kept/report-state';
import type { Trigger } from '../kept/run';
import type { Reading, ReadingPlan } from '../reading/reading';

export interface RunState {
  readonly version: 1;
  readonly id: string;
  readonly by: Person;
  /** The connection that it reads with, by its random word: another key may see others, so nobody goes on with another. */
  readonly connection: string;
  readonly trigger: Trigger;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Until when nobody else may take over, and whether a call is at work or the person's next one is waited for. */
  readonly leaseUntil: number;
  readonly working: boolean;
  /** The definition that it began with, in one word; an edited report begins anew. */
  readonly definition: string;
  readonly plan: ReadingPlan;
  /** What belongs to its plan from its first call to its end. An earlier version did not keep it, and such a run begins anew. */
  readonly frame?: RunFrame;
  readonly reading: Reading;
  readonly staged: StagedRows;
  /** How many rows at the report's end may have been written already, or emptied; marks show which. */
  readonly dirtyRows: number;
  /** What was going to stand there. Where an earlier version kept the run there is none, no mark either, and the rows are those below the end. */
  readonly traces?: readonly Trace[];
  /** A first write whose marks are set. */
  readonly placed: boolean;
  /** The headers that it was going to write, by column. */
  readonly labels?: readonly (readonly [key: string, label: string])[];
  /** What people typed beside the rows and is on its way to another row. */
  readonly typed?: readonly TypedCell[];
  readonly retries: number;
  /** Milliseconds of work so far. */
  readonly ms: number;
  /** When it last got further; milliseconds since 1970. */
  readonly movedAt?: number;
  /** It failed or was stopped, and what it read waits for a person or the next scheduled run. */
  readonly waits?: true;
}

/** What a run began with. */
export interface RunFrame {
  /** The day it was then, and those that the report was about. */
  readonly today: number;
  readonly days: DateRange;
  /** How its rows go into the sheet, and the bookmark that is right then. */
  readonly disposition: WriteDisposition;
  readonly bookmark?: Bookmark;
  /** The refresh that had left the rows in the sheet. */
  readonly after?: string;
}

/** What of a definition a refresh depends on. */
export function definitionWord(definition: Report): string {
  const { schedule: _, name: __, ...report } = definition;
  // What an earlier version put aside of a report by group is by combinations of groups.
  return JSON.stringify(report) + (isByGroup(definition) ? ' by group' : '');
}

/** What a run may have left in the sheet; the next one goes on from there, also when it reads everything anew. */
export const footprint = ({ dirtyRows, placed, traces, labels, typed }: RunState): Partial<RunState> => ({
  dirtyRows,
  placed,
  ...(traces ? { traces } : {}),
  ...(labels ? { labels } : {}),
  ...(typed ? { typed } : {}),
});

const PREFIX = 'activtrak.run.';

/** Every run that is kept, by its report's id. */
export function* loadRuns(documents: KeyValueStore): Task<readonly (readonly [reportId: string, run: RunState])[]> {
  return Object.entries(yield* wait(documents.all(PREFIX))).flatMap(([key, text]) => {
    const run = parsedJson<RunState>(text);
    return run ? [[key.slice(PREFIX.length), run] as const] : [];
  });
}

export const loadRun = (documents: KeyValueStore, id: string): Task<RunState | undefined> => loadJson<RunState>(documents, PREFIX + id);

export const saveRun = (documents: KeyValueStore, id: string, run: RunState): Task<void> =>
  wait(documents.set(PREFIX + id, JSON.stringify(run)));

/** Keeps a run that failed or was stopped, for whoever goes on with it. */
export function* saveRest(documents: KeyValueStore, { id }: Report, run: RunState): Task<void> {
  yield* saveRun(documents, id, { ...run, working: false, leaseUntil: 0, waits: true });
  yield* wait(documents.remove(cancelKey(id)));
}

export const removeRun = (documents: KeyValueStore, id: string): Task<void> => wait(documents.remove(PREFIX + id));

/** How long a killed call keeps others out: as long as Google lets a script run, and a little more. */
const WORKING_MS = 7 * 60_000;
/** How long a person's next call is waited for. */
const PAUSED_MS = 45_000;

function working({ waits: _, ...run }: RunState, now: number): RunState {
  return { ...run, working: true, leaseUntil: now + WORKING_MS };
}

export const paused = (run: RunState, now: number): RunState => ({ ...run, working: false, leaseUntil: now + PAUSED_MS });

/** What was read waits so long. */
const LONGEST_MS = 24 * 3_600_000;

/** Whether a run has read something that one can go on from. */
export const canGoOn = ({ frame, reading, movedAt = 0 }: RunState, now: number): boolean =>
  frame !== undefined && reading.pages > 0 && now - movedAt < LONGEST_MS;

/** Whether somebody is at work on a run, or goes on with it in a moment. No lease is longer than this: a later end is of a clock that was wrong. */
export const isLeased = ({ leaseUntil }: RunState, now: number): boolean => now < leaseUntil && leaseUntil <= now + WORKING_MS;

/** Whether a run keeps this person out now. */
export const isKeptOut = (run: RunState, person: Person, now: number): boolean =>
  isLeased(run, now) && (run.working || run.by.id !== person.id);

/** Where a person's wish to stop a refresh is kept. */
export const cancelKey = (reportId: string): string => `activtrak.cancel.${reportId}`;

interface ClaimPorts {
  readonly documents: KeyValueStore;
  readonly lock: Lock;
  readonly clock: Clock;
}

/** Does something that nobody else may do at the same time. @throws ActivTrakError `busy` when somebody else does not end. */
function* alone<T>({ lock }: ClaimPorts, work: () => Task<T>): Task<T> {
  const release = yield* wait(lock.acquire('activtrak reports', 10_000));
  if (release === undefined) throw new ActivTrakError('busy', 'The spreadsheet is busy: try again in a minute.', { retryable: true });
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
    if (kept?.id !== run.id || kept.leaseUntil !== run.leaseUntil) throw takenOver();
    const renewed = working(run, ports.clock.now());
    yield* saveRun(ports.documents, report.id, renewed);
    return renewed;
  });
}

/** Whether somebody else has taken the work, since this call slept for so long that it counted as gone. */
export function* isTaken({ documents, clock }: ClaimPorts, report: Report, run: RunState): Task<boolean> {
  if (clock.now() < run.leaseUntil) return false;
  const kept = yield* loadRun(documents, report.id);
  return kept?.id !== run.id || kept.leaseUntil !== run.leaseUntil;
}

export const takenOver = (): ActivTrakError =>
  new ActivTrakError('busy', 'This refresh stood still for so long that another one took its place. Look at the report again.');

function busy(run: RunState, person: Person, since: string): ActivTrakError {
  const who = run.by.id === person.id ? 'You are' : `${run.by.name || 'A colleague'} is`;
  return new ActivTrakError(
    'busy',
    `${who} refreshing this report since ${since.slice(11)}: wait until that is done, or try again in a few minutes.`,
    { retryable: true },
  );
}
