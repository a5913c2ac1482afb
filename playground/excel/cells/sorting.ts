/**
 * RangeSort.apply: the cells of rows change places, with their formats.
 * Source: https://learn.microsoft.com/javascript/api/excel/excel.rangesort (ExcelApi 1.2). A field's key counts from the range's first column.
 * @module
 */
import type { Area } from '../../spreadsheet/backend';
import { ExcelError } from '../excel-error';
import type { Workbook } from '../workbook';
import { contentsOf } from './change-cells';
import { clipped, readPart } from './grid';
import { checkContents } from './protected-cells';

/** Rows by one column of numbers, ascending; of anything else there is nothing here. */
export function sortCells(
  workbook: Workbook,
  area: Area,
  fields: unknown,
  matchCase: unknown,
  hasHeaders: unknown,
  orientation: unknown,
): void {
  const [field, ...more] = fields as readonly { readonly key: number; readonly ascending?: boolean }[];
  if (!field || field.key < 0 || field.key >= area.columns) throw new ExcelError('InvalidArgument');
  const isKnown = more.length === 0 && field.ascending !== false && !hasHeaders && !matchCase && (orientation ?? 'Rows') === 'Rows';
  if (!isKnown) throw new ExcelError('NotImplemented');
  checkContents(workbook, area);
  // Empty rows are last, so those below what stands there stay where they are.
  const own = clipped(workbook, area);
  if (!own) return;
  const [contents, formats] = [contentsOf(workbook, own), readPart(workbook, own, 'formats')];
  if (contents.some((row) => row.some((cell) => typeof cell === 'object' && cell !== null))) throw new ExcelError('NotImplemented');
  const rank = (row: number): number => {
    const cell = contents[row]?.[field.key] ?? null;
    if (cell === null) return Number.POSITIVE_INFINITY;
    if (typeof cell !== 'number') throw new ExcelError('NotImplemented');
    return cell;
  };
  const order = contents.map((_, row) => [rank(row), row] as const).sort(([one, a], [other, b]) => (one === other ? a - b : one - other));
  workbook.backend.write(own, {
    contents: order.map(([, row]) => contents[row] ?? []),
    formats: order.map(([, row]) => formats[row] ?? []),
  });
}
