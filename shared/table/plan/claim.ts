/**
 * Before the first cell changes, the rows that may change are claimed: by marks, which go wherever people move them, and by words of what
 * is going to stand there. A refresh that is killed leaves both behind.
 * @module
 */

import type { MarkedSheets } from '../../marks';
import type { Row } from '../../model/cell';
import { type Task, wait } from '../../task';
import { type RowsSource, rowsAt } from '../changes/rows-source';
import { PIECE, standingRows } from '../changes/standing-rows';
import { areasOf, claimMarks } from '../place/placement';
import type { Trace } from '../place/target';
import { traceOf } from '../recovery/trace';
import type { Prepared } from './write-plan';

/**
 * Claims what is going to be written below the rows that stay the report's, or emptied at their end.
 * @param rows how many there will be, @param fresh those that come below the ones that are there, from its `skip`-th on
 * @param keep keeps how many rows are claimed and the words of what will stand there
 */
export function* claimRows(
  sheets: MarkedSheets,
  prepared: Prepared,
  rows: number,
  fresh: RowsSource,
  skip: number,
  keep: (claimed: number, traces: readonly Trace[]) => Task<void>,
): Task<void> {
  const { placement, output, owner } = prepared.target;
  const { sheet, header, claimed } = placement;
  const sure = Math.min(rows, placement.rows);
  const end = Math.max(rows, placement.rows + claimed);
  if (end === sure) return;
  // What an earlier refresh left there is known to be its own, so that the words of this one are enough from here on.
  const left = areasOf(sheet, prepared.groups, header + 1 + placement.rows, claimed);
  if (left.length > 0) {
    yield* wait(sheets.clear(left));
    yield* wait(sheets.flush());
  }
  const isLess = rows < placement.rows;
  const count = isLess ? placement.rows - rows : rows - placement.rows;
  // Where all rows are claimed, each call that writes some has words of its last.
  const inMemory = isLess ? count <= PIECE : fresh.rows !== undefined || skip === 0;
  const at = isLess
    ? function* (indexes: readonly number[]): Task<readonly Row[]> {
        if (inMemory) {
          const all = yield* standingRows(sheets, placement, output, rows, count);
          return indexes.map((index) => all[index] as Row);
        }
        const found: Row[] = [];
        for (const index of indexes) found.push(...(yield* standingRows(sheets, placement, output, rows + index, 1)));
        return found;
      }
    : (indexes: readonly number[]) =>
        rowsAt(
          fresh,
          indexes.map((index) => skip + index),
        );
  yield* keep(end - sure, yield* traceOf(prepared.target, prepared.groups, count, inMemory, at));
  yield* wait(sheets.setMarks(owner, claimMarks({ sheet, header }, sure, end)));
}
