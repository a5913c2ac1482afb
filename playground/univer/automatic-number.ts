/** How a number looks that nobody has given a format. */
import { numfmt } from '@univerjs/core';
import { AUTOMATIC } from '../spreadsheet/number-format';

/** More digits are not kept. */
const WHOLE = 1e15;

/** Whole numbers whole, as ids are; others as Excel's General writes them. */
export const automaticNumber = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < WHOLE ? String(value) : numfmt.format(AUTOMATIC, value, { throws: false });

/** The same in a column with room for so many characters: decimals are rounded away, whole digits stay. */
export function fittedNumber(value: number, characters: number): string {
  const text = automaticNumber(value);
  if (text.length <= characters || !text.includes('.') || text.includes('E')) return text;
  const decimals = characters - text.indexOf('.') - 1;
  return String(Number(value.toFixed(Math.max(0, decimals))));
}
