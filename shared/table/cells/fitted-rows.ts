import type { Row } from '../../model/cell';
import { shortenedText } from '../../model/typed-text';

/**
 * Rows whose texts are no longer than a cell takes, so that they are compared with a sheet as they will stand there.
 * @param most characters
 * @returns how many texts were cut, too
 */
export function fittedRows(rows: readonly Row[], most: number): { readonly rows: readonly Row[]; readonly cut: number } {
  let cut = 0;
  const fitted = rows.map((row) => {
    if (!row.some((cell) => typeof cell === 'string' && cell.length >= most)) return row;
    return row.map((cell) => {
      const short = typeof cell === 'string' ? shortenedText(cell, most) : cell;
      if (short !== cell) cut += 1;
      return short;
    });
  });
  return { rows: fitted, cut };
}
