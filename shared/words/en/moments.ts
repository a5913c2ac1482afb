/** The day and the time of an instant as a clock on the wall of the zone shows them. */
function wallTime(ms: number, zone: string): { readonly day: string; readonly date: string; readonly time: string } {
  const words = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options }).format(ms);
  return {
    day: words({ year: 'numeric', month: '2-digit', day: '2-digit' }),
    date: words({ year: 'numeric', month: 'short', day: 'numeric' }),
    time: words({ hourCycle: 'h23', hour: '2-digit', minute: '2-digit' }),
  };
}

const DAY_MS = 24 * 3_600_000;

/** `08:02` of today, `yesterday at 17:40`, `tomorrow at 08:00`, otherwise `Mar 31, 2026 at 08:02`. */
export function momentWords(ms: number, now: number, zone: string): string {
  const { day, date, time } = wallTime(ms, zone);
  if (day === wallTime(now, zone).day) return time;
  if (day === wallTime(now - DAY_MS, zone).day) return `yesterday at ${time}`;
  if (day === wallTime(now + DAY_MS, zone).day) return `tomorrow at ${time}`;
  return `${date} at ${time}`;
}

/** The same after a verb: `at 08:02`, `yesterday at 17:40`, `on Mar 31, 2026 at 08:02`. */
export function whenWords(ms: number, now: number, zone: string): string {
  const words = momentWords(ms, now, zone);
  if (/^\d/.test(words)) return `at ${words}`;
  return /^[A-Z]/.test(words) ? `on ${words}` : words;
}
