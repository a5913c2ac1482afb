const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS: Readonly<Record<string, number>> = { ms: 1, '': SECOND, s: SECOND, m: MINUTE, h: HOUR, d: DAY };
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
/** Numbers from here on are seconds since 1970, as some servers send them. */
const EPOCH = 1e9;

/**
 * How many milliseconds a `Retry-After` asks for: RFC 9110, 10.2.3, a number of seconds or one of the three HTTP dates (5.6.7); and what
 * servers send in their place: fractions, units, a list, whose longest counts, ISO 8601. Never less than nothing; `undefined` for anything else.
 * @param now milliseconds since 1970, by the server's clock where it is known
 */
export function retryAfter(text: string, now: number): number | undefined {
  const at = dateOf(text.trim());
  if (at !== undefined) return Math.max(0, at - now);
  const waits = text.split(/[,;]/).map((part) => durationOf(part.trim().replace(/^"|"$/g, ''), now));
  const known = waits.filter((wait) => wait !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** `30`, `29.5`, `30s`, `2 minutes`, `PT30S`, `1785240000`. */
function durationOf(text: string, now: number): number | undefined {
  const [, amount, unit] = /^(?:PT)?(\d+(?:\.\d*)?)\s*(ms|s|m|h|d|)(?:ec|in|our|ay|illi)?(?:ond|ute|second)?s?$/i.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  const number = Number(amount);
  if (unit === '' && number >= EPOCH) return Math.max(0, (number >= EPOCH * SECOND ? number : number * SECOND) - now);
  return Math.ceil(number * (UNITS[unit.toLowerCase()] as number));
}

/** Milliseconds since 1970 of `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`, or of an ISO date. */
function dateOf(text: string): number | undefined {
  const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(text);
  if (iso) return finite(Date.parse(`${iso[1]}T${iso[2]}${(iso[3] ?? 'Z').toUpperCase()}`));
  const [, day, month, year, time] = /^[a-z]+, ?(\d\d?)[ -]([a-z]{3})[ -](\d{2,4}) (\d\d:\d\d:\d\d)/i.exec(text) ?? swapped(text);
  if (day === undefined || month === undefined || time === undefined) return undefined;
  const full = Number(year) < 100 ? Number(year) + 2000 : Number(year);
  const [hours, minutes, seconds] = time.split(':').map(Number) as [number, number, number];
  const at = MONTHS.indexOf(month.toLowerCase()) / 3;
  return Number.isInteger(at) && at >= 0 ? Date.UTC(full, at, Number(day), hours, minutes, seconds) : undefined;
}

/** The parts of a date as C's `asctime` writes it, in the other forms' order. */
function swapped(text: string): readonly (string | undefined)[] {
  const [, month, day, time, year] = /^[a-z]{3} ([a-z]{3}) +(\d\d?) (\d\d:\d\d:\d\d) (\d{4})$/i.exec(text) ?? [];
  return ['', day, month, year, time];
}

const finite = (ms: number): number | undefined => (Number.isNaN(ms) ? undefined : ms);
