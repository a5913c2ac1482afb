/** The day and the time of an instant as a clock on the wall of the zone shows them. */
function wallTime(ms: number, zone: string): { readonly day: string; readonly date: string; readonly time: string } {
  const words = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(ms);
  return {
    day: words({ year: 'numeric', month: '2-digit', day: '2-digit' }),
    date: words({ year: 'numeric', month: 'short', day: 'numeric' }),
    time: words({ hourCycle: 'h23', hour: '2-digit', minute: '2-digit' }),
  };
}

const DAY_MS = 24 * 3_600_000;

/** `08:02` of today, `yesterday, 17:40`, `tomorrow, 08:00`, otherwise `31 Mar 2026, 08:02`. */
export function momentWords(ms: number, now: number, zone: string): string {
  const { day, date, time } = wallTime(ms, zone);
  if (day === wallTime(now, zone).day) return time;
  if (day === wallTime(now - DAY_MS, zone).day) return `yesterday, ${time}`;
  if (day === wallTime(now + DAY_MS, zone).day) return `tomorrow, ${time}`;
  return `${date}, ${time}`;
}
