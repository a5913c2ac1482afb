/**
 * Rows on the hidden sheet as texts, many of them in one cell, so that a file needs no room for their cells twice.
 * @module
 */

import { ASIDE_DAMAGED } from '#words/refreshing';
import { ActivTrakError } from '../../errors';
import type { Row } from '../../model/cell';
import type { SheetArea, SheetValue, SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import type { RowRange } from '../cells/row-range';
import { rowsPerCall } from '../cells/write-rows';

/** So many rows are one line of the hidden sheet: where one stands follows from its place. */
export const ROWS_PER_LINE = 32;

/** One for what stands behind rows' own cells, which is read again and again; and as a rule one for their rows. */
export const PACKED_COLUMNS = 2;

/** How many lines rows need. */
export const linesOf = (rows: number): number => Math.ceil(rows / ROWS_PER_LINE);

/** Rows as texts on a sheet from its first cell on. */
export interface PackedRows {
  /** Puts rows behind the first `at`, and in the place of what was there. */
  put(sheet: string, at: number, rows: readonly Row[]): Task<void>;
  /** Rows in the order of the ranges. @param from their first cell that is needed; the last two alone are read for a small part of the time */
  each(sheet: string, ranges: readonly RowRange[], from: number, take: (cells: Row) => void): Task<void>;
}

/**
 * A line is the JSON of its rows, so that each cell comes back as it was, whatever a host makes of texts. One that is too long for a cell goes
 * on in the next ones. What an interrupted call wrote behind the rows that are known is not looked at.
 * @param keyPlace where a row has the key of its record, and whose it is behind that
 */
export function packedRows(sheets: SheetWriter, keyPlace: number): PackedRows {
  /** How many cells a line can have by now. */
  let width = 0;

  function* measure(sheet: string): Task<void> {
    width ||= (yield* wait(sheets.sheet('id', sheet)))?.columns ?? PACKED_COLUMNS;
  }

  function* each(sheet: string, ranges: readonly RowRange[], cell: number, take: (cells: Row) => void): Task<void> {
    yield* measure(sheet);
    const hasKeys = cell === keyPlace;
    const areas = ranges.map(({ from, count }): SheetArea => {
      const row = Math.floor(from / ROWS_PER_LINE);
      return { sheet, row, column: hasKeys ? 0 : 1, rows: linesOf(from + count) - row, columns: hasKeys ? 1 : width - 1 };
    });
    const read = yield* wait(sheets.read(areas));
    // Keys that are too long for one cell are in the rows alone.
    if (hasKeys && read.some((lines) => lines.some(([keys]) => keys === ''))) {
      yield* each(sheet, ranges, 0, (row) => take(row.slice(keyPlace)));
      return;
    }
    ranges.forEach(({ from, count }, place) => {
      const first = from % ROWS_PER_LINE;
      const rows = (read[place] ?? []).flatMap(rowsIn).slice(first, first + count);
      if (rows.length < count) throw damaged();
      for (const row of rows) take(row);
    });
  }

  /** The keys of a line's rows, and its rows. */
  function lineOf(rows: readonly Row[]): readonly string[] {
    const [keys = '', ...more] = cellsOf(JSON.stringify(rows.map((row) => row.slice(keyPlace))), sheets.limits.characters);
    return [more.length > 0 ? '' : keys, ...cellsOf(JSON.stringify(rows), sheets.limits.characters)];
  }

  return {
    each,
    *put(sheet, at, rows) {
      const known = at % ROWS_PER_LINE;
      const before: Row[] = [];
      yield* known === 0 ? measure(sheet) : each(sheet, [{ from: at - known, count: known }], 0, (row) => void before.push(row));
      const all = before.concat(rows);
      const perCall = linesOf(rowsPerCall(all[0]?.length ?? 1)) * ROWS_PER_LINE;
      for (let from = 0; from < all.length; from += perCall) {
        const texts: (readonly string[])[] = [];
        for (let row = from; row < Math.min(from + perCall, all.length); row += ROWS_PER_LINE)
          texts.push(lineOf(all.slice(row, row + ROWS_PER_LINE)));
        width = Math.max(width, ...texts.map(({ length }) => length));
        const area = { sheet, row: (at - known + from) / ROWS_PER_LINE, column: 0, rows: texts.length, columns: width };
        yield* wait(sheets.grow(sheet, area.row + area.rows, width));
        const cells = texts.map((text) => Array.from({ length: width }, (_, index) => text[index] ?? ''));
        yield* wait(sheets.write(area, cells));
      }
    },
  };
}

/** A text in as many cells as it needs. What stands around it keeps blanks at its ends, and nothing of it is a number or a formula. */
function cellsOf(text: string, most: number): readonly string[] {
  const cells: string[] = [];
  for (let at = 0; at < text.length; ) {
    // Half a character that takes two would not come back as it was written.
    const part = text.slice(at, at + most - 3).replace(/[\uD800-\uDBFF]$/, '');
    cells.push(`<${part}>`);
    at += part.length;
  }
  return cells;
}

/** The rows of a line; an apostrophe before it is the host's. */
function rowsIn(line: readonly SheetValue[]): readonly Row[] {
  try {
    return JSON.parse(line.map((cell) => String(cell).slice(String(cell).indexOf('<') + 1, -1)).join(''));
  } catch {
    throw damaged();
  }
}

const damaged = (): ActivTrakError => new ActivTrakError('unstable', ASIDE_DAMAGED);
