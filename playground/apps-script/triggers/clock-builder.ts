/** ClockTriggerBuilder: what a script says about a trigger's times, and the schedule that comes of it. */
import { isDate } from '../runtime/intrinsics';
import { ScriptException } from '../runtime/script-exception';
import type { Method } from '../runtime/service';
import { instantOf, zoneOffset } from '../time/zone';
import type { CalendarDays, ClockSchedule } from './schedule';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** What `everyMinutes` takes. */
const MINUTES = [1, 5, 10, 15, 30];
/** ScriptApp.WeekDay: 1 is Monday. */
export const WEEK_DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

interface Wishes {
  once?: (zone: string) => number;
  interval?: number;
  days?: CalendarDays;
  hour?: number;
  minute?: number;
  zone?: string;
}

export interface ClockWishes {
  readonly methods: Readonly<Record<string, Method>>;
  /** `spread` from 0 to 1 is what Google decides: where in its hour a trigger runs. @throws ScriptException where something is missing. */
  schedule(spread: number): ClockSchedule;
}

/** `self` gives the builder, which every method gives. */
export function clockWishes(self: () => object, now: () => number, scriptZone: string): ClockWishes {
  const wishes: Wishes = {};

  const wish =
    (change: (...args: number[]) => Wishes): Method =>
    (...args) => {
      Object.assign(wishes, change(...args));
      return self();
    };

  function schedule(spread: number): ClockSchedule {
    const zone = wishes.zone ?? scriptZone;
    if (wishes.once) return { kind: 'once', at: wishes.once(zone) };
    if (wishes.interval !== undefined) {
      const ms = wishes.interval;
      return { kind: 'interval', ms, first: now() + Math.max(MINUTE, Math.floor(spread * Math.min(ms, HOUR))) };
    }
    if (!wishes.days) throw new ScriptException('The trigger has no frequency: atHour and nearMinute need everyDays, or days to run on.');
    return {
      kind: 'calendar',
      days: wishes.days,
      hour: wishes.hour ?? Math.floor(spread * 24),
      minute: minute(wishes.minute, spread),
      zone,
    };
  }

  return {
    schedule,
    methods: {
      after: wish((ms) => {
        const at = now() + whole(ms, 0, Number.MAX_SAFE_INTEGER);
        return { once: () => at };
      }),
      at: wish((date: unknown) => {
        if (!isDate(date) || Number.isNaN(date.getTime())) throw new ScriptException(`Invalid argument: ${date}`);
        const at = date.getTime();
        return { once: () => at };
      }),
      atDate: wish((year, month, day) => {
        const date = { year: whole(year, 1970, 9999), month: whole(month, 1, 12), day: whole(day, 1, 31) };
        return {
          once: (zone) => instantOf(zone, { ...date, hour: wishes.hour ?? 0, minute: wishes.minute ?? 0, second: 0, millisecond: 0 }),
        };
      }),
      everyMinutes: wish((n) => {
        if (!MINUTES.includes(n)) throw new ScriptException(`Invalid argument: ${n}`);
        return { interval: n * MINUTE };
      }),
      everyHours: wish((n) => ({ interval: whole(n, 1, 8760) * HOUR })),
      everyDays: wish((n) => ({ days: { unit: 'days', every: whole(n, 1, 366) } })),
      everyWeeks: wish((n) => {
        const weekDay = wishes.days?.unit === 'weeks' ? wishes.days.weekDay : 1;
        return { days: { unit: 'weeks', every: whole(n, 1, 53), weekDay } };
      }),
      onWeekDay: wish((day: unknown) => {
        const weekDay = whole(WEEK_DAYS.indexOf(String(day)) + 1, 1, 7);
        return { days: { unit: 'weeks', every: wishes.days?.unit === 'weeks' ? wishes.days.every : 1, weekDay } };
      }),
      onMonthDay: wish((day) => ({ days: { unit: 'months', monthDay: whole(day, 1, 31) } })),
      atHour: wish((hour) => ({ hour: whole(hour, 0, 23) })),
      nearMinute: wish((near) => ({ minute: whole(near, 0, 59) })),
      inTimezone: wish((zone: unknown) => ({ zone: knownZone(String(zone)) })),
    },
  };
}

/** Anywhere in the hour, or within a quarter of an hour of the minute that was asked for. */
function minute(near: number | undefined, spread: number): number {
  if (near === undefined) return Math.floor(spread * 60);
  return Math.max(0, Math.min(59, near - 15 + Math.floor(spread * 31)));
}

function whole(value: unknown, least: number, most: number): number {
  const number = typeof value === 'number' ? value : Number.NaN;
  if (!Number.isInteger(number) || number < least || number > most) throw new ScriptException(`Invalid argument: ${value}`);
  return number;
}

function knownZone(zone: string): string {
  try {
    zoneOffset(zone, 0);
    return zone;
  } catch {
    throw new ScriptException(`Invalid argument: ${zone}`);
  }
}
