import type { SheetArea } from '../../../shared/sheet-writer';
import { areaFrom, overlaps, PLACE, rangeOf } from './areas';

const PLACES = PLACE.split(',').map((name) => `areas/items/${name}`);

/**
 * The merged cells that reach into areas of a sheet from the left or from above (ExcelApi 1.13). Of a range, Excel tells those whose first cell is in it
 * (office-js#3611), so what is asked about begins at the sheet's first cell. Of more than 512 it tells nothing, and neither does this.
 */
export async function mergedFromOutside(
  context: Excel.RequestContext,
  sheet: string,
  areas: readonly SheetArea[],
): Promise<readonly SheetArea[]> {
  if (areas.every(({ row, column }) => row === 0 && column === 0)) return [];
  const rows = Math.max(...areas.map((area) => area.row + area.rows));
  const columns = Math.max(...areas.map((area) => area.column + area.columns));
  const merged = rangeOf(context, { sheet, row: 0, column: 0, rows, columns }).getMergedAreasOrNullObject().load(PLACES);
  try {
    await context.sync();
  } catch {
    return [];
  }
  const found = merged.isNullObject ? [] : merged.areas.items.map((range) => areaFrom(sheet, range));
  return found.filter((one) => areas.some((area) => overlaps(one, area)));
}
