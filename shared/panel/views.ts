/**
 * What the panel shows: the state of a document's reports, previews, and what a file holds. JSON only, as the calls that give it.
 * @module
 */

import type { CellRulesHere } from '../api/connections/cell-rules';
import type { ConnectionColor } from '../api/connections/connection';
import type { ReadyKind } from '../dashboard/blueprint';
import type { ChartDefinition } from '../dashboard/chart-definition';
import type { DateRange } from '../model/date-range';
import type { WeekStart } from '../model/weekdays';
import type { KeyLifetime } from '../ports';
import type { Report, ReportWho } from '../report/definition/definition';
import type { Progress, RunRecord } from '../report/kept/run';
import type { Absence } from '../report/schedule/absences';
import type { WhileOpen } from '../scheduler';

/** A connection as its own user may see it: without the key. */
export interface ConnectionView {
  /** Empty where it is the first and nothing needed one yet. */
  readonly handle: string;
  /** Its host where it has no name. */
  readonly name: string;
  readonly color: ConnectionColor;
  /** Reports that name none use it. */
  readonly isFirst: boolean;
  /** Whether it is used where nothing names one, and in the formulas of this document. */
  readonly isDefault: boolean;
  readonly isOfFormulas: boolean;
  /** The names of this document's reports that use it. */
  readonly reports: readonly string[];
  /** `api.activtrak.com` */
  readonly host: string;
  /** The region's word, or `own` for an address of one's own. */
  readonly region: string;
  readonly baseUrl: string;
  /** Dots and the key's last four characters. */
  readonly maskedKey: string;
  /** Whether formulas may use the key, in this document or elsewhere, and for whom. */
  readonly cells: CellRulesHere;
  readonly weekStart: WeekStart;
}

/** A report's connection as whoever looks at it has it. `isMissing`: she has none that it could use. */
export type ReportConnection =
  | { readonly handle: string; readonly name: string; readonly color: ConnectionColor; readonly isMissing?: never }
  | { readonly name: string; readonly isMissing: true };

/** Something a person should know: a copied file, a changed time zone, consent that is missing, an owner who is gone. */
export interface Notice {
  readonly kind: 'information' | 'warning';
  readonly words: string;
}

/** A report as the list shows it. */
export interface ReportView {
  readonly report: Report;
  readonly state: 'new' | 'ready' | 'running' | 'failed';
  /** Where it is in the sheet now: `Hours!A1`; empty before the first refresh. */
  readonly place: string;
  readonly rows: number;
  /** The last refresh that ended, well or not. */
  readonly last?: RunRecord | undefined;
  /** When the rows in the sheet were refreshed and by whom; milliseconds since 1970. */
  readonly refreshedAt?: number;
  readonly refreshedBy?: string;
  /** Whether ActivTrak no longer keeps some of its days. */
  readonly lacksDays?: boolean;
  /** Failures since the last refresh that went well. */
  readonly failures: number;
  /** What the last of them said, where a refresh was stopped since; else the last refresh says it. */
  readonly why?: string | undefined;
  /**
   * Who is at work, since when and how far. `mine`: it is this person's own. `scheduled`: a schedule began it. `free`: nobody drives it any more, so that this person can go
   * on with it now. `until`: the minute from which a call that was killed keeps nobody out.
   */
  readonly running?: {
    readonly by: string;
    readonly since: number;
    readonly mine: boolean;
    readonly scheduled: boolean;
    readonly free: boolean;
    readonly until: number;
    readonly progress: Progress;
  };
  /** What an earlier refresh read before it failed or was stopped, and with which this person can continue. */
  readonly kept?: { readonly since: number; readonly progress: Progress };
  /** A colleague's request that waits for the schedule's owner. */
  readonly requested?: { readonly by: string; readonly at: number } | undefined;
  /** Milliseconds since 1970. */
  readonly nextRun?: number;
  /** The connection that it uses, where a person could take another for it. */
  readonly connection?: ReportConnection;
  /** Why the schedule's owner no longer serves it, as far as anybody knows. */
  readonly absent?: Absence;
  /** Whether this person's key serves the schedule. */
  readonly scheduleIsMine: boolean;
  /** Its chart's kind; of one that somebody deleted, none. */
  readonly chart?: ChartDefinition['kind'];
  /** Of a report that fills a table: the days that it has been filled for, as serial numbers. */
  readonly filled?: DateRange;
  /** Its ready sheet, and where that is: `Timesheet!A1`, or empty before it was drawn. Some have no sheet of their own, but stand beside the rows. */
  readonly ready?: {
    readonly kind: ReadyKind;
    readonly title: string;
    readonly place: string;
    readonly isBeside?: true;
    readonly isDeleted?: true;
  };
}

