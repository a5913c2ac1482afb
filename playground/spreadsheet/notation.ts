/** A1 notation. */

/** Where a range is, counted from 0; `undefined` for a side without a bound (`A:A`, `2:5`, `B3:B`). */
export interface NamedRange {
  readonly sheet: string | undefined;
  readonly row: number;
  readonly column: number;
  readonly lastRow: number | undefined;
  readonly lastColumn: number | undefined;
}

/** `B3` for row 2, column 1. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** `A`, `Z`, `AA` for 0, 25, 26. */
export function columnName(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : `${columnName(Math.floor(column / 26) - 1)}${String.fromCharCode(65 + (column % 26))}`;
}

/** Reads `B3`, `A1:C9`, `A:C`, `2:5`, `B3:C`, each with or without a sheet; `undefined` for anything else. */
export function parseRange(text: string): NamedRange | undefined {
  const [, quoted, plain, cells] = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?([^!]+)$/.exec(text.trim()) ?? [];
  const sheet = quoted?.replaceAll("''", "'") ?? plain;
  const sides = /^\$?([A-Za-z]{1,3})?\$?([1-9]\d*)?(?::\$?([A-Za-z]{1,3})?\$?([1-9]\d*)?)?$/.exec(cells ?? '');
  if (!sides || cells === undefined) return undefined;
  const [, column1, row1, column2, row2] = sides;
  const whole = cells.includes(':');
  if (whole ? !bounded(column1, row1, column2, row2) : column1 === undefined || row1 === undefined) return undefined;
  if (!whole) {
    const row = Number(row1) - 1;
    const column = columnNumber(column1 as string);
    return { sheet, row, column, lastRow: row, lastColumn: column };
  }
  const columns = [column1, column2].map((name) => (name === undefined ? undefined : columnNumber(name)));
  const rows = [row1, row2].map((number) => (number === undefined ? undefined : Number(number) - 1));
  return {
    sheet,
    row: least(rows) ?? 0,
    column: least(columns) ?? 0,
    lastRow: rows.includes(undefined) ? undefined : Math.max(...(rows as number[])),
    lastColumn: columns.includes(undefined) ? undefined : Math.max(...(columns as number[])),
  };
}

function bounded(column1: string | undefined, row1: string | undefined, column2: string | undefined, row2: string | undefined): boolean {
  return (column1 !== undefined && column2 !== undefined) || (row1 !== undefined && row2 !== undefined);
}

function least(numbers: readonly (number | undefined)[]): number | undefined {
  const known = numbers.filter((number) => number !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

export function columnNumber(name: string): number {
  return [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
