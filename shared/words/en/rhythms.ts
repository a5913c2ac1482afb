/** When a report refreshes by itself, as a sentence needs it. */
type Rhythm =
  | { readonly every: 'hours'; readonly hours: number }
  | { readonly every: 'day' | 'weekday'; readonly at: number }
  | { readonly every: 'week' | 'month'; readonly on: number; readonly at: number };

/** Monday first, as schedules and weeks count. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** `08:00`. */
export const hourWords = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** `every Monday at 08:00`. */
export function scheduleWords(when: Rhythm): string {
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
      return `on day ${when.on} of every month at ${hourWords(when.at)}`;
  }
}
