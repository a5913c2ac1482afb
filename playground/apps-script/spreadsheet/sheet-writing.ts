/** The methods of Sheet that change something. Rows and columns count from 1. */
import { dropDownsIn, setDropDown } from '../../spreadsheet/drop-downs';
import { ScriptException } from '../runtime/script-exception';
import type { Method } from '../runtime/service';
import { columnAt } from './area';
import { EMPTY } from './cells';
import type { SpreadsheetObjects } from './objects';
import { checkProtected } from './protected-cells';
import { protect } from './protection';
import { USUAL_READINGS } from './readings';
import { copySheet } from './sheet-copy';
import { isGrid } from './sheet-type';
import { checkGrowth } from './size-limit';

export function sheetWriting(objects: SpreadsheetObjects, key: string, self: () => object): Record<string, Method> {
  const { spreadsheet, readings = USUAL_READINGS } = objects.execution.backend;
  const facts = () => objects.sheetFacts(key);
  const grids = () => spreadsheet.sheets().filter((sheet) => isGrid(spreadsheet, sheet.key));
  const whole = () => ({ sheet: key, row: 0, column: 0, rows: facts().rows, columns: facts().columns });

  /** Before rows and columns come, go or move. */
  function begin(): void {
    checkProtected(objects.execution, [whole()], ['SHEET']);
    objects.changed();
  }

  function insertRows(before: number, count: number): object {
    checkPlace(before, facts().rows + 1, 'row');
    checkGrowth(grids(), facts(), count, 0);
    begin();
    spreadsheet.insertRows(key, before - 1, count);
    return self();
  }

  function insertColumns(before: number, count: number): object {
    checkPlace(before, facts().columns + 1, 'column');
    checkGrowth(grids(), facts(), 0, count);
    begin();
    spreadsheet.insertColumns(key, before - 1, count);
    if (readings.insertedColumns === 'with drop-downs') {
      const behind = { sheet: key, row: 0, column: before - 1 + count, rows: facts().rows, columns: 1 };
      for (const { area, list } of dropDownsIn(spreadsheet, behind))
        setDropDown(spreadsheet, { ...area, column: before - 1, columns: count }, list);
    }
    return self();
  }

  function deleteRows(first: number, count = 1): void {
    checkPlace(first + count - 1, facts().rows, 'row');
    if (count >= facts().rows) throw new ScriptException("You can't delete all the rows on the sheet.");
    begin();
    spreadsheet.deleteRows(key, first - 1, count);
  }

  function deleteColumns(first: number, count = 1): void {
    checkPlace(first + count - 1, facts().columns, 'column');
    if (count >= facts().columns) throw new ScriptException("You can't delete all the columns on the sheet.");
    begin();
    spreadsheet.deleteColumns(key, first - 1, count);
  }

  const shown = (hidden: boolean) => (): object => {
    const visible = spreadsheet.sheets().filter((sheet) => !sheet.hidden && sheet.key !== key);
    if (hidden && visible.length === 0) throw new ScriptException("You can't hide all the sheets in a document.");
    objects.changed();
    spreadsheet.setSheetHidden(key, hidden);
    return self();
  };

  return {
    setColumnWidth: (position: number, pixels: number) => {
      begin();
      spreadsheet.setColumnWidth(key, columnAt(facts(), position), pixels);
      return self();
    },
    hideColumns: (position: number, count = 1) => {
      begin();
      for (let at = 0; at < count; at += 1) spreadsheet.hideColumn(key, columnAt(facts(), position + at));
    },
    setFrozenRows: (rows: number) => {
      begin();
      if (rows >= facts().rows) throw new ScriptException("You can't freeze all visible rows on the sheet.");
      spreadsheet.freezeRows(key, rows);
    },
    setName: (name: unknown) => {
      if (objects.sheetNamed(String(name)))
        throw new ScriptException(`A sheet with the name "${name}" already exists. Please enter another name.`);
      objects.changed();
      spreadsheet.renameSheet(key, String(name));
      return self();
    },
    appendRow: (values: readonly unknown[]) => {
      const row = spreadsheet.used(key).rows;
      if (row >= facts().rows) insertRows(facts().rows + 1, 1);
      if (values.length > facts().columns) insertColumns(facts().columns + 1, values.length - facts().columns);
      objects.cells.setValues({ sheet: key, row, column: 0, rows: 1, columns: values.length }, [values]);
      return self();
    },
    insertRowAfter: (row: number) => insertRows(row + 1, 1),
    insertRowsAfter: (row: number, count: number) => insertRows(row + 1, count),
    insertRowBefore: (row: number) => insertRows(row, 1),
    insertRowsBefore: (row: number, count: number) => insertRows(row, count),
    insertColumnAfter: (column: number) => insertColumns(column + 1, 1),
    insertColumnsAfter: (column: number, count: number) => insertColumns(column + 1, count),
    insertColumnBefore: (column: number) => insertColumns(column, 1),
    insertColumnsBefore: (column: number, count: number) => insertColumns(column, count),
    deleteRow: (row: number) => deleteRows(row),
    deleteRows,
    deleteColumn: (column: number) => deleteColumns(column),
    deleteColumns,
    moveRows: (rows: unknown, to: number) => {
      const area = objects.areaOf(rows);
      checkPlace(to, facts().rows + 1, 'row');
      begin();
      spreadsheet.moveRows(key, area.row, area.rows, to - 1);
    },
    moveColumns: (columns: unknown, to: number) => {
      const area = objects.areaOf(columns);
      checkPlace(to, facts().columns + 1, 'column');
      begin();
      spreadsheet.moveColumns(key, area.column, area.columns, to - 1);
    },
    setActiveRange: (range: unknown) => {
      spreadsheet.select(objects.areaOf(range));
      return range;
    },
    copyTo: (spreadsheet: unknown) => {
      if (String(spreadsheet) !== 'Spreadsheet')
        throw new ScriptException("The parameters don't match the method signature for SpreadsheetApp.Sheet.copyTo.");
      checkGrowth(grids(), { key: '', name: '', rows: 0, columns: 0, hidden: false }, facts().rows, facts().columns);
      objects.changed();
      return objects.sheet(copySheet(objects, key));
    },
    protect: () => protect(objects, whole(), 'SHEET'),
    hideSheet: shown(true),
    showSheet: shown(false),
    clearContents: () => {
      objects.cells.fill([whole()], { content: null });
      return self();
    },
    clear: () => {
      objects.cells.fill([whole()], EMPTY);
      return self();
    },
  };
}

function checkPlace(place: number, last: number, what: 'row' | 'column'): void {
  if (!(place >= 1 && place <= last)) throw new ScriptException(`Those ${what}s are out of bounds.`);
}
