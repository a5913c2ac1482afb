import type { Row } from '../../model/cell';
import type { SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import type { RowRange } from '../cells/row-range';
import { sequences } from '../cells/sequences';
import { rowsPerCall, writeRows } from '../cells/write-rows';
import type { ColumnGroup } from '../place/placement';

/** Whole rows on their way into the sheet: in memory, or on the hidden sheet. */
export interface RowsSource {
  readonly count: number;
  /** The rows, where they are in memory. */
  readonly rows?: readonly Row[];
  /** So many rows from one on. */
  piece(from: number, count: number): Task<readonly Row[]>;
  /** The others, without those at some places. */
  without(places: readonly RowRange[]): RowsSource;
}

/** Rows that are in memory. */
export const memoryRows = (rows: readonly Row[]): RowsSource => ({
  count: rows.length,
  rows,
  piece: (from, count) => wait(rows.slice(from, from + count)),
  without: (places) =>
    memoryRows(([] as Row[]).concat(...between(places, rows.length).map(({ from, count }) => rows.slice(from, from + count)))),
});

/**
 * Rows that are taken into memory piece by piece.
 * @param take hands over those of some ranges
 * @param ranges all of them in their order
 */
export function piecedRows(ranges: readonly RowRange[], take: (some: readonly RowRange[]) => Task<readonly Row[]>): RowsSource {
  const all = ranges.reduce((sum, { count }) => sum + count, 0);
  return {
    count: all,
    piece: (from, count) => take(part(ranges, from, count)),
    without: (places) =>
      piecedRows(
        between(places, all).flatMap(({ from, count }) => part(ranges, from, count)),
        take,
      ),
  };
}

/** What of the first `count` rows is none of these places. */
function between(places: readonly RowRange[], count: number): readonly RowRange[] {
  let from = 0;
  return [...places, { from: count, count: 0 }].flatMap((place) => {
    const range = { from, count: place.from - from };
    from = place.from + place.count;
    return range.count > 0 ? [range] : [];
  });
}

/** Single rows that are so near are read together. */
const NEAR = 64;

/** Single rows, by their places in order. */
export function* rowsAt(source: RowsSource, places: readonly number[]): Task<readonly Row[]> {
  let from = 0;
  let some: readonly Row[] = [];
  const found: Row[] = [];
  for (const place of places) {
    if (place >= from + some.length) [from, some] = [place, yield* source.piece(place, NEAR)];
    found.push(some[place - from] as Row);
  }
  return found;
}

/** Puts rows into the report's columns, the first of them into row `row`. */
export function* putRows(
  sheets: SheetWriter,
  sheet: string,
  row: number,
  groups: readonly ColumnGroup[],
  rows: readonly Row[],
): Task<void> {
  for (const { column, indexes } of groups) {
    const isWhole = indexes.length === rows[0]?.length && indexes.every((index, at) => index === at);
    yield* writeRows(sheets, { sheet, row, column }, isWhole ? rows : rows.map((cells) => indexes.map((index) => cells[index] ?? '')));
  }
}

/** How many rows are written in one call; the last of each has a word where rows are claimed. */
export const pieceOf = (groups: readonly ColumnGroup[]): number =>
  rowsPerCall(Math.max(...groups.flatMap(({ indexes }) => sequences(indexes).map(({ count }) => count))));

/** The ranges of some rows among those in an order. */
function part(ranges: readonly RowRange[], from: number, rows: number): readonly RowRange[] {
  const found: RowRange[] = [];
  let at = 0;
  for (const range of ranges) {
    const skipped = Math.max(0, from - at);
    const count = Math.min(range.count - skipped, from + rows - at - skipped);
    if (count > 0) found.push({ from: range.from + skipped, count });
    at += range.count;
  }
  return found;
}
