import type { Cell, Row } from '../model/cell';
import { isDangerousText } from '../model/typed-text';
import type { SheetInfo, SheetWriter } from '../sheet-writer';
import { type Task, wait } from '../task';
import { MOST_IN_MEMORY } from './memory-limits';
import { sequences } from './sequences';
import { writeRows } from './write-rows';

/** Behind a row's own cells: the key of its record, and whose it is. */
export const EXTRA_CELLS = 2;

/** Whether so many rows go to the hidden sheet in any case. @param columns with those behind a row's own */
export const isStaged = (rows: number, columns: number): boolean => rows * columns > MOST_IN_MEMORY;

/** Cells read back at a time. */
const CELLS_PER_READ = 400_000;

/**
 * Stands before the first row's key on the hidden sheet; a host that keeps the apostrophe before such a text shows it there. Where rows may be
 * sorted it has a row of its own above them.
 */
const PROBE = '-';

/** Where the rows of a refresh are that were put aside: on a hidden sheet, from its first column on. */
export interface StagedRows {
  /** The hidden sheet's id; empty where there is none yet. */
  readonly sheet: string;
  readonly rows: number;
  /** The sheet's row of the first of them, where that leaves room for a header so that the sheet can become the report's. */
  readonly first?: number | undefined;
}

/** Rows that stand one below the other, by their places from 0 on. */
export interface RowRange {
  readonly from: number;
  readonly count: number;
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
  let keeps: boolean | undefined;

  const sheetRow = (row: number): number => (staged.first ?? 0) + row;
  const isOwn = (): boolean => staged.first !== undefined;

  /** Gives the texts of the hidden sheet without the apostrophes that a host may have kept. */
  function* unquoted(): Task<(cell: string, row: number, index: number) => string> {
    if (keeps === undefined) {
      const row = sheetRow(isOwn() ? -1 : 0);
      const [first] = yield* wait(sheets.read([{ sheet: staged.sheet, row, column: keyPlace, rows: 1, columns: 1 }]));
      keeps = String(first?.[0]?.[0]).startsWith(`'${PROBE}`);
    }
    return (cell, row, index) => {
      const text = keeps && cell.startsWith("'") && isDangerousText(cell.slice(1)) ? cell.slice(1) : cell;
      return row === 0 && !isOwn() && index === keyPlace && text.startsWith(PROBE) ? text.slice(PROBE.length) : text;
    };
  }

  /** With room for what is in memory. One that is to become the report's has nothing on it of an earlier refresh. */
  function* stagingSheet(): Task<StagedRows> {
    const infos = yield* wait(sheets.sheets());
    const found = infos.find((info) => info.name === name);
    const first = firstRow(infos);
    if (found && first === undefined) {
      yield* wait(sheets.grow(found.id, buffer.length, columns));
      return { sheet: found.id, rows: 0 };
    }
    if (found) yield* wait(sheets.removeSheet(found.id));
    const { id } = yield* wait(sheets.addSheet(name, true, { rows: (first ?? 0) + buffer.length, columns }));
    return { sheet: id, rows: 0, ...(first === undefined ? {} : { first }) };
  }

  function* putAside(): Task<StagedRows> {
    if (buffer.length === 0) return staged;
    if (staged.sheet === '') staged = yield* stagingSheet();
    else yield* wait(sheets.grow(staged.sheet, sheetRow(staged.rows + buffer.length), columns));
    const { sheet, rows } = staged;
    const [first = [], ...others] = buffer;
    const probed = (row: Row): Row => row.map((cell, index) => (index === keyPlace ? PROBE + cell : cell));
    const isAlone = rows === 0 && isOwn();
    const lines = rows > 0 ? buffer : isAlone ? [probed(first.map(() => '')), ...buffer] : [probed(first), ...others];
    yield* writeRows(sheets, { sheet, row: sheetRow(isAlone ? -1 : rows), column: 0 }, lines);
    yield* wait(sheets.flush());
    staged = { ...staged, rows: staged.rows + buffer.length };
    buffer = [];
    return staged;
  }

  /** Reads ranges of the hidden sheet together. */
  function* eachAside(ranges: readonly RowRange[], indexes: readonly number[], take: (row: Row) => void): Task<void> {
    const plain = yield* unquoted();
    const columns = sequences(indexes);
    const areas = ranges.flatMap(({ from, count: rows }) =>
      columns.map(({ from: column, count }) => ({ sheet: staged.sheet, row: sheetRow(from), column, rows, columns: count })),
    );
    const read = yield* wait(sheets.read(areas));
    for (const [place, { from, count: rows }] of ranges.entries()) {
      const parts = read.slice(place * columns.length, (place + 1) * columns.length);
      for (let at = 0; at < rows; at += 1) {
        const row: Cell[] = [];
        for (const part of parts)
          for (const cell of part[at] ?? [])
            row.push(typeof cell === 'string' ? plain(cell, from + at, indexes[row.length] as number) : cell);
        take(row);
      }
    }
  }

  function* eachOf(ranges: readonly RowRange[], indexes: readonly number[], take: (row: Row) => void): Task<void> {
    const most = Math.ceil(CELLS_PER_READ / indexes.length);
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
      buffer = buffer.concat(rows);
      // Not by flatMap, which looks every row up: ten times as slow.
      if (order)
        buffer = ([] as Row[]).concat(...order.map(({ from, count }) => buffer.slice(from - staged.rows, from - staged.rows + count)));
      if (isStaged(buffer.length, columns)) yield* putAside();
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
      const most = Math.ceil(CELLS_PER_READ / indexes.length);
      for (let from = 0; from < staged.rows; from += most) {
        const column: Row[] = [];
        let isOther = false;
        yield* eachAside([{ from, count: Math.min(most, staged.rows - from) }], indexes, (cells) => {
          const cell = cellOf(cells, from + column.length);
          isOther ||= cell !== undefined;
          column.push([cell ?? cells[0] ?? '']);
        });
        if (isOther) yield* writeRows(sheets, { sheet: staged.sheet, row: sheetRow(from), column: index }, column);
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
