/**
 * DataSourceSheet: a sheet that shows the first rows of a table, as Google's preview does, and has no cells that a script could reach. Sources:
 * https://developers.google.com/apps-script/reference/spreadsheet/data-source-sheet,
 * https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet#insertdatasourcesheetspec
 * @module
 */
import { newAnchorId } from '../../spreadsheet/anchors';
import { ScriptException } from '../runtime/script-exception';
import type { SpreadsheetObjects } from '../spreadsheet/objects';
import { checkExecution, type DataObject, refreshMethods, startReading, statusMethods } from './data-object';
import { dataSource } from './data-source';
import { NOTHING_SHOWN, type SheetSource, sheetAnchors, sheetSource } from './kept-sources';
import { keyOf, PREVIEW_ROWS, sheetData } from './sheet-data';
import { sourceOf } from './source';

/** @param id its anchor */
export function dataSourceSheet(objects: SpreadsheetObjects, id: string): object {
  const { spreadsheet } = objects.execution.backend;
  const data: DataObject = { ...sheetData(objects, id), self: () => self, dataSource: () => dataSource(objects, id) };
  const self: object = objects.exposeWriting('DataSourceSheet', refreshMethods(objects, data), {
    ...statusMethods(objects, data),
    asSheet: () => objects.sheet(keyOf(objects, id)),
    getSheetValues: (name: unknown, start: unknown = 1, count: unknown = PREVIEW_ROWS) => {
      const { columns, size } = sheetSource(spreadsheet, id);
      const column = columns.findIndex((one) => one.name === name);
      if (column === -1) throw new ScriptException(`Invalid column name: ${name}`);
      const rows = Math.min(Number(count), size.rows - Number(start));
      if (rows <= 0) return [];
      const area = { sheet: keyOf(objects, id), row: Number(start), column, rows, columns: 1 };
      return objects.cells.values(area).map(([value]) => value);
    },
  });
  return self;
}

/** Inserts a sheet behind the last one, makes it the active one, and begins to read. */
export function insertDataSourceSheet(objects: SpreadsheetObjects, spec: unknown): object {
  const source = sourceOf(spec, 'Spreadsheet.insertDataSourceSheet');
  checkExecution(objects);
  const { spreadsheet } = objects.execution.backend;
  const sheets = spreadsheet.sheets();
  objects.changed();
  const key = spreadsheet.insertSheet(
    freeName(
      sheets.map(({ name }) => name),
      source.table,
    ),
    sheets.length,
  );
  const id = newAnchorId('data-source');
  const facts: SheetSource = { ...NOTHING_SHOWN, type: 'DATASOURCE', source, columns: [] };
  spreadsheet.putAnchor({
    id,
    kind: 'sheet-type',
    sheet: key,
    span: { row: 0, column: 0, rows: null, columns: null },
    facts: { ...facts },
  });
  spreadsheet.activate(key);
  startReading(objects, sheetData(objects, id));
  return dataSourceSheet(objects, id);
}

function freeName(names: readonly string[], table: string): string {
  const low = names.map((name) => name.toLowerCase());
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? table : `${table} ${number}`;
    if (!low.includes(name.toLowerCase())) return name;
  }
}

/** The sheet as a DataSourceSheet; `null` for any other. */
export function asDataSourceSheet(objects: SpreadsheetObjects, key: string): object | null {
  const anchor = sheetAnchors(objects.execution.backend.spreadsheet).find(({ sheet }) => sheet === key);
  return anchor ? dataSourceSheet(objects, anchor.id) : null;
}
