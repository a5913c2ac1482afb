import type { Same } from './disagreements';
import type { Product } from './products';
import { TODAY } from './specs';
import { type Days, METRICS, type Metric, type Truth } from './truth';

/** What every way to it has to answer with the same number. */
export interface Question {
  readonly metric: Metric;
  /** The period as a person says it, and the days that it is. */
  readonly words: string;
  readonly days: Days;
}

/** A question to one product, and who compares what it gives. */
export interface Asked extends Question {
  readonly product: Product;
  readonly truth: Truth;
  readonly same: Same;
}

/** As few as a summary may be about. */
export const SMALLEST = 2;

export const LAST_WEEK = { words: 'last week', days: { from: '2026-11-16', to: '2026-11-22' } } as const;

const PERIODS: readonly Omit<Question, 'metric'>[] = [
  { words: 'last 7 days', days: { from: '2026-11-17', to: TODAY } },
  LAST_WEEK,
  { words: '2026-11-18', days: { from: '2026-11-18', to: '2026-11-18' } },
];

const metrics = Object.keys(METRICS) as Metric[];

/** Each period and each metric once. */
export const QUESTIONS: readonly Question[] = PERIODS.map((period, at) => ({ ...period, metric: metrics[at % metrics.length] as Metric }));
