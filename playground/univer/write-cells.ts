/** Changes of cells, as the one mutation of Univer's that is fast enough for many (its `setValues` takes twenty times as long). */
import { BooleanNumber, CellValueType, type ICellData, type Nullable } from '@univerjs/core';
import type { Area, CellContent, CellsFill, CellsWrite, Grid } from '../spreadsheet/backend';
import { AUTOMATIC } from '../spreadsheet/number-format';
import { type CellSource, storedValue } from './read-cells';

export type CellChanges = Record<number, Record<number, ICellData>>;

/** Whether what a cell holds is text, a number or true or false. */
type KindAt = (row: number, column: number) => Nullable<CellValueType>;

/** The mutation's `cellValue` for what is to change. */
export function changedCells(area: Area, { contents, formats, notes }: CellsWrite, kindAt: KindAt): CellChanges {
  return cellsOf(area, (row, column) => {
    const data: ICellData = contentData(at(contents, row, column)) ?? { t: kindAt(area.row + row, area.column + column) ?? null };
    if (formats) Object.assign(data, formatData(at(formats, row, column)));
    if (notes) Object.assign(data, noteData(at(notes, row, column)));
    return data;
  });
}

const at = <T>(grid: Grid<T> | undefined, row: number, column: number): T | undefined => grid?.[row]?.[column];

/** The mutation's `cellValue` for the same change in every cell. */
export function filledCells(area: Area, { content, format, note, weight }: CellsFill, kindAt: KindAt): CellChanges {
  const style = {
    ...(format !== undefined && formatStyle(format)),
    ...(weight !== undefined && { bl: weight === 'bold' ? BooleanNumber.TRUE : BooleanNumber.FALSE }),
  };
  const data = { ...contentData(content), ...(Object.keys(style).length > 0 && { s: style }), ...noteData(note) };
  if (content !== undefined) return cellsOf(area, () => ({ ...data }));
  return cellsOf(area, (row, column) => ({ ...data, t: kindAt(area.row + row, area.column + column) ?? null }));
}

/** The mutation's `cellValue` for values that are somewhere else already. */
export const copiedCells = (from: Area, to: Area, source: CellSource): CellChanges =>
  cellsOf(to, (row, column) => cellData(storedValue(source(from.row + row, from.column + column))));

function cellsOf(area: Area, dataAt: (row: number, column: number) => ICellData): CellChanges {
  const cells: CellChanges = {};
  for (let row = 0; row < area.rows; row++) {
    const line: Record<number, ICellData> = {};
    for (let column = 0; column < area.columns; column++) line[area.column + column] = dataAt(row, column);
    cells[area.row + row] = line;
  }
  return cells;
}

const contentData = (content: CellContent | undefined): ICellData | undefined => (content === undefined ? undefined : cellData(content));
const formatStyle = (format: string) => ({ n: { pattern: format === '' ? AUTOMATIC : format } });
const formatData = (format: string | undefined): ICellData | undefined => (format === undefined ? undefined : { s: formatStyle(format) });
/** A note is in the cell's own data, and so goes wherever the cell goes. */
const noteData = (note: string | undefined): ICellData | undefined =>
  note === undefined ? undefined : ({ custom: note === '' ? null : { note } } as ICellData);

function cellData(content: CellContent): ICellData {
  // Written out rather than spread: there are millions of them.
  if (content === null) return { f: null, si: null, p: null, v: null };
  if (typeof content === 'object') return { f: content.formula, si: null, p: null, v: null };
  if (typeof content === 'string') return { f: null, si: null, p: null, v: content, t: CellValueType.STRING };
  if (typeof content === 'boolean') return { f: null, si: null, p: null, v: content ? 1 : 0, t: CellValueType.BOOLEAN };
  return { f: null, si: null, p: null, v: content, t: CellValueType.NUMBER };
}
