import { COUNTS_FROM_1904, sheetNameRefused, sheetTooSmall } from '#words/excel';
import { ActivTrakError, wrong } from '../../../shared/errors';
import type { MarkedSheets } from '../../../shared/marks';
import { columnLetters } from '../../../shared/model/a1';
import type { SheetArea, SheetInfo, SheetLimits } from '../../../shared/sheet-writer';
import { isPlainName, MOST_NAME_CHARACTERS } from '../../../shared/table/place/sheet-name';
import { type CellGrid, rangeOf, readFormulas, readValues } from './areas';
import { widenColumns } from './column-widths';
import { countsFrom1904 } from './date-system';
import { hasExcelApi, inExcel, suspendCalculation } from './excel-run';
import { filledCells } from './filled-cells';
import { workbookMarks } from './marks';
import { referredValue } from './reference';
import { refusalOf } from './refusal';
import { shrinkTables } from './tables';
import { MOST_CHARACTERS } from './typed-cells';
import { usedPlaces } from './used-places';
import { setFormat, writeValues } from './write-rows';

/** Every sheet's grid; a workbook has no most of cells but its memory. Source: Microsoft's “Excel specifications and limits”. */
const LIMITS: SheetLimits = { cells: Number.POSITIVE_INFINITY, rows: 1_048_576, columns: 16_384, characters: MOST_CHARACTERS };

/**
 * The open workbook through Excel.run (ExcelApi 1.9, for Range.copyFrom). Every step has its syncs behind it when it answers. A sheet
 * counts as large as what stands on it: its grid has room for far more than anybody reads.
 */
