/** What protection, filters and PivotTables keep from being changed. */
import { contains } from '../../spreadsheet/anchors';
import type { Anchor, Area } from '../../spreadsheet/backend';
import { ExcelError } from '../excel-error';
import type { Workbook } from '../workbook';
import { areaOf, MOST_COLUMNS, MOST_ROWS, meeting } from './grid';

/** Whether the cells of an area are locked; `null` when some are and some are not. */
export function lockedCells(workbook: Workbook, area: Area): boolean | null {
  const open = meeting(workbook, 'unlocked', area).map(({ sheet, span }) => areaOf(sheet, span));
  if (open.length === 0) return true;
  return open.some((part) => contains(part, area)) ? false : null;
}

/** @throws ExcelError unless the contents of these cells may be changed. */
export function checkContents(workbook: Workbook, area: Area): void {
  if (workbook.protectedSheets.has(area.sheet) && lockedCells(workbook, area) !== false) throw new ExcelError('AccessDenied');
  if (hasHiddenRows(workbook, area)) throw new ExcelError('FilteredRangeConflict');
  // Its blank cells are its own, too.
  if (meeting(workbook, 'pivot', area).length > 0) throw new ExcelError('PivotTableRangeConflict');
}

/**
 * Whether a filter hides some of the rows of an area, wherever on the sheet that filter is: values that are written there come into other rows.
 * (https://github.com/OfficeDev/office-js/issues/224, https://github.com/xlwings/xlwings/issues/747)
 */
export function hasHiddenRows({ backend }: Workbook, { sheet, row, rows }: Area): boolean {
  const filters = [...backend.anchors('filter'), ...backend.anchors('table')].filter(({ facts }) => facts.isDataFiltered === true);
  // Its header is not hidden.
  return filters.some((one) => one.sheet === sheet && one.span.row + 1 < row + rows && row < one.span.row + (one.span.rows ?? MOST_ROWS));
}

/** @throws ExcelError unless these cells may be formatted. */
export function checkFormats(workbook: Workbook, area: Area): void {
  if (workbook.protectedSheets.get(area.sheet)?.allowFormatCells === false) throw new ExcelError('AccessDenied');
}

/** @throws ExcelError unless the columns of a sheet may be formatted. */
export function checkFormatColumns(workbook: Workbook, sheet: string): void {
  if (workbook.protectedSheets.get(sheet)?.allowFormatColumns === false) throw new ExcelError('AccessDenied');
}

/** @throws ExcelError unless columns may be inserted into a sheet: a PivotTable moves as a whole. */
export function checkInsertColumns(workbook: Workbook, { sheet, column }: Area): void {
  if (workbook.protectedSheets.get(sheet)?.allowInsertColumns === false) throw new ExcelError('AccessDenied');
  const isCut = ({ sheet: own, span }: Anchor): boolean =>
    own === sheet && span.column < column && column < span.column + (span.columns ?? MOST_COLUMNS);
  if (workbook.backend.anchors('pivot').some(isCut)) throw new ExcelError('PivotTableRangeConflict');
}
