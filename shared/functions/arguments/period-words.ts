import { everyDaySince, nothingBefore, periodMeans } from '#words/periods';
import { type DateRange, rangeWords } from '../../model/date-range';
import { isoDay } from '../../model/serial';

/**
 * What a period means, in words: its days, how one day becomes all days since, and what ActivTrak no longer has of it.
 * @param isOneArgument whether the period was given as one argument, so that a day alone may have been meant as the first
 * @param first the first day that ActivTrak still returns, where it is known
 */
export function periodWords(range: DateRange, isOneArgument: boolean, today: number, first?: number): string {
  const days = range.to - range.from + 1;
  const isDayAlone = isOneArgument && days === 1 && range.from < today - 1;
  return [
    periodMeans(rangeWords(range), days),
    ...(isDayAlone ? [everyDaySince(isoDay(range.from))] : []),
    ...(first !== undefined && first > range.from ? [`${nothingBefore(isoDay(first))}.`] : []),
  ].join(' ');
}
