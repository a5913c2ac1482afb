/** The day and the time of an instant as a clock on the wall of the zone shows them. */
function wallTime(ms: number, zone: string): { readonly day: string; readonly time: string } {
  const options = { timeZone: zone, hourCycle: 'h23' } as const;
  return {
    day: new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms),
    time: new Intl.DateTimeFormat('en-GB', { ...options, hour: '2-digit', minute: '2-digit' }).format(ms),
  };
}

const DAY_MS = 24 * 3_600_000;

/** `08:02` of today, `yesterday 17:40`, `tomorrow 08:00`, otherwise `2026-03-31 08:02`. */
export function momentWords(ms: number, now: number, zone: string): string {
  const { day, time } = wallTime(ms, zone);
  if (day === wallTime(now, zone).day) return time;
  if (day === wallTime(now - DAY_MS, zone).day) return `yesterday ${time}`;
  if (day === wallTime(now + DAY_MS, zone).day) return `tomorrow ${time}`;
  return `${day} ${time}`;
}
