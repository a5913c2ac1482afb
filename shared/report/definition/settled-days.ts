/**
 * Days that mean the same to everybody: `3/4/2026` is April in one locale and March in another, and colleagues may read a report in either.
 * @module
 */
import { type Calendar, dateRange } from '../../model/date-range';
import { bothReadings } from '../../model/dated-span';
import { isoDay } from '../../model/serial';
import type { Report, ReportRange } from './definition';
import { type Locale, someCalendar } from './report-range';

const SLASHED = /(?<!\d)\d{1,2}\s*[/-]\s*\d{1,2}\s*[/-]\s*\d{4}(?!\d)/g;

/** A hyphen or a dash between two of them, which in `2026-04-03-2026-04-05` would be none. */
const BETWEEN_TWO = /(?<=\d\s*[/-]\s*\d{4})[-–—](?=\d)/;

/** A report whose days don't depend on where it is read: such a day is written as `2026-04-03`, as the locale has it in which it was typed. */
export function withSettledDays<One extends Pick<Report, 'range'>>(report: One, locale: Locale): One {
  return { ...report, range: settledRange(report.range, someCalendar(locale)) };
}

/** A text with such days, such as `since 3/4/2026`, as the locale has it in which it was typed; any other as it is. */
export const settledDays = (text: string, locale: Locale): string => settledText(text, someCalendar(locale));

function settledRange(range: ReportRange, calendar: Calendar): ReportRange {
  switch (range.kind) {
    case 'words':
      return { ...range, words: settledText(range.words, calendar) };
    case 'fixed':
      return { ...range, from: settledText(range.from, calendar), to: settledText(range.to, calendar) };
    case 'cells':
      return range;
  }
}

function settledText(text: string, calendar: Calendar): string {
  const settled = text.replace(BETWEEN_TWO, ' to ').replace(SLASHED, (day) => {
    const read = bothReadings(day).length > 1 ? dateRange(day, calendar) : undefined;
    return read ? isoDay(read.from) : day;
  });
  const meant = dateRange(text, calendar);
  return meant && JSON.stringify(dateRange(settled, calendar)) === JSON.stringify(meant) ? settled : text;
}
