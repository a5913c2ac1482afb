/** What Excel's page says before its parts are loaded. */
export const NO_OFFICE =
  "A part of Excel couldn't be loaded from appsforoffice.microsoft.com. Ask your network administrator to allow that address, then reopen the workbook.";
export const PART_NOT_LOADED =
  "A part of Live Data couldn't be loaded from its server. Check your network and try again, or reopen the workbook.";
export const REFUSED_BY_EXCEL = "Excel didn't take Live Data's formulas or buttons, but the pane works.";
export const NOT_STARTED = "Excel didn't start Live Data.";
export const NOT_IN_EXCEL = 'This page belongs to Excel. Open Live Data on the Home tab of a workbook.';
