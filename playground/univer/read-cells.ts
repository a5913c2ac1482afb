/** Cells as the backend gives them, out of Univer's workbook. */
import { BooleanNumber, CellValueType, type ICellData, type Nullable, numfmt, type Workbook, type Worksheet } from '@univerjs/core';
import type { FormulaDataModel } from '@univerjs/engine-formula';
import type { Area, CellPart, CellParts, CellsRead, Grid, StoredValue } from '../spreadsheet/backend';
import { AUTOMATIC, PLAIN_TEXT } from '../spreadsheet/number-format';
import { automaticNumber } from './automatic-number';

/** A cell's own data, or the part of another cell's array that shows in it. */
export type CellSource = (row: number, column: number) => Nullable<ICellData>;

/** What is in the cells of a sheet, results of array formulas included. */
export function cellSource(workbook: Workbook, sheet: Worksheet, formulas: FormulaDataModel): CellSource {
  const cells = sheet.getCellMatrix();
  const spilled = spilledCells(workbook, sheet, formulas);
  if (spilled === undefined) return (row, column) => cells.getValue(row, column);
  return (row, column) => {
    const own = cells.getValue(row, column);
    if (own?.f !== undefined || own?.si !== undefined || !isEmpty(own)) return own;
    const part = spilled?.[row]?.[column];
    return part ? { ...own, v: part.v ?? null, ...(part.t !== undefined && { t: part.t }), s: own?.s ?? part.s ?? null } : own;
  };
}

const spilledCells = (workbook: Workbook, sheet: Worksheet, formulas: FormulaDataModel) =>
  formulas.getArrayFormulaCellData()[workbook.getUnitId()]?.[sheet.getSheetId()] as
    | Readonly<Record<number, Readonly<Record<number, Nullable<ICellData>>> | undefined>>
    | undefined;

/** What there is of a cell that nobody has touched. */
const UNTOUCHED: CellParts = { values: null, displayed: '', formulas: '', formats: AUTOMATIC, notes: '', weights: 'normal' };

export function readCells(
  workbook: Workbook,
  sheet: Worksheet,
  formulas: FormulaDataModel,
  area: Area,
  parts: readonly CellPart[],
): CellsRead {
  const source = cellSource(workbook, sheet, formulas);
  const styles = workbook.getStyles();
  const format = (cell: Nullable<ICellData>) => styles.getStyleByCell(cell)?.n?.pattern ?? AUTOMATIC;
  const readers: { readonly [Part in CellPart]: (row: number, column: number) => CellParts[Part] } = {
    values: (row, column) => storedValue(source(row, column)),
    formats: (row, column) => format(source(row, column)),
    // In a page Univer has formatted the value already, and it is text; without one it is as it was.
    displayed: (row, column) => {
      const cell = source(row, column);
      // How a number without a format is drawn depends on its column's width.
      const own = format(cell) === AUTOMATIC && typeof storedValue(cell) === 'number';
      return displayed(own ? cell : sheet.getCell(row, column), format(cell));
    },
    formulas: (row, column) => formulas.getFormulaStringByCell(row, column, area.sheet, workbook.getUnitId()) ?? '',
    notes: (row, column) => String(source(row, column)?.custom?.note ?? ''),
    weights: (row, column) => (styles.getStyleByCell(source(row, column))?.bl === BooleanNumber.TRUE ? 'bold' : 'normal'),
  };
  const [cells, spilled] = [sheet.getCellMatrix(), spilledCells(workbook, sheet, formulas)];
  const isTouched = (row: number): boolean => cells.getRow(row) !== undefined || spilled?.[row] !== undefined;
  return Object.fromEntries(parts.map((part) => [part, grid<unknown>(area, isTouched, readers[part], UNTOUCHED[part])]));
}

/** What a cell holds; `null` where it is empty. */
export function storedValue(cell: Nullable<ICellData>): StoredValue {
  const value = cell?.v;
  if (value === undefined || value === null || value === '') return null;
  if (cell?.t === CellValueType.BOOLEAN) return value === true || value === 1 || value === '1';
  if (cell?.t === CellValueType.NUMBER) return Number(value);
  return value;
}

function isEmpty(cell: Nullable<ICellData>): boolean {
  return cell?.v === undefined || cell.v === null || cell.v === '';
}

function displayed(cell: Nullable<ICellData>, format: string): string {
  const value = typeof cell?.v === 'string' ? cell.v : storedValue(cell);
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string' || format === PLAIN_TEXT) return String(value);
  return format === AUTOMATIC ? automaticNumber(value) : numfmt.format(format, value, { throws: false });
}

/** @param untouched what all cells of the other rows have: most of a sheet's rows are empty, and these are one and the same here */
function grid<T>(area: Area, isTouched: (row: number) => boolean, read: (row: number, column: number) => T, untouched: T): Grid<T> {
  const empty: readonly T[] = new Array<T>(area.columns).fill(untouched);
  return Array.from({ length: area.rows }, (_row, at) => {
    const row = area.row + at;
    return isTouched(row) ? empty.map((_, column) => read(row, area.column + column)) : empty;
  });
}
