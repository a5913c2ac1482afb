/**
 * What a sheet is made of. A chart that was moved to a sheet of its own and a Connected Sheet have no rows and columns.
 * Sources: https://developers.google.com/apps-script/reference/spreadsheet/sheet-type, and for the error
 * https://github.com/diegomanuel/binance-to-google-sheets/issues/13
 */
import type { SpreadsheetBackend } from '../../spreadsheet/backend';
import { ScriptException } from '../runtime/script-exception';
import { enumeration } from '../services/enumeration';

export const SHEET_TYPE = enumeration('GRID', 'OBJECT', 'DATASOURCE');

export const sheetType = (spreadsheet: SpreadsheetBackend, key: string): string =>
  String(spreadsheet.anchors('sheet-type').find(({ sheet }) => sheet === key)?.facts.type ?? 'GRID');

export const isGrid = (spreadsheet: SpreadsheetBackend, key: string): boolean => sheetType(spreadsheet, key) === 'GRID';

/** What every sheet can do. */
const FOR_ALL = new Set(
  'getName getSheetName getSheetId getIndex getParent getType isSheetHidden hideSheet showSheet setName activate getProtections protect asDataSourceSheet'.split(
    ' ',
  ),
);

/** @throws ScriptException for what a sheet that is no grid does not do. */
export function refuseForType(spreadsheet: SpreadsheetBackend, key: string, method: string): void {
  if (FOR_ALL.has(method)) return;
  const type = sheetType(spreadsheet, key);
  if (type !== 'GRID') throw new ScriptException(`The action is not supported for ${type} sheet.`);
}
