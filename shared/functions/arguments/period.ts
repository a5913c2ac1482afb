import { FIRST_DAY_MISSING, NOW_CHANGES, numberForDay, tooManyDays, truthForDay } from '#words/periods';
import { wrong } from '../../errors';
import type { Cell } from '../../model/cell';
import { type Calendar, type DateRange, dateRange, lastSevenDays } from '../../model/date-range';
import { daysNamed, pastDays } from '../../model/days-named';
import { dayOfSerial, isDaySerial, isWholeDay } from '../../model/serial';
import { type Argument, oneValue } from './argument';

/** The longest period of one formula: two years and some days. */
const MOST_DAYS = 750;

/**
 * The days that the arguments `from` and `to` name; without them the last 7 days, today included. Days after today are cut
 * off, since nothing can have happened there.
 * @throws ActivTrakError `argument` with a sentence for each way in which they can be wrong.
 */
export function periodOf(from: Argument, to: Argument, calendar: Calendar): DateRange {
  const first = oneValue('from', from);
  const last = oneValue('to', to);
  if (first === undefined && last === undefined) return lastSevenDays(calendar);
  if (first === undefined) throw wrong(FIRST_DAY_MISSING);
  const range = rangeOf(first, 'from', calendar);
  const whole = last === undefined ? range : { from: range.from, to: rangeOf(last, 'to', calendar).to };
  const past = pastDays(whole, calendar);
  const days = past.to - past.from + 1;
  if (days > MOST_DAYS) throw wrong(tooManyDays(days, MOST_DAYS));
  return past;
}

function rangeOf(value: Cell, name: 'from' | 'to', calendar: Calendar): DateRange {
  if (typeof value === 'boolean') throw wrong(truthForDay(name, value));
  return typeof value === 'number' ? rangeOfNumber(value, calendar) : daysNamed(value, calendar);
}

function rangeOfNumber(value: number, calendar: Calendar): DateRange {
  const serial = value + (calendar.firstSerial ?? 0);
  const day = dayOfSerial(serial);
  if (day === calendar.today && !isWholeDay(serial)) throw wrong(NOW_CHANGES);
  if (isDaySerial(day)) return { from: day, to: day };
  // 20260331, 202603 and 2026 are days, months and years in numbers.
  const written = /^((?:19|20)\d{2})(\d{2})?(\d{2})?$/.exec(String(value))?.slice(1).filter(Boolean).join('-');
  const range = written === undefined ? undefined : dateRange(written, calendar);
  if (range) return range;
  throw wrong(numberForDay(value));
}
