import type { DateRange } from '../../model/date-range';

/** How far a refresh is that fills a table; plain JSON, kept with the run. */
export interface Fill {
  /** How many days it is going to read, and how many of them come after those that are read now. */
  readonly of: number;
  readonly left: number;
  /** The first day that is not up to date once those are written that are read now. */
  readonly next?: number | undefined;
  /** How many times it has kept what it put there. */
  readonly kept: number;
  /** The days that it wrote. */
  readonly days: readonly DateRange[];
  readonly rows: number;
  readonly added: number;
  readonly updated: number;
  /** Days whose rows stayed, because less came. */
  readonly stayed: number;
  readonly people: number;
  /** The warehouse failed for a reason that may pass, and nothing was kept since. */
  readonly isPutOff?: true | undefined;
}
