import type { FormulasUpdated } from '../../../shared/desk';

/**
 * Google calculates a custom function anew when its formula or a cell that it points to changes, and offers no call for it
 * (https://developers.google.com/apps-script/guides/sheets/functions). So each formula is changed and changed back. In between it stands in
 * brackets and means the same, so that nothing is lost should the script end there.
 */
export function evaluateAnew(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, text: string): FormulasUpdated {
  const cells = spreadsheet.createTextFinder(text).matchFormulaText(true).findAll();
  const formulas = cells.flatMap((cell) => {
    const formula = cell.getFormula();
    return formula === '' ? [] : [{ cell, formula }];
  });
  // A refusal may come as late as at the flush, and then with everything else.
  const open = formulas.filter(({ cell }) => cell.canEdit());
  for (const { cell, formula } of open) cell.setFormula(`=(${formula.slice(1)})`);
  SpreadsheetApp.flush();
  for (const { cell, formula } of open) cell.setFormula(formula);
  SpreadsheetApp.flush();
  return { updated: open.length, closed: formulas.length - open.length };
}
