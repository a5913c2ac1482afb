import { type MarkedSheets, rowMark } from '../marks';
import type { SheetInfo } from '../sheet-writer';
import { type Task, wait } from '../task';
import { hiddenName } from './kept-ready';

/** Set by Google's builds: whoever opens a spreadsheet there sees at once what is kept of it. */
declare const BUILD_KEPT_AT_ONCE: boolean | undefined;

/** Whether a colleague may see what is kept later than sheets and names, as of an Excel workbook that both have open. */
export const KEPT_COMES_LATE: boolean = typeof BUILD_KEPT_AT_ONCE === 'undefined' || BUILD_KEPT_AT_ONCE === false;

/**
 * The sheet with an owner's marks, where nothing is kept of one: a colleague's refresh has just made it.
 * @returns `undefined` where there is none, or it isn't whole
 */
export function* madeMeanwhile(sheets: MarkedSheets, owner: string): Task<SheetInfo | undefined> {
  const header = rowMark(yield* wait(sheets.marks(owner)), 'header');
  const found = header && (yield* wait(sheets.sheet('id', header.sheet)));
  return found?.name === hiddenName(owner) ? undefined : found;
}
