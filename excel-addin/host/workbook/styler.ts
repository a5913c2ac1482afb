import type { CellContent, ColorRule, SheetStyler } from '../../../shared/sheet-styler';
import type { SheetArea, SheetValue } from '../../../shared/sheet-writer';
import { areaFrom, loadPieces, PLACE, rangeOf } from './areas';
import { blocksOf, CELLS_PER_READ } from './blocks';
import { hasExcelApi, inExcel, suspendCalculation } from './excel-run';
import { copySheet } from './sheet-copy';
import { typedRows } from './typed-cells';
import { writeValues } from './write-rows';

/** Formulas and looks of the open workbook (ExcelApi 1.6 for colors, 1.8 for lists, 1.9 for printing). */
export function workbookStyler(): SheetStyler {
  return {
    columnEnd: '$1048576',
    calculate: () =>
      inExcel(async (context) => {
        context.workbook.application.calculate('Recalculate');
        await context.sync();
      }),
    copySheet: (id, name) => inExcel((context) => copySheet(context, id, name)),
    fill: (area, rows) =>
      inExcel(async (context) => {
        for (const { from, to, hasFormulas } of runsOf(area.columns, rows)) {
          const part = { ...area, column: area.column + from, columns: to - from };
          const cells = rows.map((row) => row.slice(from, to));
          if (hasFormulas) await writeFormulas(context, part, cells);
          else await writeValues(context, part, cells as SheetValue[][]);
        }
      }),
    color: (areas) =>
      inExcel(async (context) => {
        for (const { area, rule } of areas) addRule(rangeOf(context, area).conditionalFormats, rule);
        await context.sync();
      }),
    offer: (area, words) =>
      inExcel(async (context) => {
        const { dataValidation } = rangeOf(context, area);
        dataValidation.clear();
        dataValidation.rule = { list: { inCellDropDown: true, source: words.join(',') } };
        // Whatever else is typed is taken without a question.
        dataValidation.errorAlert = { showAlert: false, style: 'Warning', title: '', message: '' };
        await context.sync();
      }),
    async setUpPrint(sheet, { isLandscape, repeated }) {
      if (!hasExcelApi(9)) return false;
      await inExcel(async (context) => {
        const { pageLayout } = context.workbook.worksheets.getItem(sheet);
        pageLayout.orientation = isLandscape ? 'Landscape' : 'Portrait';
        pageLayout.zoom = { horizontalFitToPages: 1 };
        pageLayout.setPrintTitleRows(`$${repeated.row + 1}:$${repeated.row + repeated.rows}`);
        await context.sync();
      });
      return true;
    },
  };
}

/** Columns beside each other of which all, or none, have formulas. */
function runsOf(columns: number, rows: readonly (readonly CellContent[])[]) {
  const runs: { from: number; to: number; hasFormulas: boolean }[] = [];
  for (let at = 0; at < columns; at += 1) {
    const hasFormulas = rows.some((row) => isFormula(row[at]));
    const last = runs.at(-1);
    if (last?.hasFormulas === hasFormulas) last.to = at + 1;
    else runs.push({ from: at, to: at + 1, hasFormulas });
  }
  return runs;
}

/** In a cell of plain text a formula may stay a text, and an apostrophe may be seen: so these cells have none of that format. */
async function writeFormulas(context: Excel.RequestContext, area: SheetArea, rows: readonly (readonly CellContent[])[]): Promise<void> {
  await leaveText(context, area);
  const quoted = typedRows(rows as SheetValue[][]).values.map((row) => row.map((cell) => (isFormula(cell) ? cell.formula : cell)));
  for (const { from, rows: block } of blocksOf(quoted)) {
    suspendCalculation(context);
    rangeOf(context, { ...area, row: area.row + from, rows: block.length }).formulas = block;
    await context.sync();
  }
}

async function leaveText(context: Excel.RequestContext, area: SheetArea): Promise<void> {
  for (const piece of await loadPieces(context, area, CELLS_PER_READ, `numberFormat,${PLACE}`)) {
    const formats: readonly string[][] = piece.numberFormat;
    for (let at = 0; at < area.columns; at += 1) {
      if (!formats.some((row) => row[at] === '@')) continue;
      const column = { ...areaFrom(area.sheet, piece), column: area.column + at, columns: 1 };
      rangeOf(context, column).numberFormat = formats.map((row) => [withoutText(row[at] as string)]);
      await context.sync();
    }
  }
}

const withoutText = (format: string): string => (format === '@' ? 'General' : format);

function addRule(formats: Excel.ConditionalFormatCollection, rule: ColorRule): void {
  const format = formats.add(rule.kind === 'scale' ? 'ColorScale' : 'Custom');
  if (rule.kind === 'scale') {
    const { low, middle, high, between } = rule;
    const at = (number: number, color: string): Excel.ConditionalColorScaleCriterion => ({
      type: 'Number',
      formula: String(number),
      color,
    });
    const [least, most] = between ?? [];
    format.colorScale.criteria =
      least === undefined || most === undefined
        ? {
            minimum: { type: 'LowestValue', color: low },
            ...(middle !== undefined && { midpoint: { type: 'Percentile', formula: '50', color: middle } }),
            maximum: { type: 'HighestValue', color: high },
          }
        : { minimum: at(least, low), ...(middle !== undefined && { midpoint: at((least + most) / 2, middle) }), maximum: at(most, high) };
  } else {
    // Taken for the first cell of its range (office-js#5194).
    format.custom.rule.formula = rule.formula;
    if (rule.fill !== undefined) format.custom.format.fill.color = rule.fill;
    if (rule.text !== undefined) format.custom.format.font.color = rule.text;
  }
  // Excel puts a new one in front; behind the others it comes as the last step, after which it can't be changed any more.
  format.priority = -1;
}

const isFormula = (cell: CellContent | undefined): cell is Exclude<CellContent, SheetValue> => typeof cell === 'object';
