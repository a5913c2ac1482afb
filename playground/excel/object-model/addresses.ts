/** Areas as Excel writes and reads them. */
import type { Area } from '../../spreadsheet/backend';
import { cellName, parseRange } from '../../spreadsheet/notation';
import { isWholeColumns, isWholeRows, MOST_COLUMNS, MOST_ROWS, sheetFacts } from '../cells/grid';
import { ExcelError } from '../excel-error';
import { quotedName } from '../names';
import type { Workbook } from '../workbook';

/** `'My sheet'!A1:B2`. */
export function addressOf(workbook: Workbook, area: Area): string {
  const sheet = quotedName(sheetFacts(workbook, area.sheet).name);
  const first = cellName(area.row, area.column);
  const last = cellName(area.row + area.rows - 1, area.column + area.columns - 1);
  if (isWholeRows(area)) return `${sheet}!${area.row + 1}:${area.row + area.rows}`;
  if (isWholeColumns(area)) return `${sheet}!${first.replace(/\d+/, '')}:${last.replace(/\d+/, '')}`;
  return area.rows === 1 && area.columns === 1 ? `${sheet}!${first}` : `${sheet}!${first}:${last}`;
}

/** The area of `A1:B2`, `4:4` or `C:C` on a sheet. @throws ExcelError for anything else. */
export function areaAt(sheet: string, address: unknown): Area {
  const range = typeof address === 'string' ? parseRange(address) : undefined;
  if (!range || range.sheet !== undefined) throw new ExcelError('InvalidArgument');
  const { row, column, lastRow = MOST_ROWS - 1, lastColumn = MOST_COLUMNS - 1 } = range;
  if (lastRow >= MOST_ROWS || lastColumn >= MOST_COLUMNS) throw new ExcelError('InvalidArgument');
  return { sheet, row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 };
}
