import { PERIOD_WORDS } from '#words/report-parts';

/** Periods that people choose most. A report and a formula hold them as they are written here, whatever a person reads. */
export const PERIODS = [
  'today',
  'yesterday',
  'last 7 days',
  'last 30 days',
  'this week',
  'last week',
  'this month',
  'last month',
  'this quarter',
  'last quarter',
  'this year',
] as const;

/** One of these periods. */
export type ListedPeriod = (typeof PERIODS)[number];

/** Whether a text is one of the listed periods. */
export const isListedPeriod = (text: string): text is ListedPeriod => (PERIODS as readonly string[]).includes(text);

/** The listed periods as choices: what is held, and what people read. */
export const PERIOD_OPTIONS: readonly (readonly [value: ListedPeriod, label: string])[] = PERIODS.map((period) => [
  period,
  PERIOD_WORDS[period],
]);
