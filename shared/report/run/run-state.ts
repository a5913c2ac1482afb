/**
 * A refresh that is under way, as it is kept between two calls, or after one that was killed.
 * @module
 */
import type { DateRange } from '../../model/date-range';
import type { KeyValueStore } from '../../ports';
import type { TypedCell } from '../../table/beside/typed-cell';
import type { RowRange } from '../../table/cells/row-range';
import type { Trace } from '../../table/place/target';
import type { WriteDisposition } from '../../table/plan/modes';
import { type Task, wait } from '../../task';
import type { Report } from '../definition/definition';
import { isByGroup } from '../definition/output';
import { showsNames } from '../definition/people-shown';
import { versionOf } from '../definition/version-of';
import type { Bookmark } from '../kept/bookmark';
import type { Person } from '../kept/person';
import type { NamesTold } from '../kept/report-state';
import type { Trigger } from '../kept/run';
import { loadJson, parsedJson } from '../kept/stored-json';
import type { Reading, ReadingPlan } from '../reading/reading';
import type { StagedTally } from '../rollup/tally-heap';
import type { Fill } from './fill';
import type { Grouping } from './grouping';

/** A refresh in progress, as the document keeps it from call to call. */
export interface RunState {
  readonly version: 1;
  readonly id: string;
  readonly by: Person;
  /** The connection that it reads with, by its random word: another key may see others, so nobody goes on with another. */
  readonly connection: string;
  readonly trigger: Trigger;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** The colleague's request that was there when it began, by its moment: its rows serve that one, whatever the colleague's clock shows. */
  readonly asked?: number | undefined;
  /** Until when nobody else may take over, and whether a call is at work or the person's next one is waited for. */
  readonly leaseUntil: number;
  readonly working: boolean;
  /** The definition that it began with, in one word; an edited report begins anew. */
  readonly definition: string;
  readonly plan: ReadingPlan;
  /** What belongs to its plan from its first call to its end. An earlier version did not keep it, and such a run begins anew. */
  readonly frame?: RunFrame;
  readonly reading: Reading;
  readonly staged: StagedTally;
  /** How a grouped report's days are read that keeps its rows. */
  readonly grouping?: Grouping | undefined;
  /** How far a table is filled. */
  readonly fill?: Fill | undefined;
  /** How many rows at the report's end may have been written already, or emptied; marks show which. */
  readonly dirtyRows: number;
  /** What was going to stand there. Where an earlier version kept the run there is none, no mark either, and the rows are those below the end. */
  readonly traces?: readonly Trace[] | undefined;
  /** Its claim has a mark that goes with none of its rows: where that is missing, nothing of it was written. An earlier version set none. */
  readonly hasClaimMark?: true | undefined;
  /** Some of them stand among the report's other rows, so that what comes again is compared with all that stand there. */
  readonly scattered?: true | undefined;
  /** The rows on the hidden sheet have their places behind them, and the host was asked so often to sort by these. */
  readonly ranked?: number | undefined;
  /** So many of the rows that are to be written are in the sheet. */
  readonly put?: number | undefined;
  /** Which those are, where they go below others. */
  readonly adding?: Adding | undefined;
  /** What was found out of all of them before the first was written. */
  readonly facts?: KnownFacts | undefined;
  /** A first write whose marks are set. */
  readonly placed: boolean;
  /** The headers that it was going to write, by column. */
  readonly labels?: readonly (readonly [key: string, label: string])[] | undefined;
  /** What people typed next to rows that are being moved. It still has to go to its new row. */
  readonly typed?: readonly TypedCell[] | undefined;
  /** What the one before it took away with its records and had no time to tell, in sentences. */
  readonly untold?: readonly string[] | undefined;
  readonly retries: number;
  /** Milliseconds of work so far. */
  readonly ms: number;
  /** When it last got further; milliseconds since 1970. */
  readonly movedAt?: number;
  /** It failed or was stopped, and what it read waits for a person or the next scheduled run. */
  readonly waits?: true;
}

