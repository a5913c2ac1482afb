/**
 * What the panel shows of a file's health. JSON only.
 * @module
 */
import type { Absence } from '../../report/schedule/absences';
import type { PanelState } from '../views';

/** What a report costs on an average day; what nobody knows before its first run is absent. */
export interface ReportCost {
  readonly id: string;
  /** Scheduled runs; 0 without a schedule. */
  readonly runsPerDay: number;
  /** Requests to ActivTrak and milliseconds of work of one run, as the last ones were. */
  readonly requests?: number;
  readonly ms?: number;
  readonly requestsPerDay?: number;
  readonly msPerDay?: number;
}

/** Somebody whose key serves schedules of the file. */
export interface ScheduleOwner {
  readonly id: string;
  /** As colleagues see that person; may be empty. */
  readonly name: string;
  readonly isMine: boolean;
  readonly reports: readonly string[];
  /** Why that person no longer serves them. */
  readonly absences: readonly Absence[];
  /** Of the hourly runs, in milliseconds on an average day. */
  readonly msPerDay: number;
}

/** A file at one look. */
export interface FileHealth {
  /** Cells of all its sheets, empty ones too, and the most that it can have. */
  readonly cells: number;
  readonly mostCells?: number;
  readonly requestsPerDay: number;
  readonly owners: readonly ScheduleOwner[];
  /** How long the hourly runs of one person may take a day, in all of that person's files. */
  readonly mostMsPerDay?: number;
  /** By the reports of the state. */
  readonly costs: readonly ReportCost[];
  readonly state: PanelState;
}
