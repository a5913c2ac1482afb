import { STILL_CALCULATING } from '#words/snapshots';
import { ActivTrakError } from '../../../shared/errors';
import type { SheetInfo, SheetSize } from '../../../shared/sheet-writer';
import { plainValue, typedRows } from './typed-cells';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What a formula of a script's own shows until it has its result. */
const CALCULATING = 'Loading...';

/**
 * Copies what stands on a sheet to one that is made for it, as Google does it itself: widths, looks, colors, then values, so that a text comes into a
 * cell that is formatted for text.
 * @param make makes the sheet
 */
export function copiedSheet(
  source: Sheet,
  zone: string,
  make: (size: SheetSize) => { readonly info: SheetInfo; readonly sheet: Sheet },
): SheetInfo {
  SpreadsheetApp.flush();
  if (isCalculating(source)) throw new ActivTrakError('busy', STILL_CALCULATING);
  const size = { rows: Math.max(2, source.getLastRow()), columns: Math.max(1, source.getLastColumn()) };
  const { info, sheet } = make(size);
  const from = source.getRange(1, 1, Math.min(size.rows, source.getMaxRows()), size.columns);
  const to = sheet.getRange(1, 1, from.getNumRows(), size.columns);
  const { PASTE_COLUMN_WIDTHS, PASTE_FORMAT, PASTE_CONDITIONAL_FORMATTING, PASTE_VALUES } = SpreadsheetApp.CopyPasteType;
  for (const type of [PASTE_COLUMN_WIDTHS, PASTE_FORMAT, PASTE_CONDITIONAL_FORMATTING, PASTE_VALUES]) from.copyTo(to, type, false);
  // What a person hid, she did not mean to show here either.
  for (let column = 1; column <= size.columns; column += 1) if (source.isColumnHiddenByUser(column)) sheet.hideColumns(column);
  // Of rows that a filter hides nothing is copied, and those below come nearer. A slicer and a table hide rows too, and tell nothing of it.
  if (source.getFilter() || sheet.getLastRow() < source.getLastRow()) {
    const plain = plainValue(zone);
    to.setNumberFormats(from.getNumberFormats());
    to.setValues(
      typedRows(
        from.getValues().map((row) => row.map(plain)),
        new Set(),
      ),
    );
  }
  return info;
}

/** Whether a cell has no result yet. A page may have that as its title, too, which stands in a cell of plain text and is no formula's. */
function isCalculating(sheet: Sheet): boolean {
  const cells = sheet.createTextFinder(CALCULATING).matchEntireCell(true).findAll();
  return [...new Set(cells.map((cell) => cell.getColumn()))].some((column) => {
    const all = sheet.getRange(1, column, sheet.getLastRow(), 1);
    const [formulas, formats] = [all.getFormulas(), all.getNumberFormats()];
    const rows = cells.filter((cell) => cell.getColumn() === column).map((cell) => cell.getRow() - 1);
    return rows.some((row) => formulas[row]?.[0] !== '' || formats[row]?.[0] !== '@');
  });
}
