/**
 * Sheet.copyTo: a new sheet, the last one, with the cells, widths and frozen rows of another. Whether the developer metadata of rows and
 * columns come along is nowhere said. (https://developers.google.com/apps-script/reference/spreadsheet/sheet#copytospreadsheet)
 */
import { newAnchorId } from '../../spreadsheet/anchors';
import type { Area } from '../../spreadsheet/backend';
import { copyTo } from './copying';
import { freeId } from './metadata';
import type { SpreadsheetObjects } from './objects';
import { USUAL_READINGS } from './readings';

/** @returns the copy's key */
export function copySheet(objects: SpreadsheetObjects, key: string): string {
  const { spreadsheet, readings = USUAL_READINGS } = objects.execution.backend;
  const from = objects.sheetFacts(key);
  const copy = spreadsheet.insertSheet(freeName(objects, `Copy of ${from.name}`), spreadsheet.sheets().length);
  const { rows, columns } = objects.sheetFacts(copy);
  if (from.rows > rows) spreadsheet.insertRows(copy, rows, from.rows - rows);
  if (from.columns > columns) spreadsheet.insertColumns(copy, columns, from.columns - columns);
  const used = spreadsheet.used(key);
  const area = (sheet: string): Area => ({ sheet, row: 0, column: 0, rows: Math.max(1, used.rows), columns: Math.max(1, used.columns) });
  copyTo(objects, area(key), area(copy), 'PASTE_NORMAL');
  for (let column = 0; column < from.columns; column += 1) {
    const width = spreadsheet.columnWidth(key, column);
    if (width !== null) spreadsheet.setColumnWidth(copy, column, width);
  }
  spreadsheet.freezeRows(copy, spreadsheet.frozenRows(key));
  if (readings.copiedSheets === 'with metadata')
    for (const anchor of spreadsheet.anchors('metadata'))
      if (anchor.sheet === key)
        spreadsheet.putAnchor({ ...anchor, id: newAnchorId('metadata'), sheet: copy, facts: { ...anchor.facts, id: freeId(objects) } });
  return copy;
}

function freeName(objects: SpreadsheetObjects, name: string): string {
  let free = name;
  for (let number = 2; objects.sheetNamed(free); number += 1) free = `${name} ${number}`;
  return free;
}
