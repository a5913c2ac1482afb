/** The methods of Range that change something. Each gives the range. */
import type { Area, CellContent, Grid } from '../backend';
import type { Method } from '../runtime/service';
import { filled } from './cells';
import { checkGrid } from './grid-check';
import { AUTOMATIC } from './number-format';
import type { SpreadsheetObjects } from './objects';

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
    return formulaText === '' ? null : { formula: formulaText.startsWith('=') ? formulaText : `=${formulaText}` };
  };
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
    setFormula: method((text) => cells.write(area, { contents: filled(area, formula(text)) })),
    setFormulas: grid<CellContent>((contents) => cells.write(area, { contents }), formula),
    setNumberFormat: method((text) => cells.write(area, { formats: filled(area, pattern(text)) })),
    setNumberFormats: grid<string>((formats) => cells.write(area, { formats }), pattern),
    setNote: method((text) => cells.write(area, { notes: filled(area, String(text ?? '')) })),
    setNotes: grid<string>(
      (notes) => cells.write(area, { notes }),
      (text) => String(text ?? ''),
    ),
    clearContent: method(() => cells.write(area, { contents: filled(area, null) })),
    clearFormat: method(() => cells.write(area, { formats: filled(area, AUTOMATIC) })),
    clearNote: method(() => cells.write(area, { notes: filled(area, '') })),
    clear: method(() => cells.write(area, { contents: filled(area, null), formats: filled(area, AUTOMATIC), notes: filled(area, '') })),
  };
}
