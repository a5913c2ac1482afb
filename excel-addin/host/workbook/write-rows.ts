import { textColumns } from '../../../shared/model/typed-text';
import type { SheetArea } from '../../../shared/sheet-writer';
import { type CellGrid, rangeOf } from './areas';
import { blocksOf } from './blocks';
import { suspendCalculation } from './excel-run';
import { growTables } from './tables';
import { typedRows } from './typed-cells';

/** One format for all cells of a range; Excel takes it in the place of a list of lists. */
export function setFormat(range: Excel.Range, pattern: string): void {
  range.numberFormat = pattern as unknown as string[][];
}

/** Writes rows in blocks that Excel takes at once, each with a sync behind it. */
export async function writeValues(context: Excel.RequestContext, area: SheetArea, rows: CellGrid, keepsFormats?: boolean): Promise<void> {
  await growTables(context, area);
  const { values, plainColumns, quotedColumns } = typedRows(rows, keepsFormats ? [] : textColumns(rows));
  for (const { from, rows: block } of blocksOf(values)) {
    const place = { ...area, row: area.row + from, rows: block.length };
    const column = (at: number): Excel.Range => rangeOf(context, { ...place, column: area.column + at, columns: 1 });
    suspendCalculation(context);
    for (const at of plainColumns) setFormat(column(at), '@');
    for (const at of quotedColumns) setFormat(column(at), 'General');
    rangeOf(context, place).values = block;
    for (const at of quotedColumns) setFormat(column(at), '@');
    await context.sync();
  }
}
