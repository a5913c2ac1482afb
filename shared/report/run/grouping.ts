/**
 * Which days a grouped report reads that keeps its rows. What a cursor brings is only what is new of its days, so that it says which days were
 * touched; those are read again from their beginning to their end, and their rows are replaced as a whole. Pure.
 * @module
 */

import type { DateRange } from '../../model/date-range';
import { NO_END, type ReadingPlan } from '../reading/reading';

/** How far that is; plain JSON, kept with the run. */
export interface Grouping {
  /** The days whose records are added up, by the computers' own clocks. */
  readonly own: DateRange;
  /** Whether it is still being found out which days were touched. */
  readonly finds?: true;
  /** The days that were touched, in their order. */
  readonly days?: readonly number[];
  /** Stretches of them that are to be read after this one. */
  readonly left?: readonly DateRange[];
}

/** A plan and how its records are grouped. */
export interface GroupedPlan {
  readonly reading: ReadingPlan;
  readonly grouping: Grouping;
}

/**
 * The plan of a refresh that keeps grouped rows. Nobody knows in which zone the API cuts days, so each stretch is asked for with a day more on
 * either side, and what is not of its days by the computer's own clock is left out.
 */
export function groupedPlan(reading: ReadingPlan, today: number): GroupedPlan {
  const { parts, range, window } = reading;
  if (parts.some(({ cursor }) => cursor !== undefined)) return { reading, grouping: { own: window, finds: true } };
  const own = { from: range.from, to: window.to };
  if (parts.length === 0) return { reading, grouping: { own } };
  // A computer whose clock is ahead has records of days that nobody may ask for yet: they come behind today's.
  const from = Math.min(range.from, today) - 1;
  const to = window.to === NO_END ? Math.min(range.to, today) : Math.min(range.to + 1, Math.max(today, range.to));
  return {
    reading: { ...reading, range: { from, to }, window: { from, to: window.to === NO_END ? NO_END : own.to + 1 }, sideBySide: true },
    grouping: { own },
  };
}

/** Days that are no further apart are read together. */
const NEAR = 2;

/** Stretches of days. */
export function stretchesOf(days: readonly number[]): readonly DateRange[] {
  const found: { from: number; to: number }[] = [];
  for (const day of days) {
    const last = found[found.length - 1];
    if (last && day - last.to <= NEAR) last.to = day;
    else found.push({ from: day, to: day });
  }
  return found;
}

/** The plan that reads a stretch of days again, or `undefined` where none is left. */
export function stretchPlan(
  reading: ReadingPlan,
  days: readonly number[],
  stretches: readonly DateRange[],
  today: number,
): GroupedPlan | undefined {
  const [own, ...left] = stretches;
  if (own === undefined) return undefined;
  const parts = reading.parts.map((part) => ({ ...part, cursor: undefined }));
  const to = own.to >= today ? NO_END : own.to;
  const plan = groupedPlan({ parts, range: own, window: { from: own.from, to } }, today);
  return { ...plan, grouping: { own, days, left } };
}
