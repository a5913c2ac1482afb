/** What a clock trigger's function is told. Google counts in UTC there, whatever zone the trigger is in. */

const DAY = 86_400_000;

/** The fields of the event, but for those of every trigger. */
export function clockEvent(instant: number): Readonly<Record<string, string | number>> {
  const time = new Date(instant);
  return {
    year: time.getUTCFullYear(),
    month: time.getUTCMonth() + 1,
    'day-of-month': time.getUTCDate(),
    'day-of-week': weekDay(time),
    'week-of-year': isoWeek(time),
    hour: time.getUTCHours(),
    minute: time.getUTCMinutes(),
    second: time.getUTCSeconds(),
    timezone: 'UTC',
  };
}

/** 1 is Monday. */
const weekDay = (time: Date): number => time.getUTCDay() || 7;

/** A week belongs to the year in which its Thursday is. */
function isoWeek(time: Date): number {
  const thursday = new Date(time.getTime() + (4 - weekDay(time)) * DAY);
  return Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * DAY)) + 1;
}
