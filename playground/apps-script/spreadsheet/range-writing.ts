/** The methods of Range that change something. Each gives the range. */

import type { Area, CellContent, Grid } from '../../spreadsheet/backend';
import { AUTOMATIC } from '../../spreadsheet/number-format';
import { fromR1C1 } from '../../spreadsheet/r1c1';
import { createPivotTable } from '../connected-sheets/pivot-table';
import type { Method } from '../runtime/service';
import { EMPTY, filled } from './cells';
import { copyTo } from './copying';
import { setValidation } from './data-validation';
import { createFilter } from './filter';
import { checkGrid } from './grid-check';
import { localeFormula } from './locale-formula';
import { addMetadata } from './metadata';
import type { SpreadsheetObjects } from './objects';
import { closedReferences } from './open-references';
import { protect } from './protection';
import { sortRange } from './sorting';

export function rangeWriting(objects: SpreadsheetObjects, area: Area, self: () => object): Record<string, Method> {
  const { cells } = objects;

  const method =
    (work: (value: unknown) => void): Method =>
    (value) => {
      work(value);
      return self();
    };

  /** Google takes formulas with and without `=`; an empty one clears the cell. */
  const formula = (text: unknown): CellContent => {
    const formulaText = String(text ?? '');
    return formulaText === '' ? null : { formula: closedReferences(formulaText.startsWith('=') ? formulaText : `=${formulaText}`) };
  };
  const inLocale = (text: unknown): CellContent =>
    formula(localeFormula(String(text ?? ''), objects.execution.backend.spreadsheet.facts().locale));
  const formulasAt = (text: string): Grid<CellContent> =>
    Array.from({ length: area.rows }, (_row, row) =>
      Array.from({ length: area.columns }, (_column, column) =>
        formula(text === '' ? '' : fromR1C1(text, { row: area.row + row, column: area.column + column })),
      ),
    );
  const pattern = (text: unknown): string => String(text ?? '') || AUTOMATIC;
  const grid =
    <T>(work: (rows: Grid<T>) => void, convert: (value: unknown) => T): Method =>
    (rows: unknown) => {
      checkGrid(rows, area);
      work(rows.map((row) => row.map((value) => convert(value))));
      return self();
    };

  return {
    setValue: method((value) => cells.setValues(area, filled(area, value))),
    setValues: grid(
      (rows) => cells.setValues(area, rows),
      (value) => value,
    ),
    setFormula: method((text) => cells.fill([area], { content: inLocale(text) })),
    setFormulas: grid<CellContent>((contents) => cells.write(area, { contents }), inLocale),
    setFormulaR1C1: method((text) => cells.write(area, { contents: formulasAt(String(text ?? '')) })),
    setNumberFormat: method((text) => cells.fill([area], { format: pattern(text) })),
    setNumberFormats: grid<string>((formats) => cells.write(area, { formats }), pattern),
    setFontWeight: method((weight) => cells.fill([area], { weight: weight === 'bold' ? 'bold' : 'normal' })),
    setNote: method((text) => cells.fill([area], { note: String(text ?? '') })),
    setNotes: grid<string>(
      (notes) => cells.write(area, { notes }),
      (text) => String(text ?? ''),
    ),
    clearContent: method(() => cells.fill([area], { content: null })),
    clearFormat: method(() => cells.fill([area], { format: AUTOMATIC, weight: 'normal' })),
    clearNote: method(() => cells.fill([area], { note: '' })),
    clear: method(() => cells.fill([area], EMPTY)),
    copyTo: (destination: unknown, ...how: unknown[]) => {
      const [first] = how;
      const contentsOnly = typeof first === 'object' && first !== null && (first as { contentsOnly?: unknown }).contentsOnly === true;
      copyTo(
        objects,
        area,
        objects.areaOf(destination),
        contentsOnly ? 'PASTE_VALUES' : typeof first === 'string' ? first : 'PASTE_NORMAL',
      );
    },
    merge: method(() => objects.execution.backend.spreadsheet.merge(area)),
    breakApart: method(() => objects.execution.backend.spreadsheet.unmerge(area)),
    sort: method((spec) => sortRange(objects, area, spec)),
    activate: method(() => objects.execution.backend.spreadsheet.select(area)),
    setDataValidation: method((rule) => setValidation(objects, area, rule)),
    clearDataValidations: method(() => setValidation(objects, area, null)),
    createFilter: () => createFilter(objects, area),
    createDataSourcePivotTable: (source: unknown) => createPivotTable(objects, area, source),
    protect: () => protect(objects, area, 'RANGE'),
    addDeveloperMetadata: (...args: unknown[]) => {
      addMetadata(objects, area, args);
      return self();
    },
  };
}
