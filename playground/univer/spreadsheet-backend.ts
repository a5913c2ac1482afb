/** The spreadsheet half of the backend over a Univer workbook: in a page, or in Node without one. */
import {
  ICommandService,
  IUniverInstanceService,
  ObjectMatrix,
  type Univer,
  UniverInstanceType,
  type Workbook,
  type Worksheet,
} from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { FormulaDataModel } from '@univerjs/engine-formula';
import type { SpreadsheetBackend, SpreadsheetFacts } from '../apps-script/backend';
import { cellSource, readCells, storedValue } from './read-cells';
import { type SheetFacade, workbookFacade } from './workbook-facade';
import { changedCells } from './write-cells';

const SET_VALUES = 'sheet.mutation.set-range-values';

/** The workbook that is open in `univer` as a spreadsheet of Google's, with what Univer does not know of it. */
export function createSpreadsheetBackend(
  univer: Univer,
  api: FUniver,
  facts: Pick<SpreadsheetFacts, 'timeZone' | 'locale' | 'owner'>,
): SpreadsheetBackend {
  const injector = univer.__getInjector();
  const commands = injector.get(ICommandService);
  const formulas = injector.get(FormulaDataModel);
  const notes = new Map<string, ObjectMatrix<string>>();

  const workbook = (): Workbook => {
    const open = injector.get(IUniverInstanceService).getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
    if (!open) throw new Error('No workbook is open.');
    return open;
  };
  const facade = () => workbookFacade(api);

  function model(key: string): Worksheet {
    const sheet = workbook().getSheetBySheetId(key);
    if (!sheet) throw new Error('That sheet is gone.');
    return sheet;
  }

  function sheetFacade(key: string): SheetFacade {
    const sheet = facade().getSheetBySheetId(key);
    if (!sheet) throw new Error('That sheet is gone.');
    return sheet;
  }

  return {
    facts: () => ({
      id: workbook().getUnitId(),
      name: workbook().name,
      timeZone: facts.timeZone,
      locale: facts.locale,
      owner: facts.owner,
    }),
    sheets: () =>
      workbook()
        .getSheets()
        .map((sheet) => ({
          key: sheet.getSheetId(),
          name: sheet.getName(),
          rows: sheet.getRowCount(),
          columns: sheet.getColumnCount(),
          hidden: sheet.isSheetHidden() === 1,
        })),
    activeSheet: () => facade().getActiveSheet().getSheetId(),
    activate: (sheet) => void facade().setActiveSheet(sheet),
    used(key) {
      const sheet = model(key);
      const source = cellSource(workbook(), sheet, formulas);
      let [rows, columns] = [0, 0];
      const visit = (row: number, column: number): void => {
        const cell = source(row, column);
        if (storedValue(cell) === null && !cell?.f && !cell?.si) return;
        rows = Math.max(rows, row + 1);
        columns = Math.max(columns, column + 1);
      };
      sheet.getCellMatrix().forValue(visit);
      new ObjectMatrix(formulas.getArrayFormulaCellData()[workbook().getUnitId()]?.[key] ?? {}).forValue(visit);
      return { rows, columns };
    },
    read: (area, parts) =>
      readCells(workbook(), model(area.sheet), formulas, (row, column) => notes.get(area.sheet)?.getValue(row, column) ?? '', area, parts),
    write(area, change) {
      if (change.contents || change.formats) {
        const cellValue = changedCells(area, change);
        commands.syncExecuteCommand(SET_VALUES, { unitId: workbook().getUnitId(), subUnitId: area.sheet, cellValue });
      }
      if (!change.notes) return;
      const own = notes.get(area.sheet) ?? new ObjectMatrix<string>();
      notes.set(area.sheet, own);
      change.notes.forEach((line, row) => {
        line.forEach((note, column) => void own.setValue(area.row + row, area.column + column, note));
      });
    },
    // Univer knows no "before" behind the last row or column.
    insertRows: (key, before, count) => {
      const sheet = sheetFacade(key);
      if (before < model(key).getRowCount()) sheet.insertRowsBefore(before, count);
      else sheet.insertRowsAfter(before - 1, count);
    },
    deleteRows: (sheet, first, count) => void sheetFacade(sheet).deleteRows(first, count),
    insertColumns: (key, before, count) => {
      const sheet = sheetFacade(key);
      if (before < model(key).getColumnCount()) sheet.insertColumnsBefore(before, count);
      else sheet.insertColumnsAfter(before - 1, count);
    },
    deleteColumns: (sheet, first, count) => void sheetFacade(sheet).deleteColumns(first, count),
    insertSheet: (name, index) => facade().insertSheet(name, { index }).getSheetId(),
    deleteSheet: (sheet) => void facade().deleteSheet(sheet),
    renameSheet: (sheet, name) => void sheetFacade(sheet).setName(name),
    setSheetHidden: (sheet, hidden) => void (hidden ? sheetFacade(sheet).hideSheet() : sheetFacade(sheet).showSheet()),
    flush: () => {},
  };
}
