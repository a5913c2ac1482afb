import { daysShown, daysSwapped, inFuture, NO_DAYS, noDay, notDays, noWeek, severalDays, shortYear } from '#words/periods';
import { wrong } from '../errors';
import { type Calendar, type DateRange, dateRange, plainDays, rangeWords } from './date-range';
import { bothReadings } from './dated-span';
import { nearest } from './nearest';
import { isoDay } from './serial';

const PERIODS = [
  'yesterday',
  'today',
  ...['this', 'last'].flatMap((which) => ['week', 'month', 'quarter', 'year'].map((span) => `${which} ${span}`)),
];

/**
 * The days that a text names, a day or a period.
 * @param cell the cell that holds the text, for the sentence
 * @throws ActivTrakError `argument` with a sentence for each way in which it can be wrong.
 */
export function daysNamed(text: string, calendar: Calendar, cell?: string): DateRange {
  const range = dateRange(text, calendar);
  if (range) return range;
  const plain = plainDays(text);
  const shown = daysShown(text, cell);
  const readings = bothReadings(plain);
  if (plain === '') throw wrong(NO_DAYS);
  if (readings.length > 1) throw wrong(severalDays(shown, readings.map(rangeWords)));
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2}$/.test(plain)) throw wrong(shortYear(shown));
  if (/^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(plain)) throw wrong(noDay(shown));
  if (/^\d{4}-w\d{1,2}$/.test(plain)) throw wrong(noWeek(shown));
  if (/^(?:tomorrow|next\b)/.test(plain)) throw wrong(inFuture(shown));
  throw wrong(notDays(shown, periodMeant(text)));
}

/** The period that somebody probably meant by a text that names none. */
export function periodMeant(text: string): string | undefined {
  const plain = plainDays(text);
  return nearest(plain, PERIODS) ?? meantBy(plain);
}

/** What somebody means whose words are nearly those of a period: `last payroll period`, `2 weeks ago`, `ytd`, `month to date`. */
function meantBy(plain: string): string | undefined {
  const span = /^([wmqy])(?:td|[a-z]+ to date)$/.exec(plain)?.[1];
  if (span !== undefined) return PERIODS.find((period) => period.startsWith(`this ${span}`));
  const [, count, spans = ''] = /^(\d{1,4}) (day|week|month|quarter|year)s?(?: ago| back)?$/.exec(plain) ?? [];
  if (count !== undefined) return `last ${count} ${spans}s`;
  const [, now, past] = /^(?:(this|current)|(last|past|previous))\b/.exec(plain) ?? [];
  if (now === undefined && past === undefined) return undefined;
  const named = /\b(day|week|month|quarter|year)s?$/.exec(plain)?.[1] ?? 'month';
  if (named === 'day') return now ? 'today' : 'yesterday';
  return `${now ? 'this' : 'last'} ${named}`;
}

/**
 * The days of a range up to today.
 * @throws ActivTrakError `argument` when it ends before it begins or lies in the future.
 */
export function pastDays(range: DateRange, { today }: Pick<Calendar, 'today'>): DateRange {
  if (range.from > range.to) throw wrong(daysSwapped(isoDay(range.from), isoDay(range.to)));
  if (range.from > today) throw wrong(inFuture(rangeWords(range), isoDay(today)));
  return { from: range.from, to: Math.min(range.to, today) };
}
