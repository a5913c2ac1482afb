import { type DateRange, daysOf } from '../shared/model/date-range';
import { isoDay, serialOfIso } from '../shared/model/serial';
import type { DayEntry } from './manifest';

/**
 * The days of a range that have to be read: those that aren't there, and those that were read fewer than `reread` days after they were, since
 * records can arrive late. Days are serial numbers.
 * @param entry what is there of a day, `YYYY-MM-DD`
 */
export const daysToRead = (range: DateRange, reread: number, entry: (day: string) => DayEntry | undefined): readonly number[] =>
  daysOf(range).filter((day) => {
    const readOn = serialOfIso(entry(isoDay(day))?.readOn ?? '');
    return readOn === undefined || readOn - day < reread;
  });
