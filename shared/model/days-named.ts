import { ActivTrakError } from '../errors';
import { type Calendar, type DateRange, dateRange, plainDays, rangeWords } from './date-range';
import { bothReadings } from './dated-span';
import { nearest } from './nearest';
import { isoDay } from './serial';

const PERIODS = [
  'yesterday',
  'today',
  ...['this', 'last'].flatMap((which) => ['week', 'month', 'quarter', 'year'].map((span) => `${which} ${span}`)),
];

const EXAMPLES = 'Write a day as 2026-03-31, or a period such as last week or 2026-03.';

/**
 * The days that a text names, a day or a period.
 * @param cell the cell that holds the text, for the sentence
 * @throws ActivTrakError `argument` with a sentence for each way in which it can be wrong.
 */
export function daysNamed(text: string, calendar: Calendar, cell?: string): DateRange {
  const range = dateRange(text, calendar);
  if (range) return range;
  const plain = plainDays(text);
  const shown = `“${text.trim().slice(0, 40)}”${cell === undefined ? '' : ` in ${cell}`}`;
  const readings = bothReadings(plain);
  if (plain === '') throw wrong(`There is no day or period. ${EXAMPLES}`);
  if (readings.length > 1) throw wrong(`${shown} could be ${readings.map(rangeWords).join(' or ')}. Write it as one of these.`);
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2}$/.test(plain)) throw wrong(`${shown} can be read in several ways. Write the year with four digits.`);
  if (/^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(plain)) throw wrong(`There is no day ${shown}. Write a day as 2026-03-31.`);
  if (/^\d{4}-w\d{1,2}$/.test(plain)) throw wrong(`There is no week ${shown}. A year has 52 or 53.`);
  if (/^(?:tomorrow|next\b)/.test(plain)) throw wrong(`${shown} is in the future. Choose days up to today.`);
  const meant = nearest(plain, PERIODS) ?? meantBy(plain);
  throw wrong(`${shown} isn't a day or a period. ${meant === undefined ? EXAMPLES : `Did you mean “${meant}”?`}`);
}

/** What somebody means whose words begin as those of a period do: `last payroll period`, `ytd`, `month to date`. */
function meantBy(plain: string): string | undefined {
  const span = /^([wmqy])(?:td|[a-z]+ to date)$/.exec(plain)?.[1];
  if (span !== undefined) return PERIODS.find((period) => period.startsWith(`this ${span}`));
  const [, start, end] = /^(?:(this|current)|(last|past|previous))\b/.exec(plain) ?? [];
  return start ? 'this month' : end && 'last month';
}

/**
 * The days of a range up to today.
 * @throws ActivTrakError `argument` when it ends before it begins or lies in the future.
 */
export function pastDays(range: DateRange, { today }: Pick<Calendar, 'today'>): DateRange {
  if (range.from > range.to) throw wrong(`The first day, ${isoDay(range.from)}, is after the last day, ${isoDay(range.to)}. Swap them.`);
  if (range.from > today) throw wrong(`${rangeWords(range)} is in the future. Choose days up to today, ${isoDay(today)}.`);
  return { from: range.from, to: Math.min(range.to, today) };
}

const wrong = (message: string): ActivTrakError => new ActivTrakError('argument', message);
