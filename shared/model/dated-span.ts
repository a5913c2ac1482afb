import { ENGLISH, isMonthFirst, monthNamed } from './month-names';
import { type DateRange, monthsFrom } from './month-span';
import { calendarDay, serialOf } from './serial';

/** What a date without its year, or in another language, is read by. */
export interface Dating {
  /** Today's serial number, in the zone that counts here. */
  readonly today: number;
  /** The document's locale, as `de_DE` or `en-US`, or two (see `monthNamed`); asked for when a text can't be read without it. */
  readonly locale?: (() => string | undefined) | undefined;
}

/** `of` and `year` in the languages that write them inside a date. */
const PARTICLE = /^(?:of|de|del|г|р|ж|թ|g|gada|năm)$/;
/** A month by its number, as Japanese, Korean and Chinese, or Vietnamese have it. */
const MONTH_NUMBER = /(\d{1,2})(?:月|월)|(?:tháng|thg) (\d{1,2})(?!\d)/;
const YEAR = /^(?:19|20)\d\d$/;
const SMALL = /^(\d{1,2})(?:st|nd|rd|th|er|º)?$/;
/** `Q3` in English, `T3` in Romance languages, `K3` and `Kv3` in Dutch and the Nordic languages; or the word next to a number. */
const QUARTER = /^(?:q|t|kv?)([1-4])$/;
const QUARTER_WORD = /^(?:q$|quart(?:er|al)|kvart|kwarta|trimest)/;

/**
 * The days of a date as people and cells write it: `31.10.2026`, `10/31/2026`, `October 31, 2026`, `October 2026`, `Q3 2026`; of a month,
 * a quarter or a day without its year the latest one that has begun. Dots mean day, month, year. Slashes count where they can be
 * read in one way, or the locale decides.
 * @param text in lower case, with plain hyphens
 */
export function datedSpan(text: string, calendar: Dating): DateRange | undefined {
  const written = text.replace(MONTH_NUMBER, (_, one, other) => ` ${ENGLISH[(one ?? other) - 1] ?? 'none'} `);
  const words = written.split(/[\s.,/\-年日년일]+/).filter((word) => word !== '' && !PARTICLE.test(word));
  const year = words.find((word) => YEAR.test(word));
  const rest = words.filter((word) => word !== year);
  const numbers = rest.flatMap((word) => SMALL.exec(word)?.[1] ?? []).map(Number);
  const [name, ...others] = rest.filter((word) => !SMALL.test(word));
  if (others.length > 0 || (year !== undefined && rest.length === words.length)) return undefined;
  if (name === undefined) return year === undefined ? undefined : inNumbers(text, words, numbers, Number(year), calendar);
  const quarter = Number(QUARTER.exec(name)?.[1] ?? (QUARTER_WORD.test(name) ? numbers.shift() : 0));
  if (quarter >= 1 && quarter <= 4) return numbers.length > 0 ? undefined : months(quarter * 3 - 2, 3, year, calendar);
  const month = monthNamed(name, calendar.locale?.());
  if (month === undefined || numbers.length > 1) return undefined;
  const [day] = numbers;
  return day === undefined ? months(month, 1, year, calendar) : latest(year, calendar, (one) => dayOf(one, month, day));
}

/** Day, month and year as numbers, or a month and its year. */
function inNumbers(
  text: string,
  words: readonly string[],
  numbers: readonly number[],
  year: number,
  calendar: Dating,
): DateRange | undefined {
  const [one = 0, other = 0, ...more] = numbers;
  if (more.length > 0 || numbers.length === 0) return undefined;
  if (numbers.length === 1) return one < 1 || one > 12 ? undefined : months(one, 1, String(year), calendar);
  if (words[0] === String(year)) return dayOf(year, one, other);
  if (words[2] !== String(year)) return undefined;
  if (text.includes('.')) return dayOf(year, other, one);
  const readings = slashReadings(year, one, other);
  const isLocal = calendar.locale && isMonthFirst(calendar.locale());
  return readings.length < 2 ? readings[0] : isLocal === undefined ? undefined : readings[isLocal ? 0 : 1];
}

/** The days that `1/2/2026` can mean, month first before day first. */
function slashReadings(year: number, one: number, other: number): readonly DateRange[] {
  const [monthFirst, dayFirst] = [dayOf(year, one, other), dayOf(year, other, one)];
  return [monthFirst, ...(one === other ? [] : [dayFirst])].filter((range) => range !== undefined);
}

/** Both days that `1/2/2026` can mean. */
export function bothReadings(text: string): readonly DateRange[] {
  const [, one, other, year] = /^(\d{1,2})\s*[/-]\s*(\d{1,2})\s*[/-]\s*(\d{4})$/.exec(text) ?? [];
  return year === undefined ? [] : slashReadings(Number(year), Number(one), Number(other));
}

function dayOf(year: number, month: number, day: number): DateRange | undefined {
  const serial = serialOf(year, month, day);
  return serial === undefined ? undefined : { from: serial, to: serial };
}

const months = (month: number, count: number, year: string | undefined, calendar: Dating): DateRange | undefined =>
  latest(year, calendar, (one) => monthsFrom(serialOf(one, month, 1) as number, 0, count));

/** What a year has; without one, the latest that has begun. */
function latest(year: string | undefined, { today }: Dating, span: (year: number) => DateRange | undefined): DateRange | undefined {
  if (year !== undefined) return span(Number(year));
  const now = calendarDay(today).year;
  const found = span(now);
  return found && found.from <= today ? found : span(now - 1);
}
