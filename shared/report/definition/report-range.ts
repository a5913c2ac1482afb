import { cellEmpty, cellOfAnySheet, NO_FIRST_CELL, noCell } from '#words/cells';
import { FIRST_DAY_MISSING, LAST_DAY_MISSING } from '#words/periods';
import { wrong } from '../../errors';
import { cellAddress } from '../../model/a1';
import type { Calendar, DateRange } from '../../model/date-range';
import { daysNamed, pastDays } from '../../model/days-named';
import { dayOfSerial, isDaySerial } from '../../model/serial';
import type { SheetValue, SheetWriter } from '../../sheet-writer';
import { sheetNamed } from '../../table/place/sheet-named';
import { type Task, wait } from '../../task';
import type { Report, ReportRange } from './definition';

/**
 * The days that a report is about now. Days after today are cut off.
 * @throws ActivTrakError `argument` when a text or a cell names none.
 */
export function* reportRange(report: Report, calendar: Calendar, sheets: SheetWriter): Task<DateRange> {
  return pastDays(yield* written(report.range, calendar, sheets), calendar);
}

function* written(range: ReportRange, calendar: Calendar, sheets: SheetWriter): Task<DateRange> {
  switch (range.kind) {
    case 'words':
      return daysNamed(range.words, calendar);
    case 'fixed':
      return fixedDays(range, calendar);
    case 'cells': {
      const first = yield* inCell(range.from, calendar, sheets);
      return range.to === undefined || range.to.trim() === ''
        ? first
        : { from: first.from, to: (yield* inCell(range.to, calendar, sheets)).to };
    }
  }
}

function fixedDays({ from, to }: { readonly from: string; readonly to: string }, calendar: Calendar): DateRange {
  const [hasFirst, hasLast] = [from.trim() !== '', to.trim() !== ''];
  if (hasFirst !== hasLast) throw wrong(hasFirst ? LAST_DAY_MISSING : FIRST_DAY_MISSING);
  return { from: daysNamed(from, calendar).from, to: daysNamed(to, calendar).to };
}

/** Any day: whether a period can be read does not depend on it, but may on the document's language. */
export const someCalendar = (locale: Locale): Calendar => ({ today: 46_000, weekStart: 1, locale });

/** The document's locale, asked for only when a text can't be read without it. */
export type Locale = Calendar['locale'] | undefined;

/**
 * Whether a range that does not stand in cells names days.
 * @throws ActivTrakError `argument` when it does not.
 */
export function checkRange(range: ReportRange, locale?: Locale): void {
  const calendar = someCalendar(locale);
  switch (range.kind) {
    case 'words':
      daysNamed(range.words, calendar);
      return;
    case 'fixed': {
      const { from, to } = fixedDays(range, calendar);
      const later = fixedDays(range, { ...calendar, today: calendar.today + 1000 });
      // Which of two comes first is not known yet where one moves, as "today" does. Days after that day are none of its concern.
      if (from === later.from && to === later.to) pastDays({ from, to }, { today: Math.max(from, to) });
      return;
    }
    case 'cells':
      if (range.from.trim() === '') throw wrong(NO_FIRST_CELL);
      return;
  }
}

/**
 * A cell without its sheet, which would be that of whichever sheet is in front at a refresh, or of the first one.
 * @param before the range as it was saved, whose cells stay
 */
export function sheetlessCell(range: ReportRange, before?: ReportRange): string | undefined {
  if (range.kind !== 'cells') return undefined;
  const known = before?.kind === 'cells' ? [before.from, before.to] : [];
  return [range.from, range.to ?? ''].find((one) => cellAddress(one) && !known.includes(one))?.trim();
}

/**
 * Refuses such a cell in a report that is saved.
 * @throws ActivTrakError `argument`
 */
export function refuseSheetless(range: ReportRange, before: ReportRange | undefined): void {
  const cell = sheetlessCell(range, before);
  if (cell !== undefined) throw wrong(cellOfAnySheet(cell));
}

function* inCell(reference: string, calendar: Calendar, sheets: SheetWriter): Task<DateRange> {
  const value = (yield* wait(sheets.readReference(reference.trim()))) ?? (yield* onSheetAlike(reference, sheets));
  const shown = reference.trim().slice(0, 60);
  if (value === undefined) throw wrong(noCell(shown));
  if (value === '') throw wrong(cellEmpty(shown));
  const day = typeof value === 'number' ? dayOfSerial(value) : 0;
  return isDaySerial(day) ? { from: day, to: day } : daysNamed(String(value), calendar, shown);
}

/** The value on the sheet that looks like the one of the reference: a blank at a name's end is not seen. */
function* onSheetAlike(reference: string, sheets: SheetWriter): Task<SheetValue | undefined> {
  const [, quoted, plain, address] = /^\s*(?:'((?:[^']|'')+)'|([^'!]+))!\s*([^!]+?)\s*$/.exec(reference) ?? [];
  const name = quoted?.replace(/''/g, "'") ?? plain;
  const sheet = name === undefined ? undefined : sheetNamed(yield* wait(sheets.sheets()), name);
  return sheet && (yield* wait(sheets.readReference(`'${sheet.name.replace(/'/g, "''")}'!${address}`)));
}
