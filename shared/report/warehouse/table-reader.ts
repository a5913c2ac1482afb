import { READING_LOST } from '#words/from-table';
import { ActivTrakError, isActivTrakError } from '../../errors';
import type { Column, Row } from '../../model/cell';
import { secondsPer } from '../../model/cell';
import { DAY_SECONDS } from '../../model/day-length';
import type { Spent } from '../../ports';
import { fittedRows } from '../../table/cells/fitted-rows';
import type { Task } from '../../task';
import type { ReadingRows, RowsAsked, Warehouse, WarehouseTable } from '../../warehouse/warehouse';
import type { Report } from '../definition/definition';
import { type Counters, countedTogether } from '../reading/counters';
import { counting } from '../reading/counting';
import { firstReading, type Reading } from '../reading/reading';
import { withRows } from '../reading/segments';
import type { WayReader, WayReaderOptions } from '../reading/way-reader';
import { rowReader } from './cells-read';

interface TableReaderOptions extends Omit<WayReaderOptions, 'client'> {
  readonly warehouse: Warehouse;
  readonly table: WarehouseTable;
  readonly asked: RowsAsked;
  /** The columns whose fields are asked for, in their order. */
  readonly read: readonly Column[];
  /** Called with what came of each piece. */
  readonly onRead: (piece: ReadingRows) => void;
}

/** By what a reading keeps the word of the warehouse's own. */
const READING = 'everyone';

/**
 * Reads rows of a table piece by piece. All of them are of one moment, whichever call reads them: a call goes on behind the last piece that is kept. Where the
 * warehouse has lost them meanwhile, or gives them to nobody but another person who began, they are read again from the beginning.
 */
export function tableReader(options: TableReaderOptions): WayReader {
  const { report, columns, budget, heap, shape, mostCharacters, onPages, warehouse, table, asked, read, onRead } = options;
  const rowOf = rowReader(columns, read, report.unit);
  const count = countingRead(report, columns, read);
  /** The word of what this call began itself. */
  let own: string | undefined;

  /** @returns why the call has to end without the piece */
  function* piece(from: Reading): Task<{ readonly reading: Reading; readonly spent: Spent | undefined }> {
    let reading = from;
    let word = reading.cursors[READING];
    const isBegun = word !== undefined;
    if (word === undefined) {
      word = yield* warehouse.startReading(table, asked);
      own = word;
      // It counts as a page, so that a call goes on with it that ends before the first rows are there.
      reading = { ...reading, cursors: { [READING]: word }, pages: reading.pages + 1 };
    }
    const walk = reading.open[0]?.walk ?? { attempt: 1, page: 0 };
    const lost: Lost = word === own ? 'never' : walk.rows === undefined ? 'if it fails' : 'if it is refused';
    const found = yield* untilSpent(warehouse.readRows(table, word, walk.rows ?? 0), lost);
    if (found === 'time') return { reading, spent: 'time' };
    if (found === undefined) {
      if (!isBegun) throw new ActivTrakError('rejected', READING_LOST);
      heap.truncate(0);
      return { reading: firstReading({ pages: reading.pages }), spent: undefined };
    }
    onRead(found);
    return { reading: yield* withPiece(reading, found, walk.page), spent: undefined };
  }

  function* withPiece(reading: Reading, { rows: values, total }: ReadingRows, page: number): Task<Reading> {
    const rows: readonly Row[] = values.map(rowOf);
    const { rows: fitted, cut } = fittedRows(rows.map(shape), mostCharacters);
    yield* heap.add(fitted);
    const come = (reading.open[0]?.walk.rows ?? 0) + rows.length;
    const counters = countedTogether(reading.counters, { ...count(rows), cut });
    const isOver = rows.length === 0 || come >= total;
    const walk = { attempt: 1, page: page + 1, rows: come, total, perPage: reading.open[0]?.walk.perPage ?? Math.max(1, rows.length) };
    return {
      ...reading,
      open: isOver ? [] : [{ way: 0, walk }],
      next: 1,
      segments: withRows(reading.segments, 0, fitted.length),
      pages: reading.pages + 1,
      over: counters,
      counters,
    };
  }

  return {
    *readOn(from) {
      let reading = from;
      while (reading.next === 0 || reading.open.length > 0) {
        const before = budget.spent();
        if (before) return { reading, spent: before };
        const { reading: now, spent } = yield* piece(reading);
        reading = now;
        const stopped = spent ?? (yield* onPages(reading));
        if (stopped) return { reading, spent: stopped };
      }
      return { reading, spent: undefined };
    },
  };
}

/**
 * When rows that an earlier call began to read are as lost, and begin once more. What has given no row yet may have failed; the result of a query is given to
 * nobody but the person who ran it: cloud.google.com/bigquery/docs/cached-results, "anonymous datasets".
 */
type Lost = 'never' | 'if it fails' | 'if it is refused';

/** What a step gives, or that this call's time is over before the warehouse is done: the next call asks again. */
function* untilSpent<T>(step: Task<T>, lost: Lost): Task<T | 'time' | undefined> {
  try {
    return yield* step;
  } catch (failure) {
    if (!isActivTrakError(failure) || failure.code === 'cancelled') throw failure;
    if (failure.code === 'time') return 'time';
    if (lost === 'if it fails' || (lost === 'if it is refused' && failure.code === 'forbidden')) return undefined;
    throw failure;
  }
}

/** Counts rows whose times may not be all there: then nobody knows whether they add up, and the longest of them says whether a day is too long. */
function countingRead(report: Report, columns: readonly Column[], read: readonly Column[]): (rows: readonly Row[]) => Counters {
  const count = counting(report, columns);
  const has = (key: string): boolean => read.some((column) => column.key === key);
  if (['active', 'passive', 'total'].every(has)) return count;
  const times = columns.flatMap(({ key, kind }, index) => (kind === 'duration' && has(key) ? [index] : []));
  const most = DAY_SECONDS / secondsPer(report.unit);
  const isOneDay = !columns.some(({ key }) => key === 'time');
  return (rows) => ({
    ...count(rows),
    wrongSums: 0,
    longDays: isOneDay ? rows.filter((row) => times.some((index) => Number(row[index] || 0) > most)).length : 0,
  });
}
