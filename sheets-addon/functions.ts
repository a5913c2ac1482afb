import { emptyCellGiven } from '#words/google';
import { wrong } from '../shared/errors';
import { type Argument, isBlank } from '../shared/functions/arguments/argument';
import { functionResult as call } from '../shared/functions/call';
import { emptying } from '../shared/functions/empties';
import { standsThere } from '../shared/functions/own-formula';
import { type FunctionResult, failureIn } from '../shared/functions/result';
import type { FunctionName } from '../shared/functions/signatures';
import { serialAt } from '../shared/model/serial';
import { runSync } from '../shared/task';
import { CELL_MS, cellSetting, hostPorts } from './host/cell-ports';
import { plainly } from './plainly';

/**
 * Evaluates a custom function: what every generated `ACTIVTRAK_…` function calls.
 * @param name the function's name in the catalogue
 * @param args the arguments as Google hands them over: a cell's value, a range's rows, dates as Date
 * @throws Error with the sentence that the cell shows
 */
export function callFunction(name: FunctionName, args: readonly unknown[]): FunctionResult {
  return plainly(name, () => {
    const place = cellSetting();
    const result = runSync(call(name, argumentsOf(name, args, place.zone), hostPorts(CELL_MS), place));
    // Google takes no error in a cell of a result, and a sum would leave a sentence out.
    const failure = failureIn(result);
    if (failure) throw failure;
    return result;
  });
}

/** The arguments, with an empty cell told from what was left out where that makes a difference: Google gives '' for both. */
function argumentsOf(name: FunctionName, args: readonly unknown[], zone: string): readonly Argument[] {
  const given = args.filter((argument) => argument !== undefined).length;
  return args.map((argument, place) => {
    const value = argumentOf(argument, zone);
    const empties = emptying(name, place);
    if (empties === undefined || typeof value !== 'string' || !isBlank(value)) return value;
    if (value !== '') return [[value]];
    const formula = ownFormula();
    const isLast = place === given - 1;
    // Without a formula no cell has called: what is given last was given.
    const stands = formula === '' ? (isLast ? 'given' : 'missing') : standsThere(formula, name, args, place);
    if (stands === 'missing') return undefined;
    if (stands === 'given' || isLast) return [[value]];
    throw wrong(emptyCellGiven(empties.parameter, empties.said));
  });
}

/** The formula of the cell that calls: reading is allowed there. (https://developers.google.com/apps-script/guides/sheets/custom-functions) */
const ownFormula = (): string => SpreadsheetApp.getActiveRange()?.getFormula() ?? '';

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
