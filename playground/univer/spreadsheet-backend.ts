/** The spreadsheet half of the backend over a Univer workbook: in a page, or in Node without one. */
import {
  type CellValueType,
  ICommandService,
  IUndoRedoService,
  IUniverInstanceService,
  type Nullable,
  type Univer,
  UniverInstanceType,
  type Workbook,
  type Worksheet,
} from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { FormulaDataModel } from '@univerjs/engine-formula';
import type { SheetFacts, SpreadsheetBackend, SpreadsheetFacts } from '../spreadsheet/backend';
import { createAnchors } from './anchors';
import { clipReferences } from './clipped-references';
import { quickFormulaData } from './formula-data';
import { foundCells } from './found-cells';
import { watchPersonFilters } from './person-filters';
import { cellSource, readCells } from './read-cells';
import { keepSelections } from './selections';
import { spilledAreas } from './spills';
import { usedCells } from './used-cells';
import { type SheetFacade, workbookFacade } from './workbook-facade';
import { type CellChanges, changedCells, copiedCells, filledCells } from './write-cells';

const SET_VALUES = 'sheet.mutation.set-range-values';
/** Named as the cause of changes without contents: of any other, Univer takes it that cells without a formula have lost theirs. */
const SET_STYLE = 'sheet.command.set-style';

const factsOf = (sheet: Worksheet): SheetFacts => ({
  key: sheet.getSheetId(),
  name: sheet.getName(),
  rows: sheet.getRowCount(),
  columns: sheet.getColumnCount(),
  hidden: sheet.isSheetHidden() === 1,
});

/** Google's new sheets have so many rows and columns; Univer's own have 20 columns. */
const NEW_SHEET = { rowCount: 1_000, columnCount: 26 };

/**
 * The workbook that is open in `univer` as a spreadsheet of Google's, with what Univer does not know of it.
 * @param draw has the sheet in front drawn, where sheets are
 */
