/**
 * What keeps a report from being written, in words.
 * @module
 */

import {
  cellsMergedInExcel,
  filterHides,
  pivotInTheWay,
  sheetProtectedInExcel,
  TABLE_CANNOT_GROW,
  tableFilterHides,
  totalsInTheWay,
} from '#words/excel';
import { andOthers } from '#words/quoted';
import { areaName } from '../../../shared/model/a1';
import type { SheetArea } from '../../../shared/sheet-writer';
import { areaFrom, overlaps, PLACE, rangeOf } from './areas';
import { hasExcelApi } from './excel-run';
import { mergedFromOutside } from './merged-cells';
import { pivotAreas } from './pivot-tables';
import { type SheetTable, tablesOn } from './tables';

/** Why one of the areas cannot be written, or `undefined`. */
export async function refusalOf(context: Excel.RequestContext, areas: readonly SheetArea[]): Promise<string | undefined> {
  for (const sheet of new Set(areas.map((area) => area.sheet))) {
    const own = areas.filter((area) => area.sheet === sheet);
    const refusal = await sheetRefusal(context, sheet, own);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** ExcelApi 1.2 for protection and hidden rows, 1.3 for PivotTables, 1.9 for filters, 1.13 for merged cells. */
async function sheetRefusal(context: Excel.RequestContext, sheet: string, areas: readonly SheetArea[]): Promise<string | undefined> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  worksheet.load('name');
  worksheet.protection.load('protected,options');
  worksheet.autoFilter.load('isDataFiltered');
  const pivots = worksheet.pivotTables.load('items/name');
  const filtered = worksheet.autoFilter.getRangeOrNullObject().load(PLACE);
  const cells = areas.map((area) => {
    const range = rangeOf(context, area).load('rowHidden');
    const merged = hasExcelApi(13) ? range.getMergedAreasOrNullObject().load('address') : undefined;
    return { area, range, locked: range.format.protection.load('locked'), merged };
  });
  await context.sync();
  const { name, protection, autoFilter } = worksheet;
  const isClosed = protection.protected && (!protection.options.allowFormatCells || cells.some(({ locked }) => locked.locked !== false));
  if (isClosed) return sheetProtectedInExcel(name);
  const merged = cells.find((one) => one.merged !== undefined && !one.merged.isNullObject)?.merged;
  if (merged) return cellsMergedInExcel(cellsOf(merged.address), name);
  const reaching = hasExcelApi(13) ? await mergedFromOutside(context, sheet, areas) : [];
  if (reaching.length > 0) return cellsMergedInExcel(andOthers(reaching.map(areaName), 3), name);
  const pivot = (await pivotAreas(context, sheet, pivots)).find((one) => areas.some((area) => overlaps(area, one)));
  if (pivot) return pivotInTheWay(areaName(pivot), name);
  // A filter hides whole rows, also of what is beside its own cells.
  const isHiding = (filter: SheetArea): boolean =>
    cells.some(({ area, range }) => range.rowHidden !== false && overlaps({ ...area, column: filter.column, columns: 1 }, filter));
  if (autoFilter.isDataFiltered && !filtered.isNullObject && isHiding(areaFrom(sheet, filtered))) return filterHides(name);
  const tables = await tablesOn(context, sheet);
  for (const table of tables) {
    if (table.isFiltered && isHiding(table.area)) return tableFilterHides(table.name);
    // Rows below a table that can't grow would be missing in what is made of it.
    const end = Math.max(...areas.flatMap((own) => (overlaps(own, table.area) ? [own.row + own.rows] : [])));
    const last = table.area.row + table.area.rows;
    if (end > last && table.isFixed) return sheetProtectedInExcel(name);
    if (end > last && (await isTaken(context, tables, { ...table.area, row: last, rows: end - last }))) return TABLE_CANNOT_GROW;
    const totals = { ...table.area, row: table.area.row + table.area.rows - 1, rows: 1 };
    if (table.hasTotals && areas.some((own) => overlaps(own, totals))) return totalsInTheWay(areaName(totals), table.name);
  }
  return undefined;
}

/** Whether there is another table or a merged cell where a table would grow. */
async function isTaken(context: Excel.RequestContext, tables: readonly SheetTable[], area: SheetArea): Promise<boolean> {
  if (!hasExcelApi(13) || tables.some((other) => overlaps(other.area, area))) return hasExcelApi(13);
  const merged = rangeOf(context, area).getMergedAreasOrNullObject().load('address');
  await context.sync();
  return !merged.isNullObject || (await mergedFromOutside(context, area.sheet, [area])).length > 0;
}

/** `A1:B2, D4:E4` of an address with the sheet's name, which may have commas, in each part; the first three. */
function cellsOf(address: string): string {
  return andOthers(address.replace(/'(?:[^']|'')+'!|[^,!]+!/g, '').split(/, ?/), 3);
}
