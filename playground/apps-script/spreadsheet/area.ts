/** Rectangles that scripts ask for, checked in Google's words. */
import type { Area, SheetFacts } from '../../spreadsheet/backend';
import { type NamedRange, parseRange } from '../../spreadsheet/notation';
import { ScriptException } from '../runtime/script-exception';

/** An area from numbers that count from 1. */
export function areaFromNumbers(sheet: SheetFacts, row: number, column: number, rows = 1, columns = 1): Area {
  if (!(row >= 1)) throw new ScriptException('The starting row of the range is too small.');
  if (!(column >= 1)) throw new ScriptException('The starting column of the range is too small.');
  if (!(rows >= 1)) throw new ScriptException('The number of rows in the range must be at least 1.');
  if (!(columns >= 1)) throw new ScriptException('The number of columns in the range must be at least 1.');
  const area = { sheet: sheet.key, row: row - 1, column: column - 1, rows, columns };
  if (row - 1 + rows > sheet.rows || column - 1 + columns > sheet.columns) {
    throw new ScriptException('The coordinates of the range are outside the dimensions of the sheet.');
  }
  return area;
}

/** An area from A1 notation; `sheetNamed` finds the sheet that the text may name. */
export function areaFromText(text: string, own: SheetFacts, sheetNamed: (name: string) => SheetFacts | undefined): Area {
  const range = parseRange(text);
  const sheet = range?.sheet === undefined ? own : sheetNamed(range.sheet);
  if (!range || !sheet) throw new ScriptException('Range not found');
  return areaOf(range, sheet);
}

/** The place of a column that is counted from 1. */
export const columnAt = (sheet: SheetFacts, position: number): number => areaFromNumbers(sheet, 1, position).column;

function areaOf(range: NamedRange, sheet: SheetFacts): Area {
  const lastRow = range.lastRow ?? sheet.rows - 1;
  const lastColumn = range.lastColumn ?? sheet.columns - 1;
  return areaFromNumbers(sheet, range.row + 1, range.column + 1, lastRow - range.row + 1, lastColumn - range.column + 1);
}
