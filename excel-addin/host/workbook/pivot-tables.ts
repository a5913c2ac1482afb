import type { SheetArea } from '../../../shared/sheet-writer';
import { areaFrom, PLACE } from './areas';

/**
 * Where PivotTables stand, with their blank cells (ExcelApi 1.8). Of those over a data model Office.js may tell nothing: what is written into one
 * of them is refused when it is written.
 * @param pivots loaded
 */
export async function pivotAreas(
  context: Excel.RequestContext,
  sheet: string,
  pivots: Excel.PivotTableCollection,
): Promise<readonly SheetArea[]> {
  if (pivots.items.length === 0) return [];
  const ranges = pivots.items.map(({ layout }) => layout.getRange().load(PLACE));
  try {
    await context.sync();
    return ranges.map((range) => areaFrom(sheet, range));
  } catch {
    return [];
  }
}
