/** What getValue gives for a cell. */
import type { StoredValue } from '../../spreadsheet/backend';
import { isDateFormat } from '../../spreadsheet/number-format';
import { serialToInstant } from '../time/serial';

/** A number in a cell with a date's format is a Date: the instant of that wall time in the spreadsheet's zone. An empty cell is `''`. */
export function cellOutput(value: StoredValue, format: string, zone: string): string | number | boolean | Date {
  if (value === null) return '';
  return typeof value === 'number' && isDateFormat(format) ? new Date(serialToInstant(value, zone)) : value;
}
