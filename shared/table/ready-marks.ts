import type { MarkedSheets } from '../marks';
import { type Task, wait } from '../task';
import { columnsByKey } from './placement';

/** Whose marks the ready sheet of an owner's table has. */
export const readyOwner = (id: string): string => `ready.${id}`;

/** What the key of a cell on top of a ready sheet has before it among the columns. */
export const TOP = 'top.';

/** The columns of a ready sheet on one sheet: those of its rows, wherever people moved them. */
export function* readyColumnsOn(sheets: MarkedSheets, id: string, sheet: string): Task<readonly number[]> {
  const marks = (yield* wait(sheets.marks(readyOwner(id)))).filter((mark) => mark.sheet === sheet);
  return [...columnsByKey(marks)].flatMap(([key, column]) => (key.startsWith(TOP) ? [] : [column]));
}
