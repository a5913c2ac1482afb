import type { Schedule } from '../../report/definition/schedule';

/** Monday first, as schedules and weeks count. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** `08:00`. */
export const hourWords = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** `every Monday at 08:00`. */
export function scheduleWords(when: Schedule): string {
  switch (when.every) {
    case 'hours':
      return when.hours === 1 ? 'every hour' : `every ${when.hours} hours`;
    case 'day':
      return `every day at ${hourWords(when.at)}`;
    case 'weekday':
      return `Monday to Friday at ${hourWords(when.at)}`;
    case 'week':
      return `every ${WEEKDAYS[when.on - 1] ?? 'week'} at ${hourWords(when.at)}`;
    case 'month':
      return `every month on day ${when.on} at ${hourWords(when.at)}`;
  }
}
