/**
 * A rule's limit as people write it, and as it is shown back to them.
 * @module
 */
import type { Unit } from '../../model/cell';
import type { ValueKind } from './alert-columns';

const SECONDS = { h: 3600, m: 60, s: 1 } as const;
type Part = keyof typeof SECONDS;

/** Hours counted from the beginning of a day; a night shift ends on the next one. */
const MOST_HOURS = 48;

/**
 * What somebody means by `2:00`, `2h 30m`, `2.5 h`, `9:15 am`, `-8:00`, `120` or `85%`: seconds for durations and times of day, else the number itself.
 * @param unit what a bare number is of, where it is a duration: seconds, or else hours
 * @returns `undefined` for what nobody can read as one
 */
export function readLimit(text: string, kind: ValueKind, unit: Unit = 'hours'): number | undefined {
  // Full-width figures, spaces of all kinds, and the signs that phones and spreadsheets write for a minus.
  const plain = text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  const [, sign, rest = ''] = /^([-+]?) ?(.*)$/.exec(plain) ?? [];
  if (kind === 'time') return sign === '' ? timeOfDay(rest) : undefined;
  const size = kind === 'number' ? plainNumber(rest) : duration(rest, unit);
  return size === undefined ? undefined : size === 0 ? 0 : sign === '-' ? -size : size;
}

/** `9:15`, `9.15`, `9h15`, `9 am`, `21:15`; after midnight `25:30`, counted from the day before. */
function timeOfDay(text: string): number | undefined {
  const found = /^(\d{1,2})(?:[:.h](\d{2})(?::(\d{2}))?|h)?(?: ?([ap])\.?m\.?)?$/.exec(text);
  if (found === null) return undefined;
  const [hour = 0, minutes = 0, seconds = 0] = found.slice(1, 4).map((part) => Number(part ?? 0));
  const half = found[4];
  if (minutes > 59 || seconds > 59 || (half !== undefined && (hour < 1 || hour > 12))) return undefined;
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  const all = hours * SECONDS.h + minutes * SECONDS.m + seconds;
  return all <= MOST_HOURS * SECONDS.h ? all : undefined;
}

/** `2h30`, and `2 hours 30 min 15 s` with any of its parts. */
const HOURS_AND_MINUTES = /^(\d+) ?h ?(\d{1,2})$/;
const WITH_UNITS = /^(?:([\d.,]+) ?h(?:rs?|ours?)?)? ?(?:([\d.,]+) ?m(?:ins?|inutes?)?)? ?(?:([\d.,]+) ?s(?:ecs?|econds?)?)?$/;

/** `2:00`, `2:00:30`, `2h`, `2 hours 30 min`, `2h30`, `2.5 h`, `90 min`, `2`. */
function duration(text: string, unit: Unit): number | undefined {
  const clock = /^(\d+):(\d{2})(?::(\d{2}))?(?: ?h)?$/.exec(text);
  if (clock) {
    const [hours = 0, minutes = 0, seconds = 0] = clock.slice(1).map((part) => Number(part ?? 0));
    return minutes > 59 || seconds > 59 ? undefined : hours * SECONDS.h + minutes * SECONDS.m + seconds;
  }
  const bare = decimal(text);
  if (bare !== undefined) return Math.round(bare * (unit === 'seconds' ? 1 : SECONDS.h));
  const parts = HOURS_AND_MINUTES.exec(text) ?? WITH_UNITS.exec(text);
  if (parts === null) return undefined;
  const sizes = (['h', 'm', 's'] as const).map((part: Part, at) => {
    const size = parts[at + 1];
    return size === undefined ? 0 : (decimal(size) ?? Number.NaN) * SECONDS[part];
  });
  const all = Math.round(sizes.reduce((sum, size) => sum + size, 0));
  return text === '' || Number.isNaN(all) ? undefined : all;
}

/** `120`, `1,200`, `2.5`, `2,5`, `85%`. */
function plainNumber(text: string): number | undefined {
  const [, digits = '', percent] = /^(.*?)( ?%)?$/.exec(text) ?? [];
  const size = decimal(digits);
  return size === undefined ? undefined : percent === undefined ? size : Number((size / 100).toPrecision(15));
}

/** A comma parts thousands where three figures follow each, and a number from its decimals elsewhere. */
function decimal(text: string): number | undefined {
  if (/^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(text)) return Number(text.replace(/,/g, ''));
  return /^(?:\d+(?:[.,]\d*)?|[.,]\d+)$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

/** A limit as a person can type it again: `2:00`, `-8:00`, `9:15`, `120`; empty where there is none. */
export function limitText(limit: number, kind: ValueKind): string {
  // What a person emptied comes from a store as null.
  if (!Number.isFinite(limit)) return '';
  if (kind === 'number') return String(limit);
  const all = Math.round(Math.abs(limit));
  const two = (part: number): string => String(part).padStart(2, '0');
  const seconds = all % SECONDS.m === 0 ? '' : `:${two(all % SECONDS.m)}`;
  return `${limit < 0 ? '-' : ''}${Math.floor(all / SECONDS.h)}:${two(Math.floor(all / SECONDS.m) % 60)}${seconds}`;
}
