/** Range.copyTo: what goes along, and how often. */
import type { Area, CellContent } from '../../spreadsheet/backend';
import { fromR1C1, toR1C1 } from '../../spreadsheet/r1c1';
import { ScriptException } from '../runtime/script-exception';
import { enumeration } from '../services/enumeration';
import type { SpreadsheetObjects } from './objects';

export const COPY_PASTE_TYPE = enumeration('PASTE_NORMAL', 'PASTE_VALUES', 'PASTE_FORMULA', 'PASTE_FORMAT');

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
