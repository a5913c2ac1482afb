/** Range. */
import { overlaps } from '../../spreadsheet/anchors';
import type { Area, CellPart } from '../../spreadsheet/backend';
import { cellName } from '../../spreadsheet/notation';
import { toR1C1 } from '../../spreadsheet/r1c1';
import { ScriptException } from '../runtime/script-exception';
import type { Method } from '../runtime/service';
import { areaFromNumbers } from './area';
import { validationAt } from './data-validation';
import { filterObject } from './filter';
import { metadataFinder } from './metadata-finder';
import type { SpreadsheetObjects } from './objects';
import { openReferences } from './open-references';
import { checkProtected } from './protected-cells';
import { rangeWriting } from './range-writing';
import { textFinder } from './text-finder';

export function rangeObject(objects: SpreadsheetObjects, area: Area): object {
  const { cells } = objects;
  const last = { row: area.row + area.rows, column: area.column + area.columns };

  const texts = (part: Exclude<CellPart, 'values'>) => () => cells.read(area, part).map((row) => [...row]);
  const text = (part: Exclude<CellPart, 'values'>) => () => cells.read({ ...area, rows: 1, columns: 1 }, part)[0]?.[0];
  const formulasOf = (from: Area): string[][] => cells.read(from, 'formulas').map((row) => row.map(openReferences));
  const name = (): string => {
    const first = cellName(area.row, area.column);
    return area.rows === 1 && area.columns === 1 ? first : `${first}:${cellName(last.row - 1, last.column - 1)}`;
  };
  const merged = (): readonly Area[] => objects.execution.backend.spreadsheet.merged(area.sheet).filter((other) => overlaps(area, other));
  const moved = (rows: number, columns: number, height = area.rows, width = area.columns): object => {
    const sheet = objects.sheetFacts(area.sheet);
    return objects.range(areaFromNumbers(sheet, area.row + 1 + rows, area.column + 1 + columns, height, width));
  };

  const reading: Record<string, Method> = {
    getRow: () => area.row + 1,
    getColumn: () => area.column + 1,
    getLastRow: () => last.row,
    getLastColumn: () => last.column,
    getNumRows: () => area.rows,
    getNumColumns: () => area.columns,
    getHeight: () => area.rows,
    getWidth: () => area.columns,
    getA1Notation: name,
    canEdit: () => {
      try {
        checkProtected(objects.execution, [area]);
        return true;
      } catch {
        return false;
      }
    },
    getSheet: () => objects.sheet(area.sheet),
    getCell: (row: number, column: number) => {
      if (row > area.rows || column > area.columns) throw new ScriptException('Cell reference out of range');
      return moved(row - 1, column - 1, 1, 1);
    },
    offset: moved,
    getValues: () => cells.values(area),
    getValue: () => cells.values({ ...area, rows: 1, columns: 1 })[0]?.[0],
    getDisplayValues: texts('displayed'),
    getDisplayValue: text('displayed'),
    getFormulas: () => formulasOf(area),
    getFormula: () => formulasOf({ ...area, rows: 1, columns: 1 })[0]?.[0],
    getNumberFormats: texts('formats'),
    getNumberFormat: text('formats'),
    getNotes: texts('notes'),
    getNote: text('notes'),
    getFontWeights: texts('weights'),
    getFontWeight: text('weights'),
    getFormulasR1C1: () =>
      formulasOf(area).map((row, line) =>
        row.map((formula, column) => toR1C1(formula, { row: area.row + line, column: area.column + column })),
      ),
    getFormulaR1C1: () => toR1C1(formulasOf({ ...area, rows: 1, columns: 1 })[0]?.[0] ?? '', area),
    getDataValidation: () => validationAt(objects, area),
    getFilter: () => filterObject(objects, area.sheet),
    createDeveloperMetadataFinder: () => metadataFinder(objects, area),
    createTextFinder: (wanted: unknown) => textFinder(objects, String(wanted), [area.sheet], area),
    getMergedRanges: () => merged().map((found) => objects.range(found)),
    isPartOfMerge: () => merged().length > 0,
    isBlank: () => cells.read(area, 'values').every((row) => row.every((value) => value === null)),
  };

  const writing = rangeWriting(objects, area, () => self);
  const self: object = objects.exposeWriting('Range', writing, reading);
  return self;
}
