import { notAGrid, TOO_MANY_CELLS } from '#words/google-sheets';
import { SHEET_DELETED_MEANWHILE } from '#words/sheets';
import { ActivTrakError, wrong } from '../../../shared/errors';
import type { MarkedSheets } from '../../../shared/marks';
import { areaName } from '../../../shared/model/a1';
import { textColumns } from '../../../shared/model/typed-text';
import type { SheetArea, SheetInfo, SheetLimits, SheetSize, SheetVisibility } from '../../../shared/sheet-writer';
import type { Sync } from '../../../shared/task';
import { unlessRefused } from '../unless-refused';
import { spreadsheetMarks } from './marks';
import { numberFormats } from './number-formats';
import { refusalOf } from './protection';
import { MOST_CHARACTERS, plainValue, typedRows } from './typed-cells';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** (https://support.google.com/drive/answer/37603) A sheet's rows are limited by the cells of all alone. */
const LIMITS: SheetLimits = { cells: 10_000_000, rows: 10_000_000, columns: 18_278, characters: MOST_CHARACTERS };
/** The grid that Google gives a new sheet. */
const NEW_SHEET: SheetSize = { rows: 1000, columns: 26 };

/** Pixels of a column that nobody has made wider or narrower, and of a character in Google's usual font and size. */
const USUAL_WIDTH = 100;
const CHARACTER_WIDTH = 7;

/** The sheets of one spreadsheet. */
export interface SpreadsheetWriter extends Sync<MarkedSheets> {
  /** @param behind the sheet right behind which it comes, and not at the end */
  addSheet(name: string, visibility: SheetVisibility, size: SheetSize, behind?: string): SheetInfo;
}

/** SpreadsheetApp on one spreadsheet: a list goes in one call, reads and writes are never mixed within one. */
export function spreadsheetWriter(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): SpreadsheetWriter {
  const known = new Map<string, Sheet>();
  const toPlain = plainValue(spreadsheet.getSpreadsheetTimeZone());

  /** A chart on a sheet of its own and a connected sheet have no rows and columns: asked for them, Google throws. */
  const isGrid = (sheet: Sheet): boolean => sheet.getType() === SpreadsheetApp.SheetType.GRID;
  const grids = (): readonly Sheet[] => spreadsheet.getSheets().filter(isGrid);

  const byId = (id: string): Sheet | undefined => {
    const number = Number(id);
    // An ID of another host, or none, is nobody's here: of an empty text the number is 0, which most first sheets have.
    return String(number) === id && Number.isInteger(number) ? (spreadsheet.getSheetById(number) ?? undefined) : undefined;
  };

  function sheetOf(id: string): Sheet {
    const before = known.get(id);
    if (before) return before;
    const sheet = byId(id);
    if (!sheet || !isGrid(sheet)) throw wrong(SHEET_DELETED_MEANWHILE);
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

  const formats = numberFormats(rangeOf, rangeLists);

  function refuseTooMany(more: number): void {
    const cells = grids().reduce((sum, sheet) => sum + sheet.getMaxRows() * sheet.getMaxColumns(), 0);
    if (cells + more <= LIMITS.cells) return;
    throw new ActivTrakError('too-large', TOO_MANY_CELLS);
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
    limits: LIMITS,
    sheets() {
      known.clear();
      return grids().map((sheet) => {
        const info = infoOf(sheet);
        known.set(info.id, sheet);
        return info;
      });
    },
    sheet(by, is) {
      // One that is known may have been deleted by now.
      const found = by === 'id' ? byId(is) : spreadsheet.getSheetByName(is);
      if (!found || !isGrid(found)) return undefined;
      const info = infoOf(found);
      known.set(info.id, found);
      return info[by] === is ? info : undefined;
    },
    addSheet(name, visibility, { rows, columns }, behind) {
      if (spreadsheet.getSheetByName(name)) throw wrong(notAGrid(name));
      refuseTooMany(Math.max(rows * columns, NEW_SHEET.rows * NEW_SHEET.columns));
      // A script that nobody watches may have none: “Please select an active sheet first.”
      const active = unlessRefused(() => spreadsheet.getActiveSheet());
      const sheet = spreadsheet.insertSheet(name, behind === undefined ? spreadsheet.getNumSheets() : sheetOf(behind).getIndex());
      // A new sheet comes to the front; the person's own stays there.
      if (active) unlessRefused(() => spreadsheet.setActiveSheet(active));
      if (visibility === 'hidden') sheet.hideSheet();
      // Empty cells count too. Google takes no size for a new sheet.
      const { id, rows: hasRows, columns: hasColumns } = infoOf(sheet);
      if (columns < hasColumns) sheet.deleteColumns(columns + 1, hasColumns - columns);
      if (rows < hasRows) sheet.deleteRows(rows + 1, hasRows - rows);
      known.set(id, sheet);
      formats.made(id);
      grow(id, rows, columns);
      return infoOf(sheet);
    },
    removeSheet(id) {
      spreadsheet.deleteSheet(sheetOf(id));
      known.delete(id);
    },
    reveal(id, name) {
      // The name comes last, so that a script which ends between the two leaves a sheet that is still found by the name it had.
      const sheet = sheetOf(id).showSheet();
      // Google refuses a name that a sheet has, its own too.
      if (sheet.getName() !== name) sheet.setName(name);
    },
    grow,
    insertColumns(id, before, count) {
      const sheet = sheetOf(id);
      refuseTooMany(sheet.getMaxRows() * count);
      if (before < sheet.getMaxColumns()) sheet.insertColumnsBefore(before + 1, count);
      else sheet.insertColumnsAfter(before, count);
      // They may have come with the drop-downs or checkboxes of the column beside them, which reject rows.
      const cells = { sheet: id, row: 0, column: before, rows: sheet.getMaxRows(), columns: count };
      formats.attempt(() => rangeOf(cells).clearDataValidations());
    },
    removeColumns: (id, first, count) => sheetOf(id).deleteColumns(first + 1, count),
    sort(area, column) {
      rangeOf(area).sort(column + 1);
    },
    ...spreadsheetMarks(spreadsheet, sheetOf),
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
    write(area, rows, keepsFormats) {
      const texts = keepsFormats ? [] : textColumns(rows);
      const cellsOf = (column: number): SheetArea => ({ ...area, column: area.column + column, columns: 1 });
      const isPlain = texts.length === 0 || formats.set(texts.map(cellsOf), '@');
      const plain = isPlain ? texts : texts.filter((column) => formats.set([cellsOf(column)], '@'));
      rangeOf(area).setValues(typedRows(rows, new Set(plain)));
    },
    clear(areas) {
      for (const list of rangeLists(areas)) list.clearContent();
    },
    formats: (area) => rangeOf({ ...area, rows: 1 }).getNumberFormats()[0] ?? [],
    format(areas, pattern) {
      formats.set(areas, pattern);
    },
    widen(id, widths) {
      const sheet = sheetOf(id);
      for (const { column, characters, isMin } of widths) {
        const now = sheet.getColumnWidth(column + 1);
        const wanted = characters * CHARACTER_WIDTH + 16;
        if (now === USUAL_WIDTH || (isMin && now < wanted)) sheet.setColumnWidth(column + 1, wanted);
      }
    },
    freeze(id, rows) {
      sheetOf(id).setFrozenRows(rows);
    },
    emphasize(areas) {
      for (const list of rangeLists(areas)) list.setFontWeight('bold');
    },
    fillDown(from, first, count) {
      const [source, target] = [rangeOf(from), rangeOf({ ...from, row: first, rows: count })];
      // Of a row that a filter hides nothing is copied, so the formulas are set.
      (source.getFormulasR1C1()[0] ?? []).forEach((formula, at) => {
        if (formula) rangeOf({ ...from, column: from.column + at, columns: 1, row: first, rows: count }).setFormulaR1C1(formula);
      });
      formats.attempt(() => source.copyTo(target, SpreadsheetApp.CopyPasteType.PASTE_FORMAT, false));
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
