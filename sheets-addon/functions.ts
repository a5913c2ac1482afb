import { isActivTrakError } from '../shared/errors';
import type { Argument } from '../shared/functions/argument';
import { callFunction as call, type FunctionResult } from '../shared/functions/call';
import type { FunctionName } from '../shared/functions/catalog';
import { serialAt } from '../shared/model/serial';
import { runSync } from '../shared/task';
import { CELL_MS, cellPlace, hostPorts } from './host/ports';

/**
 * Evaluates a custom function: what every generated `ACTIVTRAK_…` function calls.
 * @param name the function's name in the catalogue
 * @param args the arguments as Google hands them over: a cell's value, a range's rows, dates as Date
 * @throws Error with the sentence that the cell shows
 */
export function callFunction(name: FunctionName, args: readonly unknown[]): FunctionResult {
  const place = cellPlace();
  try {
    return runSync(
      call(
        name,
        args.map((argument) => argumentOf(argument, place.zone)),
        hostPorts(CELL_MS),
        place,
      ),
    );
  } catch (failure) {
    // Google shows an error's name before its message; a plain Error reads best.
    throw new Error(
      isActivTrakError(failure) ? failure.message : 'The add-on met an unexpected problem: recalculate, and report it if it stays so.',
    );
  }
}

function argumentOf(argument: unknown, zone: string): Argument {
  if (Array.isArray(argument)) return argument.map((row) => (row as unknown[]).map((cell) => cellOf(cell, zone))) as Argument;
  return cellOf(argument, zone);
}

/** A date arrives as the instant of its wall time in the spreadsheet's zone; its serial number is that wall time again. */
function cellOf(value: unknown, zone: string): Argument {
  if (Object.prototype.toString.call(value) !== '[object Date]') return value as Argument;
  const text = Utilities.formatDate(value as Date, zone, "yyyy-MM-dd'T'HH:mm:ss");
  return serialAt(text, 0, text.length, true);
}
