import { ActivTrakError } from '../errors';
import { type Calendar, type DateRange, dateRange, rangeWords } from '../model/date-range';
import { isoDay } from '../model/serial';
import type { SheetValue, SheetWriter } from '../ports';
import { type Task, wait } from '../task';
import type { Report, ReportRange } from './definition';

/**
 * The days that a report is about now. Days after today are cut off.
 * @throws ActivTrakError `argument` when a text or a cell names none.
 */
export function* reportRange(report: Report, calendar: Calendar, sheets: SheetWriter): Task<DateRange> {
  const range = yield* written(report.range, calendar, sheets);
  if (range.from > range.to) throw wrong(`The first day, ${isoDay(range.from)}, comes after the last, ${isoDay(range.to)}: swap them.`);
  if (range.from > calendar.today)
    throw wrong(`${rangeWords(range)} lies in the future: choose days up to today, ${isoDay(calendar.today)}.`);
  return { from: range.from, to: Math.min(range.to, calendar.today) };
}

function* written(range: ReportRange, calendar: Calendar, sheets: SheetWriter): Task<DateRange> {
  if (range.kind === 'words') return inWords(range.words, calendar);
  if (range.kind === 'fixed') return { from: inWords(range.from, calendar).from, to: inWords(range.to, calendar).to };
  const first = yield* inCell(range.from, calendar, sheets);
  return range.to === undefined || range.to.trim() === ''
    ? first
    : { from: first.from, to: (yield* inCell(range.to, calendar, sheets)).to };
}

function inWords(text: string, calendar: Calendar): DateRange {
  const range = dateRange(text, calendar);
  if (range) return range;
  throw wrong(
    `“${text.trim().slice(0, 40)}” is no day and no period: write a day as 2026-03-31, or a period such as last week or 2026-03.`,
  );
}

function* inCell(reference: string, calendar: Calendar, sheets: SheetWriter): Task<DateRange> {
  const value = yield* wait(sheets.readReference(reference.trim()));
  const shown = reference.trim().slice(0, 60);
  if (value === undefined) throw wrong(`There is no cell “${shown}”: write it as Settings!B1, or use the selected cell.`);
  if (value === '') throw wrong(`The cell ${shown} is empty: write a day or a period into it.`);
  const range = ofValue(value, calendar);
  if (range) return range;
  throw wrong(
    `The cell ${shown} holds “${String(value).slice(0, 40)}”, which is no day and no period: write a date, or a period such as last week.`,
  );
}

/** Serial numbers that people mean as days: 1990 to 2100. */
const isDaySerial = (value: number): boolean => value >= 32_874 && value <= 73_415;

function ofValue(value: SheetValue, calendar: Calendar): DateRange | undefined {
  if (typeof value === 'number' && isDaySerial(value)) return { from: Math.floor(value), to: Math.floor(value) };
  return typeof value === 'boolean' ? undefined : dateRange(String(value), calendar);
}

const wrong = (message: string): ActivTrakError => new ActivTrakError('argument', message);
