/** What getValue gives for a cell. */
import type { StoredValue } from '../../spreadsheet/backend';
import { isDateFormat } from '../../spreadsheet/number-format';
import { serialToInstant } from '../time/serial';

/**
 * A number in a cell with a date's format is a Date: the instant of that wall time in the spreadsheet's zone. Where the zone's clocks skip
 * that time it is the one after it: a day without a midnight comes as 01:00. An empty cell is `''`.
 * @param shortMs by how much times that are no whole days come short
 */
export function cellOutput(value: StoredValue, format: string, zone: string, shortMs = 0): string | number | boolean | Date {
  if (value === null) return '';
  if (typeof value !== 'number' || !isDateFormat(format)) return value;
  return new Date(serialToInstant(value, zone) - (Number.isInteger(value) ? 0 : shortMs));
}
