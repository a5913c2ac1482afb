/**
 * What somebody typed among rows that a refresh takes for its own: nothing is written over it.
 * @module
 */

import type { Row } from '../../model/cell';
import type { SheetArea, SheetInfo, SheetWriter } from '../../sheet-writer';
import type { Task } from '../../task';
import { isBlankRow } from '../cells/blank-row';
import { eachStanding, PIECE, rowsWithFormulas, standingRows } from '../changes/standing-rows';
import { inTheWay } from '../place/obstacles';
import { areasOf, keyedGroups } from '../place/placement';
import type { Target } from '../place/target';
import { holdsMoment } from './sorted-block';
import { tracedWord, wordsIn } from './trace';

/**
 * Looks at claimed rows for what somebody typed into them since.
 * @throws ActivTrakError `argument` that names the first cells.
 */
export function* refuseTyped(sheets: SheetWriter, info: SheetInfo, target: Target): Task<void> {
  const { name, placement, traces = [], stand = 0 } = target;
  const first = placement.header + 1 + placement.rows;
  const count = Math.min(placement.claimed, info.rows - first);
  for (const trace of traces) {
    const { columns, rows, words } = trace;
    const output = columns.map(([key, kind]) => ({ key, kind, label: '' }));
    const groups = keyedGroups(output, placement.columns);
    const list = wordsIn(words);
    const isWhole = list.length === rows;
    const isKnown = isWhole ? isIn(list) : isInOrder(list);
    const same = target.again?.find((one) => String(one.columns) === String(columns));
    const isAgain = same && isIn(wordsIn(same.words));
    const wordAgain = same && tracedWord(same, target);
    const word = tracedWord(trace, target);
    // Without one of its columns a row has no word.
    const left = output.map(({ key }) => placement.columns.has(key));
    const isOwn = (row: Row): boolean =>
      left.every(Boolean) ? isKnown(word(row)) || isAgain?.(wordAgain?.(row) ?? '') === true : isFull(row.filter((_, at) => left[at]));
    let typed: number | undefined;
    for (let from = Math.max(0, stand - placement.rows); from < count; from += PIECE) {
      const size = Math.min(PIECE, count - from);
      const standing = yield* standingRows(sheets, placement, output, placement.rows + from, size);
      const calculated = yield* rowsWithFormulas(sheets, areasOf(placement.sheet, groups, first + from, size));
      for (const [at, row] of standing.entries()) {
        if (!calculated.has(at) && isBlankRow(row)) continue;
        const isTraced = !calculated.has(at) && isOwn(row);
        // Where not every row has a word, what stands above rows of its own is its own too: the last of each call has one.
        if (!isTraced) typed ??= from + at;
        else if (!isWhole) typed = undefined;
      }
    }
    if (typed === undefined) continue;
    const [area] = areasOf(placement.sheet, groups, first, count) as [SheetArea];
    throw inTheWay(name, info.name, area, { ...area, row: first + typed, rows: 1 });
  }
}

/** Looks at a report's rows for those that are none. @throws ActivTrakError `argument` that names the first. */
export function* refuseTypedBetween(sheets: SheetWriter, { name: sheetName }: SheetInfo, { name, placement, output }: Target): Task<void> {
  const { sheet, header } = placement;
  const rows = placement.rows + placement.claimed;
  const day = output.findIndex(({ key }) => (key === 'date' || key === 'time') && placement.columns.has(key));
  const isRecord = (row: Row): boolean => (day === -1 ? output.length < 2 || isFull(row) : holdsMoment(row[day]));
  const refuse = (row: Row, index: number): void => {
    if (isBlankRow(row) || isRecord(row)) return;
    const indexes = [...placement.columns.values()];
    const column = Math.min(...indexes);
    const area = { sheet, row: header + 1, column, rows, columns: Math.max(...indexes) - column + 1 };
    throw inTheWay(name, sheetName, area, { ...area, row: header + 1 + index, rows: 1 });
  };
  yield* eachStanding(sheets, placement, output, refuse, 0, rows);
}

/** More than a cell that somebody typed. */
const isFull = (row: Row): boolean => row.length > 1 && 2 * row.filter((cell) => cell !== '').length > row.length;

const isIn = (words: readonly string[]): ((word: string) => boolean) => {
  const all = new Set(words);
  return (word) => all.has(word);
};

/** Rows that were sorted since cannot be told from others where only some have a word. */
const isInOrder = (words: readonly string[]): ((word: string) => boolean) => {
  let next = 0;
  return (word) => {
    const at = words.indexOf(word, next);
    if (at !== -1) next = at;
    return at !== -1;
  };
};
