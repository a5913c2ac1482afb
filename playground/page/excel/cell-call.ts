/** A formula's call as Excel makes it, and what comes of it in the cell. */
import type { Shown, ShownValue } from '../../office/custom-functions';
import type { CellArgument, CellCall, CellError, CellNumber, CellResult, CellScalar } from '../../spreadsheet/cell-call';
import type { Runtime } from './runtime';

const ENDED: CellResult = { error: '#VALUE!', message: 'Live Data was ended while it worked on this: recalculate.' };

/** Runs a call in the add-in, which is started for it where it does not run. */
export async function evaluateInExcel(runtime: Runtime, call: CellCall, whenForgotten: (cancel: () => void) => void): Promise<CellResult> {
  const { functions } = await runtime.start();
  try {
    const { shown, cancel } = functions.begin(call.name, call.args.map(excelArgument));
    whenForgotten(cancel);
    return await Promise.race([shown.then(cellResult), runtime.ended().then(() => ENDED)]);
  } catch (failure) {
    // Excel does not accept such a formula; here there is none that could refuse it.
    return { error: '#VALUE!', message: (failure as Error).message };
  }
}

/** A date is its serial number; an empty cell, and what is left out, is `null`. */
function excelArgument(argument: CellArgument): unknown {
  return isRange(argument) ? argument.map((row) => row.map(excelValue)) : excelValue(argument);
}

const isRange = (argument: CellArgument): argument is readonly (readonly CellScalar[])[] => Array.isArray(argument);

const excelValue = (value: CellScalar): unknown => (value !== null && typeof value === 'object' ? value.date : value);

function cellResult(shown: Shown): CellResult {
  if (Array.isArray(shown)) return { values: (shown as readonly (readonly ShownValue[])[]).map((row) => row.map(resultCell)) };
  if (typeof shown === 'object' && 'error' in shown) return { error: shown.error as CellError, message: shown.text };
  return { values: [[resultCell(shown as ShownValue)]] };
}

const resultCell = (value: ShownValue): CellScalar | CellNumber =>
  typeof value === 'object' ? { number: value.basicValue, format: value.numberFormat } : value;
