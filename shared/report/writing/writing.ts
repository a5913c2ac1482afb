import { NO_NEWS, newColumnEmpty } from '#words/refreshing';
import type { RowsSource } from '../../table/changes/rows-source';
import type { Placed } from '../../table/place/place';
import type { Placement } from '../../table/place/placement';
import type { Target } from '../../table/place/target';
import { claimRows } from '../../table/plan/claim';
import type { Prepared } from '../../table/plan/write-plan';
import type { Task } from '../../task';
import type { MissingDays } from '../kept/report-state';
import { type Check, type Outcome, warning } from '../kept/run';
import type { FinalRows } from '../rows/final-rows';
import type { Job } from '../run/job';
import type { RunState } from '../run/run-state';
import { keep } from './settle-place';

/** What a refresh did to the sheet. */
export interface Written {
  readonly outcome: Outcome;
  readonly message: string;
  /** Whether the rows are what ActivTrak has now; else those of an earlier refresh stay. */
  readonly isCurrent: boolean;
  readonly checks: readonly Check[];
  /** What viewers should know beside the age of the rows. */
  readonly remarks: readonly string[];
  /** Where the report stands now; `undefined` when nothing was ever written. */
  readonly placed: Placed | undefined;
  /** Rows of the report in the sheet, and how many people they are about. */
  readonly rows: number;
  readonly people: number;
  /** Days that ActivTrak no longer keeps and the sheet doesn't have. */
  readonly missing?: MissingDays | undefined;
}

/** What one way of writing did. */
export interface WayWritten extends Pick<Written, 'outcome' | 'message' | 'checks' | 'rows'> {
  /** Where the report stands now. */
  readonly placement: Placement;
  /** Of rows that came no more and stay in the sheet; and whether there are any. */
  readonly remarks?: readonly string[];
  readonly hasOlder?: boolean;
}

/** Puts the rows into the place that they have; `undefined` where another call has to go on. */
export type WayOfWriting = (job: Job, rows: FinalRows, settled: Placed, target: Target) => Task<WayWritten | undefined>;

/** What is told where all rows were there already. */
export const NOTHING_NEW = { outcome: 'nothing-new', message: NO_NEWS } as const;

/** Keeps which rows are about to be written, before they are. @param adding where they go below others, and may take several calls */
export function* claimFor(
  job: Job,
  prepared: Prepared,
  rows: number,
  fresh: RowsSource,
  skip: number,
  adding?: RunState['adding'],
): Task<void> {
  yield* claimRows(job.ports.sheets, prepared, rows, fresh, skip, (claimed, traces) =>
    keep(job, { dirtyRows: Math.max(job.run.dirtyRows, claimed), traces, hasClaimMark: true, adding }),
  );
  job.putting = 'next';
}

/** Columns that came in are empty in the rows that stay. */
export const emptyIn = ({ fresh = [] }: Placed, rows: number): readonly Check[] =>
  rows === 0 ? [] : fresh.map((label) => warning(newColumnEmpty(label, rows)));
