/** A formula's arguments as a script gets them. */

import type { CellArgument, CellScalar } from '../../spreadsheet/cell-call';
import { serialToInstant } from '../time/serial';

/**
 * A single cell is a value, a range rows of values, an empty cell `''` as what is left out before another argument, and a date the Date of
 * that wall time in the spreadsheet's zone.
 */
export function scriptArguments(args: readonly CellArgument[], zone: string): unknown[] {
  return args.map((arg) => (isRange(arg) ? arg.map((row) => row.map((cell) => scriptValue(cell, zone))) : scriptValue(arg, zone)));
}

function isRange(arg: CellArgument): arg is readonly (readonly CellScalar[])[] {
  return Array.isArray(arg);
}

function scriptValue(value: CellScalar, zone: string): unknown {
  if (value === null) return '';
  return typeof value === 'object' ? new Date(serialToInstant(value.date, zone)) : value;
}
