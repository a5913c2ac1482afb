import type { Cell, Row } from '../../model/cell';
import type { SheetWriter } from '../../sheet-writer';
import { columnCells } from '../../table/cells/column-cells';
import type { RowRange } from '../../table/cells/row-range';
import { writeRows } from '../../table/cells/write-rows';
import { EXTRA_CELLS, type RowHeap, type StagedRows } from '../../table/staging/row-heap';
import { type Task, wait } from '../../task';
import { type Entry, entryIn, entryList, packed, put, putAll, type Tally, unpacked } from './tally';

/** Behind the cells that a group is told by, a heap's row has so many of its record: whose it is, the name, milliseconds, the moment, and whether it counts. */
const RECORD_CELLS = 5;

/** A heap's row of a record. @param counts whether it is added; one that does not is only known to have come. */
export const recordRow = ({ cells, person, name, ms, first }: Entry, counts: boolean): Row => [...cells, person, name, ms, first, counts];

/** How many cells such a row has, for a group that is told by so many. */
export const recordWidth = (cells: number): number => cells + RECORD_CELLS;

function entryOf(row: Row): Entry | undefined {
  const end = row.length - EXTRA_CELLS;
  const [person, name, ms, first, counts] = row.slice(end - RECORD_CELLS, end) as [string, string, number, number, boolean];
  return counts ? { cells: row.slice(0, end - RECORD_CELLS), person, name, ms, activities: 1, first, last: first, longest: ms } : undefined;
}

/**
 * Where sums were put aside, with how many records they are of: packed into texts in the hidden sheet's first column, and keys of the records in its second.
 * What is put aside later never goes over texts that the run's state speaks of.
 */
export interface StagedTally extends StagedRows {
  readonly sums?: Texts | undefined;
  readonly keys?: Texts | undefined;
}

/** Texts one below the other. */
type Texts = RowRange;

/** Adds records up in the place of keeping them. What it holds depends on the number of groups, but for the key of each record, by which it is known. */
export interface TallyHeap extends RowHeap {
  /** The sums by now. */
  tally(): Tally;
  /** All records so far stay, or all are forgotten. */
  settle(): void;
  /** Keeps the sums and forgets their records: what comes next is none of them, and a new reading begins. */
  closeRecords(): void;
  /** Forgets all. */
  clear(): void;
  /** Whether so many records came since sums were put aside that a kill would cost much. */
  isDue(): boolean;
}

/** Excel takes 32,767 characters in a cell. */
const MOST_CHARACTERS = 30_000;
/** So many records are read again at the most after a kill. */
const MOST_UNSAVED = 20_000;
const NO_TEXTS: Texts = { from: 0, count: 0 };
/** Stands before keys, so that none of them looks like a formula or a number. */
const KEYS = 'k ';

/**
 * Sums that are kept in memory and put aside on a hidden sheet.
 * @param name the hidden sheet's
 * @param staged what an earlier call put aside
 */
