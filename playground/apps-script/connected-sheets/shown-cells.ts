import type { Area, SpreadsheetBackend, StoredValue } from '../../spreadsheet/backend';

/** Puts a table into a sheet from a cell on, in the place of what stood there before. The sheet grows where it has to. */
export function showCells(
  spreadsheet: SpreadsheetBackend,
  at: { readonly sheet: string; readonly row: number; readonly column: number },
  before: { readonly rows: number; readonly columns: number },
  table: readonly (readonly StoredValue[])[],
  formats: readonly string[],
): { readonly rows: number; readonly columns: number } {
  const size = { rows: table.length, columns: Math.max(0, ...table.map(({ length }) => length)) };
  const facts = spreadsheet.sheet(at.sheet);
  if (!facts) return size;
  const [rows, columns] = [at.row + size.rows - facts.rows, at.column + size.columns - facts.columns];
  if (rows > 0) spreadsheet.insertRows(at.sheet, facts.rows, rows);
  if (columns > 0) spreadsheet.insertColumns(at.sheet, facts.columns, columns);
  const area = (part: { readonly rows: number; readonly columns: number }): Area => ({ ...at, ...part });
  if (before.rows > 0 && before.columns > 0) spreadsheet.fill([area(before)], { content: null, format: 'General', weight: 'normal' });
  if (size.rows === 0 || size.columns === 0) return size;
  const filled = table.map((row) => Array.from({ length: size.columns }, (_, column) => row[column] ?? null));
  const own = Array.from({ length: size.columns }, (_, column) => formats[column] ?? 'General');
  spreadsheet.write(area(size), { contents: filled, formats: filled.map((_, row) => (row === 0 ? own.map(() => 'General') : own)) });
  spreadsheet.fill([area({ rows: 1, columns: size.columns })], { weight: 'bold' });
  return size;
}
