import { type MarkedSheets, rowMark } from '../marks';
import type { SheetInfo } from '../sheet-writer';
import { type Task, wait } from '../task';
import { hiddenName, type MadeSheet } from './kept-ready';

/**
 * The sheet with an owner's marks, where nothing is kept of one: a colleague's refresh has just made it. Of two people who have an Excel workbook open
 * each sees the other's sheets and names soon, and what is kept later.
 * @returns `undefined` where there is none, or it isn't whole
 */
export function* madeMeanwhile(sheets: MarkedSheets, owner: string): Task<SheetInfo | undefined> {
  const header = rowMark(yield* wait(sheets.marks(owner)), 'header');
  const found = header && (yield* wait(sheets.sheet('id', header.sheet)));
  return found?.name === hiddenName(owner) ? undefined : found;
}

/** {@link madeMeanwhile}, as one that is kept. */
export function* keptMeanwhile(sheets: MarkedSheets, owner: string): Task<MadeSheet | undefined> {
  const found = yield* madeMeanwhile(sheets, owner);
  return found && { version: 1, sheet: found.id, sheetName: found.name };
}
