import type { DateRange } from '../../model/date-range';
import type { RowHeap, StagedRows } from '../../table/staging/row-heap';
import type { Task } from '../../task';
import type { AlertRows } from '../alerts/alert-rows';
import type { Report } from '../definition/definition';
import { fillsTable } from '../definition/fills-table';
import type { ReportState } from '../kept/report-state';
import type { Check, Outcome } from '../kept/run';
import type { RefreshPlan } from '../reading/reading-plan';
import type { Fill } from './fill';

/** What is known of a call's work before it has begun to read. */
export interface LegOfRun {
  readonly report: Report;
  readonly range: DateRange;
  readonly state: ReportState | undefined;
  readonly today: number;
  readonly connection: string;
}

/** Asks in which groups people were on some days; the answer goes by their folded names. */
export type GroupsOn = (range: DateRange) => Task<(owner: string) => readonly string[]>;

/** What a refresh did to where its rows go. */
export interface OutsideWritten {
  readonly outcome: Outcome;
  readonly message: string;
  readonly checks: readonly Check[];
  /** All rows that are there now, and how many people this refresh was about. */
  readonly rows: number;
  readonly people: number;
}

/** Where the rows of a report go that doesn't write into a sheet. A host that has none knows no such report. */
export interface Outside<Job> {
  /** What a refresh reads first, and what its run keeps beside that. */
  plan(asked: LegOfRun): RefreshPlan & { readonly fill: Fill };
  /** Makes ready what the rows go to; whatever stands against it is told before anything is read. @returns how many rows are there */
  ensure(report: Report): Task<number>;
  /** Rows until they go there; `undefined` where they wait as for a sheet. */
  heap(report: Report, newId: () => string, groupsOn: GroupsOn): RowHeap | undefined;
  /** Puts aside what was read so far: there, or as for a sheet. */
  putAside(job: Job): Task<StagedRows>;
  /** Puts what was read where it belongs, keeps that, and goes over to the next days. @returns whether there are any */
  nextDays(job: Job): Task<boolean>;
  /**
   * Whether a failure of where the rows go ends this call alone; `undefined` for one of something else. The job is back where it was kept then, and the next
   * call goes on from there.
   */
  isPutOff(job: Job, failure: unknown): boolean | undefined;
  /** What the refresh did, once all is there. */
  written(job: Job): Task<OutsideWritten>;
  /** All rows that are there, for the report's alerts. */
  rows(job: Job): AlertRows;
}

/** Where the rows of a job go, if not into a sheet. */
export const outsideOf = <Job>({ ports, report }: OutsideJob<Job>): Outside<Job> | undefined =>
  fillsTable(report) ? ports.outside : undefined;

interface OutsideJob<Job> {
  readonly ports: { readonly outside?: Outside<Job> };
  readonly report: Pick<Report, 'warehouse'>;
}
