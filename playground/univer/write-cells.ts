/** Changes of cells, as the one mutation of Univer's that is fast enough for many (its `setValues` takes twenty times as long). */
import { CellValueType, type ICellData } from '@univerjs/core';
import type { Area, CellContent, CellsWrite } from '../apps-script/backend';
import { AUTOMATIC } from '../apps-script/spreadsheet/number-format';

type Cells = Record<number, Record<number, ICellData>>;

/** The mutation's `cellValue` for what is to change; notes are kept elsewhere. */
export function changedCells(area: Area, change: CellsWrite): Cells {
  const cells: Cells = {};
  for (let row = 0; row < area.rows; row++) {
    const line: Record<number, ICellData> = {};
    for (let column = 0; column < area.columns; column++) {
      const content = change.contents?.[row]?.[column];
      const format = change.formats?.[row]?.[column];
      line[area.column + column] = {
        ...(content !== undefined && cellData(content)),
        ...(format !== undefined && { s: { n: { pattern: format === '' ? AUTOMATIC : format } } }),
      };
    }
    cells[area.row + row] = line;
  }
  return cells;
}

function cellData(content: CellContent): ICellData {
  const none = { f: null, si: null, p: null };
  if (content === null) return { ...none, v: null };
  if (typeof content === 'object') return { ...none, f: content.formula, v: null };
  if (typeof content === 'string') return { ...none, v: content, t: CellValueType.STRING };
  if (typeof content === 'boolean') return { ...none, v: content ? 1 : 0, t: CellValueType.BOOLEAN };
  return { ...none, v: content, t: CellValueType.NUMBER };
}
