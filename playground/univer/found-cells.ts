/** Cells of a sheet in which a text is found. */
import { ObjectMatrix, type Workbook, type Worksheet } from '@univerjs/core';
import type { FormulaDataModel } from '@univerjs/engine-formula';
import { cellSource, storedValue } from './read-cells';

type Place = readonly [row: number, column: number];

/** In the order of rows, then of columns. Values are looked at as they are stored, whatever their format. */
export function foundCells(
  workbook: Workbook,
  sheet: Worksheet,
  formulas: FormulaDataModel,
  text: string,
  inFormulas: boolean,
): readonly Place[] {
  const wanted = text.toLowerCase();
  const source = cellSource(workbook, sheet, formulas);
  const found = new ObjectMatrix<true>();
  const visit = (row: number, column: number): void => {
    const formula = inFormulas ? formulas.getFormulaStringByCell(row, column, sheet.getSheetId(), workbook.getUnitId()) : undefined;
    const held = formula || String(storedValue(source(row, column)) ?? '');
    if (held.toLowerCase().includes(wanted)) found.setValue(row, column, true);
  };
  sheet.getCellMatrix().forValue(visit);
  new ObjectMatrix(formulas.getArrayFormulaCellData()[workbook.getUnitId()]?.[sheet.getSheetId()] ?? {}).forValue(visit);
  const places: Place[] = [];
  found.forValue((row, column) => void places.push([row, column]));
  return places.sort(([row, column], [otherRow, otherColumn]) => row - otherRow || column - otherColumn);
}
