import type { LimitTest } from '../../model/limit-test';

/** Which table a rule looks at: the report's own rows, or those of the ready sheet over it. */
export const ALERT_TABLES = ['report', 'ready'] as const;
/** One of these tables. */
export type AlertTable = (typeof ALERT_TABLES)[number];

/** Which days' rows a rule looks at, by the report's column that has the day: all that stand there, or days up to yesterday. */
export const ALERT_DAYS = ['all', 'yesterday', 'last-7-days', 'last-30-days'] as const;
/** One of these spans of days. */
export type AlertDays = (typeof ALERT_DAYS)[number];

/** Where people who are found may be named: `nowhere`, in the `list` that stands in the document, or in `messages` to the owner as well. */
export const ALERT_NAMES = ['nowhere', 'list', 'messages'] as const;
/** One of the ways to name people who are found. */
export type AlertNames = (typeof ALERT_NAMES)[number];
/** What each of them lets name people. */
export const NAMES_PEOPLE: Readonly<Record<AlertNames, { readonly inList: boolean; readonly inMessages: boolean }>> = {
  nowhere: { inList: false, inMessages: false },
  list: { inList: true, inMessages: false },
  messages: { inList: true, inMessages: true },
};

/** What is worth knowing in the rows of a report: those whose value in one column is below or above a limit. */
export interface AlertRule {
  /** A random word that stays the same. */
  readonly id: string;
  readonly table: AlertTable;
  /** The column, by its key in that table. */
  readonly column: string;
  readonly test: LimitTest;
  /**
   * Strictly below or above it. Durations and times of day in seconds (`-28800` is minus eight hours, `33300` is 9:15); other numbers as
   * they stand in the sheet. A moment is held against a time of day, counted from the beginning of its row's day.
   */
  readonly limit: number;
  readonly days: AlertDays;
  /** Whether days off are left out: {@link Alerts.weekdaysOff}, or what the document's People and Days off sheets say. Yesterday is then the last work day. */
  readonly workDaysOnly: boolean;
}

/** What a refresh looks for in a report's rows, and who may see what it finds. */
export interface Alerts {
  readonly rules: readonly AlertRule[];
  readonly names: AlertNames;
  /** Seven digits from Monday on, `1` for a day off: `0000011`. Source of the form: https://support.google.com/docs/answer/3294972 (NETWORKDAYS.INTL) */
  readonly weekdaysOff: string;
}

/** So many rules a report can have. */
export const MOST_RULES = 10;
