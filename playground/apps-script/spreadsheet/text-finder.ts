/** TextFinder, for looking. */

import { contains } from '../../spreadsheet/anchors';
import type { Area } from '../../spreadsheet/backend';
import type { Method } from '../runtime/service';
import type { SpreadsheetObjects } from './objects';

/** Looks in sheets, or in an area. */
export function textFinder(objects: SpreadsheetObjects, text: string, sheets: readonly string[], within?: Area): object {
  let inFormulas = false;
  let isEntire = false;
  const valueAt = (sheet: string, row: number, column: number): unknown =>
    objects.cells.read({ sheet, row, column, rows: 1, columns: 1 }, 'values')[0]?.[0];
  const places = (): readonly Area[] => {
    objects.execution.counts.spreadsheetReads++;
    const found = sheets.flatMap((sheet) =>
      objects.execution.backend.spreadsheet
        .find(sheet, text, inFormulas)
        .filter(([row, column]) => !isEntire || String(valueAt(sheet, row, column)) === text)
        .map(([row, column]): Area => ({ sheet, row, column, rows: 1, columns: 1 })),
    );
    return within ? found.filter((area) => contains(within, area)) : found;
  };
  const methods: Record<string, Method> = {
    matchFormulaText: (wanted: unknown) => {
      inFormulas = wanted === true;
      return self;
    },
    matchEntireCell: (wanted: unknown) => {
      isEntire = wanted === true;
      return self;
    },
    findAll: () => places().map((area) => objects.range(area)),
    findNext: () => {
      const [first] = places();
      return first ? objects.range(first) : null;
    },
  };
  const self: object = objects.expose({ name: 'TextFinder', need: 'document-read', methods });
  return self;
}
