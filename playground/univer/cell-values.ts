/** A function's result as the formula engine's value objects. Text stays text, booleans booleans and empty cells empty. */
import {
  ArrayValueObject,
  type BaseValueObject,
  BooleanValueObject,
  ErrorType,
  ErrorValueObject,
  NullValueObject,
  NumberValueObject,
  StringValueObject,
} from '@univerjs/engine-formula';
import type { CellError, CellFault, CellNumber, CellResult, CellScalar } from '../spreadsheet/cell-call';

const DATE = 'yyyy-mm-dd';
const DATE_TIME = 'yyyy-mm-dd hh:mm:ss';

/**
 * What the cell's formula has as its value; more than one cell spills.
 * @param waiting what is shown while the function runs
 */
export function resultValue(result: CellResult, waiting: string): BaseValueObject {
  if ('loading' in result) return StringValueObject.create(waiting);
  if ('error' in result) return ErrorValueObject.create(ERRORS[result.error]);
  const rows = result.values;
  const first = rows[0] ?? [];
  if (rows.length === 1 && first.length === 1) return scalarValue(first[0] ?? null);
  return ArrayValueObject.create({
    calculateValueList: rows.map((row) => row.map(scalarValue)),
    rowCount: rows.length,
    columnCount: first.length,
    unitId: '',
    sheetId: '',
    row: -1,
    column: -1,
  });
}

function scalarValue(value: CellScalar | CellNumber | CellFault): BaseValueObject {
  if (value === null) return NullValueObject.create();
  if (typeof value === 'string') return StringValueObject.create(value);
  if (typeof value === 'boolean') return BooleanValueObject.create(value);
  if (typeof value === 'number') return NumberValueObject.create(value);
  if ('number' in value) return NumberValueObject.create(value.number, value.format);
  if ('error' in value) return ErrorValueObject.create(ERRORS[value.error]);
  return NumberValueObject.create(value.date, Number.isInteger(value.date) ? DATE : DATE_TIME);
}

const ERRORS: Readonly<Record<CellError, ErrorType>> = {
  '#ERROR!': ErrorType.ERROR,
  '#REF!': ErrorType.REF,
  '#NAME?': ErrorType.NAME,
  '#VALUE!': ErrorType.VALUE,
  '#N/A': ErrorType.NA,
  '#NUM!': ErrorType.NUM,
  '#DIV/0!': ErrorType.DIV_BY_ZERO,
  '#NULL!': ErrorType.NULL,
};
