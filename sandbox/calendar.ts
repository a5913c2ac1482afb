/** Days as counts since 1970-01-01, and the wall clocks of named zones. */

const DAY = 86_400;

/** `YYYY-MM-DD` of a day's count. */
export const isoOfDay = (day: number): string => new Date(day * DAY * 1000).toISOString().slice(0, 10);

/** The count of a day that exists, or `undefined`. */
export function dayOfIso(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? undefined : time / 1000 / DAY;
}

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: number): number => (day + 4) % 7;

/** A zone's format, which takes long to make, and what was found with it by the hour since 1970. */
interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly offsets: Map<number, number>;
}

const zones = new Map<string, Zone>();

function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const zone = { format, offsets: new Map<number, number>() };
  zones.set(name, zone);
  return zone;
}

/** How many seconds a zone's wall clock is ahead of UTC around a moment (seconds since 1970). */
export function zoneOffset(zone: string, moment: number): number {
  const { format, offsets } = zoneOf(zone);
  const hour = Math.floor(moment / 3600);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const parts = format.formatToParts(new Date(hour * 3_600_000));
  const part = (type: string): number => Number(parts.find((found) => found.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) / 1000;
  const offset = wall - hour * 3600;
  offsets.set(hour, offset);
  return offset;
}

/** `YYYY-MM-DDTHH:mm:ss` of seconds since 1970, read as a wall clock. */
export const isoOfSeconds = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 19);

/** The day it is at a moment in a zone. */
export const dayIn = (zone: string, moment: number): number => Math.floor((moment + zoneOffset(zone, moment)) / DAY);
