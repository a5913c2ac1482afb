/** The formats of a zone, which take long to make: thousands of moments are told in one language and few zones. */
interface WallFormats {
  readonly day: Intl.DateTimeFormat;
  readonly date: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
}

const made = new Map<string, WallFormats>();

function formatsOf(zone: string): WallFormats {
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    try {
      return new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options });
    } catch {
      // A browser doesn't know every zone that a file or a colleague's may name.
      return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options });
    }
  };
  const formats = made.get(zone) ?? {
    day: format({ year: 'numeric', month: '2-digit', day: '2-digit' }),
    date: format({ year: 'numeric', month: 'short', day: 'numeric' }),
    time: format({ hourCycle: 'h23', hour: '2-digit', minute: '2-digit' }),
  };
  made.set(zone, formats);
  return formats;
}

const DAY_MS = 24 * 3_600_000;

/** `08:02` of today, `yesterday at 17:40`, `tomorrow at 08:00`, otherwise `Mar 31, 2026 at 08:02`. */
export function momentWords(ms: number, now: number, zone: string): string {
  const formats = formatsOf(zone);
  const [time, day] = [formats.time.format(ms), (at: number) => Date.parse(formats.day.format(at))];
  // Days on which clocks change are an hour shorter or longer.
  const days = Math.round((day(ms) - day(now)) / DAY_MS);
  if (days === 0) return time;
  if (days === -1) return `yesterday at ${time}`;
  if (days === 1) return `tomorrow at ${time}`;
  return `${formats.date.format(ms)} at ${time}`;
}

/** The same after a verb: `at 08:02`, `yesterday at 17:40`, `on Mar 31, 2026 at 08:02`. */
export function whenWords(ms: number, now: number, zone: string): string {
  const words = momentWords(ms, now, zone);
  if (/^\d/.test(words)) return `at ${words}`;
  return /^[A-Z]/.test(words) ? `on ${words}` : words;
}

/** A day by itself: `Mar 31, 2026`. @param ms its midnight in UTC */
export const dayWords = (ms: number): string => formatsOf('UTC').date.format(ms);
