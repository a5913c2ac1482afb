/** Range.copyTo: what goes along, and how often. */
import { areaOfSpan } from '../../spreadsheet/anchors';
import type { Area, CellContent } from '../../spreadsheet/backend';
import { colorRules, newRuleId, setColorRules } from '../../spreadsheet/color-rules';
import { fromR1C1, toR1C1 } from '../../spreadsheet/r1c1';
import { ScriptException } from '../runtime/script-exception';
import { enumeration } from '../services/enumeration';
import type { SpreadsheetObjects } from './objects';

/** (https://developers.google.com/apps-script/reference/spreadsheet/copy-paste-type) */
export const COPY_PASTE_TYPE = enumeration(
  'PASTE_NORMAL',
  'PASTE_VALUES',
  'PASTE_FORMULA',
  'PASTE_FORMAT',
  'PASTE_COLUMN_WIDTHS',
  'PASTE_CONDITIONAL_FORMATTING',
);

/** A destination that is a multiple of the source is filled with copies of it; any other is as large as the source, from its first cell. */
function destinationOf(from: Area, to: Area, objects: SpreadsheetObjects): Area {
  const times = (size: number, own: number): number => (size % own === 0 ? size : own);
  const area = { ...to, rows: times(to.rows, from.rows), columns: times(to.columns, from.columns) };
  const sheet = objects.sheetFacts(to.sheet);
  if (area.row + area.rows > sheet.rows || area.column + area.columns > sheet.columns)
    throw new ScriptException('The coordinates of the range are outside the dimensions of the sheet.');
  return area;
}

export function copyTo(objects: SpreadsheetObjects, from: Area, to: Area, type: string): void {
  const { cells } = objects;
  const area = destinationOf(from, to, objects);
  const own = OF_THEIR_OWN[type];
  if (own) {
    own(objects, from, area);
    return;
  }
  if (type === 'PASTE_VALUES' && area.rows === from.rows && area.columns === from.columns) {
    cells.copyValues(from, area);
    return;
  }
  const over = <T>(source: (row: number, column: number, place: { row: number; column: number }) => T): T[][] =>
    Array.from({ length: area.rows }, (_row, row) =>
      Array.from({ length: area.columns }, (_column, column) =>
        source(row % from.rows, column % from.columns, { row: area.row + row, column: area.column + column }),
      ),
    );
  const formats = type === 'PASTE_NORMAL' || type === 'PASTE_FORMAT' ? cells.read(from, 'formats') : undefined;
  const weights = formats ? cells.read(from, 'weights') : undefined;
  const contents = type === 'PASTE_FORMAT' ? undefined : contentsOf(objects, from, type === 'PASTE_VALUES');
  cells.write(area, {
    ...(formats && { formats: over((row, column) => formats[row]?.[column] ?? '') }),
    ...(contents && { contents: over((row, column, place) => contents(row, column, place)) }),
  });
  if (weights?.flat().includes('bold')) {
    const bold = over((row, column, place) => ({ place, weight: weights[row]?.[column] ?? 'normal' })).flat();
    const marked = bold
      .filter(({ weight }) => weight === 'bold')
      .map(({ place }) => ({ sheet: area.sheet, ...place, rows: 1, columns: 1 }));
    cells.fill(marked, { weight: 'bold' });
  }
}

function copyWidths({ execution }: SpreadsheetObjects, from: Area, to: Area): void {
  const { spreadsheet } = execution.backend;
  for (let at = 0; at < from.columns; at += 1) {
    const width = spreadsheet.columnWidth(from.sheet, from.column + at);
    if (width !== null) spreadsheet.setColumnWidth(to.sheet, to.column + at, width);
  }
}

/** Rules go along with the cells of theirs that are copied. Their formulas are relative to their first cells. */
function copyRules(objects: SpreadsheetObjects, from: Area, to: Area): void {
  const { spreadsheet } = objects.execution.backend;
  const moved = colorRules(spreadsheet, from.sheet).flatMap(({ look, spans }) => {
    const own = spans.flatMap((span) => {
      const cells = areaOfSpan(span, objects.sheetFacts(from.sheet));
      const [rows, columns] = [
        Math.min(cells.row + cells.rows, from.row + from.rows) - cells.row,
        Math.min(cells.column + cells.columns, from.column + from.columns) - cells.column,
      ];
      const isInside = rows > 0 && columns > 0 && cells.row >= from.row && cells.column >= from.column;
      return isInside ? [{ row: to.row + cells.row - from.row, column: to.column + cells.column - from.column, rows, columns }] : [];
    });
    return own.length === 0 ? [] : [{ id: newRuleId(), look, spans: own }];
  });
  setColorRules(spreadsheet, to.sheet, [...colorRules(spreadsheet, to.sheet), ...moved]);
}

/** What is copied beside the cells. */
const OF_THEIR_OWN: Readonly<Record<string, (objects: SpreadsheetObjects, from: Area, to: Area) => void>> = {
  PASTE_COLUMN_WIDTHS: copyWidths,
  PASTE_CONDITIONAL_FORMATTING: copyRules,
};

/** What a place gets: a value, or the formula as it reads there. */
function contentsOf(
  objects: SpreadsheetObjects,
  from: Area,
  valuesOnly: boolean,
): (row: number, column: number, place: { row: number; column: number }) => CellContent {
  const values = objects.cells.read(from, 'values');
  const formulas = valuesOnly ? [] : objects.cells.read(from, 'formulas');
  return (row, column, place) => {
    const formula = formulas[row]?.[column] ?? '';
    if (formula === '') return values[row]?.[column] ?? null;
    return { formula: fromR1C1(toR1C1(formula, { row: from.row + row, column: from.column + column }), place) };
  };
}