/** Rows that go below those that are there. */
interface Adding {
  /** So many of the report's stand above them. */
  readonly below: number;
  /** The places of what came that was there already, and whether that is unsure. */
  readonly known: readonly RowRange[];
  readonly isUnsure: boolean;
}

/** What the next call need not read all rows again for. */
interface KnownFacts {
  readonly repeated: number;
  readonly people: number;
  readonly names: NamesTold | undefined;
}

/** What a run began with. */
export interface RunFrame {
  /** The day it was then, and those that the report was about. */
  readonly today: number;
  readonly days: DateRange;
  /** How its rows go into the sheet, and the bookmark that is right then. */
  readonly disposition: WriteDisposition;
  readonly bookmark?: Bookmark | undefined;
  /** The refresh that had left the rows in the sheet. */
  readonly after?: string | undefined;
}

/** What of a definition a refresh depends on. */
export function definitionWord(definition: Report): string {
  const { schedule: _, name: __, snapshots: ___, alerts: ____, connection, ...report } = definition;
  // What an earlier version put aside of a report by group is by combinations of groups.
  return (
    JSON.stringify({ ...report, version: versionOf({ ...definition, alerts: undefined }) }) +
    (connection ? ` ${connection.handle}` : '') +
    (isByGroup(definition) ? ' by group' : '') +
    // And of rows that show no names it had these behind them.
    (showsNames(definition) || definition.rollup ? '' : ' disguised')
  );
}

/** What a run may have left in the sheet; the next one goes on from there, also when it reads everything anew. */
export const footprint = ({ dirtyRows, placed, traces, hasClaimMark, scattered, labels, typed, untold }: RunState): Partial<RunState> => ({
  dirtyRows,
  placed,
  traces,
  hasClaimMark,
  scattered,
  labels,
  typed,
  untold,
});

const PREFIX = 'activtrak.run.';

/** Every run that is kept, by its report's id. */
export function* loadRuns(documents: KeyValueStore): Task<readonly (readonly [reportId: string, run: RunState])[]> {
  return Object.entries(yield* wait(documents.all(PREFIX))).flatMap(([key, text]) => {
    const run = parsedJson<RunState>(text);
    return run ? [[key.slice(PREFIX.length), run] as const] : [];
  });
}

/** A report's run, as it was kept last. */
export const loadRun = (documents: KeyValueStore, id: string): Task<RunState | undefined> => loadJson<RunState>(documents, PREFIX + id);

/** Keeps a report's run in place of the one before. */
export const saveRun = (documents: KeyValueStore, id: string, run: RunState): Task<void> =>
  wait(documents.set(PREFIX + id, JSON.stringify(run)));

/** Keeps a run that failed or was stopped, for whoever goes on with it. */
export function* saveRest(documents: KeyValueStore, { id }: Report, run: RunState): Task<void> {
  yield* saveRun(documents, id, { ...run, working: false, leaseUntil: 0, waits: true });
  yield* wait(documents.remove(cancelKey(id)));
}

/** Forgets a report's run. */
export const removeRun = (documents: KeyValueStore, id: string): Task<void> => wait(documents.remove(PREFIX + id));

/** What was read waits so long. */
const LONGEST_MS = 24 * 3_600_000;

/** Whether a run has read something that one can go on from. An earlier version kept its way otherwise, and such a run reads anew. */
export const canGoOn = ({ frame, reading, movedAt = 0 }: RunState, now: number): boolean =>
  frame !== undefined && reading.over !== undefined && reading.pages > 0 && now - movedAt < LONGEST_MS;

/** As long as a call of the panel's lies behind another at most, while the panel is open. */
const SHORT_MS = 60_000;

/** Whether a run waited longer for its next call than one follows another. */
export const hasPaused = ({ movedAt = 0 }: RunState, now: number): boolean => now - movedAt > SHORT_MS;

/** Where a person's wish to stop a refresh is kept. */
export const cancelKey = (reportId: string): string => `activtrak.cancel.${reportId}`;
