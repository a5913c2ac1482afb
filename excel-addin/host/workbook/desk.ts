import { cellNotEmpty, REPORTS_SHEET_DELETED } from '#words/sheets';
import type { Desk, ResultFormats } from '../../../shared/desk';
import { told } from '../../../shared/diagnostics';
import { wrong } from '../../../shared/errors';
import { areaName } from '../../../shared/model/a1';
import { pageDiagnostics } from '../diagnostics';
import { areaFrom, PLACE, rangeOf, readFormulas } from './areas';
import { documentId, keepDocumentId } from './document-id';
import { workbookStore } from './document-store';
import { codeOf } from './excel-failure';
import { hasExcelApi, inExcel } from './excel-run';
import { isOfChartSheet } from './used-places';

/** A formula's results may be so many rows; formatting whole columns would make the file as large as if they were full. */
const ROWS_FORMATTED = 5_000;

/** The open workbook as the person at the keyboard sees it (ExcelApi 1.9, for cells with formulas). */
export function workbookDesk(): Desk & Required<Pick<Desk, 'keepDocumentId'>> {
  return {
    documentId: () => documentId(workbookStore()),
    keepDocumentId: () => keepDocumentId(workbookStore()),
    selection: () =>
      inExcel(async (context) => {
        const cell = context.workbook.getActiveCell();
        cell.load('rowIndex,columnIndex,worksheet/name');
        await context.sync();
        return { sheet: cell.worksheet.name, row: cell.rowIndex, column: cell.columnIndex };
      }),
    show: (area) =>
      inExcel(async (context) => {
        const sheet = context.workbook.worksheets.getItemOrNullObject(area.sheet);
        sheet.load('visibility');
        await context.sync();
        if (sheet.isNullObject) throw wrong(REPORTS_SHEET_DELETED);
        // Excel shows no hidden sheet.
        if (sheet.visibility !== 'Visible') sheet.visibility = 'Visible';
        sheet.activate();
        rangeOf(context, area).select();
        await context.sync();
      }),
    separators,
    insertFormula: (formula, formats) => inExcel((context) => insertFormula(context, formula, formats)),
    updateFormulas: (text) =>
      inExcel(async (context) => {
        const updated = (await formulasIn(context, text)).length;
        if (updated > 0) context.workbook.application.calculate('Full');
        await context.sync();
        return { updated, closed: 0 };
      }),
    sheetsWithFormula: (text) => inExcel(async (context) => [...new Set(await formulasIn(context, text))]),
  };
}

/**
 * People write formulas by the culture of their system (ExcelApi 1.11); Range.formulas takes them as in English, always.
 * (https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-formulas-member)
 */
async function separators(): Promise<{ readonly typed: string; readonly inserted: string }> {
  try {
    if (!hasExcelApi(11)) return { typed: ',', inserted: ',' };
    const isComma = await inExcel(async (context) => {
      const { numberFormat } = context.workbook.application.cultureInfo;
      numberFormat.load('numberDecimalSeparator');
      await context.sync();
      return numberFormat.numberDecimalSeparator === ',';
    });
    return { typed: isComma ? ';' : ',', inserted: ',' };
  } catch (cause) {
    told(cause, pageDiagnostics, 'how formulas are typed');
    return { typed: ',', inserted: ',' };
  }
}

/**
 * The zone of the machine: a workbook has none. Browsers call one that they don't know `Etc/Unknown`, take that for no zone themselves, and count by UTC in it.
 * (https://github.com/tc39/proposal-temporal/issues/2510)
 */
export function documentZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone === 'Etc/Unknown' ? 'UTC' : timeZone;
}

async function insertFormula(context: Excel.RequestContext, formula: string, { columns, isTable }: ResultFormats): Promise<void> {
  const cell = context.workbook.getActiveCell();
  cell.load('rowIndex,columnIndex,values,formulas,numberFormat,worksheet/id');
  await context.sync();
  const place = { sheet: cell.worksheet.id, row: cell.rowIndex, column: cell.columnIndex, rows: 1, columns: 1 };
  if (cell.values[0]?.[0] !== '' || cell.formulas[0]?.[0] !== '') throw wrong(cellNotEmpty(areaName(place)));
  // In a cell of plain text it may stay a text.
  if (cell.numberFormat[0]?.[0] === '@') rangeOf(context, place).numberFormat = [['General']];
  rangeOf(context, place).formulas = [[formula]];
  const rows = isTable ? { row: place.row + 1, rows: ROWS_FORMATTED } : {};
  const filled = columns.flatMap((format, index) =>
    format === undefined ? [] : [{ format, area: { ...place, ...rows, column: place.column + index } }],
  );
  const standing = filled.map(({ area }) => rangeOf(context, area).load('numberFormat'));
  await context.sync();
  filled.forEach(({ format, area }, index) => {
    const isUnformatted = standing[index]?.numberFormat.every(([own]) => own === 'General');
    if (isUnformatted) rangeOf(context, area).numberFormat = format as unknown as string[][];
  });
  await context.sync();
}

/** The sheet of each formula with a text in it. Looks at the cells that have formulas alone, a sheet at a time. */
async function formulasIn(context: Excel.RequestContext, text: string): Promise<readonly string[]> {
  const { worksheets } = context.workbook;
  worksheets.load('items/id,items/name');
  await context.sync();
  const found: string[] = [];
  for (const sheet of worksheets.items) {
    const own = (await formulasOn(context, sheet)).filter((formula) => String(formula).toUpperCase().includes(text.toUpperCase()));
    found.push(...own.map(() => sheet.name));
  }
  return found;
}

async function formulasOn(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<readonly unknown[]> {
  const cells = sheet.getRange().getSpecialCellsOrNullObject('Formulas');
  cells.load('areas/items/formulas');
  try {
    await context.sync();
    return cells.isNullObject ? [] : cells.areas.items.flatMap((area) => area.formulas.flat());
  } catch (failure) {
    if (isOfChartSheet(failure)) return [];
    if (codeOf(failure) !== 'ResponsePayloadSizeLimitExceeded') throw failure;
  }
  // More than Excel gives at once.
  const used = sheet.getUsedRangeOrNullObject().load(PLACE);
  await context.sync();
  return (await readFormulas(context, areaFrom(sheet.id, used))).flat();
}
