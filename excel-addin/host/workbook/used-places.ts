import { PLACE } from './areas';
import { codeOf } from './excel-failure';

/**
 * Where what stands on sheets ends, loaded; `undefined` for one that is a chart. Whether Excel lists such a sheet is nowhere said; asked for cells of
 * one, it refuses whatever is asked in the same step (`UnsupportedSheet`, office-js#2444).
 */
export async function usedPlaces(
  context: Excel.RequestContext,
  sheets: readonly Excel.Worksheet[],
): Promise<readonly (Excel.Range | undefined)[]> {
  const used = sheets.map((sheet) => sheet.getUsedRangeOrNullObject().load(PLACE));
  try {
    await context.sync();
    return used;
  } catch (failure) {
    if (!isOfChartSheet(failure)) throw failure;
    if (sheets.length === 1) return [undefined];
    const half = Math.ceil(sheets.length / 2);
    const first = await usedPlaces(context, sheets.slice(0, half));
    return [...first, ...(await usedPlaces(context, sheets.slice(half)))];
  }
}

/** Whether cells were asked of a sheet that is a chart. */
export const isOfChartSheet = (failure: unknown): boolean => codeOf(failure) === 'UnsupportedSheet';
