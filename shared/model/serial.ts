/**
 * Calendar days as spreadsheets count them: days since 1899-12-30 in the proleptic Gregorian calendar. No time zone and no `Date` is involved.
 * Source: https://developers.google.com/workspace/sheets/api/guides/formats
 * @module
 */

import { DAY_MS, DAY_SECONDS } from './day-length';

const DAYS_BEFORE_MONTH = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_IN_MONTH = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** 1899-12-30 in days since 0000-12-31. */
const EPOCH = 693_594;

/** Whether a year of the Gregorian calendar has a February 29. */
export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** How many days a month has, from 1 for January; 0 if there is no such month. */
export const daysInMonth = (year: number, month: number): number => (month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month] ?? 0));

/** The serial number of a day, or `undefined` when there is no such day (2026-02-30). */
export function serialOf(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return past * 365 + leapDays + (DAYS_BEFORE_MONTH[month] ?? 0) + leapDay + day - EPOCH;
}

/** A day of the Gregorian calendar; months and days count from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The calendar day of a serial number; a fraction is dropped. */
export function calendarDay(serial: number): CalendarDay {
  const days = Math.floor(serial) + EPOCH;
  let year = Math.floor(days / 365.2425) + 1;
  while ((serialOf(year, 1, 1) as number) + EPOCH > days) year -= 1;
  while ((serialOf(year + 1, 1, 1) as number) + EPOCH <= days) year += 1;
  let rest = days - ((serialOf(year, 1, 1) as number) + EPOCH);
  let month = 1;
  while (rest >= daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month += 1;
  }
  return { year, month, day: rest + 1 };
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** `YYYY-MM-DD` of a serial number. */
export function isoDay(serial: number): string {
  const { year, month, day } = calendarDay(serial);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** `YYYY-MM-DDTHH:MM:SS` of a serial number, to the nearest second. */
export function isoTime(serial: number): string {
  const seconds = Math.round(serial * DAY_SECONDS);
  const day = Math.floor(seconds / DAY_SECONDS);
  const rest = seconds - day * DAY_SECONDS;
  return `${isoDay(day)}T${[Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map((part) => pad(part, 2)).join(':')}`;
}

/** `YYYY-MM-DDTHH:MM:SS` of a serial number, with milliseconds where there are any. */
export function isoMoment(serial: number): string {
  const ms = Math.round(serial * DAY_MS);
  const rest = ((ms % 1000) + 1000) % 1000;
  return isoTime((ms - rest) / DAY_MS) + (rest === 0 ? '' : `.${pad(rest, 3)}`);
}

/** `YYYY-MM-DD HH:MM` of a serial number, to the nearest minute. */
export const isoMinute = (serial: number): string =>
  isoTime(Math.round(serial * 1440) / 1440)
    .slice(0, 16)
    .replace('T', ' ');

/** The serial number of `YYYY-MM-DD` (whatever follows is ignored), or `undefined` when that is not a day. */
export function serialOfIso(text: string): number | undefined {
  return serialAt(text, 0, text.length, false);
}

/** The serial number of an ISO date with or without a time, as it is written, or `undefined` when it is not one. */
export const serialOfWallTime = (text: string): number | undefined => serialAt(text, 0, text.length, true);

const digit = (text: string, at: number): number => {
  const code = text.charCodeAt(at) - 48;
  return code >= 0 && code <= 9 ? code : Number.NaN;
};

const twoDigits = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);

/**
 * The serial number of an ISO date (`withTime` false) or date and time that stands in `text` from `start` to `end`, or
 * `undefined` when it is not one. The wall time counts as written: an offset or `Z` behind it changes nothing.
 */
export function serialAt(text: string, start: number, end: number, withTime: boolean): number | undefined {
  if (end - start < 10 || text.charCodeAt(start + 4) !== 45 || text.charCodeAt(start + 7) !== 45) return undefined;
  const day = dayOf(twoDigits(text, start) * 100 + twoDigits(text, start + 2), twoDigits(text, start + 5), twoDigits(text, start + 8));
  if (day === undefined || Number.isNaN(day)) return undefined;
  if (!withTime || end - start === 10) return day;
  if (end - start < 16 || !isTimeMark(text.charCodeAt(start + 10)) || text.charCodeAt(start + 13) !== 58) return undefined;
  let seconds = twoDigits(text, start + 11) * 3600 + twoDigits(text, start + 14) * 60;
  if (end - start >= 19 && text.charCodeAt(start + 16) === 58) {
    seconds += twoDigits(text, start + 17);
    if (text.charCodeAt(start + 19) === 46 && start + 20 < end) seconds += fraction(text, start + 20, end);
  }
  return Number.isNaN(seconds) ? undefined : day + seconds / DAY_SECONDS;
}

// The day that was read last: rows that follow each other mostly have the same.
let lastDay = 0;
let lastSerial: number | undefined;

function dayOf(year: number, month: number, day: number): number | undefined {
  const all = (year * 100 + month) * 100 + day;
  if (all !== lastDay) {
    lastSerial = serialOf(year, month, day);
    lastDay = all;
  }
  return lastSerial;
}

/** `T`, `t` or a space. */
const isTimeMark = (code: number): boolean => code === 84 || code === 116 || code === 32;

function fraction(text: string, start: number, end: number): number {
  let value = 0;
  let scale = 0.1;
  for (let at = start; at < end; at += 1) {
    const next = digit(text, at);
    if (Number.isNaN(next)) break;
    value += next * scale;
    scale /= 10;
  }
  return value;
}

/** Half a second: what a spreadsheet's arithmetic adds to a day or takes from it is less. */
const HALF_SECOND = 0.5 / DAY_SECONDS;

/** The day of a cell's serial number, whose time of day may be a little off. */
export const dayOfSerial = (serial: number): number => Math.floor(serial + HALF_SECOND);

/** Whether a serial number is a day and no moment of one. */
export const isWholeDay = (serial: number): boolean => Math.abs(serial - Math.round(serial)) <= HALF_SECOND;

/** Serial numbers that people mean as days: 1990 to 2100. */
export const isDaySerial = (serial: number): boolean => serial >= 32_874 && serial < 73_416;

/**
 * Today's serial number of an ISO day, as a clock gives it.
 * @throws RangeError when the clock gave no day
 */
export function serialOfToday(isoToday: string): number {
  const serial = serialOfIso(isoToday);
  if (serial === undefined) throw new RangeError(`${isoToday} is not a day.`);
  return serial;
}
