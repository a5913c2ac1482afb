/** Which cell is in the way of a result. */
import type { Workbook } from '@univerjs/core';
import type { FormulaDataModel } from '@univerjs/engine-formula';
import { cellName } from '../spreadsheet/notation';
import type { CellPlace } from './volatile';

/** The first cell, row by row, that is not empty and in whose place a result of this size from `place` would go; `undefined` where all are free. */
export function blockingCell(
  workbook: Workbook,
  formulas: FormulaDataModel,
  place: CellPlace,
  rows: number,
  columns: number,
): string | undefined {
  const sheet = workbook.getSheetBySheetId(place.sheet);
  const spilled = formulas.getArrayFormulaRange()[workbook.getUnitId()]?.[place.sheet] ?? {};
  for (let row = place.row; row < place.row + rows; row++) {
    for (let column = place.column; column < place.column + columns; column++) {
      if (row === place.row && column === place.column) continue;
      const cell = sheet?.getCellMatrix().getValue(row, column);
      const taken = cell?.f !== undefined || cell?.si !== undefined || (cell?.v !== undefined && cell.v !== null && cell.v !== '');
      if (taken || inOtherSpill(spilled, place, row, column)) return cellName(row, column);
    }
  }
  return undefined;
}

type SpilledRanges = Readonly<
  Record<
    number,
    | Readonly<
        Record<
          number,
          | { readonly startRow: number; readonly endRow: number; readonly startColumn: number; readonly endColumn: number }
          | undefined
          | null
        >
      >
    | undefined
    | null
  >
>;

function inOtherSpill(spilled: SpilledRanges, own: CellPlace, row: number, column: number): boolean {
  return Object.entries(spilled).some(([fromRow, line]) =>
    Object.entries(line ?? {}).some(
      ([fromColumn, range]) =>
        !(Number(fromRow) === own.row && Number(fromColumn) === own.column) &&
        range != null &&
        row >= range.startRow &&
        row <= range.endRow &&
        column >= range.startColumn &&
        column <= range.endColumn,
    ),
  );
}
