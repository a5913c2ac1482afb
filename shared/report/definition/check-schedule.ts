import { notWholeNumber } from '#words/definitions';
import { NEWER_SCHEDULE, NO_WEEKDAY, noZone } from '#words/schedules';
import { wrong } from '../../errors';
import type { Clock } from '../../ports';
import { CADENCES, type Schedule } from './schedule';

/**
 * Whether a schedule can be followed.
 * @throws ActivTrakError `argument` with what is wrong with it and what to do.
 */
export function checkSchedule(when: Schedule, clock: Pick<Clock, 'now' | 'wallTime'>): void {
  if (!CADENCES.includes(when.every)) throw wrong(NEWER_SCHEDULE);
  const fault = faultIn(when);
  if (fault !== undefined) throw wrong(fault);
  if (!isZone(when.zone, clock)) throw wrong(noZone(when.zone));
}

function faultIn(when: Schedule): string | undefined {
  switch (when.every) {
    case 'hours':
      return isWhole(when.hours, 1, 24) ? undefined : notWholeNumber('hours', 1, 24);
    case 'day':
    case 'weekday':
      return hourFault(when.at);
    case 'week':
      return isWhole(when.on, 1, 7) ? hourFault(when.at) : NO_WEEKDAY;
    case 'month':
      return isWhole(when.on, 1, 31) ? hourFault(when.at) : notWholeNumber('monthDay', 1, 31);
  }
}

const hourFault = (at: number): string | undefined => (isWhole(at, 0, 23) ? undefined : notWholeNumber('hour', 0, 23));

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
