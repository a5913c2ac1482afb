import type { Area } from '../../spreadsheet/backend';
import { ScriptException } from '../runtime/script-exception';

/** @throws ScriptException unless the data are rows of exactly the area's size. */
export function checkGrid(data: unknown, area: Area): asserts data is readonly (readonly unknown[])[] {
  if (!Array.isArray(data) || !data.every(Array.isArray)) {
    throw new ScriptException(`The parameters (${typeof data}) don't match the method signature for SpreadsheetApp.Range.setValues.`);
  }
  if (data.length !== area.rows) {
    throw new ScriptException(
      `The number of rows in the data does not match the number of rows in the range. The data has ${data.length} but the range has ${area.rows}.`,
    );
  }
  const other = (data as unknown[][]).find((row) => row.length !== area.columns);
  if (other) {
    throw new ScriptException(
      `The number of columns in the data does not match the number of columns in the range. The data has ${other.length} but the range has ${area.columns}.`,
    );
  }
}
