/** Whole rows and columns that come, go and move. */
import type { Area } from '../spreadsheet/backend';
import { isWholeColumns, isWholeRows, MOST_COLUMNS, MOST_ROWS, meeting, sheetFacts } from './cells/grid';
import { checkInsertColumns } from './cells/protected-cells';
import { ExcelError } from './excel-error';
import { mendHeader } from './table-headers';
import type { Workbook } from './workbook';

/** Range.insert of whole columns or rows; of anything smaller there is nothing here. */
export function insertLines(workbook: Workbook, area: Area): void {
  if (isWholeColumns(area)) {
    checkInsertColumns(workbook, area);
    insertColumns(workbook, area.sheet, area.column, area.columns);
    return;
  }
  if (!isWholeRows(area)) throw new ExcelError('NotImplemented');
  if (workbook.protectedSheets.has(area.sheet)) throw new ExcelError('AccessDenied');
  insertRows(workbook, area.sheet, area.row, area.rows);
}

/** Columns that come into a table are columns of it, and get names. */
export function insertColumns(workbook: Workbook, sheet: string, before: number, count: number): void {
  if (before >= sheetFacts(workbook, sheet).columns) return;
  workbook.backend.insertColumns(sheet, before, count);
  const inserted = { sheet, row: 0, column: before, rows: MOST_ROWS, columns: count };
  for (const table of meeting(workbook, 'table', inserted)) mendHeader(workbook, table);
}

export function insertRows(workbook: Workbook, sheet: string, before: number, count: number): void {
  if (before < sheetFacts(workbook, sheet).rows) workbook.backend.insertRows(sheet, before, count);
}

/** What is deleted beyond the spreadsheet's room is not there. */
export function deleteRows(workbook: Workbook, sheet: string, first: number, count: number): void {
  const there = Math.min(count, sheetFacts(workbook, sheet).rows - first);
  if (there > 0) workbook.backend.deleteRows(sheet, first, there);
}

export function deleteColumns(workbook: Workbook, sheet: string, first: number, count: number): void {
  const there = Math.min(count, sheetFacts(workbook, sheet).columns - first);
  if (there > 0) workbook.backend.deleteColumns(sheet, first, there);
}

/** As far as anything stands there, formats included; `undefined` for a blank sheet. */
export function usedArea(workbook: Workbook, sheet: string): Area | undefined {
  const { rows, columns } = workbook.backend.used(sheet);
  const areas = workbook.backend.merged(sheet);
  const lastRow = Math.max(rows, ...areas.map((area) => area.row + area.rows));
  const lastColumn = Math.max(columns, ...areas.map((area) => area.column + area.columns));
  return lastRow > 0 && lastColumn > 0 && lastColumn <= MOST_COLUMNS
    ? { sheet, row: 0, column: 0, rows: lastRow, columns: lastColumn }
    : undefined;
}
