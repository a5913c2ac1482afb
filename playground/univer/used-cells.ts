/** How much of a sheet holds content. */
import type { ICellData, Nullable } from '@univerjs/core';
import { type CellSource, storedValue } from './read-cells';

/** Cells by their row and column, as Univer has them. */
type Matrix = Readonly<Record<number, Readonly<Record<number, unknown>> | undefined>>;

const holdsContent = (cell: Nullable<ICellData>): boolean => storedValue(cell) !== null || Boolean(cell?.f || cell?.si);

/**
 * Counted from the top left corner. Rows and cells are looked at from their last on, so that nearly no cell of a full sheet is.
 * @param matrices where there may be content
 */
export function usedCells(source: CellSource, ...matrices: readonly Matrix[]): { readonly rows: number; readonly columns: number } {
  let [rows, columns] = [0, 0];
  for (const matrix of matrices)
    for (const [line, cells = {}] of Object.entries(matrix).reverse()) {
      const row = Number(line);
      for (const column of Object.keys(cells).reverse().map(Number)) {
        if (row < rows && column < columns) break;
        if (!holdsContent(source(row, column))) continue;
        rows = Math.max(rows, row + 1);
        columns = Math.max(columns, column + 1);
        break;
      }
    }
  return { rows, columns };
}