export function* tallyHeap(sheets: SheetWriter, name: string, staged: StagedTally): Task<TallyHeap> {
  const most = Math.min(MOST_CHARACTERS, sheets.limits.characters - 1);
  let aside = staged;
  let keys: string[] = [];
  /** How many of the keys are put aside. */
  let asideKeys = 0;
  let isPutAside = true;
  /** Sums of readings that are closed, of this one, and of the round of pages that is being read. */
  const layers: Tally[] = [new Map(), new Map(), new Map()];
  const [closed, settled, round] = layers as [Tally, Tally, Tally];
  let countSettled = 0;

  function move(from: Tally, to: Tally): void {
    putAll(to, from);
    from.clear();
  }

  if (staged.sums) {
    const areaOf = ({ from, count }: Texts, column: number) => columnCells(staged, column, from, count);
    const [sums = [], known = []] = yield* wait(
      sheets.read([areaOf(staged.sums, 0), ...(staged.keys?.count ? [areaOf(staged.keys, 1)] : [])]),
    );
    for (const list of unpacked(sums.map(([text]) => String(text)))) {
      const [layer, ...entry] = list as [number, ...unknown[]];
      // Without its records, a reading has begun once more since.
      if (layer === 0 || staged.rows > 0) put(layers[layer] as Tally, entryIn(entry));
    }
    keys = staged.rows > 0 ? known.flatMap(([text]) => String(text).slice(KEYS.length).split(' ')) : [];
    [countSettled, asideKeys] = [keys.length, keys.length];
  }

  /** Texts of keys, none of which is longer than a cell takes. */
  function keyTexts(list: readonly string[]): readonly string[] {
    const texts: string[] = [];
    let from = 0;
    let length = 0;
    for (let at = 0; at <= list.length; at += 1) {
      const more = (list[at] ?? '').length + 1;
      if (at > from && (at === list.length || length + more > most - KEYS.length)) {
        texts.push(KEYS + list.slice(from, at).join(' '));
        [from, length] = [at, 0];
      }
      length += more;
    }
    return texts;
  }

  function* putAside(): Task<StagedTally> {
    if (isPutAside) return aside;
    const sums = packed(
      layers.flatMap((tally, layer) => [...tally.values()].map((entry) => [Math.min(layer, 1), ...entryList(entry)])),
      most,
    );
    // At least one row, so that it is seen that something is there.
    const texts = sums.length > 0 ? sums : ['[]'];
    const fresh = keyTexts(keys.slice(asideKeys));
    const { sums: sumsThere = NO_TEXTS, keys: keysThere = NO_TEXTS } = aside;
    const from = texts.length <= sumsThere.from ? 0 : sumsThere.from + sumsThere.count;
    const keysAt = keysThere.from + keysThere.count;
    let { sheet } = aside;
    const rows = Math.max(from + texts.length, keysAt + fresh.length);
    if (sheet === '') {
      const found = yield* wait(sheets.sheet('name', name));
      sheet = (found ?? (yield* wait(sheets.addSheet(name, 'hidden', { rows, columns: 2 })))).id;
    }
    yield* wait(sheets.grow(sheet, rows, 2));
    yield* writeRows(sheets, { sheet, row: from, column: 0 }, columnOf(texts));
    yield* writeRows(sheets, { sheet, row: keysAt, column: 1 }, columnOf(fresh));
    yield* wait(sheets.flush());
    const kept = asideKeys === 0 ? { from: keysAt, count: fresh.length } : { ...keysThere, count: keysThere.count + fresh.length };
    aside = { sheet, rows: keys.length, sums: { from, count: texts.length }, keys: kept };
    [asideKeys, isPutAside] = [keys.length, true];
    return aside;
  }

  function truncate(count: number): void {
    if (count === keys.length) return;
    round.clear();
    if (count === 0) {
      settled.clear();
      countSettled = 0;
    } else if (count !== countSettled) throw new RangeError(`Sums have no first ${count} records.`);
    keys = keys.slice(0, count);
    if (count < asideKeys) asideKeys = 0;
    isPutAside = false;
  }

  function* eachOf(ranges: readonly RowRange[], indexes: readonly number[], take: (row: Row) => void): Task<void> {
    // The first that is asked for is the record's key, and whose it is nobody asks.
    for (const { from, count } of ranges)
      for (const key of keys.slice(from, from + count)) take(indexes.map((_, at): Cell => (at === 0 ? key : '')));
    yield* wait(undefined);
  }

  return {
    count: () => keys.length,
    *add(rows, order) {
      for (const row of rows) {
        const entry = entryOf(row);
        if (entry) put(round, entry);
        keys.push(` ${row[row.length - EXTRA_CELLS]}`.slice(1));
      }
      if (order) keys = [...keys.slice(0, asideKeys), ...order.flatMap(({ from, count }) => keys.slice(from, from + count))];
      if (rows.length > 0) isPutAside = false;
      yield* wait(undefined);
    },
    truncate,
    putAside,
    each: (from, indexes, take) => eachOf([{ from, count: keys.length }], indexes, take),
    eachOf,
    *change() {
      yield* wait(undefined);
    },
    staged: () => ({ ...aside, rows: asideKeys }),
    inMemory: () => (isPutAside ? [] : [[]]),
    tally() {
      const all: Tally = new Map();
      for (const tally of layers) putAll(all, tally);
      return all;
    },
    settle() {
      move(round, settled);
      countSettled = keys.length;
    },
    closeRecords() {
      for (const tally of [settled, round]) move(tally, closed);
      [keys, asideKeys, isPutAside] = [[], 0, false];
      countSettled = 0;
    },
    clear() {
      closed.clear();
      truncate(0);
    },
    isDue: () => keys.length - asideKeys >= MOST_UNSAVED,
  };
}

const columnOf = (texts: readonly string[]): readonly Row[] => texts.map((text) => [text]);
