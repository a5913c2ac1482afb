/**
 * Cells that formulas fill beside their own. (https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-dynamic-arrays)
 * @module
 */
import type { SheetArea } from '../../../shared/sheet-writer';
import { areaFrom, overlaps, PLACE, rangeOf } from './areas';
import { hasExcelApi } from './excel-run';

/** So many are asked about at once, and so often: what one formula fills is known with its first cell. */
const AT_ONCE = 500;
const MOST_TIMES = 4;

/** Whether each cell is one of several that one formula fills (ExcelApi 1.12). Excel tells of single cells alone. */
export async function filledCells(context: Excel.RequestContext, cells: readonly SheetArea[]): Promise<readonly boolean[]> {
  const spills: SheetArea[] = [];
  const isFilled = (cell: SheetArea): boolean => spills.some((spill) => spill.sheet === cell.sheet && overlaps(spill, cell));
  let left = hasExcelApi(12) ? cells : [];
  for (let times = 0; times < MOST_TIMES && left.length > 0; times += 1) {
    spills.push(...(await spillsAt(context, left.slice(0, AT_ONCE))));
    left = left.slice(AT_ONCE).filter((cell) => !isFilled(cell));
  }
  return cells.map(isFilled);
}

async function spillsAt(context: Excel.RequestContext, cells: readonly SheetArea[]): Promise<readonly SheetArea[]> {
  const asked = cells.map((cell) => ({ cell, parent: rangeOf(context, cell).getSpillParentOrNullObject().load(PLACE) }));
  await context.sync();
  // A formula's own cell has no parent, or is its own.
  const starts = asked.map(({ cell, parent }) => (parent.isNullObject ? cell : areaFrom(cell.sheet, parent)));
  const places = new Map(starts.map((start) => [`${start.sheet} ${start.row} ${start.column}`, start]));
  const spills = [...places.values()].map((start) => ({
    start,
    spill: rangeOf(context, start).getSpillingToRangeOrNullObject().load(PLACE),
  }));
  await context.sync();
  return spills.flatMap(({ start, spill }) => (spill.isNullObject ? [] : [areaFrom(start.sheet, spill)]));
}
