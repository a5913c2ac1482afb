import { isActivTrakError } from '../shared/errors';
import type { Argument } from '../shared/functions/argument';
import { callFunction as call, type FunctionResult } from '../shared/functions/call';
import type { FunctionName } from '../shared/functions/signatures';
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
    // Google shows an error's name before its message, so a plain Error reads best.
    throw new Error(
      isActivTrakError(failure) ? failure.message : 'The add-on met an unexpected problem. Recalculate, and report it if it happens again.',
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
  // What arithmetic in a cell adds to a day or takes from it is far less than half a second.
  const at = Math.round((value as Date).getTime() / 1000) * 1000;
  const wallTime = (ms: number): string => Utilities.formatDate(new Date(ms), zone, "yyyy-MM-dd'T'HH:mm:ss");
  const text = wallTime(at);
  // Where clocks change at midnight, a day begins at 01:00, and so its date comes: what has another day a second before it is a day.
  const isDay = wallTime(at - 1000).slice(0, 10) !== text.slice(0, 10);
  return serialAt(text, 0, isDay ? 10 : text.length, true);
}
