/**
 * Tables that a person has made around a report: they grow with its rows and get shorter with them, and are never built anew.
 * @module
 */
import type { SheetArea } from '../../../shared/sheet-writer';
import { areaFrom, overlaps, PLACE, rangeOf, readFormulas, readValues } from './areas';
import { hasExcelApi } from './excel-run';

/** One of Excel's tables on a sheet, as far as rows and columns depend on it. */
export interface SheetTable {
  readonly table: Excel.Table;
  readonly name: string;
  readonly hasTotals: boolean;
  readonly isFiltered: boolean;
  /** Its sheet is protected, which keeps it as large as it is. */
  readonly isFixed: boolean;
  /** Its header is the first row. */
  readonly area: SheetArea;
}

/** The tables of a sheet (their filters: ExcelApi 1.9). */
export async function tablesOn(context: Excel.RequestContext, sheet: string): Promise<readonly SheetTable[]> {
  const { tables, protection } = context.workbook.worksheets.getItem(sheet);
  protection.load('protected');
  tables.load('items/name,items/showTotals,items/autoFilter/isDataFiltered');
  await context.sync();
  if (tables.items.length === 0) return [];
  const ranges = tables.items.map((table) => table.getRange().load(PLACE));
  await context.sync();
  return tables.items.map((table, index) => ({
    table,
    name: table.name,
    hasTotals: table.showTotals,
    isFiltered: table.autoFilter.isDataFiltered,
    isFixed: protection.protected,
    area: areaFrom(sheet, ranges[index] as Excel.Range),
  }));
}

/** Table.resize is ExcelApi 1.13; without it the rows stand below the table, which a person can enlarge. */
const resizable = async (context: Excel.RequestContext, sheet: string): Promise<readonly SheetTable[]> =>
  hasExcelApi(13) ? (await tablesOn(context, sheet)).filter(({ hasTotals, isFixed }) => !hasTotals && !isFixed) : [];

/** By a range: an address without a sheet would mean the sheet in front. */
function resize(context: Excel.RequestContext, { table, area }: SheetTable, rows: number): void {
  table.resize(rangeOf(context, { ...area, rows }));
}

/** Makes tables longer whose rows are about to be written beyond their end. */
export async function growTables(context: Excel.RequestContext, written: SheetArea): Promise<void> {
  const end = written.row + written.rows;
  for (const found of await resizable(context, written.sheet)) {
    const { area } = found;
    const last = area.row + area.rows;
    const isBelowHeader = written.row > area.row && written.row <= last;
    if (isBelowHeader && end > last && overlaps({ ...written, row: area.row }, area)) resize(context, found, end - area.row);
  }
}

/** Makes tables shorter by the rows at their end that have nothing in them once these areas are empty. */
export async function shrinkTables(context: Excel.RequestContext, cleared: readonly SheetArea[]): Promise<void> {
  for (const sheet of new Set(cleared.map((area) => area.sheet))) {
    const own = cleared.filter((area) => area.sheet === sheet);
    for (const found of await resizable(context, sheet)) {
      const rows = await rowsKept(context, found.area, own);
      if (rows < found.area.rows) resize(context, found, rows);
    }
  }
}

/** How many rows of a table, its header among them, are left when its empty last ones are not counted. One below the header always is. */
async function rowsKept(context: Excel.RequestContext, table: SheetArea, cleared: readonly SheetArea[]): Promise<number> {
  const inside = cleared.filter((area) => overlaps(area, table));
  const first = Math.max(2, Math.min(table.rows, ...inside.map(({ row }) => row - table.row)));
  if (inside.length === 0 || first >= table.rows) return table.rows;
  const rest = { ...table, row: table.row + first, rows: table.rows - first };
  const [values, formulas] = [await readValues(context, rest), await readFormulas(context, rest)];
  const isEmpty = (at: number): boolean =>
    values[at]?.every((value, column) => {
      const cell = { row: rest.row + at, column: rest.column + column, rows: 1, columns: 1 };
      return (value === '' && formulas[at]?.[column] === '') || inside.some((area) => overlaps(area, cell));
    }) === true;
  let rows = table.rows;
  while (rows > first && isEmpty(rows - 1 - first)) rows -= 1;
  return rows;
}
