import { fromTo } from '#words/periods';
import { type Dating, datedSpan } from './dated-span';
import { type DateRange, monthsFrom } from './month-span';
import { calendarDay, isoDay, serialOf } from './serial';
import { type WeekStart, weekday } from './weekdays';

export type { DateRange };

/** How days are counted and read somewhere. */
export interface Calendar extends Dating {
  readonly weekStart: WeekStart;
  /** What a workbook's own serial numbers lack of those that are counted from 1899-12-30: 1462 where days count from 1904. */
  readonly firstSerial?: number;
}

/** 1900-01-01, the first day that every spreadsheet has: "last 9999 years" is a slip. */
const FIRST_DAY = 2;

const weekOf = (serial: number, weekStart: WeekStart): DateRange => {
  const from = serial - ((weekday(serial) - weekStart + 7) % 7);
  return { from, to: from + 6 };
};

type Span = 'day' | 'week' | 'month' | 'quarter' | 'year';

const MONTHS_IN: Readonly<Record<'month' | 'quarter' | 'year', number>> = { month: 1, quarter: 3, year: 12 };

/** The span that today lies in. */
function thisSpan(span: Span, { today, weekStart }: Calendar): DateRange {
  if (span === 'day') return { from: today, to: today };
  if (span === 'week') return weekOf(today, weekStart);
  const months = MONTHS_IN[span];
  return monthsFrom(today, -((calendarDay(today).month - 1) % months), months);
}

/** The last `count` spans: days up to and with today; weeks and longer ones whole, before the one that today lies in. */
function lastSpans(span: Span, count: number, calendar: Calendar): DateRange {
  if (span === 'day') return { from: calendar.today - count + 1, to: calendar.today };
  const { from } = thisSpan(span, calendar);
  if (span === 'week') return { from: from - 7 * count, to: from - 1 };
  const months = MONTHS_IN[span] * count;
  return monthsFrom(from, -months, months);
}

/** ISO 8601: week 1 holds the year's first Thursday, and weeks begin on Monday whatever is set elsewhere. */
function isoWeek(year: number, week: number): DateRange | undefined {
  const first = weekOf(serialOf(year, 1, 4) as number, 1).from;
  const weeks = (weekOf(serialOf(year + 1, 1, 4) as number, 1).from - first) / 7;
  if (week < 1 || week > weeks) return undefined;
  return { from: first + (week - 1) * 7, to: first + (week - 1) * 7 + 6 };
}

/** `2026`, `2026-Q1`, `2026-03`, `2026-W14` or `2026-03-01` (also with `/` or without leading zeros). */
function writtenSpan(text: string): DateRange | undefined {
  const parts = /^(\d{4})(?:[-/](?:q([1-4])|w(\d{1,2})|(\d{1,2})(?:[-/](\d{1,2}))?))?$/.exec(text);
  if (!parts) return undefined;
  const [, year, quarter, week, month, day] = parts.map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined || year < 1900) return undefined;
  if (week !== undefined) return isoWeek(year, week);
  if (quarter !== undefined) return monthsFrom(serialOf(year, quarter * 3 - 2, 1) as number, 0, 3);
  if (month === undefined) return monthsFrom(serialOf(year, 1, 1) as number, 0, 12);
  const first = serialOf(year, month, day ?? 1);
  if (first === undefined) return undefined;
  return day === undefined ? monthsFrom(first, 0, 1) : { from: first, to: first };
}

function spanInWords(text: string, calendar: Calendar): DateRange | undefined {
  if (text === 'today') return thisSpan('day', calendar);
  if (text === 'yesterday') return { from: calendar.today - 1, to: calendar.today - 1 };
  const parts = /^(this|current|last|past|previous)(?: (\d{1,4}))? (day|week|month|quarter|year)s?$/.exec(text);
  if (!parts) return undefined;
  const [, which, count, span] = parts as unknown as [string, string, string | undefined, Span];
  if (which === 'this' || which === 'current') return count === undefined ? thisSpan(span, calendar) : undefined;
  if (count === undefined && span === 'day') return { from: calendar.today - 1, to: calendar.today - 1 };
  return Number(count ?? 1) > 0 ? lastSpans(span, Number(count ?? 1), calendar) : undefined;
}

const COUNTS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen'];
const COUNT = new RegExp(`\\b(?:${COUNTS.join('|')})\\b`, 'g');

/** A text of days without signs that nobody sees, with plain hyphens and blanks, in lower case, and small numbers in digits. */
export const plainDays = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .replace(COUNT, (word) => String(COUNTS.indexOf(word) + 1));

/** What stands between the first and the last day: two dots, `to`, or a hyphen with blanks around it or between two dates. */
const BETWEEN = / ?(?:\.\.\.?| to ) ?| - |(?<=\d[./]\d{4})-(?=\d)/;

/**
 * The days that a text names: `today`, `yesterday`, `last 7 days` (with today), `this week`, `last month`, `last 3 weeks`
 * (whole ones), `2026`, `2026-Q1`, `2026-W14`, `2026-03`, `2026-03-01`, dates and months as `datedSpan` reads them, two of these with
 * `..` between, or one with `since` or `from` before it: until today.
 * `undefined` when it names none. Nothing is cut at today: see the arguments' rules for that.
 */
export function dateRange(text: string, calendar: Calendar): DateRange | undefined {
  const [, since, words = ''] = /^(since |from )?(.*)$/.exec(plainDays(text)) ?? [];
  const ends = words.split(BETWEEN);
  if (ends.length > 2) return undefined;
  const [first, last] = ends.map((end) => writtenSpan(end) ?? spanInWords(end, calendar) ?? datedSpan(end, calendar));
  if (first === undefined || first.from < FIRST_DAY) return undefined;
  if (ends.length === 1) return since === undefined ? first : { from: first.from, to: Math.max(first.to, calendar.today) };
  return last && { from: first.from, to: last.to };
}

/** The last 7 days, today included: what is meant where nobody says which days. */
export const lastSevenDays = ({ today }: Pick<Calendar, 'today'>): DateRange => ({ from: today - 6, to: today });

/** Every day of a range, in order. */
export const daysOf = ({ from, to }: DateRange): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

/** Stretches of a range's days, the last one first: not more of them than `most`, or one. */
export function stretchesBack({ from, to }: DateRange, most: number): readonly DateRange[] {
  const days = to - from + 1;
  const size = Math.ceil(days / Math.max(1, Math.floor(most)));
  return Array.from({ length: Math.ceil(days / size) }, (_, back) => ({
    from: Math.max(from, to - (back + 1) * size + 1),
    to: to - back * size,
  }));
}

/** A range as people read it: `2026-03-01` or `2026-03-01 to 2026-03-31`. */
export const rangeWords = ({ from, to }: DateRange): string => (from === to ? isoDay(from) : fromTo(isoDay(from), isoDay(to)));
