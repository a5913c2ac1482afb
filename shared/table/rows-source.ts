import type { Row } from '../model/cell';
import type { SheetWriter } from '../sheet-writer';
import { type Task, wait } from '../task';
import type { ColumnGroup } from './placement';
import type { StagedRows } from './row-heap';
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

/** Columns that stand in the same order on both sheets are copied together, without passing through memory. */
export const stagedRows = (staged: StagedRows, columns: number): RowsSource => ({
  count: staged.rows,
  *at(sheets, indexes) {
    const read = yield* wait(sheets.read(indexes.map((row) => ({ sheet: staged.sheet, row, column: 0, rows: 1, columns }))));
    return read.map(([row = []]) => row);
  },
  *put(sheets, sheet, row, groups) {
    for (const { column, indexes } of groups) {
      for (const { at, from, count } of sequences(indexes)) {
        const size = { rows: staged.rows, columns: count };
        yield* wait(
          sheets.copyValues({ sheet: staged.sheet, row: 0, column: from, ...size }, { sheet, row, column: column + at, ...size }),
        );
      }
    }
  },
});

/** Runs of numbers that follow each other: `[2, 3, 7]` is 2 and 3, then 7. */
export function sequences(indexes: readonly number[]): readonly { readonly at: number; readonly from: number; readonly count: number }[] {
  const found: { at: number; from: number; count: number }[] = [];
  indexes.forEach((index, at) => {
    const last = found[found.length - 1];
    if (last && index === last.from + last.count) last.count += 1;
    else found.push({ at, from: index, count: 1 });
  });
  return found;
}
