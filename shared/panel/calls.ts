/**
 * What the panel asks of its host, and gets: the one typed port between the page and the product. JSON only (no `undefined` in lists, no
 * dates), so that it can go through google.script.run. The key goes in with `connect` and never comes back.
 * @module
 */

import type { CellWishes, OthersStopped } from '../api/connections/cell-rules';
import type { ConnectionColor, NamedConnection } from '../api/connections/connection';
import type { ConnectionRequest, ConnectionResult } from '../api/keys/connect';
import type { Blueprint, OwnPlans } from '../dashboard/blueprint';
import type { ChartDefinition } from '../dashboard/chart-definition';
import type { FormulaTurned } from '../desk';
import type { FunctionName } from '../functions/signatures';
import type { WeekStart } from '../model/weekdays';
import type { KeyLifetime } from '../ports';
import type { AlertColumn } from '../report/definition/alert-columns';
import type { Destination, Report } from '../report/definition/definition';
import type { RunRecord } from '../report/kept/run';
import type { WhileOpen } from '../scheduler';
import type { SheetValue } from '../sheet-writer';
import type { NoticeCalls } from './notices/notice-calls';
import type { FileHealth } from './reports/health-views';
import type { FileContents, NamesToPick, PanelState, Preview, RefreshAnswer } from './views';
import type { WarehouseCalls } from './warehouse/warehouse-calls';

/** A formula to be made: the function and its arguments as text, in the catalogue's order; an empty one is left out. */
export interface FormulaRequest {
  readonly name: FunctionName;
  readonly args: readonly string[];
}

