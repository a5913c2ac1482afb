import { NO_CELL_SELECTED } from '#words/google-sheets';
import { cellNotEmpty, REPORTS_SHEET_DELETED } from '#words/sheets';
import type { Desk } from '../../../shared/desk';
import { wrong } from '../../../shared/errors';
import { formulaSeparator } from '../../../shared/model/formula-separator';
import type { Sync } from '../../../shared/task';
import { formatResult } from './result-format';
import { evaluateAnew } from './update-formulas';

/** The active spreadsheet as the person at the keyboard sees it. */
export function spreadsheetDesk(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Sync<Desk> {
  function selectedCell(): GoogleAppsScript.Spreadsheet.Range {
    const cell = spreadsheet.getCurrentCell();
    if (!cell) throw wrong(NO_CELL_SELECTED);
    return cell;
  }
  return {
    documentId: () => spreadsheet.getId(),
    selection() {
      const cell = selectedCell();
      return { sheet: cell.getSheet().getName(), row: cell.getRow() - 1, column: cell.getColumn() - 1 };
    },
    show({ sheet: id, row, column, rows, columns }) {
      const sheet = spreadsheet.getSheets().find((candidate) => String(candidate.getSheetId()) === id);
      if (!sheet) throw wrong(REPORTS_SHEET_DELETED);
      // Google shows no hidden sheet.
      if (sheet.isSheetHidden()) sheet.showSheet();
      spreadsheet.setActiveSheet(sheet);
      spreadsheet.setActiveRange(sheet.getRange(row + 1, column + 1, rows, columns));
    },
    // Whether Google reads a script's formula by the locale is said differently; `;` is taken everywhere, and `,` where it is written so.
    separators() {
      const separator = formulaSeparator(spreadsheet.getSpreadsheetLocale());
      return { typed: separator, inserted: separator };
    },
    insertFormula(formula, formats) {
      const cell = selectedCell();
      const held = [String(cell.getFormula()), String(cell.getValue())].some((text) => text !== '');
      if (held) throw wrong(cellNotEmpty(cell.getA1Notation()));
      cell.setFormula(formula);
      formatResult(cell, formats);
    },
    updateFormulas: (text) => evaluateAnew(spreadsheet, text),
    sheetsWithFormula(text) {
      const found = spreadsheet.createTextFinder(text).matchFormulaText(true).findAll();
      const withFormula = found.filter((range) => range.getFormula() !== '');
      return [...new Set(withFormula.map((range) => range.getSheet().getName()))];
    },
  };
}
