import type { Mark } from '../../marks';
import type { SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { type Home, markedHome } from './placement';

/**
 * An owner's marks without those that a copy of its sheet may have brought along. In which order a host gives them, nobody knows.
 * @param home where its sheet was left
 */
export function* ownMarks(sheets: Pick<SheetWriter, 'sheets'>, marks: readonly Mark[], home: Home): Task<readonly Mark[]> {
  const own = marks.filter(({ sheet }) => sheet === home.sheet);
  if (own.length > 0 || marks.length < 2) return own.length > 0 ? own : marks;
  const found = markedHome(marks, yield* wait(sheets.sheets()), home);
  return marks.filter(({ sheet }) => sheet === found?.id);
}