/** Every call: what goes in and what comes back. */
export interface PanelCalls extends WarehouseCalls, NoticeCalls {
  readonly open: { readonly in: Record<string, never>; readonly out: PanelState };
  /** A word that is another one when the state may be too. */
  readonly stamp: { readonly in: Record<string, never>; readonly out: { readonly stamp: string } };
  readonly connect: {
    /** `handle`: the connection that gets another key, the first one where it is left out; `isFurther`: it is one more, which needs a name; `isSure`: the question was answered. */
    readonly in: ConnectionRequest & {
      readonly keep?: KeyLifetime;
      readonly handle?: string;
      readonly isFurther?: boolean;
      readonly isSure?: boolean;
      readonly name?: string;
    };
    readonly out: ConnectionResult & { readonly state: PanelState };
  };
  /** `handle` as with `connect`. */
  readonly disconnect: { readonly in: { readonly handle?: string }; readonly out: PanelState };
  /**
   * What a connection is called, its color, what formulas may do with its key, the day its weeks begin with, and whether it is used where nothing
   * names one: everywhere, or in the formulas of this document. Without a handle it is the default one; an empty one is that of the first.
   */
  readonly saveConnection: {
    readonly in: {
      readonly handle?: string;
      readonly name?: string;
      readonly color?: ConnectionColor;
      readonly cells?: CellWishes | OthersStopped;
      readonly weekStart?: WeekStart;
      readonly isDefault?: true;
      readonly isOfFormulas?: boolean;
    };
    readonly out: PanelState;
  };
  /** The name that colleagues see, for how long keys are kept, and of the default connection what `saveConnection` changes. */
  readonly saveSettings: {
    readonly in: { readonly cells?: CellWishes; readonly weekStart?: WeekStart; readonly personName?: string; readonly keep?: KeyLifetime };
    readonly out: PanelState;
  };
  readonly saveWhileOpen: { readonly in: WhileOpen; readonly out: PanelState };
  /** `shown`: its place as the person saw it before; one that she left alone is not moved. A new report has an empty id. Fails with a sentence when the definition cannot be used; `problem`: it is saved, but cannot run by itself, or its rows still name people; `isRefreshed`: it is refreshed next. `seen`: the report as it was when the person began to change it; where somebody has changed it since, nothing is saved and it `isOutdated`. */
  readonly saveReport: {
    readonly in: { readonly report: Report; readonly shown?: Destination; readonly isRefreshed?: boolean; readonly seen?: Report };
    readonly out: { readonly id: string; readonly problem?: string; readonly isOutdated?: true; readonly state: PanelState };
  };
  /**
   * Saves a report, new or not, and the ready sheet over it, which its next refresh draws: also again where somebody deleted it. `own`: how the
   * user's own sheets are made that it needs (`ownPlans(blueprint.needs)`). The rest is as with `saveReport`.
   */
  readonly makeReady: {
    readonly in: PanelCalls['saveReport']['in'] & { readonly blueprint: Blueprint; readonly own: OwnPlans };
    readonly out: PanelCalls['saveReport']['out'];
  };
  /** The report's next refresh draws its ready sheet anew; one that stands stays as the person's own. */
  readonly redrawReady: { readonly in: { readonly id: string }; readonly out: PanelState };
  /** The rows of the report's ready sheet by the keys of its columns, empty ones too; and its period, where it says one. */
  readonly readyRows: {
    readonly in: { readonly id: string };
    readonly out: { readonly rows: readonly Readonly<Record<string, SheetValue>>[]; readonly days?: string };
  };
  /** The columns of the report's ready sheet that alerts can be about. */
  readonly readyColumns: { readonly in: { readonly id: string }; readonly out: { readonly columns: readonly AlertColumn[] } };
  readonly duplicateReport: { readonly in: { readonly id: string }; readonly out: PanelState };
  /** A dated copy of the values of the report's ready sheet, or of its own sheet; gives the copy's name. */
  readonly takeSnapshot: { readonly in: { readonly id: string }; readonly out: { readonly sheet: string; readonly state: PanelState } };
  /**
   * The rows stay in the sheet, and its ready sheet; `withSheets`: unless others stand there too, their sheets go; `withSnapshots`: so do snapshots
   * that nobody changed.
   */
  readonly deleteReport: {
    readonly in: { readonly id: string; readonly withSheets?: boolean; readonly withSnapshots?: boolean };
    readonly out: PanelState;
  };
  /** Draws the report's chart beside its rows, or makes the one that it has this one. */
  readonly addChart: { readonly in: { readonly id: string; readonly chart: ChartDefinition }; readonly out: PanelState };
  readonly removeChart: { readonly in: { readonly id: string }; readonly out: PanelState };
  readonly exportReports: { readonly in: Record<string, never>; readonly out: { readonly json: string } };
  /** `ready`: the ready sheets over its reports, by their places in the file. */
  readonly importReports: {
    readonly in: {
      readonly json: string;
      readonly ready?: Readonly<Record<number, Pick<PanelCalls['makeReady']['in'], 'blueprint' | 'own'>>>;
    };
    readonly out: { readonly message: string; readonly state: PanelState };
  };
  /** `connection`: as in a report. */
  readonly names: {
    readonly in: { readonly stream: Report['stream']; readonly connection?: NamedConnection };
    readonly out: NamesToPick;
  };
  readonly preview: { readonly in: { readonly report: Report }; readonly out: Preview };
  /**
   * Begins a refresh or goes on with it; `anew` leaves aside what was read before; `isSure`: the question whose rows they are was answered, or the call
   * before had none.
   */
  readonly refresh: {
    readonly in: { readonly id: string; readonly anew?: boolean; readonly isSure?: boolean };
    readonly out: RefreshAnswer;
  };
  /** Stops a refresh; the sheet stays as it was, and what was read is kept for a day. */
  readonly cancel: { readonly in: { readonly id: string }; readonly out: PanelState };
  /** Brings the report's rows before the person, or its ready sheet. */
  readonly show: { readonly in: { readonly id: string; readonly isReady?: boolean }; readonly out: Record<string, never> };
  /** Brings the list of what the report's alerts found before the person. */
  readonly showAlerts: { readonly in: { readonly id: string }; readonly out: Record<string, never> };
  /** Asks the schedule's owner, who serves it at the next run. */
  readonly requestRefresh: { readonly in: { readonly id: string }; readonly out: PanelState };
  /** Takes a schedule over: it runs on this person's key from now on. */
  readonly takeSchedule: { readonly in: { readonly id: string }; readonly out: PanelState };
  /** Takes over all schedules of one owner. `left`: what stays with the owner, and why. */
  readonly takeSchedules: {
    readonly in: { readonly ownerId: string };
    readonly out: {
      readonly taken: readonly string[];
      readonly left: readonly { readonly name: string; readonly words: string }[];
      readonly state: PanelState;
    };
  };
  /** Tells everybody that this person's schedules want another owner, or takes that back; they run on until then. */
  readonly offerSchedules: { readonly in: { readonly isLeaving: boolean }; readonly out: PanelState };
  readonly fileHealth: { readonly in: Record<string, never>; readonly out: FileHealth };
  readonly history: { readonly in: Record<string, never>; readonly out: { readonly runs: readonly RunRecord[] } };
  /** Makes the sheet with a line a run, or shows it. */
  readonly showLog: { readonly in: Record<string, never>; readonly out: Record<string, never> };
  /** Which days a formula is about, in words, where it says so itself; fails for days that cannot be read. */
  readonly formulaDays: { readonly in: FormulaRequest; readonly out: { readonly words?: string } };
  readonly insertFormula: { readonly in: FormulaRequest; readonly out: { readonly cell: string } };
  /** Has the product's formulas calculated anew, and says how many. */
  readonly updateFormulas: { readonly in: Record<string, never>; readonly out: { readonly message: string } };
  /** Turns the formula at the selected cell into the values that it shows. */
  readonly formulaToValues: { readonly in: Record<string, never>; readonly out: FormulaTurned };
  /** The cell that the person has selected: the sheet's name and `B2`. */
  readonly selection: { readonly in: Record<string, never>; readonly out: { readonly sheet: string; readonly cell: string } };
  readonly fileContents: { readonly in: Record<string, never>; readonly out: FileContents };
}

/** The name of a call that the panel can make. */
export type PanelCall = keyof PanelCalls;

/** What comes back through a text-only border: the answer, or a sentence for the person. */
export type PanelAnswer<Name extends PanelCall> =
  | { readonly ok: true; readonly value: PanelCalls[Name]['out'] }
  | { readonly ok: false; readonly code: string; readonly message: string };
