import { ActivTrakError } from '../../shared/errors';
import { areaName, cellPlace, columnLetters } from '../../shared/model/a1';
import type { SheetArea, SheetInfo, SheetValue, SheetWriter } from '../../shared/ports';
import { type CellGrid, PLACE, rangeOf, readFormulas, readValues } from './areas';
import { blocksOf, CELLS_PER_COPY, piecesOf } from './blocks';
import { inExcel, suspendCalculation } from './excel-run';
import { markOwners, marksOf, removeMarks, setMarks } from './marks';
import { refusalOf } from './refusal';
import { growTables, shrinkTables } from './tables';
import { typedRows } from './typed-cells';

/**
 * Cells of all sheets together that a workbook can well have. Excel itself sets no limit but that of each sheet's grid; this many
 * come to about 100 MB in a file, the largest that Excel on the web opens.
 */
export const MOST_CELLS = 10_000_000;

/** Every sheet's grid. Source: Microsoft's “Excel specifications and limits”. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const MOST_NAME_CHARACTERS = 31;

/** What DATE(2000, 1, 1) is where days are counted from 1900, as all our serial numbers are. */
const DAY_2000 = 36_526;

/**
 * The open workbook through Excel.run (ExcelApi 1.9, for Range.copyFrom). Every step has its syncs behind it when it answers. A sheet
 * counts as large as what stands on it: its grid has room for far more than anybody reads.
 */
