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

/** `B2`, or `B2:D9` of a larger area. */
export function areaName(area: CellPosition & { readonly rows: number; readonly columns: number }): string {
  const first = `${columnLetters(area.column)}${area.row + 1}`;
  if (area.rows === 1 && area.columns === 1) return first;
  return `${first}:${columnLetters(area.column + area.columns - 1)}${area.row + area.rows}`;
}
