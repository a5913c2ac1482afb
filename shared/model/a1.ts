/** Cells by letter and number, as people write them: `B2` is row 1, column 1 counted from 0. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

/** The row and the column of `B2`, whatever its case and with `$` or without; `undefined` for anything else. */
export function cellAddress(text: string): CellPosition | undefined {
  const parts = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,7})$/i.exec(text.trim());
  if (!parts) return undefined;
  const [, letters = '', digits = ''] = parts;
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

/** `C` of column 2. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

interface NamedArea extends CellPosition {
  readonly rows?: number;
  readonly columns?: number;
}

/** `B2` of a cell, or `B2:D9` of a larger area. */
export function areaName({ row, column, rows = 1, columns = 1 }: NamedArea): string {
  const first = `${columnLetters(column)}${row + 1}`;
  return rows === 1 && columns === 1 ? first : `${first}:${columnLetters(column + columns - 1)}${row + rows}`;
}
