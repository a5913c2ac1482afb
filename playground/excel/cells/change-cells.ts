/** Changes of cells by Excel's rules. */
import { contains } from '../../spreadsheet/anchors';
import type { Area, CellContent, CellsFill } from '../../spreadsheet/backend';
import { AUTOMATIC } from '../../spreadsheet/number-format';
import { ExcelError } from '../excel-error';
import { mendHeaders } from '../table-headers';
import type { Workbook } from '../workbook';
import { cellInput } from './cell-input';
import { makeRoom, mergedIn, readPart } from './grid';
import { checkContents, checkFormats } from './protected-cells';

/** A grid of the area's size out of what was given: one value for all cells, or rows of exactly that size. */
function gridOf(area: Area, given: unknown): readonly (readonly unknown[])[] {
  if (!Array.isArray(given)) return Array.from({ length: area.rows }, () => new Array<unknown>(area.columns).fill(given));
  const rows = given as readonly unknown[];
  if (rows.length !== area.rows || rows.some((row) => !Array.isArray(row) || row.length !== area.columns))
    throw new ExcelError('InvalidArgument');
  return rows as readonly (readonly unknown[])[];
}

/** What is in cells now, so that it can be put there again. */
export function contentsOf(workbook: Workbook, area: Area): CellContent[][] {
  const formulas = readPart(workbook, area, 'formulas');
  return readPart(workbook, area, 'values').map((row, line) =>
    row.map((value, column) => (formulas[line]?.[column] ? { formula: formulas[line]?.[column] as string } : value)),
  );
}

/** Puts values into cells as if they were typed; `null` leaves a cell as it is. */
export function enterValues(workbook: Workbook, area: Area, given: unknown): void {
  const values = gridOf(area, given);
  checkContents(workbook, area);
  const before = readPart(workbook, area, 'formats');
  const kept = values.some((row) => row.includes(null)) ? contentsOf(workbook, area) : undefined;
  const hidden = coveredCells(workbook, area);
  const formats = before.map((row) => [...row]);
  const contents = values.map((row, line) =>
    row.map((value, column): CellContent => {
      if (hidden(area.row + line, area.column + column)) return null;
      if (value === null) return kept?.[line]?.[column] ?? null;
      const format = before[line]?.[column] ?? AUTOMATIC;
      const input = cellInput(value, format);
      if (input.format !== undefined && format === AUTOMATIC) (formats[line] as string[])[column] = input.format;
      return input.content;
    }),
  );
  makeRoom(workbook, area);
  const isFormatted = formats.some((row, line) => row.some((format, column) => format !== before[line]?.[column]));
  workbook.backend.write(area, { contents, ...(isFormatted ? { formats } : {}) });
  mendHeaders(workbook, area);
}

/** The cells of merged areas that are not their first one hold nothing, whatever is written there. */
function coveredCells(workbook: Workbook, area: Area): (row: number, column: number) => boolean {
  const merged = mergedIn(workbook, area);
  if (merged.length === 0) return () => false;
  return (row, column) =>
    merged.some(
      (one) => contains(one, { sheet: area.sheet, row, column, rows: 1, columns: 1 }) && (one.row !== row || one.column !== column),
    );
}

/** Gives cells number formats; `null` leaves a cell's own. */
export function enterFormats(workbook: Workbook, area: Area, given: unknown): void {
  checkFormats(workbook, area);
  makeRoom(workbook, area);
  if (typeof given === 'string') {
    workbook.backend.fill([area], { format: given === '' ? AUTOMATIC : given });
    return;
  }
  const before = readPart(workbook, area, 'formats');
  const formats = gridOf(area, given).map((row, line) => row.map((format, column) => String(format ?? before[line]?.[column])));
  workbook.backend.write(area, { formats });
}

/** Empties cells; their formats stay. */
export function clearContents(workbook: Workbook, area: Area): void {
  checkContents(workbook, area);
  fillCells(workbook, area, { content: null });
  mendHeaders(workbook, area);
}

/** The same change in every cell. */
export function fillCells(workbook: Workbook, area: Area, change: CellsFill): void {
  makeRoom(workbook, area);
  workbook.backend.fill([area], change);
}
