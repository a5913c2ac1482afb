import { wrong } from '../../errors';
import type { Clock } from '../../ports';
import { CADENCES, type Schedule } from './schedule';

/**
 * Whether a schedule can be followed.
 * @throws ActivTrakError `argument` with what is wrong with it and what to do.
 */
export function checkSchedule(when: Schedule, clock: Pick<Clock, 'now' | 'wallTime'>): void {
  if (!CADENCES.includes(when.every)) throw wrong('This schedule was made by a newer version of Live Data. Choose it again.');
  const fault = faultIn(when);
  if (fault !== undefined) throw wrong(fault);
  if (!isZone(when.zone, clock))
    throw wrong(`“${when.zone.slice(0, 60)}” isn't a time zone. Choose one from the list, for example Europe/Berlin.`);
}

function faultIn(when: Schedule): string | undefined {
  switch (when.every) {
    case 'hours':
      return isWhole(when.hours, 1, 24) ? undefined : 'The hours of the schedule must be a whole number from 1 to 24.';
    case 'day':
    case 'weekday':
      return hourFault(when.at);
    case 'week':
      return isWhole(when.on, 1, 7) ? hourFault(when.at) : 'The schedule has no day of the week. Choose one.';
    case 'month':
      return isWhole(when.on, 1, 31) ? hourFault(when.at) : 'The day of the month must be a whole number from 1 to 31.';
  }
}

const hourFault = (at: number): string | undefined =>
  isWhole(at, 0, 23) ? undefined : 'The hour of the schedule must be a whole number from 0 to 23.';

const isWhole = (value: number, least: number, most: number): boolean => Number.isInteger(value) && value >= least && value <= most;

/** Google's clock takes whatever it does not know for Greenwich; others throw. */
function isZone(zone: string, clock: Pick<Clock, 'now' | 'wallTime'>): boolean {
  if (!/^(UTC|GMT|[A-Za-z_]+(\/[A-Za-z0-9_+-]+){1,2})$/.test(zone)) return false;
  try {
    return clock.wallTime(clock.now(), zone) !== '';
  } catch {
    return false;
  }
}
