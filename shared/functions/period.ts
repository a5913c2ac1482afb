import { ActivTrakError } from '../errors';
import type { Cell } from '../model/cell';
import { type Calendar, type DateRange, dateRange, rangeWords } from '../model/date-range';
import { isoDay } from '../model/serial';
import { type Argument, oneValue } from './argument';

/** Serial numbers that people mean as days: 1990 to 2100. */
const FIRST_SERIAL = 32_874;
const LAST_SERIAL = 73_415;
/** The longest period of one formula: two years and some days. */
const MOST_DAYS = 750;

const EXAMPLES = 'write a day as 2026-03-31, or a period such as last week or 2026-03';

/**
 * The days that the arguments `from` and `to` name; without them the last 7 days, today included. Days after today are cut
 * off, since nothing can have happened there.
 * @throws ActivTrakError `argument` with a sentence for each way in which they can be wrong.
 */
export function periodOf(from: Argument, to: Argument, calendar: Calendar): DateRange {
  const first = oneValue('from', from);
  const last = oneValue('to', to);
  if (first === undefined && last === undefined) return { from: calendar.today - 6, to: calendar.today };
  if (first === undefined) throw wrong('There is a last day but no first day: give the first day too.');
  const range = rangeOf(first, 'from', calendar);
  const whole = last === undefined ? range : { from: range.from, to: rangeOf(last, 'to', calendar).to };
  const past = pastDays(whole, calendar);
  const days = whole.to - whole.from + 1;
  if (days > MOST_DAYS) throw wrong(`That is a period of ${days} days: a formula can ask for ${MOST_DAYS} at most, so choose fewer.`);
  return past;
}

/**
 * The days of a range up to today.
 * @throws ActivTrakError `argument` when it ends before it begins or lies in the future.
 */
export function pastDays(range: DateRange, calendar: Calendar): DateRange {
  if (range.from > range.to) throw wrong(`The first day, ${isoDay(range.from)}, comes after the last, ${isoDay(range.to)}: swap them.`);
  if (range.from > calendar.today)
    throw wrong(`${rangeWords(range)} lies in the future: choose days up to today, ${isoDay(calendar.today)}.`);
  return { from: range.from, to: Math.min(range.to, calendar.today) };
}

function rangeOf(value: Cell, name: 'from' | 'to', calendar: Calendar): DateRange {
  if (typeof value === 'boolean') throw wrong(`“${name}” is ${String(value).toUpperCase()}, which is no day: ${EXAMPLES}.`);
  return typeof value === 'number' ? rangeOfNumber(value, calendar) : daysNamed(value, calendar);
}

function rangeOfNumber(value: number, calendar: Calendar): DateRange {
  const day = Math.floor(value);
  if (day === calendar.today && value !== day) {
    throw wrong(
      'A time of today was given, as NOW() gives it: it changes all the time, so the cell would never come to rest; write "today" instead.',
    );
  }
  if (day >= FIRST_SERIAL && day <= LAST_SERIAL) return { from: day, to: day };
  const compact = /^((?:19|20)\d{2})(\d{2})?(\d{2})?$/.exec(String(value));
  const written =
    compact &&
    dateRange(
      compact
        .slice(1)
        .filter((part) => part !== undefined)
        .join('-'),
      calendar,
    );
  if (written) return written;
  throw wrong(`The number ${value} is no day: ${EXAMPLES}.`);
}

/**
 * The days that a text names, a day or a period.
 * @throws ActivTrakError `argument` with a sentence for each way in which it can be wrong.
 */
export function daysNamed(text: string, calendar: Calendar): DateRange {
  const range = dateRange(text, calendar);
  if (range) return range;
  const shown = text.trim().slice(0, 40);
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(shown))
    throw wrong(`“${shown}” can be read in two ways (day or month first): write it as 2026-03-31, or point to a cell with a date.`);
  if (/^\d{4}[-/]\d{1,2}[-/]\d{1,2}$/.test(shown)) throw wrong(`There is no day ${shown}: correct it.`);
  if (/^\d{4}-w\d{1,2}$/i.test(shown)) throw wrong(`There is no week ${shown}: a year has 52 or 53.`);
  if (/^(?:tomorrow|next\b)/i.test(shown)) throw wrong(`“${shown}” lies in the future: choose days up to today.`);
  throw wrong(`“${shown}” is no day and no period: ${EXAMPLES}.`);
}

const wrong = (message: string): ActivTrakError => new ActivTrakError('argument', message);
