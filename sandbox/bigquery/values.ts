import { dayOfIso } from '../calendar';
import type { Value } from './engine';
import type { ColumnType } from './schema';

/** A value of a line of JSON that doesn't fit its field. */
export class Unfit extends Error {
  override readonly name = 'Unfit';
}

const MOST = 2n ** 63n - 1n;
const LEAST = -(2n ** 63n);

/**
 * How a JSON value becomes one of a type: https://cloud.google.com/bigquery/docs/loading-data-cloud-storage-json#details_of_loading_json_data
 * Each throws Unfit in Google's words, without the field.
 */
export const READERS: Readonly<Record<ColumnType, (value: unknown) => Value>> = {
  STRING: (value) =>
    typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : unfit('string', value),
  INTEGER: readInteger,
  FLOAT(value) {
    if (typeof value === 'number') return value;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
    return Number.isNaN(number) ? unfit('double', value) : number;
  },
  BOOLEAN(value) {
    if (typeof value === 'boolean') return value ? 1 : 0;
    const word = typeof value === 'string' ? value.toLowerCase() : undefined;
    return word === 'true' ? 1 : word === 'false' ? 0 : unfit('boolean', value);
  },
  DATE: (value) => (typeof value === 'string' ? readDate(value) : undefined) ?? unparsed('date', value, 'YYYY-MM-DD'),
  DATETIME: (value) =>
    (typeof value === 'string' ? readWallTime(value) : undefined) ?? unparsed('datetime', value, 'YYYY-MM-DD[ HH:MM:SS[.SSSSSS]]'),
  TIMESTAMP: (value) =>
    (typeof value === 'string' ? readMoment(value) : typeof value === 'number' ? Math.round(value * 1e6) : undefined) ??
    unparsed('timestamp', value, 'YYYY-MM-DD HH:MM[:SS[.SSSSSS]] or YYYY/MM/DD HH:MM[:SS[.SSSSSS]]'),
};

/**
 * Text is exact up to 64 bits. A number in JSON beyond 2^53 has lost digits on its way, as Google's page warns.
 */
function readInteger(value: unknown): Value {
  if (typeof value === 'number' && Number.isInteger(value)) return Number.isSafeInteger(value) ? value : inRange(BigInt(value), value);
  if (typeof value === 'string' && /^[+-]?\d+$/.test(value)) {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : inRange(BigInt(value), value);
  }
  return unfit('integer', value);
}

const inRange = (number: bigint, given: unknown): Value => (number >= LEAST && number <= MOST ? number : unfit('integer', given));

function unfit(type: string, value: unknown): never {
  const kind =
    typeof value === 'string'
      ? 'string_value'
      : typeof value === 'boolean'
        ? 'bool_value'
        : typeof value === 'number'
          ? 'number_value'
          : undefined;
  if (kind === undefined) throw new Unfit(Array.isArray(value) ? 'Array specified for non-repeated field' : 'This field is not a record');
  throw new Unfit(`Could not convert value '${kind}: ${JSON.stringify(value)}' to ${type}`);
}

function unparsed(type: string, value: unknown, form: string): never {
  throw new Unfit(`Couldn't convert value to ${type}: Could not parse '${String(value)}' as a ${type}. Required format is ${form}`);
}

const DATE = String.raw`(\d{4})-(\d{1,2})-(\d{1,2})`;
const TIME = String.raw`(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,6}))?`;
const ZONE = String.raw`(?: ?(Z|UTC|[+-]\d{1,2}(?::?\d{2})?))?`;
const ONLY_DATE = new RegExp(`^${DATE}$`);
const WALL_TIME = new RegExp(`^${DATE}(?:[ Tt]${TIME})?$`);
const MOMENT = new RegExp(`^${DATE.replaceAll(')-(', ')[-/](')}(?:[ Tt]${TIME}${ZONE})?$`, 'i');

/** `YYYY-MM-DD` of a day that exists. */
function readDate(text: string): string | undefined {
  const [, year, month, day] = ONLY_DATE.exec(text) ?? [];
  return year === undefined ? undefined : dayOf(year, month, day);
}

/** Days that were looked at, since rows have the same few of them. */
const days = new Map<string, string | undefined>();
const MOST_DAYS = 10_000;

function dayOf(year = '', month = '', day = ''): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (days.has(iso)) return days.get(iso);
  if (days.size >= MOST_DAYS) days.clear();
  const known = year === '0000' || dayOfIso(iso) === undefined ? undefined : iso;
  days.set(iso, known);
  return known;
}

/** Digits behind the second, as Google writes them: none, three or six. */
const fraction = (digits = ''): string => {
  const micros = digits.padEnd(6, '0');
  return micros === '000000' ? '' : `.${micros.endsWith('000') ? micros.slice(0, 3) : micros}`;
};

function timeOf(hour = '0', minute = '0', second = '0'): string | undefined {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return [hour, minute, second].map((part) => part.padStart(2, '0')).join(':');
}

function readWallTime(text: string): string | undefined {
  const [, year, month, day, hour, minute, second, digits] = WALL_TIME.exec(text) ?? [];
  const date = year === undefined ? undefined : dayOf(year, month, day);
  const time = timeOf(hour, minute, second);
  return date === undefined || time === undefined ? undefined : `${date}T${time}${fraction(digits)}`;
}

function readMoment(text: string): Value | undefined {
  const [, year, month, day, hour, minute, second, digits, zone] = MOMENT.exec(text) ?? [];
  const date = year === undefined ? undefined : dayOf(year, month, day);
  const time = timeOf(hour, minute, second);
  if (date === undefined || time === undefined) return undefined;
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone ?? '') ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  return (Date.parse(`${date}T${time}Z`) - offset) * 1000 + Number((digits ?? '').padEnd(6, '0').slice(0, 6) || 0);
}

/** A value as answers write it, always as text: https://cloud.google.com/bigquery/docs/reference/rest/v2/DataFormatOptions */
export function written(value: Value, type: ColumnType, asMicros: boolean): string | null {
  if (value === null) return null;
  switch (type) {
    case 'BOOLEAN':
      return value ? 'true' : 'false';
    case 'TIMESTAMP':
      return asMicros ? String(value) : seconds(Number(value));
    case 'FLOAT':
      return floatText(Number(value));
    case 'STRING':
    case 'INTEGER':
    case 'DATE':
    case 'DATETIME':
      return String(value);
    default:
      return type satisfies never;
  }
}

const floatText = (value: number): string => (Number.isInteger(value) && Math.abs(value) < 1e15 ? value.toFixed(1) : String(value));

/** Seconds as a floating point number with an exponent, such as `1.774948500123E9`. */
function seconds(micros: number): string {
  const text = (micros / 1e6).toExponential();
  const [mantissa = '0', exponent = '0'] = text.split('e');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}

/** A value as people read it: moments as `2026-03-29T01:30:00Z`, numbers without needless digits. */
export function shown(value: Value, type: ColumnType): string | null {
  if (value === null) return null;
  if (type === 'FLOAT') return String(value);
  if (type !== 'TIMESTAMP') return written(value, type, true);
  const [whole, micros] = [Math.floor(Number(value) / 1e6), ((Number(value) % 1e6) + 1e6) % 1e6];
  return `${new Date(whole * 1000).toISOString().slice(0, 19)}${fraction(String(micros).padStart(6, '0'))}Z`;
}
