/** What is in the way of a result. */
import type { IRange, Nullable, Workbook, Worksheet } from '@univerjs/core';
import type { FormulaDataModel } from '@univerjs/engine-formula';
import { cellName } from '../spreadsheet/notation';
import type { CellRules } from './cell-rules';
import type { CellPlace } from './volatile';

/** Why the whole result of a cell's formula is not seen: a cell is in its way, or the sheet ends; `undefined` where neither is so. */
export function whyNoRoom(
  workbook: Workbook,
  formulas: FormulaDataModel,
  place: CellPlace,
  rules: Pick<CellRules, 'overwriteMessage' | 'beyondMessage'>,
): string | undefined {
  const sheet = workbook.getSheetBySheetId(place.sheet);
  const spilled = formulas.getArrayFormulaRange()[workbook.getUnitId()]?.[place.sheet] ?? {};
  const wanted = spilled[place.row]?.[place.column];
  if (!sheet || !wanted) return undefined;
  const missing = { rows: wanted.endRow + 1 - sheet.getRowCount(), columns: wanted.endColumn + 1 - sheet.getColumnCount() };
  if (missing.rows > 0) return rules.beyondMessage(missing.rows, 'rows');
  if (missing.columns > 0) return rules.beyondMessage(missing.columns, 'columns');
  const blocked = blockingCell(sheet, spilled, place, wanted);
  return blocked === undefined ? undefined : rules.overwriteMessage(blocked);
}

/** The first cell, row by row, that is not empty and in whose place the result would go; `undefined` where all are free. */
function blockingCell(sheet: Worksheet, spilled: SpilledRanges, place: CellPlace, wanted: IRange): string | undefined {
  for (let row = place.row; row <= wanted.endRow; row++) {
    for (let column = place.column; column <= wanted.endColumn; column++) {
      if (row === place.row && column === place.column) continue;
      const cell = sheet.getCellMatrix().getValue(row, column);
      const taken = cell?.f !== undefined || cell?.si !== undefined || (cell?.v !== undefined && cell.v !== null && cell.v !== '');
      if (taken || inOtherSpill(spilled, place, row, column)) return cellName(row, column);
    }
  }
  return undefined;
}

type SpilledRanges = Readonly<Record<number, Nullable<Readonly<Record<number, Nullable<IRange>>>>>>;

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