export function workbookSheets(): SheetWriter {
  /** How large sheets were made beyond what stands on them. */
  const grown = new Map<string, { readonly rows: number; readonly columns: number }>();
  let countsFrom1904: boolean | undefined;

  /** Serial numbers would show days four years off. Asked anew with each list of the sheets, with which every refresh begins. */
  async function refuse1904(context: Excel.RequestContext): Promise<void> {
    if (countsFrom1904 === undefined) {
      const day = dayOf2000(context);
      await context.sync();
      countsFrom1904 = day.value !== DAY_2000;
    }
    if (countsFrom1904) throw new ActivTrakError('argument', `The workbook could not be written: ${REFUSAL_1904}.`);
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
    const day = dayOf2000(context);
    await context.sync();
    countsFrom1904 = day.value !== DAY_2000;
    const used = worksheets.items.map((sheet) => sheet.getUsedRangeOrNullObject().load(PLACE));
    await context.sync();
    return worksheets.items.map(({ id, name }, index) => {
      const range = used[index] as Excel.Range;
      const size = grown.get(id) ?? { rows: 0, columns: 0 };
      return {
        id,
        name,
        rows: Math.max(size.rows, range.isNullObject ? 0 : range.rowIndex + range.rowCount),
        columns: Math.max(size.columns, range.isNullObject ? 0 : range.columnIndex + range.columnCount),
      };
    });
  }

  return {
    sheets: () => inExcel(listed),
    async addSheet(name, hidden) {
      checkName(name);
      return inExcel(async (context) => {
        await refuse1904(context);
        const sheet = context.workbook.worksheets.add(name);
        if (hidden) sheet.visibility = 'VeryHidden';
        sheet.load('id,name');
        await context.sync();
        return { id: sheet.id, name: sheet.name, rows: 0, columns: 0 };
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
    async grow(id, rows, columns) {
      if (rows > MOST_ROWS || columns > MOST_COLUMNS)
        throw new ActivTrakError(
          'too-large',
          `The report would need ${rows.toLocaleString('en-US')} rows and ${columns.toLocaleString('en-US')} columns, and a sheet of Excel has ${MOST_ROWS.toLocaleString('en-US')} and ${MOST_COLUMNS.toLocaleString('en-US')}: choose fewer days or columns.`,
        );
      const size = grown.get(id) ?? { rows: 0, columns: 0 };
      grown.set(id, { rows: Math.max(size.rows, rows), columns: Math.max(size.columns, columns) });
    },
    insertColumns: (id, before, count) =>
      change((context) => {
        suspendCalculation(context);
        const columns = `${columnLetters(before)}:${columnLetters(before + count - 1)}`;
        context.workbook.worksheets.getItem(id).getRange(columns).insert('Right');
      }),
    markOwners,
    marks: marksOf,
    setMarks,
    removeMarks,
    read: (areas) =>
      inExcel(async (context) => {
        const grids: CellGrid[] = [];
        for (const area of areas) grids.push(await readValues(context, area));
        return grids;
      }),
    readReference: (reference) => inExcel((context) => referredValue(context, reference)),
    formulas: (area) => inExcel((context) => readFormulas(context, area)),
    write: (area, rows) => change((context) => writeRows(context, area, rows)),
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
    emphasize: (areas) =>
      change((context) => {
        for (const area of areas) rangeOf(context, area).format.font.bold = true;
      }),
    copyValues: (from, to) =>
      change(async (context) => {
        await growTables(context, to);
        const targets = piecesOf(to, CELLS_PER_COPY);
        for (const [index, piece] of piecesOf(from, CELLS_PER_COPY).entries()) {
          suspendCalculation(context);
          rangeOf(context, targets[index] as SheetArea).copyFrom(rangeOf(context, piece), 'Values');
          await context.sync();
        }
      }),
    fillDown: (from, first, count) =>
      change((context) => {
        suspendCalculation(context);
        const [source, target] = [rangeOf(context, from), rangeOf(context, { ...from, row: first, rows: count })];
        target.copyFrom(source, 'Formulas');
        target.copyFrom(source, 'Formats');
      }),
    refusal: (areas) =>
      inExcel(async (context) => {
        const day = dayOf2000(context);
        const refusal = await refusalOf(context, areas);
        countsFrom1904 = day.value !== DAY_2000;
        return countsFrom1904 ? REFUSAL_1904 : refusal;
      }),
    flush: () => undefined,
  };
}

const REFUSAL_1904 =
  'it counts days from 1904, so all dates would be four years off; switch “Use 1904 date system” off under File, Options, Advanced, and refresh again';

/** Office.js has no property for the date system; the function DATE tells it (ExcelApi 1.2). */
const dayOf2000 = (context: Excel.RequestContext): Excel.FunctionResult<number> =>
  context.workbook.functions.date(2000, 1, 1).load('value');

function checkName(name: string): void {
  if (name.length <= MOST_NAME_CHARACTERS && !/[:\\/?*[\]]|^'|'$/.test(name) && name.toLowerCase() !== 'history') return;
  throw new ActivTrakError(
    'argument',
    `Excel takes no sheet called “${name}”: a name has ${MOST_NAME_CHARACTERS} characters at most and none of : \\ / ? * [ ]. Edit the report and choose another sheet.`,
  );
}

/** One format for all cells of a range; Excel takes it in the place of a list of lists. */
function setFormat(range: Excel.Range, pattern: string): void {
  range.numberFormat = pattern as unknown as string[][];
}

async function writeRows(context: Excel.RequestContext, area: SheetArea, rows: CellGrid): Promise<void> {
  await growTables(context, area);
  const { values, plainColumns, quotedColumns } = typedRows(rows);
  for (const { from, rows: block } of blocksOf(values)) {
    const place = { ...area, row: area.row + from, rows: block.length };
    const column = (at: number): Excel.Range => rangeOf(context, { ...place, column: area.column + at, columns: 1 });
    suspendCalculation(context);
    for (const at of plainColumns) setFormat(column(at), '@');
    for (const at of quotedColumns) setFormat(column(at), 'General');
    rangeOf(context, place).values = block;
    for (const at of quotedColumns) setFormat(column(at), '@');
    await context.sync();
  }
}

/** What Excel takes for a defined name; it refuses to look for anything else. */
const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u;

/** The value of `Settings!B1`, of `B1` on the sheet in front, or of the first cell of what a name names. */
async function referredValue(context: Excel.RequestContext, reference: string): Promise<SheetValue | undefined> {
  const { worksheets, names } = context.workbook;
  const [, quoted, plain, address = reference] = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(reference) ?? [];
  const sheetName = quoted?.replaceAll("''", "'") ?? plain;
  const place = cellPlace(address);
  if (place === undefined && (sheetName !== undefined || !NAME.test(reference))) return undefined;
  if (place === undefined) {
    const item = names.getItemOrNullObject(reference);
    await context.sync();
    if (item.isNullObject) return undefined;
    return firstValue(context, item.getRangeOrNullObject());
  }
  const sheet = sheetName === undefined ? worksheets.getActiveWorksheet() : worksheets.getItemOrNullObject(sheetName);
  await context.sync();
  return sheet.isNullObject ? undefined : firstValue(context, sheet.getRange(areaName({ ...place, rows: 1, columns: 1 })));
}

async function firstValue(context: Excel.RequestContext, range: Excel.Range): Promise<SheetValue | undefined> {
  range.load('values');
  await context.sync();
  return range.isNullObject ? undefined : (range.values[0]?.[0] as SheetValue);
}
