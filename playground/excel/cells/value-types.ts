/** Range.valueTypes: what each cell holds, as Excel.RangeValueType has it. */
import type { Area, Grid, StoredValue } from '../../spreadsheet/backend';
import type { Workbook } from '../workbook';
import { readPart } from './grid';

type ValueType = 'Empty' | 'Error' | 'String' | 'Boolean' | 'Double';

const ERROR = /^#(?:[A-Z/0]+[!?]|N\/A)$/;

/** A text that looks like an error is one where a formula gave it. */
export function valueTypes(workbook: Workbook, area: Area): Grid<ValueType> {
  const formulas = readPart(workbook, area, 'formulas');
  return readPart(workbook, area, 'values').map((row, line) => row.map((value, column) => typeOf(value, formulas[line]?.[column] !== '')));
}

function typeOf(value: StoredValue, isCalculated: boolean): ValueType {
  if (value === null || value === '') return 'Empty';
  if (typeof value === 'number') return 'Double';
  if (typeof value === 'boolean') return 'Boolean';
  return isCalculated && ERROR.test(value) ? 'Error' : 'String';
}
