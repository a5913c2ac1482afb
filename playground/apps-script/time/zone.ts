/** Time zones: what the clock on a wall shows. */

/** A date and time as a wall clock shows it; `month` counts from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** By zone, the offsets at seconds that were asked for: the same ones are asked for again and again, and a format takes long to make its parts. */
const offsets = new Map<string, Map<number, number>>();
const MOST_KNOWN = 10_000;

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. @throws RangeError for an unknown zone. */
export function zoneOffset(zone: string, instant: number): number {
  const second = Math.floor(instant / 1000);
  let known = offsets.get(zone);
  if (known === undefined || known.size > MOST_KNOWN) {
    known = new Map();
    offsets.set(zone, known);
  }
  const found = known.get(second) ?? offsetAt(zone, second * 1000);
  known.set(second, found);
  return found;
}

function offsetAt(zone: string, instant: number): number {
  const parts = Object.fromEntries(
    zoneFormat(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<string, number>;
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const wall = utc({ year, month, day, hour, minute, second, millisecond: 0 });
  return wall - instant;
}

/** What a zone's wall clock shows at an instant. */
export function wallTime(zone: string, instant: number): WallTime {
  const shifted = new Date(instant + zoneOffset(zone, instant));
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    millisecond: shifted.getUTCMilliseconds(),
  };
}

/** The instant at which a zone's wall clock shows a time; a time that a clock change skips is the one after it. */
export function instantOf(zone: string, time: WallTime): number {
  const wall = utc(time);
  const guess = wall - zoneOffset(zone, wall);
  const again = wall - zoneOffset(zone, guess);
  return again === guess || wall - zoneOffset(zone, again) === again ? again : Math.max(guess, again);
}

/** Milliseconds since 1970 as if the time were UTC. Fields may run over: day 0 is the last of the month before. */
export function utc({ year, month, day, hour, minute, second, millisecond }: WallTime): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, millisecond);
  return date.getTime();
}

function zoneFormat(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone === 'GMT' ? 'UTC' : zone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}
