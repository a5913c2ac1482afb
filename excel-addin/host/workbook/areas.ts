/**
 * Areas as Excel's ranges, and what stands in them.
 * @module
 */
import type { SheetArea, SheetValue } from '../../../shared/sheet-writer';
import { CELLS_PER_READ, piecesOf } from './blocks';
import { codeOf } from './excel-failure';

/** ExcelApi 1.7. */
export const rangeOf = (context: Excel.RequestContext, { sheet, row, column, rows, columns }: SheetArea): Excel.Range =>
  context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, rows, columns);

/** Whether two areas of a sheet have a cell in common. */
export const overlaps = (one: Omit<SheetArea, 'sheet'>, other: Omit<SheetArea, 'sheet'>): boolean =>
  one.row < other.row + other.rows &&
  other.row < one.row + one.rows &&
  one.column < other.column + other.columns &&
  other.column < one.column + one.columns;

/** The properties of a range that say where it is; what `areaFrom` needs. */
export const PLACE = 'rowIndex,columnIndex,rowCount,columnCount';

/** The area of a range that was loaded with `PLACE`. */
export const areaFrom = (sheet: string, range: Excel.Range): SheetArea => ({
  sheet,
  row: range.rowIndex,
  column: range.columnIndex,
  rows: range.rowCount,
  columns: range.columnCount,
});

/** The values of an area, row by row. */
export type CellGrid = readonly (readonly SheetValue[])[];

/** The values of an area, piece by piece. */
export async function readValues(context: Excel.RequestContext, area: SheetArea): Promise<CellGrid> {
  const ranges = await loadPieces(context, area, CELLS_PER_READ, 'values');
  return ranges.flatMap((range) => range.values as SheetValue[][]);
}

/** The formulas of an area relative to their own cells; `''` where there is none. */
export async function readFormulas(context: Excel.RequestContext, area: SheetArea): Promise<readonly (readonly string[])[]> {
  const ranges = await loadPieces(context, area, CELLS_PER_READ / 2, 'values,formulasR1C1');
  return ranges.flatMap(({ values, formulasR1C1 }) =>
    // A cell without a formula gives its value there, and a text may begin as a formula does.
    formulasR1C1.map((row, line) =>
      row.map((text, column) => (String(text).startsWith('=') && text !== values[line]?.[column] ? String(text) : '')),
    ),
  );
}

/** The ranges of an area's pieces, loaded. @param cells so many at once, or fewer where that is more than Excel gives */
export async function loadPieces(
  context: Excel.RequestContext,
  area: SheetArea,
  cells: number,
  properties: string,
): Promise<readonly Excel.Range[]> {
  const ranges: Excel.Range[] = [];
  for (const piece of piecesOf(area, cells)) ranges.push(...(await loadPiece(context, piece, properties)));
  return ranges;
}

/** Halves what is more than Excel gives at once. */
async function loadPiece(context: Excel.RequestContext, area: SheetArea, properties: string): Promise<readonly Excel.Range[]> {
  const range = rangeOf(context, area).load(properties);
  try {
    await context.sync();
    return [range];
  } catch (failure) {
    if (codeOf(failure) !== 'ResponsePayloadSizeLimitExceeded' || area.rows === 1) throw failure;
    const half = Math.floor(area.rows / 2);
    const first = await loadPiece(context, { ...area, rows: half }, properties);
    return [...first, ...(await loadPiece(context, { ...area, row: area.row + half, rows: area.rows - half }, properties))];
  }
}
