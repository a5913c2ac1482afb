import { NOT_FOR_CELLS } from '#words/menu';
import { wrong } from '../shared/errors';

/**
 * Lets only a page or a menu go on, that is, the person at the keyboard. Every global function of an add-on can be called from a cell,
 * and there it would run on the key of the spreadsheet's owner, whoever typed the formula. Google gives cells no Ui.
 * (https://developers.google.com/apps-script/guides/sheets/custom-functions#using_services)
 * @throws ActivTrakError in a cell.
 */
export function requirePersonAtKeyboard(): void {
  try {
    SpreadsheetApp.getUi();
  } catch {
    throw wrong(NOT_FOR_CELLS);
  }
}
