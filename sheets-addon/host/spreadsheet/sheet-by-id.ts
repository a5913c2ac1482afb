import { SHEET_DELETED_MEANWHILE } from '#words/sheets';
import { wrong } from '../../../shared/errors';

/** The sheet with an ID. @throws ActivTrakError `argument` when the sheet was deleted. */
export function sheetById(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, id: string): GoogleAppsScript.Spreadsheet.Sheet {
  const found = spreadsheet.getSheets().find((sheet) => String(sheet.getSheetId()) === id);
  if (!found) throw wrong(SHEET_DELETED_MEANWHILE);
  return found;
}