export function workbookSheets(): MarkedSheets {
  /** How large sheets were made beyond what stands on them. */
  const grown = new Map<string, { readonly rows: number; readonly columns: number }>();
  let isFrom1904: boolean | undefined;

  /** Serial numbers would show days four years off. Asked anew with each list of the sheets, with which every refresh begins. */
  async function refuse1904(context: Excel.RequestContext): Promise<void> {
    isFrom1904 ??= await countsFrom1904(context);
    if (isFrom1904) throw wrong(COUNTS_FROM_1904);
  }

  const change = (work: (context: Excel.RequestContext) => void | Promise<void>): Promise<void> =>
    inExcel(async (context) => {
      await refuse1904(context);
      await work(context);
      await context.sync();
    });

  async function listed(context: Excel.RequestContext): Promise<readonly SheetInfo[]> {
    const { worksheets } = context.workbook;
    worksheets.load('items/id,items/name');
    await context.sync();
    isFrom1904 = await countsFrom1904(context);
    const used = await usedPlaces(context, worksheets.items);
    return worksheets.items.flatMap(({ id, name }, index) => {
      const range = used[index];
      if (range === undefined) return [];
      const size = grown.get(id) ?? { rows: 0, columns: 0 };
      const rows = Math.max(size.rows, range.isNullObject ? 0 : range.rowIndex + range.rowCount);
      return [{ id, name, rows, columns: Math.max(size.columns, range.isNullObject ? 0 : range.columnIndex + range.columnCount) }];
    });
  }

  return {
    limits: LIMITS,
    sheets: () => inExcel(listed),
    // One of them alone takes as many syncs.
    sheet: async (by, is) => (await inExcel(listed)).find((info) => info[by] === is),
    async addSheet(name, visibility, size) {
      checkName(name);
      return inExcel(async (context) => {
        await refuse1904(context);
        const sheet = context.workbook.worksheets.add(name);
        if (visibility === 'hidden') sheet.visibility = 'VeryHidden';
        sheet.load('id,name');
        await context.sync();
        grown.set(sheet.id, size);
        return { id: sheet.id, name: sheet.name, ...size };
      });
    },
    removeSheet: (id) =>
      inExcel(async (context) => {
        const sheet = context.workbook.worksheets.getItem(id);
        // Excel deletes no sheet that is very hidden.
        sheet.visibility = 'Hidden';
        sheet.delete();
        await context.sync();
        grown.delete(id);
      }),
    reveal: (id, name) =>
      change((context) => {
        const sheet = context.workbook.worksheets.getItem(id);
        sheet.visibility = 'Visible';
        sheet.name = name;
      }),
    async grow(id, rows, columns) {
      if (rows > LIMITS.rows || columns > LIMITS.columns)
        throw new ActivTrakError('too-large', sheetTooSmall(rows, columns, LIMITS.rows, LIMITS.columns));
      const size = grown.get(id) ?? { rows: 0, columns: 0 };
      grown.set(id, { rows: Math.max(size.rows, rows), columns: Math.max(size.columns, columns) });
    },
    insertColumns: (id, before, count) =>
      change((context) => {
        suspendCalculation(context);
        const columns = `${columnLetters(before)}:${columnLetters(before + count - 1)}`;
        context.workbook.worksheets.getItem(id).getRange(columns).insert('Right');
      }),
    async removeColumns(id, first, count) {
      await change((context) => {
        suspendCalculation(context);
        const columns = `${columnLetters(first)}:${columnLetters(first + count - 1)}`;
        context.workbook.worksheets.getItem(id).getRange(columns).delete('Left');
      });
      const size = grown.get(id);
      if (size && size.columns > first) grown.set(id, { ...size, columns: Math.max(first, size.columns - count) });
    },
    // ExcelApi 1.2; the key counts in the range.
    sort: (area, column) =>
      change((context) => {
        suspendCalculation(context);
        rangeOf(context, area).sort.apply([{ key: column - area.column, ascending: true }], false, false, 'Rows');
      }),
    ...workbookMarks,
    read: (areas) =>
      inExcel(async (context) => {
        const grids: CellGrid[] = [];
        for (const area of areas) grids.push(await readValues(context, area));
        return grids;
      }),
    readReference: (reference) => inExcel((context) => referredValue(context, reference)),
    formulas: (area) => inExcel((context) => readFormulas(context, area)),
    areFilled: (cells) => inExcel((context) => filledCells(context, cells)),
    widen: (id, widths) => change((context) => widenColumns(context, id, widths)),
    write: (area, rows, keepsFormats) => change((context) => writeValues(context, area, rows, keepsFormats)),
    clear: (areas) =>
      change(async (context) => {
        await shrinkTables(context, areas);
        suspendCalculation(context);
        for (const area of areas) rangeOf(context, area).clear('Contents');
      }),
    formats: (area) =>
      inExcel(async (context) => {
        const range = rangeOf(context, { ...area, rows: 1 }).load('numberFormat');
        await context.sync();
        return (range.numberFormat[0] ?? []).map(String);
      }),
    format: (areas, pattern) =>
      change((context) => {
        for (const area of areas) setFormat(rangeOf(context, area), pattern);
      }),
    // ExcelApi 1.7.
    freeze: (id, rows) => change((context) => context.workbook.worksheets.getItem(id).freezePanes.freezeRows(rows)),
    emphasize: (areas) =>
      change((context) => {
        for (const area of areas) rangeOf(context, area).format.font.bold = true;
      }),
    fillDown: (from, first, count) =>
      change(async (context) => {
        // What fills rows is no formula of one row (ExcelApi 1.12).
        const spills = formulaCells(from).map((cell) => rangeOf(context, cell).getSpillingToRangeOrNullObject().load('rowCount'));
        const [formulas = []] = await readFormulas(context, from);
        const fillsRows = (at: number): boolean => spills[at]?.isNullObject === false && spills[at].rowCount > 1;
        suspendCalculation(context);
        const copy = (part: SheetArea, what: 'Formulas' | 'Formats'): void =>
          rangeOf(context, { ...part, row: first, rows: count }).copyFrom(rangeOf(context, part), what);
        // Of a cell without a formula, `Formulas` copies its value.
        for (const [at, formula] of formulas.entries())
          if (formula && !fillsRows(at)) copy({ ...from, column: from.column + at, columns: 1 }, 'Formulas');
        copy(from, 'Formats');
      }),
    refusal: (areas) =>
      inExcel(async (context) => {
        isFrom1904 = await countsFrom1904(context);
        return isFrom1904 ? COUNTS_FROM_1904 : refusalOf(context, areas);
      }),
    flush: () => undefined,
  };
}

/** A row's cells of which Excel can tell what they fill. */
const formulaCells = (row: SheetArea): readonly SheetArea[] =>
  hasExcelApi(12) ? Array.from({ length: row.columns }, (_, at) => ({ ...row, column: row.column + at, columns: 1 })) : [];

function checkName(name: string): void {
  if (!isPlainName(name)) throw wrong(sheetNameRefused(name, MOST_NAME_CHARACTERS));
}
