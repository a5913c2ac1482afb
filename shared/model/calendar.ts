import type { Clock } from '../ports';
import type { Calendar } from './date-range';
import { serialOfToday } from './serial';
import type { WeekStart } from './weekdays';

/** What says how days are counted and written somewhere. */
export interface CalendarSetting {
  /** The IANA zone that says what today is. */
  readonly zone: string;
  /** The document's locale: `de_DE`, `en-US`, or two (see `monthNamed`). */
  readonly locale?: (() => string | undefined) | undefined;
  /** 1462 where the workbook counts its days from 1904. */
  readonly firstSerial?: number;
}

/** How days are counted there now. */
export const calendarNow = ({ zone, locale, firstSerial = 0 }: CalendarSetting, clock: Clock, weekStart: WeekStart): Calendar => ({
  today: serialOfToday(clock.today(zone)),
  weekStart,
  firstSerial,
  locale,
});
