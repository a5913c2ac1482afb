/** Dates and times as people type them, in American English. */
import { serialOf } from './serial';
import type { Typed } from './typed-number';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '([a-z]{3,9})\\.?';
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?\s*(am|pm)?$/i;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly format: string;
}

/** A day, a time, or both; `undefined` for what is neither. `thisYear` is for days without a year. Text must have no blanks around it. */
export function parseDateText(text: string, thisYear: number): Typed | undefined {
  const alone = parseTime(text);
  if (alone !== undefined) return { value: alone / 86_400, format: 'h:mm:ss am/pm' };
  const [, dayText, timeText] = /^(.*?\d)(?:,?\s+|T)(\d{1,2}:.*)$/i.exec(text) ?? [];
  const day = parseDay(dayText ?? text, thisYear);
  if (!day || !exists(day)) return undefined;
  if (timeText === undefined) return { value: serialOf(day.year, day.month, day.day), format: day.format };
  const time = parseTime(timeText);
  return time === undefined ? undefined : { value: serialOf(day.year, day.month, day.day, time), format: 'm/d/yyyy h:mm:ss' };
}

/** Seconds since midnight; more than 24 hours are a duration. */
function parseTime(text: string): number | undefined {
  const [, hours, minutes, seconds = '0', half] = TIME.exec(text) ?? [];
  if (hours === undefined || Number(minutes) > 59 || Number(seconds) >= 60 || (half && (Number(hours) > 12 || Number(hours) < 1)))
    return undefined;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hours);
  return hour * 3600 + Number(minutes) * 60 + Number(seconds);
}

function parseDay(text: string, thisYear: number): Day | undefined {
  const [, year, month1, day1 = '1'] = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(text) ?? [];
  if (year) return { year: Number(year), month: Number(month1), day: Number(day1), format: 'yyyy-mm-dd' };
  const [, month2, day2, year2] = /^(\d{1,2})[-/](\d{1,2})(?:[-/](\d{2}|\d{4}))?$/.exec(text) ?? [];
  if (month2) return { year: fullYear(year2, thisYear), month: Number(month2), day: Number(day2), format: year2 ? 'm/d/yyyy' : 'm/d' };
  const [, month3, year3] = /^(\d{1,2})[-/](\d{4})$/.exec(text) ?? [];
  if (month3) return { year: Number(year3), month: Number(month3), day: 1, format: 'm/yyyy' };
  const [, name4, day4, year4] = new RegExp(`^${MONTH}[ -](\\d{1,2})(?:,? +(\\d{4}))?$`, 'i').exec(text) ?? [];
  if (name4)
    return { year: fullYear(year4, thisYear), month: monthNumber(name4), day: Number(day4), format: year4 ? 'mmm d, yyyy' : 'mmm d' };
  const [, day5, name5, year5] = new RegExp(`^(\\d{1,2})[ -]${MONTH}(?:[ -](\\d{2}|\\d{4}))?$`, 'i').exec(text) ?? [];
  if (name5) return { year: fullYear(year5, thisYear), month: monthNumber(name5), day: Number(day5), format: 'd-mmm-yyyy' };
  return undefined;
}

function fullYear(text: string | undefined, thisYear: number): number {
  if (text === undefined) return thisYear;
  return text.length === 2 ? (Number(text) < 30 ? 2000 : 1900) + Number(text) : Number(text);
}

/** 0 where it is no month. */
function monthNumber(name: string): number {
  const lower = name.toLowerCase();
  return MONTHS.findIndex((month) => lower.startsWith(month)) + 1;
}

function exists({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
