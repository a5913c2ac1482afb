import { type DateRange, rangeWords } from '../model/date-range';
import { isoDay } from '../model/serial';

/**
 * What a period means, in words: its days, how one day becomes all days since, and what ActivTrak no longer has of it.
 * @param isOneArgument whether the period was given as one argument, so that a day alone may have been meant as the first
 * @param first the first day that ActivTrak still returns, where it is known
 */
export function periodWords(range: DateRange, isOneArgument: boolean, today: number, first?: number): string {
  const days = range.to - range.from + 1;
  const isDayAlone = isOneArgument && days === 1 && range.from < today - 1;
  return [
    `${rangeWords(range)} (${days === 1 ? 'one day' : `${days} days`}).`,
    ...(isDayAlone ? [`For every day since, write “since ${isoDay(range.from)}”.`] : []),
    ...(first !== undefined && first > range.from ? [`ActivTrak returns nothing before ${isoDay(first)}.`] : []),
  ].join(' ');
}
