/**
 * The few methods of Univer's facade that are used for what changes a workbook's shape. Its packages add them to `FUniver` when they are
 * loaded, and a page and Node load different ones, so they are named here rather than imported. Rows and columns count from 0.
 */
import type { FUniver } from '@univerjs/core/facade';

export interface WorkbookFacade {
  getSheetBySheetId(key: string): SheetFacade | null;
  setActiveSheet(key: string): unknown;
  insertSheet(name: string, options: { index: number; sheet: { rowCount: number; columnCount: number } }): SheetFacade;
  deleteSheet(key: string): unknown;
  moveSheet(sheet: SheetFacade, index: number): unknown;
  getActiveRange(): RangeFacade | null;
  setActiveRange(range: RangeFacade): unknown;
}

export interface RangeFacade {
  merge(): unknown;
  breakApart(): unknown;
  getRow(): number;
  getColumn(): number;
  getHeight(): number;
  getWidth(): number;
}

export interface SheetFacade {
  getSheetId(): string;
  setName(name: string): unknown;
  insertRowsBefore(row: number, count: number): unknown;
  insertRowsAfter(row: number, count: number): unknown;
  deleteRows(row: number, count: number): unknown;
  insertColumnsBefore(column: number, count: number): unknown;
  insertColumnsAfter(column: number, count: number): unknown;
  deleteColumns(column: number, count: number): unknown;
  getRange(row: number, column: number, rows: number, columns: number): RangeFacade;
  moveRows(rows: RangeFacade, before: number): unknown;
  moveColumns(columns: RangeFacade, before: number): unknown;
  setColumnWidth(column: number, pixels: number): unknown;
  hideColumns(column: number, count: number): unknown;
  setFrozenRows(rows: number): unknown;
  hideSheet(): unknown;
  showSheet(): unknown;
}

/** The workbook that is open. */
export function workbookFacade(api: FUniver): WorkbookFacade {
  return (api as unknown as { getActiveWorkbook(): WorkbookFacade }).getActiveWorkbook();
}
