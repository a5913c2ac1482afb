import type { SheetArea } from '../../sheet-writer';

/** Cells of one column on a sheet, one below the other. */
export const columnCells = ({ sheet }: Pick<SheetArea, 'sheet'>, column: number, row: number, rows = 1): SheetArea => ({
  sheet,
  row,
  column,
  rows,
  columns: 1,
});
