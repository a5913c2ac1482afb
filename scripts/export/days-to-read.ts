import { type DateRange, daysOf } from '../../shared/model/date-range';
import { isoDay, serialOfIso } from '../../shared/model/serial';
import type { ExportFolder } from './folder';
import type { DayEntry } from './manifest';

/** Whether a day, which is a serial number, was read so many days after it was, and nothing of it has arrived since as far as is known. */
export function isSettled(day: number, entry: DayEntry | undefined, reread: number): boolean {
  const readOn = serialOfIso(entry?.readOn ?? '');
  return readOn !== undefined && readOn - day >= reread && !entry?.stale;
}

/**
 * The days of a range that have to be read: those that aren't there, those that were read fewer than `reread` days after they were, since
 * records can arrive late, and those of which records are known to have arrived. Days are serial numbers.
 * @param entry what is there of a day, `YYYY-MM-DD`
 */
export const daysToRead = (range: DateRange, reread: number, entry: (day: string) => DayEntry | undefined): readonly number[] =>
  daysOf(range).filter((day) => !isSettled(day, entry(isoDay(day)), reread));

/**
 * Days outside of a range, up to today, that have to be read again since records of them have arrived, or may have: no other export may ever be
 * asked for them. One whose files somebody deleted stays as it is.
 */
export const lateDays = (range: DateRange, today: number, { days, entry }: Pick<ExportFolder, 'days' | 'entry'>): readonly number[] =>
  Object.keys(days()).flatMap((day) => {
    const serial = serialOfIso(day) ?? today + 1;
    const isOutside = serial < range.from || (serial > range.to && serial <= today);
    return isOutside && entry(day)?.stale ? [serial] : [];
  });
