/**
 * When a schedule asks for a refresh. Everything is counted in hours of the wall clock in the schedule's zone, so that seven o'clock
 * stays seven o'clock when clocks are changed.
 * @module
 */

import { calendarDay, daysInMonth, serialOfWallTime } from '../../model/serial';
import { weekday } from '../../model/weekdays';
import type { Clock } from '../../ports';
import type { Schedule } from '../definition/schedule';

/** Hours of the wall clock since 1899-12-30, of `YYYY-MM-DDTHH:MM`. */
export const wallHours = (wallTime: string): number => (serialOfWallTime(wallTime) ?? 0) * 24;

/**
 * What the wall clock of a schedule's zone shows at a moment, in such hours. A browser that doesn't know the zone counts by UTC, as Google does: thrown, it would
 * keep all other schedules from being served.
 */
export const hoursThere =
  (clock: Pick<Clock, 'wallTime'>, { zone }: Schedule) =>
  (ms: number): number => {
    try {
      return wallHours(clock.wallTime(ms, zone));
    } catch (cause) {
      if (cause instanceof RangeError) return wallHours(clock.wallTime(ms, 'UTC'));
      throw cause;
    }
  };

/** Computers' clocks differ by minutes. */
const MOST_AHEAD_MS = 3_600_000;

/** A moment that was kept; `undefined` where it lies so far ahead that a wrong clock kept it: nothing would be due until then. */
export const unlessAhead = (clock: Pick<Clock, 'now'>, ms: number | undefined): number | undefined =>
  ms === undefined || ms > clock.now() + MOST_AHEAD_MS ? undefined : ms;

/** A month's last day can be as far away as this. */
const MOST_DAYS = 62;

/** The last full hour up to `now` at which a schedule asks for a refresh. */
function lastSlot(schedule: Schedule, now: number): number {
  if (schedule.every === 'hours') return Math.floor(Math.floor(now) / schedule.hours) * schedule.hours;
  const today = Math.floor(now / 24);
  for (let day = today; day > today - MOST_DAYS; day -= 1) {
    const slot = day * 24 + schedule.at;
    if (slot <= now && isDay(schedule, day)) return slot;
  }
  return Number.NEGATIVE_INFINITY;
}

/** The next full hour after `now` at which a schedule asks for a refresh. */
export function nextSlot(schedule: Schedule, now: number): number {
  if (schedule.every === 'hours') return lastSlot(schedule, now) + schedule.hours;
  const today = Math.floor(now / 24);
  for (let day = today; day < today + MOST_DAYS; day += 1) {
    const slot = day * 24 + schedule.at;
    if (slot > now && isDay(schedule, day)) return slot;
  }
  return Number.POSITIVE_INFINITY;
}

function isDay(schedule: Exclude<Schedule, { readonly every: 'hours' }>, serial: number): boolean {
  switch (schedule.every) {
    case 'day':
      return true;
    case 'weekday':
      return weekday(serial) <= 5;
    case 'week':
      return weekday(serial) === schedule.on;
    case 'month': {
      const { year, month, day } = calendarDay(serial);
      return day === Math.min(schedule.on, daysInMonth(year, month));
    }
  }
}

/** What is known of a report's refreshes, in wall hours of its schedule's zone. */
export interface RunsSoFar {
  /** When the schedule was made. */
  readonly since: number;
  /** The last refresh, by hand or not; `undefined` when there was none. */
  readonly last: number | undefined;
  /** The last one that counts for the schedule, where that is another. */
  readonly served?: number | undefined;
  /** Real hours since the last one that counts: an hour that comes twice has one name on the wall clock. Left out where nobody asks for it. */
  readonly elapsed?: number | undefined;
  /** Whether it is looked once an hour only: a little less than an hour is one then. */
  readonly looksHourly?: boolean | undefined;
  /** Failures since the last one that went well. */
  readonly failures: number;
}

/** A refresh that failed is tried again with the next hours, so often. */
const MOST_FAILURES = 4;
/** Google's trigger comes every hour, give or take some minutes. */
const ALMOST_AN_HOUR = 0.8;
/** Of so few hours one more or less is much. Of more it isn't, and one at midnight is not to come on the day before. */
const FEW_HOURS = 3;

/**
 * Whether a report is due now. Slots that were missed are made up for once, however many there were; a failed refresh is tried
 * again the next hours, a few times.
 */
export function isDue(schedule: Schedule, runs: RunsSoFar, now: number): boolean {
  const { since, last, served = last, failures } = runs;
  const few = fewHours(schedule, runs);
  // Where it was looked some minutes before a full hour, that hour has been served.
  const early = few === undefined ? 0 : 1 - ALMOST_AN_HOUR;
  if (lastSlot(schedule, now) > Math.max(since, (served ?? Number.NEGATIVE_INFINITY) + early)) return true;
  if (few !== undefined && served !== undefined && served > since && (runs.elapsed ?? 0) >= few - early) return true;
  if (schedule.every === 'hours' && schedule.hours === 1 && isNextHour(served, runs)) return true;
  return failures > 0 && failures < MOST_FAILURES && last !== undefined && now - last >= ALMOST_AN_HOUR;
}

/** The hours of a schedule that is to keep its distance where it is looked once an hour, some minutes before or after the full one. */
const fewHours = (schedule: Schedule, { looksHourly }: RunsSoFar): number | undefined =>
  looksHourly && schedule.every === 'hours' && schedule.hours > 1 && schedule.hours <= FEW_HOURS ? schedule.hours : undefined;

/** Whether the hour after that of the last one that counts has begun, though the wall clock may say its name once more. */
const isNextHour = (served: number | undefined, { elapsed = 0, looksHourly }: RunsSoFar): boolean =>
  served !== undefined && (Math.floor(served + elapsed) > Math.floor(served) || (looksHourly === true && elapsed >= ALMOST_AN_HOUR));
