import type { Row } from '../model/cell';
import type { SheetWriter } from '../sheet-writer';
import { type Task, wait } from '../task';
import type { ColumnGroup } from './placement';
import type { RowRange, StagedRows } from './row-heap';
import { sequences } from './sequences';
import { writeRows } from './write-rows';

/** Whole rows on their way into the sheet: in memory, or on the hidden sheet. */
export interface RowsSource {
  readonly count: number;
  /** The rows, where they are in memory. */
  readonly rows?: readonly Row[];
  /** Single rows, by their places. */
  at(sheets: SheetWriter, indexes: readonly number[]): Task<readonly Row[]>;
  /** Puts rows into the report's columns, the first of them into row `row`. */
  put(sheets: SheetWriter, sheet: string, row: number, groups: readonly ColumnGroup[]): Task<void>;
}

export const memoryRows = (rows: readonly Row[]): RowsSource => ({
  count: rows.length,
  rows,
  *at(_, indexes) {
    return yield* wait(indexes.map((index) => rows[index] as Row));
  },
  *put(sheets, sheet, row, groups) {
    for (const { column, indexes } of groups) {
      const isWhole = indexes.length === rows[0]?.length && indexes.every((index, at) => index === at);
      yield* writeRows(sheets, { sheet, row, column }, isWhole ? rows : rows.map((cells) => indexes.map((index) => cells[index] ?? '')));
    }
  },
});

/**
 * Columns that stand in the same order on both sheets are copied together, without passing through memory.
 * @param ranges the hidden sheet's rows in their order
 */
export const stagedRows = (staged: StagedRows, columns: number, ranges: readonly RowRange[]): RowsSource => ({
  count: ranges.reduce((sum, { count }) => sum + count, 0),
  *at(sheets, indexes) {
    const read = yield* wait(
      sheets.read(
        indexes.map((index) => ({ sheet: staged.sheet, row: (staged.first ?? 0) + rowAt(ranges, index), column: 0, rows: 1, columns })),
      ),
    );
    return read.map(([row = []]) => row);
  },
  *put(sheets, sheet, row, groups) {
    for (const { column, indexes } of groups) {
      for (const { at, from, count } of sequences(indexes)) {
        let to = row;
        for (const range of ranges) {
          const size = { rows: range.count, columns: count };
          yield* wait(
            sheets.copyValues(
              { sheet: staged.sheet, row: (staged.first ?? 0) + range.from, column: from, ...size },
              { sheet, row: to, column: column + at, ...size },
            ),
          );
          to += range.count;
        }
      }
    }
  },
});

function rowAt(ranges: readonly RowRange[], index: number): number {
  let left = index;
  for (const { from, count } of ranges) {
    if (left < count) return from + left;
    left -= count;
  }
  return index;
}
