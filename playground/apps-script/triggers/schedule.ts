/** When a clock trigger runs. Hour and minute are decided when the trigger is made, and then stay. */
import { instantOf, utc, type WallTime, wallTime } from '../time/zone';

export type ClockSchedule =
  /** Once, and never again; the trigger stays in the list. */
  | { readonly kind: 'once'; readonly at: number }
  | { readonly kind: 'interval'; readonly ms: number; readonly first: number }
  | { readonly kind: 'calendar'; readonly days: CalendarDays; readonly hour: number; readonly minute: number; readonly zone: string };

/** `weekDay`: 1 is Monday, 7 is Sunday. A month that has no day of that number is left out. */
export type CalendarDays =
  | { readonly unit: 'days'; readonly every: number }
  | { readonly unit: 'weeks'; readonly every: number; readonly weekDay: number }
  | { readonly unit: 'months'; readonly monthDay: number };

type Calendar = Extract<ClockSchedule, { kind: 'calendar' }>;

/** From the 31st of January to that of March, and to spare. */
const MOST_DAYS = 64;

/** When a trigger that is made now runs for the first time. */
export function firstRun(schedule: ClockSchedule, now: number): number {
  if (schedule.kind === 'once') return schedule.at;
  return schedule.kind === 'interval' ? schedule.first : firstDay(schedule, now, now);
}

/** When it runs after its run of `last`: later than `now`, for runs that were missed are not made up for. `null` is never. */
export function nextRun(schedule: ClockSchedule, last: number, now: number): number | null {
  if (schedule.kind === 'once') return null;
  if (schedule.kind === 'interval') return last + schedule.ms * Math.max(1, Math.floor((now - last) / schedule.ms) + 1);
  const { days } = schedule;
  if (days.unit === 'months') return firstDay(schedule, Math.max(last, now), now);
  const step = days.every * (days.unit === 'weeks' ? 7 : 1);
  let count = 1;
  while (onDay(schedule, last, step * count) <= now) count++;
  return onDay(schedule, last, step * count);
}

/** The first time after `now` on a day that fits, the day of `from` and later. */
function firstDay(schedule: Calendar, from: number, now: number): number {
  for (let days = 0; days < MOST_DAYS; days++) {
    const time = onDay(schedule, from, days);
    if (time > now && fits(schedule.days, wallTime(schedule.zone, time))) return time;
  }
  throw new RangeError(`No day has the number of ${JSON.stringify(schedule.days)}.`);
}

/** The schedule's time of day, so many days after the day of an instant. */
function onDay({ zone, hour, minute }: Calendar, instant: number, days: number): number {
  const wall = wallTime(zone, instant);
  return instantOf(zone, { ...wall, day: wall.day + days, hour, minute, second: 0, millisecond: 0 });
}

function fits(days: CalendarDays, wall: WallTime): boolean {
  if (days.unit === 'days') return true;
  return days.unit === 'months' ? wall.day === days.monthDay : (new Date(utc(wall)).getUTCDay() || 7) === days.weekDay;
}
