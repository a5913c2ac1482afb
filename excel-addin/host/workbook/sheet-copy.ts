import { STILL_CALCULATING } from '#words/snapshots';
import { ActivTrakError } from '../../../shared/errors';
import type { SheetArea, SheetInfo } from '../../../shared/sheet-writer';
import { PLACE, rangeOf, readValues } from './areas';
import { CELLS_PER_COPY, piecesOf } from './blocks';
import { suspendCalculation } from './excel-run';

/** What a formula shows until it has its result. */
const CALCULATING: ReadonlySet<unknown> = new Set(['#BUSY!', '#GETTING_DATA']);

/**
 * Copies what stands on a sheet to a hidden one behind it. Excel copies rows that a filter hides as well. (OfficeDev/office-scripts-docs#758)
 * Where a workbook calculates only by hand, its formulas are calculated before.
 */
export async function copySheet(context: Excel.RequestContext, id: string, name: string): Promise<SheetInfo> {
  const { workbook } = context;
  workbook.application.calculate('Recalculate');
  const source = workbook.worksheets.getItem(id).load('position');
  const used = source.getUsedRangeOrNullObject().load(PLACE);
  await context.sync();
  const size = used.isNullObject
    ? { rows: 1, columns: 1 }
    : { rows: used.rowIndex + used.rowCount, columns: used.columnIndex + used.columnCount };
  const area: SheetArea = { sheet: id, row: 0, column: 0, ...size };
  if ((await readValues(context, area)).some((row) => row.some((value) => CALCULATING.has(value))))
    throw new ActivTrakError('busy', STILL_CALCULATING);
  const made = workbook.worksheets.add(name).load('id,name');
  made.position = source.position + 1;
  made.visibility = 'VeryHidden';
  await context.sync();
  for (const piece of piecesOf(area, CELLS_PER_COPY)) {
    suspendCalculation(context);
    const [from, to] = [rangeOf(context, piece), rangeOf(context, { ...piece, sheet: made.id })];
    // A text comes into a cell that is formatted for text.
    to.copyFrom(from, 'Formats');
    to.copyFrom(from, 'Values');
    await context.sync();
  }
  const widthOf = (sheet: string, column: number): Excel.RangeFormat =>
    rangeOf(context, { ...area, sheet, column, rows: 1, columns: 1 }).format;
  const widths = Array.from({ length: size.columns }, (_, column) => widthOf(id, column).load('columnWidth'));
  await context.sync();
  for (const [column, { columnWidth }] of widths.entries()) widthOf(made.id, column).columnWidth = columnWidth;
  await context.sync();
  return { id: made.id, name: made.name, ...size };
}
