import type { CellContent, ColorRule, SheetStyler } from '../../../shared/sheet-styler';
import type { SheetArea, SheetValue } from '../../../shared/sheet-writer';
import type { Sync } from '../../../shared/task';
import { forLocale } from './english-formula';
import { sheetById } from './sheet-by-id';
import { copiedSheet } from './sheet-copy';
import type { SpreadsheetWriter } from './sheets';
import { typedRows } from './typed-cells';

type RuleBuilder = GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder;

/** Formulas and looks through SpreadsheetApp, where columns without formulas are written, and sheets added, as elsewhere. */
export function spreadsheetStyler(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  { write, addSheet }: Pick<SpreadsheetWriter, 'write' | 'addSheet'>,
): Sync<SheetStyler> {
  const rangeOf = ({ sheet, row, column, rows, columns }: SheetArea): GoogleAppsScript.Spreadsheet.Range =>
    sheetById(spreadsheet, sheet).getRange(row + 1, column + 1, rows, columns);
  const localized = (formula: string): string => forLocale(formula, spreadsheet.getSpreadsheetLocale());

  /** Columns of which all, or none, have formulas. */
  function fillColumns(area: SheetArea, rows: readonly (readonly CellContent[])[]): void {
    if (!rows.flat().some(isFormula)) {
      write(area, rows as SheetValue[][]);
      return;
    }
    const range = rangeOf(area);
    // In a cell of plain text a formula may stay a text.
    const formats = range.getNumberFormats();
    if (formats.flat().includes('@')) range.setNumberFormats(formats.map((row) => row.map((one) => (one === '@' ? 'General' : one))));
    // Of values that are no texts nothing changes here.
    const typed = typedRows(rows as SheetValue[][], new Set());
    range.setValues(typed.map((row) => row.map((value) => (isFormula(value) ? localized(value.formula) : value))));
  }

  function ruleOf(builder: RuleBuilder, rule: ColorRule): RuleBuilder {
    if (rule.kind === 'scale') {
      const { low, middle, high, between } = rule;
      if (between) {
        const { NUMBER } = SpreadsheetApp.InterpolationType;
        const [least, most] = between;
        builder.setGradientMinpointWithValue(low, NUMBER, String(least)).setGradientMaxpointWithValue(high, NUMBER, String(most));
        return middle ? builder.setGradientMidpointWithValue(middle, NUMBER, String((least + most) / 2)) : builder;
      }
      builder.setGradientMinpoint(low).setGradientMaxpoint(high);
      return middle ? builder.setGradientMidpointWithValue(middle, SpreadsheetApp.InterpolationType.PERCENTILE, '50') : builder;
    }
    const { formula, fill = null, text = null } = rule;
    return builder.whenFormulaSatisfied(localized(formula)).setBackground(fill).setFontColor(text);
  }

  return {
    calculate: () => SpreadsheetApp.flush(),
    columnEnd: '',
    copySheet: (id, name) =>
      copiedSheet(sheetById(spreadsheet, id), spreadsheet.getSpreadsheetTimeZone(), (size) => {
        const info = addSheet(name, 'hidden', size, id);
        return { info, sheet: sheetById(spreadsheet, info.id) };
      }),
    fill(area, rows) {
      let from = 0;
      const hasFormulas = (at: number): boolean => rows.some((row) => isFormula(row[at]));
      for (let to = 1; to <= area.columns; to++) {
        if (to < area.columns && hasFormulas(to) === hasFormulas(from)) continue;
        const part = { ...area, column: area.column + from, columns: to - from };
        fillColumns(
          part,
          rows.map((row) => row.slice(from, to)),
        );
        from = to;
      }
    },
    color(areas) {
      for (const id of new Set(areas.map(({ area }) => area.sheet))) {
        const sheet = sheetById(spreadsheet, id);
        const own = areas
          .filter(({ area }) => area.sheet === id)
          .map(({ area, rule }) =>
            ruleOf(SpreadsheetApp.newConditionalFormatRule(), rule)
              .setRanges([rangeOf(area)])
              .build(),
          );
        sheet.setConditionalFormatRules([...sheet.getConditionalFormatRules(), ...own]);
      }
    },
    offer(area, words) {
      rangeOf(area).setDataValidation(
        SpreadsheetApp.newDataValidation()
          .requireValueInList([...words], true)
          .setAllowInvalid(true)
          .build(),
      );
    },
    // A script can't set up pages.
    setUpPrint: () => false,
  };
}

const isFormula = (cell: unknown): cell is { readonly formula: string } => typeof cell === 'object';
