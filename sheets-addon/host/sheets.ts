import { ActivTrakError } from '../../shared/errors';
import { areaName } from '../../shared/model/a1';
import type { SheetArea, SheetInfo, SheetWriter } from '../../shared/ports';
import type { Sync } from '../../shared/task';
import { markOwners, marksOf, removeMarks, setMarks } from './marks';
import { refusalOf } from './protection';
import { plainValue, typedRows } from './typed-cells';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Cells of all sheets together, empty ones too. (https://support.google.com/drive/answer/37603) */
export const MOST_CELLS = 10_000_000;
/** The grid of a new sheet. */
export const NEW_SHEET = { rows: 1000, columns: 26 } as const;

/** Pixels of a column that nobody has made wider or narrower, and of a character in Google's usual font and size. */
const USUAL_WIDTH = 100;
const CHARACTER_WIDTH = 7;

/** SpreadsheetApp on one spreadsheet: a list goes in one call, reads and writes are never mixed within one. */
export function spreadsheetWriter(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Sync<SheetWriter> {
  const known = new Map<string, Sheet>();
  const toPlain = plainValue(spreadsheet.getSpreadsheetTimeZone());

  function sheetOf(id: string): Sheet {
    const sheet = known.get(id) ?? spreadsheet.getSheets().find((candidate) => String(candidate.getSheetId()) === id);
    if (!sheet) throw new ActivTrakError('argument', 'A sheet was deleted meanwhile: try again.');
    known.set(id, sheet);
    return sheet;
  }

  const rangeOf = (area: SheetArea): GoogleAppsScript.Spreadsheet.Range =>
    sheetOf(area.sheet).getRange(area.row + 1, area.column + 1, area.rows, area.columns);

  function rangeLists(areas: readonly SheetArea[]): readonly GoogleAppsScript.Spreadsheet.RangeList[] {
    const bySheet = new Map<string, string[]>();
    for (const area of areas) bySheet.set(area.sheet, [...(bySheet.get(area.sheet) ?? []), areaName(area)]);
    return [...bySheet].map(([sheet, names]) => sheetOf(sheet).getRangeList(names));
  }

  function refuseTooMany(more: number): void {
    const cells = spreadsheet.getSheets().reduce((sum, sheet) => sum + sheet.getMaxRows() * sheet.getMaxColumns(), 0);
    if (cells + more <= MOST_CELLS) return;
    throw new ActivTrakError(
      'too-large',
      'The spreadsheet would have more than the ten million cells that Google allows: delete sheets or empty rows and columns, or choose fewer days or columns.',
    );
  }

  function grow(id: string, rows: number, columns: number): void {
    const sheet = sheetOf(id);
    const [hasRows, hasColumns] = [sheet.getMaxRows(), sheet.getMaxColumns()];
    const [moreRows, moreColumns] = [Math.max(0, rows - hasRows), Math.max(0, columns - hasColumns)];
    if (moreRows + moreColumns === 0) return;
    refuseTooMany((hasRows + moreRows) * (hasColumns + moreColumns) - hasRows * hasColumns);
    if (moreRows > 0) sheet.insertRowsAfter(hasRows, moreRows);
    if (moreColumns > 0) sheet.insertColumnsAfter(hasColumns, moreColumns);
  }

  return {
    sheets: () => spreadsheet.getSheets().map(infoOf),
    addSheet(name, hidden) {
      refuseTooMany(NEW_SHEET.rows * NEW_SHEET.columns);
      const active = spreadsheet.getActiveSheet();
      const sheet = spreadsheet.insertSheet(name, spreadsheet.getNumSheets());
      // A new sheet comes to the front; the person's own stays there.
      spreadsheet.setActiveSheet(active);
      if (hidden) sheet.hideSheet();
      return infoOf(sheet);
    },
    removeSheet(id) {
      spreadsheet.deleteSheet(sheetOf(id));
      known.delete(id);
    },
    grow,
    insertColumns(id, before, count) {
      const sheet = sheetOf(id);
      refuseTooMany(sheet.getMaxRows() * count);
      if (before < sheet.getMaxColumns()) sheet.insertColumnsBefore(before + 1, count);
      else sheet.insertColumnsAfter(before, count);
    },
    markOwners: () => markOwners(spreadsheet),
    marks: (owner) => marksOf(spreadsheet, owner),
    setMarks: (owner, marks) => setMarks(spreadsheet, owner, marks, sheetOf),
    removeMarks: (owner, names) => removeMarks(spreadsheet, owner, names),
    read: (areas) =>
      areas.map((area) =>
        rangeOf(area)
          .getValues()
          .map((row) => row.map(toPlain)),
      ),
    readReference(reference) {
      try {
        const range = spreadsheet.getRangeByName(reference) ?? spreadsheet.getRange(reference);
        return toPlain(range.getValue());
      } catch {
        return undefined;
      }
    },
    formulas: (area) =>
      rangeOf(area)
        .getFormulasR1C1()
        .map((row) => row.map((formula) => formula ?? '')),
    write(area, rows) {
      const { values, textColumns } = typedRows(rows);
      const texts = textColumns.map((column) => ({ ...area, column: area.column + column, columns: 1 }));
      for (const list of rangeLists(texts)) list.setNumberFormat('@');
      rangeOf(area).setValues(values);
    },
    clear(areas) {
      for (const list of rangeLists(areas)) list.clearContent();
    },
    formats: (area) => rangeOf({ ...area, rows: 1 }).getNumberFormats()[0] ?? [],
    format(areas, pattern) {
      for (const list of rangeLists(areas)) list.setNumberFormat(pattern);
    },
    widen(id, widths) {
      const sheet = sheetOf(id);
      for (const { column, characters } of widths)
        if (sheet.getColumnWidth(column + 1) === USUAL_WIDTH)
          sheet.setColumnWidth(column + 1, Math.round(characters * CHARACTER_WIDTH + 16));
    },
    emphasize(areas) {
      for (const list of rangeLists(areas)) list.setFontWeight('bold');
    },
    copyValues: (from, to) => rangeOf(from).copyTo(rangeOf(to), { contentsOnly: true }),
    fillDown(from, first, count) {
      const [source, target] = [rangeOf(from), rangeOf({ ...from, row: first, rows: count })];
      // Of a row that a filter hides nothing is copied, so the formulas are set.
      (source.getFormulasR1C1()[0] ?? []).forEach((formula, at) => {
        if (formula) rangeOf({ ...from, column: from.column + at, columns: 1, row: first, rows: count }).setFormulaR1C1(formula);
      });
      source.copyTo(target, SpreadsheetApp.CopyPasteType.PASTE_FORMAT, false);
    },
    refusal: (areas) => refusalOf(areas, sheetOf),
    flush: () => SpreadsheetApp.flush(),
  };
}

const infoOf = (sheet: Sheet): SheetInfo => ({
  id: String(sheet.getSheetId()),
  name: sheet.getName(),
  rows: sheet.getMaxRows(),
  columns: sheet.getMaxColumns(),
});
