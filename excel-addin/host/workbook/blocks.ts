/**
 * How much goes to Excel at once: on the web it takes and gives 5 MB.
 * Source: https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization
 * @module
 */
import type { SheetValue } from '../../../shared/sheet-writer';

/** Far below 5 MB, since the object model puts something around every 1,500 cells. */
const BYTES_PER_WRITE = 1_500_000;
/** What is read has texts of unknown length; too large an answer is asked for again in halves. */
export const CELLS_PER_READ = 40_000;
/** Excel copies cells within itself, so only their number counts. */
export const CELLS_PER_COPY = 1_000_000;

/** Rows that go together. */
export interface CellBlock {
  /** The first one, counted from the first of all. */
  readonly from: number;
  readonly rows: SheetValue[][];
}

/** Cuts rows into blocks that Excel takes at once. */
export function blocksOf(rows: readonly SheetValue[][]): readonly CellBlock[] {
  const encoder = new TextEncoder();
  const blocks: { from: number; rows: SheetValue[][] }[] = [];
  let bytes = Number.POSITIVE_INFINITY;
  rows.forEach((row, from) => {
    const size = encoder.encode(JSON.stringify(row)).length;
    if (bytes + size > BYTES_PER_WRITE) {
      blocks.push({ from, rows: [] });
      bytes = 0;
    }
    blocks[blocks.length - 1]?.rows.push(row);
    bytes += size;
  });
  return blocks;
}

/** An area in pieces of whole rows with so many cells at most, or one row. */
export function piecesOf<Area extends { readonly row: number; readonly rows: number; readonly columns: number }>(
  area: Area,
  cells: number,
): readonly Area[] {
  const perPiece = Math.max(1, Math.floor(cells / area.columns));
  return Array.from({ length: Math.ceil(area.rows / perPiece) }, (_, index) => ({
    ...area,
    row: area.row + index * perPiece,
    rows: Math.min(perPiece, area.rows - index * perPiece),
  }));
}
