/** Dates as text and back by patterns of Java's SimpleDateFormat, in English. */
import { instantOf, type WallTime, wallTime, zoneOffset } from './zone';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

interface Token {
  /** A pattern letter, or `''` for text to be taken as it is. */
  readonly letter: string;
  readonly text: string;
}

/** The wall time in `zone` at an instant. @throws RangeError for a letter or a zone that is not known. */
export function formatPattern(instant: number, zone: string, pattern: string): string {
  const time = wallTime(zone, instant);
  return tokens(pattern)
    .map(({ letter, text }) => (letter === '' ? text : field(letter, text.length, time, zone, instant)))
    .join('');
}

function field(letter: string, width: number, time: WallTime, zone: string, instant: number): string {
  const padded = (number: number): string => String(number).padStart(width, '0');
  const weekday = new Date(Date.UTC(time.year, time.month - 1, time.day)).getUTCDay();
  switch (letter) {
    case 'y':
    case 'u':
      return letter === 'u' ? padded(weekday || 7) : width === 2 ? String(time.year % 100).padStart(2, '0') : padded(time.year);
    case 'M':
    case 'L':
      return width < 3 ? padded(time.month) : short(MONTHS[time.month - 1] as string, width);
    case 'd':
      return padded(time.day);
    case 'D':
      return padded((Date.UTC(time.year, time.month - 1, time.day) - Date.UTC(time.year, 0, 1)) / 86_400_000 + 1);
    case 'E':
      return short(DAYS[weekday] as string, width);
    case 'a':
      return time.hour < 12 ? 'AM' : 'PM';
    case 'H':
      return padded(time.hour);
    case 'k':
      return padded(time.hour || 24);
    case 'K':
      return padded(time.hour % 12);
    case 'h':
      return padded(time.hour % 12 || 12);
    case 'm':
      return padded(time.minute);
    case 's':
      return padded(time.second);
    case 'S':
      return padded(time.millisecond);
    case 'Z':
      return offset(zone, instant, '', false);
    case 'X':
      return zoneOffset(zone, instant) === 0
        ? 'Z'
        : width === 1
          ? offset(zone, instant, '', true)
          : offset(zone, instant, width === 3 ? ':' : '', false);
    case 'z':
      return zoneName(zone, instant, width);
    default:
      throw new RangeError(`Illegal pattern character '${letter}'`);
  }
}

function short(name: string, width: number): string {
  return width < 4 ? name.slice(0, 3) : name;
}

function offset(zone: string, instant: number, separator: string, hoursOnly: boolean): string {
  const minutes = Math.round(zoneOffset(zone, instant) / 60_000);
  const hours = `${minutes < 0 ? '-' : '+'}${String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0')}`;
  return hoursOnly ? hours : `${hours}${separator}${String(Math.abs(minutes) % 60).padStart(2, '0')}`;
}

function zoneName(zone: string, instant: number, width: number): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: width < 4 ? 'short' : 'long' });
  return format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

function tokens(pattern: string): Token[] {
  const found = pattern.match(/'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+/g) ?? [];
  return found.map((text) => {
    if (text === "''") return { letter: '', text: "'" };
    if (text.startsWith("'")) return { letter: '', text: text.slice(1, -1).replaceAll("''", "'") };
    return /[A-Za-z]/.test(text) ? { letter: text.charAt(0), text } : { letter: '', text };
  });
}

/** The instant that a text written by `pattern` means in `zone`; `undefined` where it does not fit. */
export function parsePattern(text: string, zone: string, pattern: string): number | undefined {
  const letters: string[] = [];
  const expression = tokens(pattern).map((token) => {
    if (token.letter === '') return token.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    letters.push(token.letter);
    if (token.letter === 'a') return '([AaPp][Mm])';
    if (token.letter === 'Z' || token.letter === 'X') return '(Z|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})';
    return (token.letter === 'M' && token.text.length > 2) || token.letter === 'E'
      ? '([A-Za-z]+)'
      : `(\\d{1,${Math.max(4, token.text.length)}})`;
  });
  const adjacent = expression.map((part, index) =>
    expression[index + 1]?.startsWith('(\\d') ? part.replace(/\{1,\d+\}/, `{${tokens(pattern)[index]?.text.length}}`) : part,
  );
  const found = new RegExp(`^${adjacent.join('')}`).exec(text);
  if (!found) return undefined;
  const value = (letter: string): string | undefined => (letters.includes(letter) ? found[letters.indexOf(letter) + 1] : undefined);
  const number = (letter: string, other: number): number => Number(value(letter) ?? other);
  const year = value('y');
  const month = value('M');
  const twelve = value('h') === undefined ? undefined : (number('h', 12) % 12) + (/p/i.test(value('a') ?? '') ? 12 : 0);
  const time = {
    year: year?.length === 2 ? 2000 + Number(year) : Number(year ?? 1970),
    month:
      month && /[A-Za-z]/.test(month)
        ? MONTHS.findIndex((name) => name.slice(0, 3).toLowerCase() === month.slice(0, 3).toLowerCase()) + 1
        : Number(month ?? 1),
    day: number('d', 1),
    hour: twelve ?? number('H', 0),
    minute: number('m', 0),
    second: number('s', 0),
    millisecond: number('S', 0),
  };
  const written = value('Z') ?? value('X');
  return written === undefined ? instantOf(zone, time) : instantOf('UTC', time) - offsetMilliseconds(written);
}

function offsetMilliseconds(text: string): number {
  if (text === 'Z') return 0;
  const digits = text.replace(/\D/g, '').padEnd(4, '0');
  return (text.startsWith('-') ? -1 : 1) * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}
