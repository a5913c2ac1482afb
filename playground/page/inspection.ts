import type { Area, SpreadsheetBackend } from '../spreadsheet/backend';
import type { CellFunctions } from '../univer/cell-functions';

/**
 * Offers as `window.playground`, for tests and the curious, what the cells of an area hold and what hovering over one shows, and changes as a script makes them.
 * @param more what this tab has beside it
 */
export function offerInspection(spreadsheet: SpreadsheetBackend, cells: CellFunctions, more: object): void {
  const { sheets, used, write, insertRows, deleteRows, insertSheet, deleteSheet, putAnchor } = spreadsheet;
  const { settled, messageAt } = cells;
  const read = (area: Area) => spreadsheet.read(area, ['values', 'displayed', 'formulas']);
  Object.assign(window, {
    playground: { read, sheets, used, write, insertRows, deleteRows, insertSheet, deleteSheet, putAnchor, settled, messageAt, ...more },
  });
}