export function createSpreadsheetBackend(
  univer: Univer,
  api: FUniver,
  facts: Pick<SpreadsheetFacts, 'timeZone' | 'locale' | 'owner'>,
  draw: (sheet: string) => void = () => undefined,
): SpreadsheetBackend {
  const injector = univer.__getInjector();
  const commands = injector.get(ICommandService);
  const formulas = injector.get(FormulaDataModel);
  clipReferences();
  quickFormulaData(formulas, injector.get(IUniverInstanceService));
  const anchors = createAnchors(univer);
  watchPersonFilters(univer, anchors);
  const keeping = keepSelections(univer);

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

  /**
   * Univer moves the formulas of the sheet in front when the rows or columns of any sheet come or go, so it is told for as long as that
   * takes that this one is in front. Nothing hears of it: bringing a sheet to the front for a moment fails where sheets are drawn. What
   * draws them believes it too, so it is told afterwards what is really in front.
   */
  function inFront(key: string, work: (sheet: SheetFacade) => unknown): void {
    const book = workbook();
    const sheet = model(key);
    const facadeOfSheet = sheetFacade(key);
    Object.defineProperty(book, 'getActiveSheet', { value: () => sheet, configurable: true });
    try {
      lasting(() => keeping(() => work(facadeOfSheet)));
    } finally {
      Reflect.deleteProperty(book, 'getActiveSheet');
      drawFront();
    }
  }

  /**
   * Of a sheet that is gone what draws it still takes the measures at the next change, and fails: Univer brings another one to the front
   * only some time later.
   */
  const drawFront = (): void => draw(workbook().getActiveSheet().getSheetId());

  function set(sheet: string, cellValue: CellChanges, hasContents: boolean): void {
    const trigger = hasContents ? {} : { trigger: SET_STYLE };
    const change = () =>
      commands.syncExecuteCommand(SET_VALUES, { unitId: workbook().getUnitId(), subUnitId: sheet, cellValue, ...trigger });
    // Looks alone are what the add-on gives to a formula that was just typed, which can still be undone.
    if (hasContents) lasting(change);
    else change();
  }

  /** A script's changes cannot be undone here, so that nothing before them can: what was typed would go, and they would stay. */
  function lasting<Result>(change: () => Result): Result {
    try {
      return change();
    } finally {
      injector.get(IUndoRedoService).clearUndoRedo(workbook().getUnitId());
    }
  }

  /** What a cell holds stays text, or a number, when only its format changes. */
  function kindIn(key: string): (row: number, column: number) => Nullable<CellValueType> {
    const cells = model(key).getCellMatrix();
    return (row, column) => cells.getValue(row, column)?.t;
  }

  return {
    facts: () => ({
      id: workbook().getUnitId(),
      name: workbook().name,
      timeZone: facts.timeZone,
      locale: facts.locale,
      owner: facts.owner,
    }),
    sheets: () => workbook().getSheets().map(factsOf),
    sheet(key) {
      const sheet = workbook().getSheetBySheetId(key);
      return sheet ? factsOf(sheet) : undefined;
    },
    activeSheet: () => workbook().getActiveSheet().getSheetId(),
    activate: (sheet) => void facade().setActiveSheet(sheet),
    used(key) {
      const sheet = model(key);
      const spilled = formulas.getArrayFormulaCellData()[workbook().getUnitId()]?.[key] ?? {};
      return usedCells(cellSource(workbook(), sheet, formulas), sheet.getCellMatrix().getMatrix(), spilled);
    },
    read: (area, parts) => readCells(workbook(), model(area.sheet), formulas, area, parts),
    write: (area, change) => set(area.sheet, changedCells(area, change, kindIn(area.sheet)), change.contents !== undefined),
    fill(areas, change) {
      for (const area of areas) set(area.sheet, filledCells(area, change, kindIn(area.sheet)), change.content !== undefined);
    },
    copyValues: (from, to) => set(to.sheet, copiedCells(from, to, cellSource(workbook(), model(from.sheet), formulas)), true),
    find: (key, text, inFormulas) => foundCells(workbook(), model(key), formulas, text, inFormulas),
    selection() {
      const range = facade().getActiveRange();
      const sheet = workbook().getActiveSheet().getSheetId();
      if (!range) return { sheet, row: 0, column: 0, rows: 1, columns: 1 };
      return { sheet, row: range.getRow(), column: range.getColumn(), rows: range.getHeight(), columns: range.getWidth() };
    },
    select({ sheet, row, column, rows, columns }) {
      facade().setActiveSheet(sheet);
      facade().setActiveRange(sheetFacade(sheet).getRange(row, column, rows, columns));
    },
    columnWidth: (sheet, column) => model(sheet).getConfig().columnData[column]?.w ?? null,
    setColumnWidth: (sheet, column, pixels) => void lasting(() => sheetFacade(sheet).setColumnWidth(column, pixels)),
    isColumnHidden: (sheet, column) => model(sheet).getConfig().columnData[column]?.hd === 1,
    hideColumn: (sheet, column) => void lasting(() => sheetFacade(sheet).hideColumns(column, 1)),
    frozenRows: (sheet) => Math.max(0, model(sheet).getFreeze().startRow),
    freezeRows: (sheet, rows) => void lasting(() => sheetFacade(sheet).setFrozenRows(rows)),
    spills: (sheet) => spilledAreas(formulas, workbook().getUnitId(), sheet),
    merged: (sheet) =>
      model(sheet)
        .getMergeData()
        .map(({ startRow: row, startColumn: column, endRow, endColumn }) => ({
          sheet,
          row,
          column,
          rows: endRow - row + 1,
          columns: endColumn - column + 1,
        })),
    merge: ({ sheet, row, column, rows, columns }) => void lasting(() => sheetFacade(sheet).getRange(row, column, rows, columns).merge()),
    unmerge: ({ sheet, row, column, rows, columns }) =>
      void lasting(() => sheetFacade(sheet).getRange(row, column, rows, columns).breakApart()),
    anchors: anchors.list,
    anchor: anchors.one,
    putAnchor: anchors.put,
    removeAnchor: anchors.remove,
    // Univer knows no "before" behind the last row or column.
    insertRows: (key, before, count) =>
      inFront(key, (sheet) => {
        if (before < model(key).getRowCount()) sheet.insertRowsBefore(before, count);
        else sheet.insertRowsAfter(before - 1, count);
      }),
    deleteRows: (key, first, count) => inFront(key, (sheet) => sheet.deleteRows(first, count)),
    insertColumns: (key, before, count) =>
      inFront(key, (sheet) => {
        if (before < model(key).getColumnCount()) sheet.insertColumnsBefore(before, count);
        else sheet.insertColumnsAfter(before - 1, count);
      }),
    deleteColumns: (key, first, count) => inFront(key, (sheet) => sheet.deleteColumns(first, count)),
    moveRows: (key, first, count, before) =>
      inFront(key, (sheet) => sheet.moveRows(sheet.getRange(first, 0, count, model(key).getColumnCount()), before)),
    moveColumns: (key, first, count, before) =>
      inFront(key, (sheet) => sheet.moveColumns(sheet.getRange(0, first, model(key).getRowCount(), count), before)),
    insertSheet: (name, index) => lasting(() => facade().insertSheet(name, { index, sheet: NEW_SHEET }).getSheetId()),
    moveSheet: (sheet, index) => void lasting(() => facade().moveSheet(sheetFacade(sheet), index)),
    deleteSheet(sheet) {
      lasting(() => facade().deleteSheet(sheet));
      drawFront();
    },
    renameSheet: (sheet, name) => void lasting(() => sheetFacade(sheet).setName(name)),
    setSheetHidden: (sheet, hidden) => void lasting(() => (hidden ? sheetFacade(sheet).hideSheet() : sheetFacade(sheet).showSheet())),
    flush: () => {},
  };
}
