import type { Cell, Row } from '../../model/cell';
import { isDangerousText } from '../../model/typed-text';
import type { SheetInfo, SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { columnCells } from '../cells/column-cells';
import { MOST_IN_MEMORY } from '../cells/memory-limits';
import type { RowRange } from '../cells/row-range';
import { sequences } from '../cells/sequences';
import { writeRows } from '../cells/write-rows';
import { linesOf, PACKED_COLUMNS, packedRows, ROWS_PER_LINE } from './packed-rows';

/** Behind a row's own cells: the key of its record, and whose it is. */
export const EXTRA_CELLS = 2;

/** Whether so many rows go to the hidden sheet in any case. @param columns with those behind a row's own */
export const isStaged = (rows: number, columns: number): boolean => rows * columns > MOST_IN_MEMORY;

/** Cells read back at a time. */
const CELLS_PER_READ = 400_000;

/** Stands above the keys of rows that are cells; a host that keeps the apostrophe before such a text shows it there. */
const PROBE = '-';

/** Where the rows of a refresh are that were put aside: on a hidden sheet, from its first column on. */
export interface StagedRows {
  /** The hidden sheet's id; empty where there is none yet. */
  readonly sheet: string;
  readonly rows: number;
  /** The sheet's row of the first of them, where that leaves room for a header so that the sheet can become the report's. */
  readonly first?: number | undefined;
  /** Else many rows are one text there. An earlier version had cells there, and such a run begins anew. */
  readonly packed?: true | undefined;
}

/** The rows of a refresh until they are whole: in memory, or on a hidden sheet once they are many or the run has to pause. */
export interface RowHeap {
  count(): number;
  /** @param order of all rows in memory, as ranges of the heap's rows; without it these come behind those before */
  add(rows: readonly Row[], order?: readonly RowRange[]): Task<void>;
  /** Forgets all rows but the first `count`. */
  truncate(count: number): void;
  /** Puts everything on the hidden sheet. */
  putAside(): Task<StagedRows>;
  /** Some columns of the rows from `from` on, in pieces that fit into memory. */
  each(from: number, indexes: readonly number[], take: (row: Row) => void): Task<void>;
  /** The same of some rows, in the order of the ranges. */
  eachOf(ranges: readonly RowRange[], indexes: readonly number[], take: (row: Row) => void): Task<void>;
  /**
   * Puts other texts into one column.
   * @param cellOf a row's text, by what it has there, its key and its owner; `undefined` where that stays
   */
  change(index: number, cellOf: (cells: Row, row: number) => Cell | undefined): Task<void>;
  /** The hidden sheet, when any row is there. */
  staged(): StagedRows;
  /** The rows that are in memory alone. */
  inMemory(): readonly Row[];
}

/**
 * Rows that are kept in memory and put aside on a hidden sheet.
 * @param name the hidden sheet's
 * @param columns how many cells a row has
 * @param before what an earlier call put aside
 * @param firstRow where the rows are to begin on a hidden sheet that may become the report's; `undefined` where it may not
 */
export function rowHeap(
  sheets: SheetWriter,
  name: string,
  columns: number,
  before: StagedRows,
  firstRow: (infos: readonly SheetInfo[]) => number | undefined = () => undefined,
): RowHeap {
  let staged = before;
  let buffer: Row[] = [];
  const keyPlace = columns - EXTRA_CELLS;
  const lines = packedRows(sheets, keyPlace);
  let keeps: boolean | undefined;

  const sheetRow = (row: number): number => (staged.first ?? 0) + row;

  /** Gives the texts of cells without the apostrophes that a host may have kept. */
  function* unquoted(): Task<(cell: string) => string> {
    if (keeps === undefined) {
      const [first] = yield* wait(sheets.read([columnCells(staged, keyPlace, sheetRow(-1))]));
      keeps = String(first?.[0]?.[0]).startsWith(`'${PROBE}`);
    }
    return (cell) => (keeps && cell.startsWith("'") && isDangerousText(cell.slice(1)) ? cell.slice(1) : cell);
  }

  /** With room for what is in memory, and nothing on it of an earlier refresh. */
  function* stagingSheet(): Task<StagedRows> {
    const infos = yield* wait(sheets.sheets());
    const found = infos.find((info) => info.name === name);
    const first = firstRow(infos);
    if (found) yield* wait(sheets.removeSheet(found.id));
    const size = first === undefined ? { rows: linesOf(buffer.length), columns: PACKED_COLUMNS } : { rows: first + buffer.length, columns };
    const { id } = yield* wait(sheets.addSheet(name, 'hidden', size));
    return { sheet: id, rows: 0, ...(first === undefined ? { packed: true } : { first }) };
  }

  function* putAside(): Task<StagedRows> {
    if (buffer.length === 0) return staged;
    if (staged.sheet === '') staged = yield* stagingSheet();
    const { sheet, rows, packed } = staged;
    if (packed) yield* lines.put(sheet, rows, buffer);
    else {
      yield* wait(sheets.grow(sheet, sheetRow(rows + buffer.length), columns));
      const probe: Row = Array.from({ length: columns }, (_, index) => (index === keyPlace ? PROBE : ''));
      yield* writeRows(sheets, { sheet, row: sheetRow(rows === 0 ? -1 : rows), column: 0 }, rows === 0 ? [probe, ...buffer] : buffer);
    }
    yield* wait(sheets.flush());
    staged = { ...staged, rows: rows + buffer.length };
    buffer = [];
    return staged;
  }

  /** How many rows are read together; of packed ones whole lines. */
  const atOnce = ({ length }: readonly number[]): number =>
    staged.packed ? linesOf(CELLS_PER_READ / columns) * ROWS_PER_LINE : Math.ceil(CELLS_PER_READ / length);

  /** Reads ranges of the hidden sheet together. */
  function* eachAside(ranges: readonly RowRange[], indexes: readonly number[], take: (row: Row) => void): Task<void> {
    if (staged.packed) {
      const from = indexes.every((index) => index >= keyPlace) ? keyPlace : 0;
      return yield* lines.each(staged.sheet, ranges, from, (cells) => take(indexes.map((index) => cells[index - from] ?? '')));
    }
    const plain = yield* unquoted();
    const columns = sequences(indexes);
    const areas = ranges.flatMap(({ from, count: rows }) =>
      columns.map(({ from: column, count }) => ({ sheet: staged.sheet, row: sheetRow(from), column, rows, columns: count })),
    );
    const read = yield* wait(sheets.read(areas));
    for (const [place, { count: rows }] of ranges.entries()) {
      const parts = read.slice(place * columns.length, (place + 1) * columns.length);
      for (let at = 0; at < rows; at += 1) {
        const row: Cell[] = [];
        for (const part of parts) for (const cell of part[at] ?? []) row.push(typeof cell === 'string' ? plain(cell) : cell);
        take(row);
      }
    }
  }

  function* eachOf(ranges: readonly RowRange[], indexes: readonly number[], take: (row: Row) => void): Task<void> {
    const most = atOnce(indexes);
    let together: RowRange[] = [];
    let rows = 0;
    for (const { from, count } of ranges) {
      const end = from + count;
      for (let row = from; row < Math.min(end, staged.rows); ) {
        const piece = Math.min(most - rows, Math.min(end, staged.rows) - row);
        together.push({ from: row, count: piece });
        [row, rows] = [row + piece, rows + piece];
        if (rows < most) continue;
        yield* eachAside(together, indexes, take);
        [together, rows] = [[], 0];
      }
      if (end <= staged.rows) continue;
      if (together.length > 0) yield* eachAside(together, indexes, take);
      [together, rows] = [[], 0];
      for (const row of buffer.slice(Math.max(0, from - staged.rows), end - staged.rows)) take(indexes.map((index) => row[index] ?? ''));
    }
    if (together.length > 0) yield* eachAside(together, indexes, take);
  }

  const each = (from: number, indexes: readonly number[], take: (row: Row) => void): Task<void> =>
    eachOf([{ from, count: Math.max(0, staged.rows + buffer.length - from) }], indexes, take);

  return {
    count: () => staged.rows + buffer.length,
    *add(rows, order) {
      const before = buffer;
      buffer = buffer.concat(rows);
      // Not by flatMap, which looks every row up: ten times as slow.
      if (order)
        buffer = ([] as Row[]).concat(...order.map(({ from, count }) => buffer.slice(from - staged.rows, from - staged.rows + count)));
      if (!isStaged(buffer.length, columns)) return;
      try {
        yield* putAside();
      } catch (failure) {
        // The first of them are those from before again, and not in among the new ones.
        buffer = before;
        throw failure;
      }
    },
    truncate(count) {
      buffer = buffer.slice(0, Math.max(0, count - staged.rows));
      if (count < staged.rows) staged = { ...staged, rows: count };
    },
    putAside,
    each,
    eachOf,
    *change(index, cellOf) {
      const indexes = [index, keyPlace, keyPlace + 1];
      const { packed, sheet } = staged;
      const all = packed ? Array.from({ length: columns }, (_, at) => at) : indexes;
      const most = atOnce(indexes);
      for (let from = 0; from < staged.rows; from += most) {
        const changed: Row[] = [];
        let isOther = false;
        yield* eachAside([{ from, count: Math.min(most, staged.rows - from) }], all, (cells) => {
          const cell = cellOf(packed ? indexes.map((one) => cells[one] as Cell) : cells, from + changed.length);
          isOther ||= cell !== undefined;
          changed.push(packed ? cells.map((own, at) => (at === index ? (cell ?? own) : own)) : [cell ?? cells[0] ?? '']);
        });
        if (!isOther) continue;
        if (packed) yield* lines.put(sheet, from, changed);
        else yield* writeRows(sheets, { sheet, row: sheetRow(from), column: index }, changed);
      }
      for (const [at, row] of buffer.entries()) {
        const cells = indexes.map((one) => row[one] ?? '');
        const cell = cellOf(cells, staged.rows + at);
        if (cell !== undefined) (row as Cell[])[index] = cell;
      }
    },
    staged: () => staged,
    inMemory: () => buffer,
  };
}
