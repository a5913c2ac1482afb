/** A formula's call as Excel makes it, and what comes of it in the cell. */
import type { Shown, ShownError, ShownValue } from '../../office/custom-functions';
import type { CellArgument, CellCall, CellError, CellFault, CellNumber, CellResult, CellScalar } from '../../spreadsheet/cell-call';
import type { Runtime } from './runtime';

const ENDED: CellResult = { error: '#VALUE!', message: 'Live Data stopped while it worked on this. Recalculate.' };

/** Runs a call in the add-in, which is started for it where it does not run. */
export async function evaluateInExcel(runtime: Runtime, call: CellCall, whenForgotten: (cancel: () => void) => void): Promise<CellResult> {
  const { functions } = await runtime.start();
  try {
    const { shown, cancel } = functions.begin(
      call.name,
      call.args.map((argument, place) => (call.empty?.includes(place) ? [[null]] : excelArgument(argument))),
    );
    whenForgotten(cancel);
    return await Promise.race([shown.then(cellResult), runtime.ended().then(() => ENDED)]);
  } catch (failure) {
    // Excel does not accept such a formula; here there is none that could refuse it.
    return { error: '#VALUE!', message: (failure as Error).message };
  }
}

/** A date is its serial number; an empty cell is `null`, as on the web, and so is what is left out. */
function excelArgument(argument: CellArgument): unknown {
  return isRange(argument) ? argument.map((row) => row.map(excelValue)) : excelValue(argument);
}

const isRange = (argument: CellArgument): argument is readonly (readonly CellScalar[])[] => Array.isArray(argument);

const excelValue = (value: CellScalar): unknown => (value !== null && typeof value === 'object' ? value.date : value);

function cellResult(shown: Shown): CellResult {
  if (Array.isArray(shown)) return { values: (shown as Extract<Shown, readonly unknown[]>).map((row) => row.map(resultCell)) };
  if (typeof shown === 'object' && 'error' in shown) return faultOf(shown);
  return { values: [[resultCell(shown as ShownValue)]] };
}

const faultOf = ({ error, text }: ShownError): CellFault => ({ error: error as CellError, message: text });

function resultCell(value: ShownValue | ShownError): CellScalar | CellNumber | CellFault {
  if (typeof value !== 'object') return value;
  return 'error' in value ? faultOf(value) : { number: value.basicValue, format: value.numberFormat };
}
