/**
 * Values as Google takes and gives them.
 * @module
 */
import { serialAt } from '../../../shared/model/serial';
import { isDangerousText, shortenedText } from '../../../shared/model/typed-text';
import type { SheetValue } from '../../../shared/sheet-writer';

/** Google refuses more in a cell: “Your input contains more than the maximum of 50000 characters in a single cell.” */
export const MOST_CHARACTERS = 50_000;

/** A text with the apostrophe that keeps it a text. @param isPlain whether its cell is formatted as plain text, so that numbers and dates stay as they are */
function typedText(text: string, isPlain: boolean): string {
  if (text === '') return '';
  const short = shortenedText(text, MOST_CHARACTERS);
  return isPlain && !isDangerousText(short) ? short : `'${short}`;
}

/** Rows for setValues. @param plain the columns whose cells are formatted as plain text */
export const typedRows = (rows: readonly (readonly SheetValue[])[], plain: ReadonlySet<number>): SheetValue[][] =>
  rows.map((row) => row.map((value, column) => (typeof value === 'string' ? typedText(value, plain.has(column)) : value)));

/**
 * A function that turns what getValues gives into plain values: a date into the serial number of its wall time in the spreadsheet's zone. A day whose midnight
 * the zone skips comes as 01:00 and is that day again: written back or compared, it would be another one.
 */
export function plainValue(zone: string): (value: unknown) => SheetValue {
  const serials = new Map<number, number>();
  const wallTime = (ms: number): string => Utilities.formatDate(new Date(ms), zone, "yyyy-MM-dd'T'HH:mm:ss.SSS");
  const beginsLate = (ms: number, text: string): boolean =>
    text.endsWith('T01:00:00.000') && wallTime(ms - 1).slice(0, 10) !== text.slice(0, 10);
  return (value) => {
    // Nearly all are no objects, and to ask what an object is takes long.
    if (typeof value !== 'object' || Object.prototype.toString.call(value) !== '[object Date]') return value as SheetValue;
    const time = (value as Date).getTime();
    const known = serials.get(time);
    if (known !== undefined) return known;
    const text = wallTime(time);
    const serial = serialAt(text, 0, text.length, !beginsLate(time, text)) ?? 0;
    serials.set(time, serial);
    return serial;
  };
}
