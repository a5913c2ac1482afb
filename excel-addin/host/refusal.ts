/**
 * What keeps a report from being written, in words.
 * @module
 */
import { areaName } from '../../shared/model/a1';
import type { SheetArea } from '../../shared/sheet-writer';
import { areaFrom, overlaps, PLACE, rangeOf } from './areas';
import { hasExcelApi } from './excel-run';
import { tablesOn } from './tables';

/** Why one of the areas cannot be written, or `undefined`. */
export async function refusalOf(context: Excel.RequestContext, areas: readonly SheetArea[]): Promise<string | undefined> {
  for (const sheet of new Set(areas.map((area) => area.sheet))) {
    const own = areas.filter((area) => area.sheet === sheet);
    const refusal = (await cellsRefusal(context, sheet, own)) ?? (await tablesRefusal(context, sheet, own));
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** ExcelApi 1.2 for protection, 1.9 for filters, 1.13 for merged cells. */
async function cellsRefusal(context: Excel.RequestContext, sheet: string, areas: readonly SheetArea[]): Promise<string | undefined> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  worksheet.load('name');
  worksheet.protection.load('protected,options');
  worksheet.autoFilter.load('isDataFiltered');
  const filtered = worksheet.autoFilter.getRangeOrNullObject().load(PLACE);
  const cells = areas.map((area) => {
    const range = rangeOf(context, area);
    const merged = hasExcelApi(13) ? range.getMergedAreasOrNullObject().load('address') : undefined;
    return { area, locked: range.format.protection.load('locked'), merged };
  });
  await context.sync();
  const { name, protection, autoFilter } = worksheet;
  const isClosed = protection.protected && (!protection.options.allowFormatCells || cells.some(({ locked }) => locked.locked !== false));
  if (isClosed) return `the sheet “${name}” is protected: unprotect it under Review, or choose another place`;
  const merged = cells.find((one) => one.merged !== undefined && !one.merged.isNullObject)?.merged;
  if (merged)
    return `${cellsOf(merged.address)} of “${name}” are merged, and rows do not fit into merged cells: unmerge them, or choose another place`;
  const isHiding = autoFilter.isDataFiltered && !filtered.isNullObject;
  if (isHiding && areas.some((area) => overlaps(area, areaFrom(sheet, filtered))))
    return `the filter on “${name}” hides rows that would be written: clear it under Data, Clear, and refresh again`;
  return undefined;
}

/** `A1:B2, D4:E4` of an address with the sheet's name in each part; the first three. */
function cellsOf(address: string): string {
  const parts = address.split(',').map((part) => part.slice(part.lastIndexOf('!') + 1));
  return parts.length > 3 ? `${parts.slice(0, 3).join(', ')} and others` : parts.join(', ');
}

async function tablesRefusal(context: Excel.RequestContext, sheet: string, areas: readonly SheetArea[]): Promise<string | undefined> {
  for (const { name, hasTotals, isFiltered, area } of await tablesOn(context, sheet)) {
    if (isFiltered && areas.some((own) => overlaps(own, area)))
      return `the filter of the table “${name}” hides rows that would be written: clear it under Data, Clear, and refresh again`;
    const totals = { ...area, row: area.row + area.rows - 1, rows: 1 };
    if (hasTotals && areas.some((own) => overlaps(own, totals)))
      return `the total row ${areaName(totals)} of the table “${name}” is in the way: switch it off under Table Design, Total Row`;
  }
  return undefined;
}
