import type { ColorRule } from '../sheet-styler';
import type { SheetValue } from '../sheet-writer';
import type { ChartDefinition } from './chart-definition';

/** The sheets that can be made ready from the gallery. */
export const READY_KINDS = [
  'timesheet',
  'attendance',
  'heat-map',
  'payroll',
  'weekly',
  'utilization',
  'productive-mix',
  'apps',
  'office-remote',
  'computers',
] as const;
/** One of the ready sheets. */
export type ReadyKind = (typeof READY_KINDS)[number];

/** What the product says of a refresh on top of a ready sheet. `from` and `to` are dates, `refreshed` is a moment in the document's zone. */
export const FACTS = ['from', 'to', 'zone', 'refreshed'] as const;
/** One of these facts. */
export type Fact = (typeof FACTS)[number];

/** The user's own sheets that a ready sheet looks things up in. */
export const OWN_SHEETS = ['people', 'days-off'] as const;
/**
 * One of the user's own sheets. People has the columns userId, user, team, start, end, workdays (a word of NETWORKDAYS.INTL), goal (hours a
 * day), number and rate, each empty where what is on top of the ready sheet counts; Days off has user (a name, an ID, or `*` for all), date and kind.
 */
export type OwnSheet = (typeof OWN_SHEETS)[number];

/**
 * A formula with places to fill in: `{report.active}` is a whole column of the report by its key (where the ready sheet stands beside the report, its
 * cells below the header), `{people.goal}` and `{days-off.date}` one of the user's own sheets, `{top.goal}` a cell on top, `{row.worked}` the cell of a
 * column in the same row (beside a report, of the report's columns too), `{column.worked}` all cells of a column below its header, and `{number}` the
 * row's number, counted from 1: its place, or where there are so many rows what it was at first. Where a report shows pseudonyms, `userId` is its `user`.
 */
export type FormulaTemplate = string;

/** A cell on top with its label above it. */
export interface TopCell {
  readonly key: string;
  readonly label: string;
  /** A value that is the person's to change, a formula, or a fact that each refresh writes. */
  readonly holds:
    | { readonly kind: 'input'; readonly value: SheetValue }
    | { readonly kind: 'formula'; readonly formula: FormulaTemplate }
    | { readonly kind: 'fact'; readonly fact: Fact };
  /** @default text for text, and the host's own for numbers */
  readonly format?: string;
}

/** A column of a ready sheet. */
export interface ReadyColumn {
  readonly key: string;
  readonly label: string;
  /** What its header shows instead. */
  readonly heading?: { readonly formula: FormulaTemplate; readonly format: string };
  /** A column without one holds what its rows are of. */
  readonly formula?: FormulaTemplate;
  readonly format?: string;
  /** Words that are offered for its cells. */
  readonly offers?: readonly string[];
  /** How wide it is, in characters. */
  readonly characters: number;
}

/** What the rows of a ready sheet are. */
export type ReadyRows =
  /** One for each combination of the report's columns with these keys; later ones are added below. With `userId`, `user` only goes along. */
  | { readonly kind: 'each'; readonly of: readonly string[] }
  /** So many. */
  | { readonly kind: 'count'; readonly count: number }
  /** Those of the report: the columns stand beside its own, on its sheet. */
  | { readonly kind: 'beside' };

/** A sheet over one report, as data. */
export interface SheetPlan {
  /** Its sheet's name too, as far as that is free. */
  readonly title: string;
  /** Lines below the title: what is meant by each word. */
  readonly notes: readonly string[];
  readonly top: readonly TopCell[];
  readonly rows: ReadyRows;
  readonly columns: readonly ReadyColumn[];
  /** Colors by column key. The formula of a rule may have places too. */
  readonly rules: readonly { readonly columns: readonly string[]; readonly rule: ColorRule }[];
  readonly print?: { readonly isLandscape: boolean };
}

/** A ready sheet over one report, as data: the same in both products. It goes through the panel's border as JSON. */
export interface Blueprint extends SheetPlan {
  readonly version: 1;
  readonly kind: ReadyKind;
  readonly needs: readonly OwnSheet[];
  readonly chart?: ChartDefinition;
}

/** How the user's own sheets are made where they are missing. */
export type OwnPlans = Readonly<Partial<Record<OwnSheet, SheetPlan>>>;
