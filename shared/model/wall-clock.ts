const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes an engine a hundred times as long as using it. English is the one language that each has: those of some systems have no other. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const numeric = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    calendar: 'gregory',
    numberingSystem: 'latn',
    ...numeric,
  });
  formats.set(zone, format);
  return format;
}

/**
 * What the wall clock of a zone shows, by the engine's own knowledge of zones.
 * @returns `YYYY-MM-DDTHH:MM`
 * @throws RangeError for a zone that the engine doesn't know
 */
export function wallClock(ms: number, zone: string): string {
  const parts = formatOf(zone).formatToParts(ms);
  const { year = '', month, day, hour, minute } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}`;
}

/** The day of it, as `YYYY-MM-DD`. */
export const wallDay = (ms: number, zone: string): string => wallClock(ms, zone).slice(0, 10);
