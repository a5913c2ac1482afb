/** What a person does in Excel's window, beside any add-in. Rows and columns count from 0; sheets are named by their keys. */
import { newAnchorId } from '../spreadsheet/anchors';
import type { AnchorKind, Area } from '../spreadsheet/backend';
import { enterValues } from './cells/change-cells';
import { anchorSpan, readPart } from './cells/grid';
import { addName, copyNames } from './names';
import { deleteColumns, deleteRows, insertColumns, insertRows, usedArea } from './shape';
import { addSheet, deleteSheet, renameSheet, setVisibility, type Visibility } from './sheets';
import { mendHeader } from './table-headers';
import type { ProtectionOptions, Workbook } from './workbook';

export interface Person {
  /** Types a text into a cell: a formula with `=`, anything else as Excel reads it. */
  type(sheet: string, row: number, column: number, text: string): void;
  insertRows(sheet: string, before: number, count: number): void;
  insertColumns(sheet: string, before: number, count: number): void;
  deleteRows(sheet: string, first: number, count: number): void;
  deleteColumns(sheet: string, first: number, count: number): void;
  /** Cuts a column out and puts it in where another one is then. */
  moveColumn(sheet: string, from: number, to: number): void;
  /** Sorts rows by one of their columns, the greatest first. */
  sort(area: Area, column: number): void;
  renameSheet(sheet: string, name: string): void;
  /** Copies a sheet with its cells and names; the copy is in front then. Gives its key. */
  copySheet(sheet: string, name: string): string;
  deleteSheet(sheet: string): void;
  setVisibility(sheet: string, visibility: Visibility): void;
  protectSheet(sheet: string, options?: Partial<ProtectionOptions>): void;
  unprotectSheet(sheet: string): void;
  /** Lets cells be changed also while their sheet is protected. */
  unlock(area: Area): void;
  protectStructure(isProtected: boolean): void;
  merge(area: Area): void;
  /** Puts a filter on cells; one that hides rows once a choice was made. */
  filter(area: Area, hidesRows: boolean): void;
  /** Makes a table of cells whose first row is the header. */
  makeTable(area: Area, name: string, showTotals?: boolean): void;
  /** Chooses in a table's filter what is to be seen. */
  filterTable(name: string, hidesRows: boolean): void;
  /** Has a PivotTable fill cells. */
  addPivotTable(area: Area): void;
  defineName(name: string, area: Area): void;
  select(area: Area): void;
  /** Clicks on a chart. */
  selectChart(): void;
  /** Moves a chart to a sheet of its own, which has no cells; gives its key. */
  moveChartToSheet(name: string): string;
  /** Begins to type into a cell. */
  startEditing(): void;
  stopEditing(): void;
}

export function createPerson(workbook: Workbook): Person {
  const { backend } = workbook;
  const tie = (kind: AnchorKind, area: Area, facts: Readonly<Record<string, unknown>> = {}): string => {
    const id = newAnchorId(kind);
    backend.putAnchor({ id, kind, sheet: area.sheet, span: anchorSpan(area), facts });
    return id;
  };

  return {
    type(sheet, row, column, text) {
      const area = { sheet, row, column, rows: 1, columns: 1 };
      enterValues(workbook, area, [[text]]);
    },
    insertRows: (sheet, before, count) => insertRows(workbook, sheet, before, count),
    insertColumns: (sheet, before, count) => insertColumns(workbook, sheet, before, count),
    deleteRows: (sheet, first, count) => deleteRows(workbook, sheet, first, count),
    deleteColumns: (sheet, first, count) => deleteColumns(workbook, sheet, first, count),
    moveColumn: (sheet, from, to) => backend.moveColumns(sheet, from, 1, to > from ? to + 1 : to),
    sort(area, column) {
      const values = readPart(workbook, area, 'values');
      const formats = readPart(workbook, area, 'formats');
      const key = (row: number): string => String(values[row]?.[column - area.column] ?? '');
      const order = values.map((_, row) => row).sort((one, other) => key(other).localeCompare(key(one)));
      backend.write(area, { contents: order.map((row) => values[row] ?? []), formats: order.map((row) => formats[row] ?? []) });
    },
    renameSheet: (sheet, name) => renameSheet(workbook, sheet, name),
    copySheet(sheet, name) {
      const [copy, used] = [addSheet(workbook, name), usedArea(workbook, sheet)];
      if (used)
        backend.write(
          { ...used, sheet: copy },
          { contents: readPart(workbook, used, 'values'), formats: readPart(workbook, used, 'formats') },
        );
      copyNames(workbook, sheet, copy);
      backend.activate(copy);
      return copy;
    },
    deleteSheet: (sheet) => deleteSheet(workbook, sheet),
    setVisibility: (sheet, visibility) => setVisibility(workbook, sheet, visibility),
    protectSheet: (sheet, options = {}) =>
      void workbook.protectedSheets.set(sheet, {
        allowFormatCells: false,
        allowFormatColumns: false,
        allowInsertColumns: false,
        ...options,
      }),
    unprotectSheet: (sheet) => void workbook.protectedSheets.delete(sheet),
    unlock: (area) => void tie('unlocked', area),
    protectStructure: (isProtected) => {
      workbook.isStructureProtected = isProtected;
    },
    merge: backend.merge,
    filter: (area, isDataFiltered) => {
      for (const { id, sheet } of backend.anchors('filter')) if (sheet === area.sheet) backend.removeAnchor(id);
      tie('filter', area, { isDataFiltered });
    },
    makeTable: (area, name, showTotals = false) => {
      const id = tie('table', area, { name, showTotals, isDataFiltered: false });
      for (const anchor of backend.anchors('table')) if (anchor.id === id) mendHeader(workbook, anchor);
    },
    filterTable: (name, isDataFiltered) => {
      for (const anchor of backend.anchors('table'))
        if (anchor.facts.name === name) backend.putAnchor({ ...anchor, facts: { ...anchor.facts, isDataFiltered } });
    },
    addPivotTable: (area) => void tie('pivot', area),
    defineName: (name, area) => void addName(workbook, name, area, ''),
    select: (area) => {
      workbook.selected = 'cells';
      backend.select(area);
    },
    selectChart: () => {
      workbook.selected = 'a chart';
    },
    moveChartToSheet(name) {
      const sheet = addSheet(workbook, name);
      workbook.chartSheets.add(sheet);
      return sheet;
    },
    startEditing: () => {
      let end = (): void => {};
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      workbook.editing = { ended, end };
    },
    stopEditing: () => {
      workbook.editing?.end();
      workbook.editing = undefined;
    },
  };
}
