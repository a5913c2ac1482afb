import type { NamedConnection } from '../../api/connections/connection';
import type { StreamName } from '../../api/streams/streams';
import type { Unit } from '../../model/cell';
import type { WeekStart } from '../../model/weekdays';
import type { WhoKind } from '../../model/who-kinds';
import type { WriteDisposition } from '../../table/plan/modes';
import type { WarehouseTable } from '../../warehouse/warehouse';
import type { Rollup } from '../rollup/rolled-up';
import type { Alerts } from './alert-rule';
import type { Privacy } from './people-shown';
import type { Schedule } from './schedule';

/** What the days of a report can be given as. */
export const RANGE_KINDS = ['words', 'fixed', 'cells'] as const;

interface RangeFields {
  /** A period in words, counted anew with every refresh: `last 7 days`, `this month`, `2026-03`. */
  readonly words: { readonly words: string };
  /** Two days as `YYYY-MM-DD`, both included. */
  readonly fixed: { readonly from: string; readonly to: string };
  /** Cells that hold a day or a period (`Settings!B1`) or a name that the spreadsheet gave one; without `to` the first holds all of it. */
  readonly cells: { readonly from: string; readonly to?: string };
}

/** Which days a report is about. */
export type ReportRange = {
  [Kind in (typeof RANGE_KINDS)[number]]: { readonly kind: Kind } & RangeFields[Kind];
}[(typeof RANGE_KINDS)[number]];

/** One user, group or computer, picked by id; the name is what people saw when they picked it. */
export interface ReportWho {
  readonly kind: WhoKind;
  readonly id: number;
  readonly name: string;
}

/** One column of a report, by the stream's stable word, with the header that a person gave it. */
export interface ReportColumn {
  readonly key: string;
  readonly label?: string;
  /** What stands in the sheet for its numbers: a person's own words, by number. */
  readonly words?: Readonly<Record<string, string>>;
}

/** How durations in days look where it is not `h:mm:ss`. */
export const DURATIONS = ['h:mm'] as const;

/** Where a report is in the document. */
export interface Destination {
  /** The sheet's name; it is made when there is none. Once written, a report is found again wherever its sheet went. */
  readonly sheet: string;
  /** Its first cell as `A1`: the status line's, or the first header's where there is no status line. */
  readonly cell: string;
}

/** A saved report. The same JSON serves both products. */
export interface Report {
  /**
   * 2 where the log is grouped, 3 where a table of a warehouse is filled or read, 4 where a connection is named, 5 where it has alerts, so
   * that an earlier version leaves that alone.
   */
  readonly version: 1 | 2 | 3 | 4 | 5;
  /** A random word that stays the same. */
  readonly id: string;
  readonly name: string;
  /** Which connection it uses. Without it, the first of whoever refreshes it. */
  readonly connection?: NamedConnection | undefined;
  readonly stream: StreamName;
  readonly range: ReportRange;
  /** Everyone when empty. */
  readonly who: readonly ReportWho[];
  /** In their order; the usual ones when empty. Where the log is grouped, headers and words of the columns that follow from that. */
  readonly columns: readonly ReportColumn[];
  /** What the log is grouped by; raw rows without it. */
  readonly rollup?: Rollup | undefined;
  /** The day with which its weeks begin, where it is grouped by them; else that of whoever refreshes it. */
  readonly weekStart?: WeekStart | undefined;
  readonly privacy: Privacy;
  readonly unit: Unit;
  /** Durations in days show no seconds. */
  readonly durations?: (typeof DURATIONS)[number];
  readonly destination: Destination;
  /** The table that its rows go to instead of a sheet. The destination's sheet is then the one that shows the table, once somebody wants that. */
  readonly warehouse?: WarehouseTable | undefined;
  /** The table that its rows are read from instead of ActivTrak. Another report fills it. */
  readonly from?: WarehouseTable | undefined;
  readonly disposition: WriteDisposition;
  /** How many days up to today a merge reads again, for data that came late. */
  readonly rereadDays: number;
  /** Whether a line above the header says when and by whom the rows were refreshed. */
  readonly statusLine: boolean;
  readonly schedule?: ReportSchedule;
  /** How many snapshots of its scheduled refreshes are kept; none are taken without it. */
  readonly snapshots?: number;
  /** What each refresh looks for in its rows. */
  readonly alerts?: Alerts | undefined;
}

/** When a report refreshes by itself, and on whose key. */
export interface ReportSchedule {
  readonly when: Schedule;
  /** The person whose key serves it, by a random word of that person's own store. */
  readonly ownerId: string;
  /** What colleagues see of that person. */
  readonly ownerName: string;
  /** Since when; milliseconds since 1970. Slots before do not count as missed. */
  readonly since: number;
}
