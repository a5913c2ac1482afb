/** How a spreadsheet counts time: days since 1899-12-30 on the wall clock, whatever the zone. */
import { instantOf, utc, wallTime } from './zone';

const DAY = 86_400_000;
/** 1970-01-01. */
const UNIX_EPOCH = 25_569;

/** The instant that a cell's serial number means in the spreadsheet's zone, in milliseconds. */
export function serialToInstant(serial: number, zone: string): number {
  const wall = new Date(Math.round((serial - UNIX_EPOCH) * DAY));
  return instantOf(zone, {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    millisecond: wall.getUTCMilliseconds(),
  });
}

/** The serial number of what the spreadsheet's wall clock shows at an instant. */
export function instantToSerial(instant: number, zone: string): number {
  return utc(wallTime(zone, instant)) / DAY + UNIX_EPOCH;
}
