import type { SheetArea, SheetValue, SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';

/** So many formats are asked for; further cells look like the last of their column. */
const MOST_FORMATS = 50;

/** Gives how typed cells look. The first ones are asked for, and one of each column's texts and numbers in any case. */
export function typedLooks(
  sheets: Pick<SheetWriter, 'formats'>,
): (value: SheetValue, area: SheetArea) => Task<{ readonly format?: string }> {
  const known = new Map<string, string | undefined>();
  let asked = 0;
  return function* (value, area) {
    const like = `${typeof value} ${area.column}`;
    if (asked < MOST_FORMATS || !known.has(like)) {
      asked += 1;
      known.set(like, (yield* wait(sheets.formats(area)))[0]);
    }
    const format = known.get(like);
    return format === undefined || format === 'General' ? {} : { format };
  };
}
