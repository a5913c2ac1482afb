/** A sheet of Excel's full size over a spreadsheet that has room for what it holds. */
import { overlaps } from '../../spreadsheet/anchors';
import type { Area, CellPart, CellParts, Grid, SheetFacts, StoredValue } from '../../spreadsheet/backend';
import { AUTOMATIC } from '../../spreadsheet/number-format';
import { ExcelError } from '../excel-error';
import type { Workbook } from '../workbook';

export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;
/** Excel on the web reads no more at once. */
const MOST_CELLS = 5_000_000;

/** What the parts of a cell are where nothing ever was. */
const BLANK: { readonly [Part in CellPart]: CellParts[Part] } = {
  values: null,
  displayed: '',
  formulas: '',
  formats: AUTOMATIC,
  notes: '',
  weights: 'normal',
};

/** @throws ExcelError when the sheet was deleted. */
export function sheetFacts({ backend }: Workbook, key: string): SheetFacts {
  const facts = backend.sheet(key);
  if (!facts) throw new ExcelError('ItemNotFound');
  return facts;
}

export const isWholeRows = (area: Area): boolean => area.columns === MOST_COLUMNS;
export const isWholeColumns = (area: Area): boolean => area.rows === MOST_ROWS;

/** @throws ExcelError for what is no area of a sheet. */
export function checkedArea(area: Area): Area {
  const { row, column, rows, columns } = area;
  const isInside = [row, column].every((at) => at >= 0) && [rows, columns].every((size) => size >= 1);
  if (!isInside || row + rows > MOST_ROWS || column + columns > MOST_COLUMNS) throw new ExcelError('InvalidArgument');
  return area;
}

/** The part of an area for which the spreadsheet has room; `undefined` where it has none. */
export function clipped(workbook: Workbook, area: Area): Area | undefined {
  const facts = sheetFacts(workbook, area.sheet);
  const rows = Math.min(area.rows, facts.rows - area.row);
  const columns = Math.min(area.columns, facts.columns - area.column);
  return rows > 0 && columns > 0 ? { ...area, rows, columns } : undefined;
}

/** Makes room for an area. */
export function makeRoom(workbook: Workbook, area: Area): void {
  const { backend } = workbook;
  const { rows, columns } = sheetFacts(workbook, area.sheet);
  if (!isWholeColumns(area) && area.row + area.rows > rows) backend.insertRows(area.sheet, rows, area.row + area.rows - rows);
  if (!isWholeRows(area) && area.column + area.columns > columns)
    backend.insertColumns(area.sheet, columns, area.column + area.columns - columns);
}

/** A part of the cells of an area. @throws ExcelError when they are too many. */
export function readPart<Part extends CellPart>(workbook: Workbook, area: Area, part: Part): Grid<CellParts[Part]> {
  if (area.rows * area.columns > MOST_CELLS) throw new ExcelError('RangeExceedsLimit');
  const within = clipped(workbook, area);
  const read = (within ? workbook.backend.read(within, [part])[part] : undefined) as Grid<CellParts[Part]> | undefined;
  if (read && within?.rows === area.rows && within.columns === area.columns) return read;
  return Array.from({ length: area.rows }, (_row, row) =>
    Array.from({ length: area.columns }, (_column, column) => read?.[row]?.[column] ?? (BLANK[part] as CellParts[Part])),
  );
}

/** What cells hold, as Excel gives it: an empty one is `''`. */
export const readValues = (workbook: Workbook, area: Area): Grid<Exclude<StoredValue, null>> =>
  readPart(workbook, area, 'values').map((row) => row.map((value) => value ?? ''));

/** The anchors of a kind that an area meets. */
export const meeting = (workbook: Workbook, kind: Parameters<Workbook['backend']['anchors']>[0], area: Area) =>
  workbook.backend.anchors(kind).filter(({ sheet, span }) => overlaps(area, areaOf(sheet, span)));

/** The merged cells that an area meets, each as the area that it covers. */
export const mergedIn = (workbook: Workbook, area: Area): readonly Area[] =>
  workbook.backend.merged(area.sheet).filter((merged) => overlaps(area, merged));

/** Where an anchor is; all rows or columns are all that Excel has. */
export const areaOf = (
  sheet: string,
  span: { readonly row: number; readonly column: number; readonly rows: number | null; readonly columns: number | null },
): Area => ({ sheet, row: span.row, column: span.column, rows: span.rows ?? MOST_ROWS, columns: span.columns ?? MOST_COLUMNS });

/** Where something is to be tied to. */
export const anchorSpan = (area: Area) => ({
  row: area.row,
  column: area.column,
  rows: isWholeColumns(area) ? null : area.rows,
  columns: isWholeRows(area) ? null : area.columns,
});
