import type { ColumnWidth } from '../../../shared/sheet-writer';

/**
 * Points that a character of Excel's usual font and size takes, and the room beside the text: enough for a bold header, and for another
 * font, in which a date that is a little too wide would be `########`. Columns are measured in points.
 */
const CHARACTER_POINTS = 5.25;
const MARGIN_POINTS = 12;

/** Makes columns wider, where a protection allows that, that still have the sheet's standard width (`useStandardWidth`, ExcelApi 1.7), or are too narrow where that is asked. */
export async function widenColumns(context: Excel.RequestContext, sheet: string, widths: readonly ColumnWidth[]): Promise<void> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const protection = worksheet.protection.load('protected,options');
  const formatOf = ({ column }: ColumnWidth): Excel.RangeFormat => worksheet.getRangeByIndexes(0, column, 1, 1).format;
  const found = widths.map((width) => formatOf(width).load('useStandardWidth, columnWidth'));
  await context.sync();
  if (protection.protected && !protection.options.allowFormatColumns) return;
  widths.forEach((width, index) => {
    const [now, wanted] = [found[index], width.characters * CHARACTER_POINTS + MARGIN_POINTS];
    if (now?.useStandardWidth || (width.isMin && now && now.columnWidth < wanted)) formatOf(width).columnWidth = wanted;
  });
}
