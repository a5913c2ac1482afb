/** Cells as the backend gives them, out of Univer's workbook. */
import { BooleanNumber, CellValueType, type ICellData, type Nullable, numfmt, type Workbook, type Worksheet } from '@univerjs/core';
import type { FormulaDataModel } from '@univerjs/engine-formula';
import type { Area, CellPart, CellParts, CellsRead, FontWeight, Grid, StoredValue } from '../spreadsheet/backend';
import { AUTOMATIC, PLAIN_TEXT } from '../spreadsheet/number-format';
import { automaticNumber } from './automatic-number';

/** A cell's own data, or the part of another cell's array that shows in it. */
export type CellSource = (row: number, column: number) => Nullable<ICellData>;

/** What is in the cells of a sheet, results of array formulas included. */
export function cellSource(workbook: Workbook, sheet: Worksheet, formulas: FormulaDataModel): CellSource {
  const cells = sheet.getCellMatrix();
  const spilled = spilledCells(workbook, sheet, formulas);
  if (spilled === undefined) return (row, column) => cells.getValue(row, column);
  return (row, column) => withSpilled(cells.getValue(row, column), spilled[row]?.[column]);
}

function withSpilled(own: Nullable<ICellData>, part: Nullable<ICellData>): Nullable<ICellData> {
  if (!part || own?.f !== undefined || own?.si !== undefined || !isEmpty(own)) return own;
  return { ...own, v: part.v ?? null, ...(part.t !== undefined && { t: part.t }), s: own?.s ?? part.s ?? null };
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
  const styles = workbook.getStyles();
  const known = new Map<ICellData['s'], CellLook>();
  /** The few looks that a sheet has are each looked up once. */
  function look(cell: ICellData): CellLook {
    const found = known.get(cell.s);
    if (found) return found;
    const style = styles.getStyleByCell(cell);
    const made: CellLook = { format: style?.n?.pattern ?? AUTOMATIC, weight: style?.bl === BooleanNumber.TRUE ? 'bold' : 'normal' };
    known.set(cell.s, made);
    return made;
  }
  const readers: { readonly [Part in CellPart]: Reader<CellParts[Part]> } = {
    values: storedValue,
    formats: (cell) => look(cell).format,
    // In a page Univer has formatted the value already, and it is text; without one it is as it was.
    displayed: (cell, row, column) => {
      const { format } = look(cell);
      // How a number without a format is drawn depends on its column's width.
      const own = format === AUTOMATIC && typeof storedValue(cell) === 'number';
      return displayed(own ? cell : sheet.getCell(row, column), format);
    },
    formulas: (cell, row, column) =>
      cell.f || cell.si ? (formulas.getFormulaStringByCell(row, column, area.sheet, workbook.getUnitId()) ?? '') : '',
    notes: (cell) => String(cell.custom?.note ?? ''),
    weights: (cell) => look(cell).weight,
  };
  const [cells, spilled] = [sheet.getCellMatrix(), spilledCells(workbook, sheet, formulas)];

  /** Most of a sheet's rows are empty: these are one and the same here. */
  function grid<T>(read: Reader<T>, untouched: T): Grid<T> {
    const empty = new Array<T>(area.columns).fill(untouched);
    return Array.from({ length: area.rows }, (_row, line) => {
      const row = area.row + line;
      const [own, beside] = [cells.getRow(row), spilled?.[row]];
      if (!own && !beside) return empty;
      return empty.map((_, at) => {
        const column = area.column + at;
        const cell = beside ? withSpilled(own?.[column], beside[column]) : own?.[column];
        return cell ? read(cell, row, column) : untouched;
      });
    });
  }
  return Object.fromEntries(parts.map((part) => [part, grid<unknown>(readers[part], UNTOUCHED[part])]));
}

type Reader<T> = (cell: ICellData, row: number, column: number) => T;

interface CellLook {
  readonly format: string;
  readonly weight: FontWeight;
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