/** Everything the panel shows before anything is pressed. */
export interface PanelState {
  /** What `stamp` said when this was read. */
  readonly stamp: string;
  /** Milliseconds since 1970 at the host, and the zone of its document. */
  readonly now: number;
  readonly zone: string;
  /** What colleagues see of this person; empty until given. */
  readonly personName: string;
  /** Nobody has asked this person for that yet. */
  readonly asksName: boolean;
  /** The default connection, or another one where there is none. */
  readonly connection?: ConnectionView;
  /** This person's connections, the first one first, then by name. */
  readonly connections: readonly ConnectionView[];
  readonly reports: readonly ReportView[];
  /** The names of the document's sheets that have cells, hidden ones too. Google has others, such as charts. */
  readonly sheets: readonly string[];
  /** Saved reports that this version cannot use, each with the sentence that says why. */
  readonly unusable: readonly { readonly id: string; readonly name: string; readonly words: string }[];
  readonly notices: readonly Notice[];
  /** What the host did not give of this state, which the notices say: the reports are among it, or not. */
  readonly lacks?: 'reports' | 'a part';
  /** `false` where schedules run only while the document is open. */
  readonly refreshesWhileClosed: boolean;
  /** For how long the next key is kept, where a person can choose that. */
  readonly keyLifetime?: KeyLifetime;
  /** What happens by itself while the document is open, where a person can choose that. */
  readonly whileOpen?: WhileOpen;
  /** Whether a formula can be turned into the values that it shows. */
  readonly turnsFormulas: boolean;
  /** Functions are written `ACTIVTRAK.HOURS` and not `ACTIVTRAK_HOURS`. */
  readonly isNamespaced: boolean;
  /** What people here type between a formula's arguments; without it, a comma. */
  readonly separator?: string;
}

/** People, groups and computers to pick from. `refused`: the key may not read names, so these are those that rows of the last days show. */
export interface NamesToPick {
  readonly who: readonly ReportWho[];
  readonly refused: boolean;
}

/** The first rows of a report that isn't saved yet. */
export interface Preview {
  readonly header: readonly string[];
  /** Ten rows at most, as a person would see them in the sheet. */
  readonly rows: readonly (readonly string[])[];
  /** Whether a summary leaves out rows about fewer people than it may show. */
  readonly leavesOut: boolean;
  readonly estimate: Estimate;
}

/** What a refresh will cost. Numbers that the API does not tell beforehand are `undefined`. */
export interface Estimate {
  readonly rows: number | undefined;
  readonly requests: number | undefined;
  readonly cells: number | undefined;
  /** Cells of the whole file now, once the rows are in it, and the most that it can have; empty cells count too. */
  readonly cellsInFile: number;
  readonly cellsAfter: number | undefined;
  /** While the rows are being written: a hidden sheet may hold them too. */
  readonly cellsMeanwhile: number | undefined;
  /** Absent where only sheets have a limit. */
  readonly mostCells?: number;
  /** Rows of the report's sheet once the rows are in it, and the most that it can have. */
  readonly rowsAfter: number | undefined;
  readonly mostRows: number;
}

/** What one call did for a refresh; while it is `running`, call again to go on. */
export interface RefreshAnswer {
  /** `asking`: nothing was read, as it may be the wrong account; `words` say why. */
  readonly state: 'running' | 'ended' | 'asking';
  readonly words?: string;
  readonly progress: Progress;
  /** How it ended. */
  readonly record?: RunRecord;
}

/** What a file holds about people. */
export interface FileContents {
  readonly sheets: readonly {
    readonly sheet: string;
    /** `report` with its name, its alerts, ready sheets, a snapshot, `formulas`, an unfinished refresh, or the rows that a deleted or moved report left behind. */
    readonly from: string;
    /** Headers of the columns that are about people; empty for formulas. */
    readonly columns: readonly string[];
    /** How many people, where it is known. */
    readonly people?: number;
    readonly reportId?: string;
    /** No refresh brings it up to date. */
    readonly isLeft?: true;
    /** It is the hidden sheet of a refresh that has not ended. */
    readonly isUnfinished?: true;
  }[];
}
