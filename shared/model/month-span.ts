import { calendarDay, daysInMonth, serialOf } from './serial';

/** Calendar days as serial numbers, both included. */
export interface DateRange {
  readonly from: number;
  readonly to: number;
}

/** The months from the one that lies `offset` months from the given day's, `count` of them. */
export function monthsFrom(serial: number, offset: number, count: number): DateRange {
  const { year, month } = calendarDay(serial);
  const first = year * 12 + (month - 1) + offset;
  const last = first + count - 1;
  const lastYear = Math.floor(last / 12);
  const lastMonth = (last % 12) + 1;
  return {
    from: serialOf(Math.floor(first / 12), (first % 12) + 1, 1) as number,
    to: serialOf(lastYear, lastMonth, daysInMonth(lastYear, lastMonth)) as number,
  };
}
