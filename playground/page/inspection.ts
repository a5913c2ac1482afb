import type { Univer } from '@univerjs/core';
import type { Area, SpreadsheetBackend } from '../spreadsheet/backend';
import type { CellFunctions } from '../univer/cell-functions';
import { isTyping } from './typed-text';

/**
 * Offers as `window.playground`, for tests and the curious, what the cells of an area hold, what hovering over one shows and whether somebody types, and changes as
 * a script makes them.
 * @param more what this tab has beside it
 */
export function offerInspection(univer: Univer, spreadsheet: SpreadsheetBackend, cells: CellFunctions, more: object): void {
  const { sheets, used, write, insertRows, deleteRows, insertSheet, deleteSheet, putAnchor } = spreadsheet;
  const { settled, messageAt } = cells;
  const read = (area: Area) => spreadsheet.read(area, ['values', 'displayed', 'formulas']);
  const scripts = { write, insertRows, deleteRows, insertSheet, deleteSheet, putAnchor };
  Object.assign(window, { playground: { read, sheets, used, settled, messageAt, isTyping: () => isTyping(univer), ...scripts, ...more } });
}
