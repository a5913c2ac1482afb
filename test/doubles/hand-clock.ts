import type { Clock } from '../../shared/ports';
import { answer, type Timing } from './timing';

/** A clock that stands still until it is turned by hand, or somebody sleeps on it. */
export interface HandClock extends Clock {
  /** Every pause that was slept, in milliseconds. */
  readonly pauses: readonly number[];
  advance(ms: number): void;
}

/** Wednesday, 2026-03-18, at noon UTC. */
export const NOON = Date.UTC(2026, 2, 18, 12);

const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-03-18 12:00`. Making a format takes a hundred times as long as using it. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const options = { timeZone: zone, hourCycle: 'h23', dateStyle: 'short', timeStyle: 'short' } as const;
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', options);
  formats.set(zone, format);
  return format;
}

/** @param start milliseconds since 1970 */
export function handClock(timing: Timing, start = NOON): HandClock {
  let now = start;
  const pauses: number[] = [];
  /** What it was asked before: a clock that stands still is asked again and again. */
  const told = new Map<string, string>();
  function wallTime(ms: number, zone: string): string {
    const key = `${ms} ${zone}`;
    const time = told.get(key) ?? formatOf(zone).format(ms).replace(' ', 'T');
    told.set(key, time);
    return time;
  }
  return {
    pauses,
    now: () => now,
    sleep: (ms) =>
      answer(timing, () => {
        pauses.push(ms);
        now += ms;
      }),
    today: (zone) => wallTime(now, zone).slice(0, 10),
    wallTime,
    advance: (ms) => {
      now += ms;
    },
  };
}
